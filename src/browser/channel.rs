//! A word to the other open windows of this site.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::javascript::{call, construct, property};

/// The way to the other windows that use the same name.
#[derive(Clone, Debug)]
pub struct Channel {
    channel: JsValue,
}

impl Channel {
    /// Opens it and listens as long as the page lives; nothing where the browser has no such thing.
    #[must_use]
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
        let channel = construct(&["BroadcastChannel"], &[JsValue::from_str(name)])?;
        let listener = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if let Some(word) = property(&event, "data").and_then(|word| word.as_string()) {
                heard(word);
            }
        });
        Reflect::set(&channel, &JsValue::from_str("onmessage"), &listener.into_js_value()).ok()?;
        Some(Self { channel })
    }

    /// Tells the others a word; this window does not hear it.
    pub fn tell(&self, word: &str) {
        call(&self.channel, "postMessage", &[JsValue::from_str(word)]);
    }
}
