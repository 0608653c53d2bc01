//! One tab at a time, where the browser has locks.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::javascript::{call, global};

/// Runs the work while this tab alone holds the named lock; at once where there are no locks.
pub fn alone(name: &str, work: impl FnOnce() + Clone + 'static) {
    let inside = work.clone();
    let callback = Closure::once_into_js(inside);
    let asked =
        global(&["navigator", "locks"]).and_then(|locks| call(&locks, "request", &[JsValue::from_str(name), callback]));
    if asked.is_none() {
        work();
    }
}
