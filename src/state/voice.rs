//! Who the person at this device is in an assessment that several people rate.
//!
//! That belongs to the device and to nobody's data: it lies apart from everything that goes into a save file, so that a
//! file from somebody else never makes a person write in that one's name.

use std::cell::RefCell;
use std::collections::BTreeMap;

use touchstone_domain::ids::{DocumentId, RaterId};

use crate::browser::storage::LocalStore;

thread_local! {
    /// What was said while this page is open, for a browser that keeps nothing or has no room.
    static SAID: RefCell<BTreeMap<DocumentId, RaterId>> = const { RefCell::new(BTreeMap::new()) };
}

/// Who the person said to be; nothing where that is not known on this device.
#[must_use]
pub fn of(assessment: &DocumentId) -> Option<RaterId> {
    let stored = LocalStore::of_device().and_then(|store| store.read(assessment.as_str())?.parse().ok());
    stored.or_else(|| SAID.with_borrow(|said| said.get(assessment).cloned()))
}

/// Remembers who the person is; nothing forgets it.
pub fn say(assessment: &DocumentId, rater: Option<&RaterId>) {
    let store = LocalStore::of_device();
    let key = assessment.as_str();
    match rater {
        Some(rater) => {
            SAID.with_borrow_mut(|said| said.insert(assessment.clone(), rater.clone()));
            // Where there is no room for it the person is asked again after another start.
            let _ = store.map(|store| store.write(key, rater.as_str()));
        }
        None => {
            SAID.with_borrow_mut(|said| said.remove(assessment));
            if let Some(store) = store {
                store.remove(key);
            }
        }
    }
}

/// Forgets it for all assessments.
pub fn forget_all() {
    SAID.with_borrow_mut(BTreeMap::clear);
    if let Some(store) = LocalStore::of_device() {
        for key in store.keys() {
            store.remove(&key);
        }
    }
}
