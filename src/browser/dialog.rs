//! Native dialogs: while one is open the browser keeps the keyboard inside, and Escape closes it.

use leptos::prelude::document;
use wasm_bindgen::JsValue;

use super::javascript::call;

/// Opens the dialog that fits the selector, in front of everything.
pub fn open(selector: &str) {
    let Ok(Some(dialog)) = document().query_selector(selector) else {
        return;
    };
    if call(&dialog, "showModal", &[]).is_none() {
        // A browser without dialogs shows it in its place. A plain attribute with a constant name does not fail.
        let _ = dialog.set_attribute("open", "");
    }
}

/// Closes it; the focus goes back to where it was.
pub fn close(selector: &str) {
    let Ok(Some(dialog)) = document().query_selector(selector) else {
        return;
    };
    if call(&JsValue::from(&dialog), "close", &[]).is_none() {
        // As above.
        let _ = dialog.remove_attribute("open");
    }
}
