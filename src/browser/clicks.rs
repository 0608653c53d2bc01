//! Clicks on pieces of compiled text, which have no listeners of their own.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;

/// Calls back with an attribute of whatever was clicked, where that or something around it fits the selector; it has the
/// focus then, in every browser. Listens until the calling view goes.
pub fn on_click(selector: &'static str, attribute: &'static str, clicked: impl Fn(String) + 'static) {
    let handle = window_event_listener(ev::click, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(element) = target.and_then(|target| target.closest(selector).ok()?) else {
            return;
        };
        let Some(value) = element.get_attribute(attribute) else {
            return;
        };
        // Safari gives a clicked button no focus, and a dialog would not know where to give it back.
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.focus();
        }
        clicked(value);
    });
    on_cleanup(move || handle.remove());
}
