//! Files in and out, by the person's own choice.

use std::time::Duration;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::javascript::call;

/// How long the content of a download stays after the click.
const STILL_READ: Duration = Duration::from_secs(60);

/// Hands a text to the browser as a download. Says whether the browser took it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    try_download(name, kind, &JsValue::from_str(text)).is_ok()
}

/// Like [`download`], of a file that is no text.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    try_download(name, kind, &Uint8Array::from(bytes)).is_ok()
}

fn try_download(name: &str, kind: &str, part: &JsValue) -> Result<(), JsValue> {
    let parts = Array::of1(part);
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = leptos::prelude::document();
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // A busy browser begins to read some time after the click.
    leptos::prelude::set_timeout(
        move || {
            // One that stays is only memory.
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        STILL_READ,
    );
    Ok(())
}

/// A file that a person picked.
#[derive(Clone, Debug)]
pub struct PickedFile {
    file: web_sys::File,
}

impl PickedFile {
    /// The files of an input element after its `change` event.
    #[must_use]
    pub fn all_of(event: &web_sys::Event) -> Vec<Self> {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(files) = input.as_ref().and_then(web_sys::HtmlInputElement::files) else {
            return Vec::new();
        };
        let picked = (0..files.length())
            .filter_map(|index| files.get(index))
            .map(|file| Self { file })
            .collect();
        // So that picking the same file again is a change again.
        if let Some(input) = input {
            input.set_value("");
        }
        picked
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> f64 {
        self.file.size()
    }

    /// The bytes from one place up to another, if they can be read. A large file is read in pieces: memory holds one at a
    /// time, and the page goes on between them.
    pub async fn piece(&self, from: f64, to: f64) -> Option<Vec<u8>> {
        let blob = self.file.slice_with_f64_and_f64(from, to).ok()?;
        let promise: js_sys::Promise = call(&blob, "arrayBuffer", &[])?.dyn_into().ok()?;
        let buffer = JsFuture::from(promise).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// Its text, if it can be read.
    pub async fn text(&self) -> Option<String> {
        let promise: js_sys::Promise = call(&self.file, "text", &[])?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()?.as_string()
    }
}
