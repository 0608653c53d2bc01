//! Getting one of the site's own files as text.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::javascript::{call, global, property};

/// A file that did not arrive: no network, no such file, or not readable as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// Begins to fetch a content file; [`text`] then gives what has arrived.
pub fn begin(path: &str) {
    // Whether it arrives is heard by who takes it.
    let _ = ask(path);
}

fn ask(path: &str) -> Option<JsValue> {
    call(&js_sys::global(), "touchstoneText", &[JsValue::from_str(path)])
}

/// Whether the person told their browser to save data. Not every browser says.
#[must_use]
pub fn is_data_dear() -> bool {
    global(&["navigator", "connection", "saveData"]).is_some_and(|saves| saves.is_truthy())
}

/// The text of a content file, by its path in the content folder. boot.js fetches it once for the whole visit.
///
/// # Errors
/// [`NotFetched`], whatever the reason; the caller offers to try again.
pub async fn text(path: &str) -> Result<String, NotFetched> {
    let promise = ask(path).ok_or(NotFetched)?;
    let promise: js_sys::Promise = promise.dyn_into().map_err(|_| NotFetched)?;
    let text = JsFuture::from(promise).await.map_err(|_| NotFetched)?;
    text.as_string().ok_or(NotFetched)
}

/// A text that boot.js fetched while the Wasm was loading; each can be taken once.
#[must_use]
pub fn started(name: &str) -> Option<String> {
    let texts = global(&["touchstoneStart"])?;
    let text = property(&texts, name)?.as_string();
    let texts: js_sys::Object = texts.unchecked_into();
    // A text that stays is only memory.
    let _ = js_sys::Reflect::delete_property(&texts, &JsValue::from_str(name));
    text
}
