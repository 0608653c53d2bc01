//! The assessments on this device: the documents themselves, in memory and in the browser's storage.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::assessment::{self, AssessmentHead, read};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_domain::merge::merge;
use touchstone_domain::small_code::SmallMap;

use super::keeping::{self, SET_ASIDE, Stored, Unkept};
use crate::browser::storage::{LocalStore, NotKept};
use crate::browser::{locks, page, random};

mod copies;
mod others;

/// The beginning of an assessment's key.
const ASSESSMENT: &str = "assessment:";
/// Written and removed again when a tab erases everything, so that other tabs forget too instead of writing it back.
const ERASED: &str = "erased";

/// Whether what was typed lies in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SaveState {
    /// Nothing to keep yet.
    Idle,
    /// A change waits to be written.
    Waiting,
    /// Written at this time, in milliseconds since 1970.
    Saved(f64),
    /// The browser refused: full, or blocked.
    Refused(NotKept),
    /// The stored text is of a newer version; this tab does not touch it.
    Newer,
}

/// The library as a context.
#[derive(Clone, Copy)]
pub struct Library {
    owner: StoredValue<Option<Owner>>,
    store: StoredValue<Option<LocalStore>>,
    writer: StoredValue<Option<WriterId>>,
    documents: StoredValue<SmallMap<DocumentId, Document>>,
    waiting: StoredValue<SmallMap<DocumentId, ()>>,
    copying: StoredValue<u32>,
    newer: StoredValue<SmallMap<DocumentId, ()>>,
    drafts: StoredValue<SmallMap<DocumentId, ()>>,
    follows_others: StoredValue<bool>,
    /// Whether the last change lies in the storage.
    pub saved: RwSignal<SaveState>,
    /// Documents that another tab changed, by id: views of that document read it anew.
    pub changed_elsewhere: RwSignal<Option<DocumentId>>,
    /// Changes whenever an assessment comes, goes or gets another name.
    pub revision: RwSignal<u32>,
    /// Texts that could not be read and were set aside.
    pub set_aside: RwSignal<Vec<String>>,
    /// Everything was erased in another tab.
    pub erased_elsewhere: RwSignal<bool>,
}

thread_local! {
    static ERASURES: Cell<u32> = const { Cell::new(0) };
}

/// How often everything was erased in this visit, here or in another tab. What was begun before the last time must bring
/// nothing back.
#[must_use]
pub fn erasures() -> u32 {
    ERASURES.get()
}

fn note_erasure() {
    ERASURES.set(ERASURES.get().wrapping_add(1));
}

impl Library {
    /// Opens the store, reads what is there, and follows what other tabs do.
    pub fn provide() {
        let store = LocalStore::open();
        let blocked = store.is_none();
        let library = Self {
            owner: StoredValue::new(Owner::current()),
            store: StoredValue::new(store),
            writer: StoredValue::new(random::hex_id().ok()),
            documents: StoredValue::default(),
            waiting: StoredValue::default(),
            copying: StoredValue::default(),
            newer: StoredValue::default(),
            drafts: StoredValue::default(),
            follows_others: StoredValue::default(),
            saved: RwSignal::new(if blocked {
                SaveState::Refused(NotKept::Blocked)
            } else {
                SaveState::Idle
            }),
            changed_elsewhere: RwSignal::new(None),
            revision: RwSignal::new(0),
            set_aside: RwSignal::new(Vec::new()),
            erased_elsewhere: RwSignal::new(false),
        };
        library.read_store();
        page::on_leave(move || library.keep_waiting());
        provide_context(library);
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Runs the work in the owner that lives as long as the page: what it makes stays when the page of the app changes.
    pub fn for_the_whole_page<T>(self, work: impl FnOnce() -> T) -> T {
        match self.owner.get_value() {
            Some(owner) => owner.with(work),
            None => work(),
        }
    }

    /// The browser's store, where there is one.
    #[must_use]
    pub fn store(self) -> Option<LocalStore> {
        self.store.get_value()
    }

    /// Whoever writes in this tab.
    #[must_use]
    pub fn writer(self) -> Option<WriterId> {
        self.writer.get_value()
    }

    /// Heads of the assessments that are not deleted, the one answered last first.
    #[must_use]
    pub fn heads(self) -> Vec<AssessmentHead> {
        self.revision.track();
        let drafts = self.drafts.get_value();
        let mut heads: Vec<(Option<_>, u64, AssessmentHead)> = self.documents.with_value(|documents| {
            let begun = documents.values().filter(|document| !drafts.contains_key(&document.id));
            let heads = begun.map(|document| (read::head(document), document.highest_counter()));
            heads
                .filter(|(head, _)| !head.deleted)
                .map(|(head, count)| (head.assessed_on, count, head))
                .collect()
        });
        heads.sort_by(|left, right| (right.0, right.1, &right.2.id).cmp(&(left.0, left.1, &left.2.id)));
        heads.into_iter().map(|(_, _, head)| head).collect()
    }

    /// Reads a document, if it is here.
    pub fn with<T>(self, id: &DocumentId, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.documents.with_value(|documents| documents.get(id).map(read))
    }

    /// All documents that somebody has begun, deleted ones too.
    #[must_use]
    pub fn all(self) -> Vec<Document> {
        let drafts = self.drafts.get_value();
        self.documents.with_value(|documents| {
            documents
                .values()
                .filter(|document| !drafts.contains_key(&document.id))
                .cloned()
                .collect()
        })
    }

    /// Whether a document is of a newer version and may only be read.
    #[must_use]
    pub fn is_newer(self, id: &DocumentId) -> bool {
        self.newer.with_value(|newer| newer.contains_key(id))
    }

    /// Takes a document in: a new one, a duplicate, or one from a file. One that is here already is merged.
    pub fn take_in(self, document: Document) {
        let id = document.id.clone();
        self.documents.update_value(|documents| {
            let merged = documents.get(&id).and_then(|here| merge(here, &document).ok());
            documents.insert(id.clone(), merged.unwrap_or(document));
        });
        self.keep_soon(id);
        self.revision.update(|revision| *revision += 1);
    }

    /// Shows a document of a newer version, which the caller has kept as it stands: it may be read, and is not written.
    pub fn take_newer(self, document: Document) {
        self.newer.update_value(|newer| {
            newer.insert(document.id.clone(), ());
        });
        self.documents.update_value(|documents| {
            documents.insert(document.id.clone(), document);
        });
        self.revision.update(|revision| *revision += 1);
    }

    /// Shows a document of a newer version no longer.
    pub fn forget_newer(self, id: &DocumentId) {
        if self.newer.try_update_value(|newer| newer.remove(id).is_some()) == Some(true) {
            self.documents.update_value(|documents| {
                documents.remove(id);
            });
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Looks anew at which texts are set aside, after one was taken away or put there.
    pub fn look_at_set_aside(self) {
        if let Some(store) = self.store() {
            self.note_set_aside(&store);
        }
    }

    /// Takes in an assessment that nobody has answered yet: it is neither listed nor kept until somebody does.
    pub fn take_draft(self, document: Document) {
        self.drafts.update_value(|drafts| {
            drafts.insert(document.id.clone(), ());
        });
        self.documents.update_value(|documents| {
            documents.insert(document.id.clone(), document);
        });
    }

    /// Changes a document that is here and may be written; keeps it soon.
    pub fn change<T>(self, id: &DocumentId, change: impl FnOnce(&mut Document, &WriterId) -> T) -> Option<T> {
        if self.is_newer(id) {
            return None;
        }
        let writer = self.writer()?;
        let mut result = None;
        self.documents.update_value(|documents| {
            result = documents.get_mut(id).map(|document| change(document, &writer));
        });
        if result.is_some() {
            self.keep_soon(id.clone());
            if self.drafts.try_update_value(|drafts| drafts.remove(id).is_some()) == Some(true) {
                self.revision.update(|revision| *revision += 1);
            }
        }
        result
    }

    /// Erases everything that this site keeps in this browser, and tells the other tabs.
    pub fn erase(self) {
        note_erasure();
        self.documents.set_value(SmallMap::new());
        self.waiting.set_value(SmallMap::new());
        self.newer.set_value(SmallMap::new());
        if let Some(store) = self.store() {
            for key in store.keys() {
                store.remove(&key);
            }
            // Where this cannot be written there is nothing that another tab could write back.
            let _ = store.write(ERASED, "now");
            store.remove(ERASED);
        }
        self.set_aside.set(Vec::new());
        if !matches!(self.saved.get_untracked(), SaveState::Refused(NotKept::Blocked)) {
            self.saved.set(SaveState::Idle);
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Writes a document in a moment: after the screen has shown the change, before anything else can happen.
    fn keep_soon(self, id: DocumentId) {
        if self.store.with_value(Option::is_none) {
            return;
        }
        let first = self.waiting.with_value(SmallMap::is_empty);
        self.waiting.update_value(|waiting| {
            waiting.insert(id, ());
        });
        if first {
            self.saved.set(SaveState::Waiting);
            let later = move || {
                self.store.with_value(|store| {
                    let name = store.as_ref().map_or_else(String::new, |store| store.full_key("lock"));
                    locks::alone(&name, move || self.keep_waiting());
                });
            };
            set_timeout(later, Duration::ZERO);
        }
    }

    /// Writes every document that waits. Also called when the page is left, without waiting for the lock.
    fn keep_waiting(self) {
        let Some(store) = self.store() else { return };
        let mut ids = SmallMap::new();
        self.waiting.update_value(|waiting| ids = std::mem::take(waiting));
        for (id, ()) in ids {
            let Some(document) = self.with(&id, Document::clone) else {
                continue;
            };
            let outcome = keeping::keep(&store, &key(&id), &document);
            match &outcome {
                Ok(kept) => self.copy(kept.clone()),
                Err(Unkept::Refused(reason)) => self.saved.set(SaveState::Refused(*reason)),
                Err(Unkept::Newer) => self.saved.set(SaveState::Newer),
            }
            if let Ok(merged) = outcome
                && merged != document
            {
                self.documents.update_value(|documents| {
                    documents.insert(id.clone(), merged);
                });
                self.changed_elsewhere.set(Some(id));
            }
        }
    }

    fn read_store(self) {
        let Some(store) = self.store() else { return };
        for key in store.keys() {
            if key.starts_with(ASSESSMENT) {
                let stored = keeping::stored(&store, &key);
                self.take_stored(&store, &key, stored);
            }
        }
    }

    fn take_stored(self, store: &LocalStore, key: &str, stored: Stored) {
        let (file, newer) = match stored {
            Stored::Nothing => return,
            Stored::File(file) => (file, false),
            Stored::Newer(file) => (file, true),
            Stored::Unreadable(text) => {
                // Where there is no room to set it aside it stays under its key, and nothing writes there either.
                let _ = keeping::set_aside(store, key, &text);
                return;
            }
        };
        for document in file.documents_of(assessment::KIND) {
            if newer {
                self.newer.update_value(|ids| {
                    ids.insert(document.id.clone(), ());
                });
            }
            self.documents.update_value(|documents| {
                documents.insert(document.id.clone(), document.clone());
            });
        }
    }

    fn note_set_aside(self, store: &LocalStore) {
        let keys: Vec<String> = store
            .keys()
            .into_iter()
            .filter(|key| key.starts_with(SET_ASIDE))
            .collect();
        if self.set_aside.with_untracked(|known| *known != keys) {
            self.set_aside.set(keys);
        }
    }
}

fn key(id: &DocumentId) -> String {
    format!("{ASSESSMENT}{id}")
}
