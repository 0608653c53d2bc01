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

/// Calls back when the page is hidden or left: the last moment to keep what is typed.
pub fn on_leave(leaving: impl Fn() + Clone + 'static) {
    let hidden = leaving.clone();
    std::mem::forget(window_event_listener(ev::pagehide, move |_| leaving()));
    std::mem::forget(window_event_listener(ev::visibilitychange, move |_| hidden()));
}

/// Tells boot.js that the app crashed; it shows a notice that works without the Wasm.
pub fn show_crash_notice(details: &str) {
    call(
        &js_sys::global(),
        "touchstoneFailed",
        &[JsValue::from_str("crash"), JsValue::from_str(details)],
    );
}
