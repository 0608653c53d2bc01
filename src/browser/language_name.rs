//! What a language is called in another one.

use wasm_bindgen::JsValue;

use super::javascript::{call, construct, object};

/// The name of `named` as people say it in `language`: `inglese` for English in Italian; nothing where the browser does
/// not know it.
#[must_use]
pub fn language_name(language: &str, named: &str) -> Option<String> {
    let kind = object(&[("type", "language".into()), ("fallback", "none".into())]);
    let names = construct(&["Intl", "DisplayNames"], &[JsValue::from_str(language), kind])?;
    call(&names, "of", &[JsValue::from_str(named)])?.as_string()
}
