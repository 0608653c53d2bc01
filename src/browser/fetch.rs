//! Getting one of the site's own files as text.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::javascript::{call, global, property};

/// A file that did not arrive: no network, no such file, or not readable as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

/// The text of a file of this site; the address is relative to the page.
///
/// # Errors
/// [`NotFetched`], whatever the reason; the caller offers to try again.
pub async fn text(address: &str) -> Result<String, NotFetched> {
    let response = promised(&js_sys::global(), "fetch", &[JsValue::from_str(address)]).await?;
    let arrived = property(&response, "ok").is_some_and(|ok| ok.is_truthy());
    if !arrived {
        return Err(NotFetched);
    }
    promised(&response, "text", &[]).await?.as_string().ok_or(NotFetched)
}

async fn promised(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, NotFetched> {
    let promise = call(object, method, arguments).ok_or(NotFetched)?;
    let promise: js_sys::Promise = promise.dyn_into().map_err(|_| NotFetched)?;
    JsFuture::from(promise).await.map_err(|_| NotFetched)
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
