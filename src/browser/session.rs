//! The browser's storage of this tab, which lasts as long as the tab does. Where there is none, nothing is kept in it.

use web_sys::Storage;

use super::database;

/// What lies under a key.
#[must_use]
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(&full(key)).ok()?
}

/// Keeps a text under a key, or nothing more.
pub fn write(key: &str, text: Option<&str>) {
    if let Some(storage) = storage() {
        // A form that cannot be kept stays on the page, as long as that is not loaded anew.
        let _ = match text {
            Some(text) => storage.set_item(&full(key), text),
            None => storage.remove_item(&full(key)),
        };
    }
}

/// Forgets everything of this deployment.
pub fn forget_all() {
    let Some(storage) = storage() else { return };
    let ours = full("");
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|place| storage.key(place).ok()?);
    for key in keys.filter(|key| key.starts_with(&ours)).collect::<Vec<_>>() {
        // Where it cannot be removed it could not be written either.
        let _ = storage.remove_item(&key);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

fn full(key: &str) -> String {
    [&database::name(), ":", key].concat()
}
