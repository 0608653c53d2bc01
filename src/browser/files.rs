//! Files in and out, by the person's own choice.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::javascript::call;

/// Hands a text to the browser as a download. Says whether the browser took it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    try_download(name, kind, text).is_ok()
}

fn try_download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = leptos::prelude::document();
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
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

    /// Its text, if it can be read.
    pub async fn text(&self) -> Option<String> {
        let promise: js_sys::Promise = call(&self.file, "text", &[])?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()?.as_string()
    }
}
