//! What other tabs do to the assessments, and what the second copies hold.

use leptos::prelude::*;
use touchstone_domain::assessment;
use touchstone_domain::document::Document;
use touchstone_domain::merge::merge;
use touchstone_domain::small_code::SmallMap;

use super::{ASSESSMENT, ERASED, Library, note_erasure};
use crate::browser::tabs;
use crate::state::keeping::{self, Stored};

impl Library {
    /// Follows what other tabs do from now on, and catches up with what they did since the start. Also takes from the
    /// second copies what the storage lacks. The start has no code for it: a part calls this a moment later.
    pub fn follow_others(self) {
        if self.follows_others.get_value() {
            return;
        }
        self.follows_others.set_value(true);
        tabs::on_change(move |key, text| self.follow(key.as_deref(), text));
        if let Some(store) = self.store() {
            for key in store.keys() {
                if let Some(text) = store.read(&key) {
                    self.follow(Some(&store.full_key(&key)), Some(text));
                }
            }
        }
        self.recover_soon();
    }

    /// Another tab wrote, removed, or cleared.
    fn follow(self, full_key: Option<&str>, text: Option<String>) {
        let Some(store) = self.store() else { return };
        let key = match full_key {
            Some(full_key) => store.own_key(full_key),
            None => Some(ERASED),
        };
        match (key, text) {
            (Some(ERASED), _) => {
                note_erasure();
                self.documents.set_value(SmallMap::new());
                self.waiting.set_value(SmallMap::new());
                self.erased_elsewhere.set(true);
                self.revision.update(|revision| *revision += 1);
            }
            (Some(key), Some(text)) if key.starts_with(ASSESSMENT) => self.follow_document(text),
            _ => self.note_set_aside(&store),
        }
    }

    fn follow_document(self, text: String) {
        let Stored::File(file) = keeping::read_text(text) else {
            return;
        };
        for theirs in file.documents_of(assessment::KIND) {
            let id = theirs.id.clone();
            let ours = self.with(&id, Document::clone);
            let merged = ours
                .as_ref()
                .and_then(|ours| merge(ours, theirs).ok())
                .unwrap_or_else(|| theirs.clone());
            let lacks_ours = !theirs.contains_all_of(&merged);
            if ours.as_ref() != Some(&merged) {
                self.documents.update_value(|documents| {
                    documents.insert(id.clone(), merged);
                });
                self.changed_elsewhere.set(Some(id.clone()));
                self.revision.update(|revision| *revision += 1);
            }
            if lacks_ours {
                self.keep_soon(id);
            }
        }
    }
}
