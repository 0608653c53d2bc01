//! Whether the browser may clear what this site keeps when it needs room, and asking it not to.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::javascript::{call, global};

/// Whether the browser has promised to keep this site's data; nothing where it knows no such promise.
pub async fn is_promised() -> Option<bool> {
    answer("persisted").await
}

/// Asks for the promise. The browser may ask the person, decide by itself, or know no such question: then nothing.
pub async fn ask() -> Option<bool> {
    answer("persist").await
}

async fn answer(method: &str) -> Option<bool> {
    let storage = global(&["navigator", "storage"])?;
    let promise: js_sys::Promise = call(&storage, method, &[])?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}
