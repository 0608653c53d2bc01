//! All assessments of this device, read when a page asks for all of them: a few at once, many in slices between which the page
//! goes on.

use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::assessment::{AssessmentHead, read};
use touchstone_domain::document::Document;
use touchstone_store::{Key, Kind, Lying, Place, look};

use super::Library;
use crate::browser::storage::LocalStore;

/// How many documents are read in one go, and how much text.
const MOST: usize = 100;
const MOST_TEXT: usize = 200_000;

impl Library {
    /// Heads of the assessments that are not deleted, the one answered last first. Where there are many, more come in a moment:
    /// see [`Library::unread`].
    #[must_use]
    pub fn heads(self) -> Vec<AssessmentHead> {
        self.read_all();
        self.revision.track();
        let mut heads: Vec<(Option<_>, u64, AssessmentHead)> = self.store.with_value(|store| {
            let heads = store.all(Kind::Assessment);
            let heads = heads.map(|document| (read::head(document), document.highest_counter()));
            heads
                .filter(|(head, _)| !head.deleted)
                .map(|(head, count)| (head.assessed_on, count, head))
                .collect()
        });
        heads.sort_by(|left, right| (right.0, right.1, &right.2.id).cmp(&(left.0, left.1, &left.2.id)));
        heads.into_iter().map(|(_, _, head)| head).collect()
    }

    /// All assessments that somebody has begun, deleted ones too, to the last one.
    #[must_use]
    pub fn all(self) -> Vec<Document> {
        self.read_all();
        while self.read_some() {}
        self.store
            .with_value(|store| store.all(Kind::Assessment).cloned().collect())
    }

    /// Begins to read, once; see [`Library::unread`].
    pub fn read_all(self) {
        if self.to_read.with_value(Option::is_some) {
            return;
        }
        let Some(local) = self.local() else { return };
        let keys = local.keys().into_iter();
        let keys = keys.filter_map(|key| Key::of(Place::Quick, &key));
        let keys = keys.filter(|key| key.kind == Kind::Assessment).rev().collect();
        let keys: Vec<Key> = keys;
        if !keys.is_empty() {
            let _ = self.meet_quick(&local);
        }
        self.to_read.set_value(Some(keys));
        if self.read_some() {
            self.read_on();
        }
    }

    fn read_on(self) {
        let next = move || {
            if self.read_some() {
                self.read_on();
            }
            self.revision.update(|revision| *revision += 1);
        };
        set_timeout(next, Duration::ZERO);
    }

    /// Reads a slice, and says whether there is more.
    fn read_some(self) -> bool {
        let Some(local) = self.local() else { return false };
        let mut size = 0;
        for _ in 0..MOST {
            let next = self.to_read.try_update_value(|keys| keys.as_mut().and_then(Vec::pop));
            let Some(key) = next.flatten() else { break };
            size += self.read_stored(&local, &key);
            if size > MOST_TEXT {
                break;
            }
        }
        let left = self.to_read.with_value(|keys| keys.as_ref().map_or(0, Vec::len));
        if self.unread.get_untracked() != left {
            self.unread.set(left);
        }
        left > 0
    }

    /// Takes a stored document over; one that cannot be read is set aside. Gives the length of its text.
    fn read_stored(self, local: &LocalStore, key: &Key) -> usize {
        let at = key.at(Place::Quick).unwrap_or_default();
        let known = self.store.with_value(|store| store.standing(key).is_some());
        let Some(text) = local.read(&at).filter(|_| !known) else {
            return 0;
        };
        let length = text.len();
        match look(Some(text)) {
            // Where there is no room to set it aside it stays under its key, and nothing writes there either.
            Lying::Unreadable(text) => drop(self.set_aside(local, &at, &text)),
            lying => self.store.update_value(|store| {
                store.read(Place::Quick, key, lying);
                // Whether the other copy is as good is looked at after the start (`safe::recover`).
                store.lies_in(Place::Safe, key);
            }),
        }
        length
    }
}
