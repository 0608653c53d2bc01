//! The browser's local storage, by gloo-storage, asked only after a probe: gloo throws where storage is blocked.

use gloo_storage::{LocalStorage, Storage};
use touchstone_domain::small_code::sorted_by;
use touchstone_store::Refusal;
use wasm_bindgen::{JsCast, JsValue};

/// The keys of this deployment: two copies of the site on one host do not see each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalStore {
    prefix: String,
}

impl LocalStore {
    /// The store, or nothing where the browser blocks it.
    #[must_use]
    pub fn open() -> Option<Self> {
        let window = web_sys::window()?;
        let storage = window.local_storage().ok()??;
        // Some browsers hand out the object and refuse every use of it.
        storage.length().ok()?;
        let path = window.location().pathname().ok()?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        Some(Self {
            prefix: format!("touchstone:{folder}/:"),
        })
    }

    /// The store of what belongs to this device alone, apart from everything that is saved as a file.
    #[must_use]
    pub fn of_device() -> Option<Self> {
        let Self { prefix } = Self::open()?;
        let prefix = ["device-", &prefix].concat();
        Some(Self { prefix })
    }

    /// The key as the browser sees it.
    #[must_use]
    pub fn full_key(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// Our key, if a browser's key is one of ours.
    #[must_use]
    pub fn own_key<'key>(&self, full_key: &'key str) -> Option<&'key str> {
        full_key.strip_prefix(&self.prefix)
    }

    /// All our keys, sorted.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let raw = LocalStorage::raw();
        let count = raw.length().unwrap_or(0);
        let names = (0..count).filter_map(|index| raw.key(index).ok().flatten());
        let keys = names.filter_map(|name| self.own_key(&name).map(ToOwned::to_owned));
        sorted_by(keys, Ord::cmp)
    }

    /// The stored text.
    #[must_use]
    pub fn read(&self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(&self.full_key(key)).ok().flatten()
    }

    /// Keeps a text.
    ///
    /// # Errors
    /// [`Refusal`]; what was stored before stays.
    pub fn write(&self, key: &str, text: &str) -> Result<(), Refusal> {
        LocalStorage::raw()
            .set_item(&self.full_key(key), text)
            .map_err(|error| reason(&error))
    }

    /// Forgets a text. Removing fails only where reading and writing fail too, which is reported there.
    pub fn remove(&self, key: &str) {
        let _ = LocalStorage::raw().remove_item(&self.full_key(key));
    }
}

fn reason(error: &JsValue) -> Refusal {
    let name = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.name()));
    let name = name.or_else(|| super::javascript::property(error, "name")?.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Refusal::Full,
        _ => Refusal::Blocked,
    }
}
