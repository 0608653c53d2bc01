//! The page as a whole: language, theme, print, leaving, and the notice after a crash.

use leptos::ev;
use leptos::prelude::{document, window_event_listener};
use wasm_bindgen::JsValue;

use super::javascript::{call, global};

/// Sets an attribute of the `html` element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Setting a plain attribute with a constant name does not fail.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Opens the browser's print dialogue.
pub fn print() {
    call(&js_sys::global(), "print", &[]);
}

/// Loads the page anew.
pub fn reload() {
    if let Some(location) = global(&["location"]) {
        call(&location, "reload", &[]);
    }
}

/// Calls back when the page is hidden or left, with `true`: the last moment to keep what is typed. And when it is seen again,
/// with `false`.
pub fn on_leave(left: impl Fn(bool) + Clone + 'static) {
    let (hidden, shown) = (left.clone(), left.clone());
    std::mem::forget(window_event_listener(ev::pagehide, move |_| left(true)));
    std::mem::forget(window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            shown(false);
        }
    }));
    std::mem::forget(window_event_listener(ev::visibilitychange, move |_| {
        hidden(document().visibility_state() == web_sys::VisibilityState::Hidden);
    }));
}

/// Lets the browser ask before the page is left, whenever something would be lost.
pub fn ask_before_leaving(would_lose: impl Fn() -> bool + 'static) {
    std::mem::forget(window_event_listener(ev::beforeunload, move |event| {
        if would_lose() {
            event.prevent_default();
        }
    }));
}

/// Tells boot.js that the app crashed; it shows a notice that works without the Wasm.
pub fn show_crash_notice(details: &str) {
    call(
        &js_sys::global(),
        "touchstoneFailed",
        &[JsValue::from_str("crash"), JsValue::from_str(details)],
    );
}
