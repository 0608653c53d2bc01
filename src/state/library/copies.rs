//! The second copies of assessments: kept after each change, taken back after the start.

use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::assessment;
use touchstone_domain::document::Document;
use touchstone_domain::small_code::SmallMap;

use super::{Library, SaveState, erasures};
use crate::browser::clock;
use crate::effect::spawn;
use crate::parts;
use crate::state::safety_copy::Job;

/// How long "saving" waits for the second copy.
const COPY_PATIENCE: Duration = Duration::from_secs(2);
/// When the second copies are looked at after the start: the first page comes first.
const RECOVER_AFTER: Duration = Duration::from_millis(500);

impl Library {
    /// Keeps the second copy as well; "saved" is said when the last one is done, or when one takes too long.
    pub(super) fn copy(self, document: Document) {
        self.copying.update_value(|copying| *copying += 1);
        let done = StoredValue::new(false);
        let erased = erasures();
        let finish = move || {
            if done.try_update_value(|done| std::mem::replace(done, true)) != Some(false) {
                return;
            }
            self.copying
                .update_value(|copying| *copying = copying.saturating_sub(1));
            if erased == erasures() && self.copying.get_value() == 0 && self.waiting.with_value(SmallMap::is_empty) {
                self.saved.set(SaveState::Saved(clock::now()));
            }
        };
        set_timeout(finish, COPY_PATIENCE);
        spawn(async move {
            // Without the part there is no second copy of this change; the next change tries again.
            let _ = parts::safety_copy(Job::Keep(document, erased)).await;
            finish();
        });
    }

    /// Takes from the second copies what the storage lacks, once the first page is on screen.
    pub(super) fn recover_soon(self) {
        if self.store.with_value(Option::is_none) {
            return;
        }
        let recover = move || {
            spawn(async move {
                let erased = erasures();
                let copies = parts::safety_copy(Job::Recover).await.unwrap_or_default();
                if erased != erasures() {
                    return;
                }
                for copy in copies {
                    let known = self.with(&copy.id, |document| document.contains_all_of(&copy)) == Some(true);
                    if !known && copy.kind == assessment::KIND && !self.is_newer(&copy.id) {
                        let id = copy.id.clone();
                        self.take_in(copy);
                        self.changed_elsewhere.set(Some(id));
                    }
                }
            });
        };
        set_timeout(recover, RECOVER_AFTER);
    }
}
