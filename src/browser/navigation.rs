//! The address, the title, the focus and the scroll position.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

/// The part of the address from `#` on.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another address of the app, as a link would.
pub fn go_to(href: &str) {
    // Setting a hash does not fail.
    let _ = window().location().set_hash(href);
}

/// Changes the address without a new entry in the history, and without an event.
pub fn replace(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Calls back on every change of the hash.
pub fn on_change(changed: impl Fn(String) + 'static) {
    drop(super::dom::on_window("hashchange", Box::new(move |_| changed(hash()))));
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves the focus to the first element that fits; scrolls only if asked.
pub fn focus(selector: &str, scroll: bool) {
    let Ok(Some(element)) = document().query_selector(selector) else {
        return;
    };
    if scroll {
        element.scroll_into_view();
    }
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let options = super::javascript::object(&[("preventScroll", JsValue::from(true))]);
        super::javascript::call(element, "focus", &[options]);
    }
}

/// Whether the focus is inside the element.
#[must_use]
pub fn has_focus(element: &str) -> bool {
    let focused = document().query_selector(&[element, " :focus"].concat());
    matches!(focused, Ok(Some(_)))
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Runs the work once the changes of this moment stand on the page.
pub fn after_render(work: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(work);
}
