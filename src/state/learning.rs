//! What a learner did, as one document that lies in the browser's database.
//!
//! It is read when a page of the course asks for it first; the start of the app does not. What is done before it has been
//! read waits and is written on top of it.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::learning_record::{self, Action, UnitRecord};

use super::library::Library;
use crate::browser::storage::NotKept;

mod shelf;

/// Whether what a learner does is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The database has not answered yet.
    Opening,
    /// It is kept.
    Kept,
    /// It lasts until the page is closed: the database is full, blocked or silent.
    InMemory(NotKept),
    /// What is stored belongs to a newer version: it is shown, and nothing is written to it.
    Newer,
    /// Another window erased everything: nothing is written back until this page is loaded anew.
    Erased,
}

/// The learning record, for pages.
#[derive(Clone, Copy)]
pub struct Learning {
    /// The document.
    pub document: RwSignal<Document>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// The keys of texts that could not be read and were set aside in the database.
    pub set_aside: RwSignal<Vec<String>>,
}

impl Learning {
    /// The record; the first call begins to read it.
    #[must_use]
    pub fn open() -> Self {
        let shelf = shelf::shelf();
        shelf.begin(Library::expect());
        Self {
            document: shelf.document.clone().into(),
            keeping: shelf.keeping.clone().into(),
            set_aside: shelf.set_aside.clone().into(),
        }
    }

    /// Whether the record has been read, or it is clear that it cannot be.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.keeping.get() != Keeping::Opening
    }

    /// Changes the record and keeps it.
    pub fn dispatch(self, action: Action) {
        shelf::shelf().dispatch(action);
    }

    /// What was done in one unit.
    #[must_use]
    pub fn unit(self, unit: &str) -> Memo<UnitRecord> {
        let unit = unit.to_owned();
        Memo::new(move |_| self.document.with(|document| learning_record::unit(document, &unit)))
    }
}

/// The record as it is kept, with what this page did; nothing where nothing was done. One of a newer version comes as it
/// is.
pub async fn export() -> Option<Document> {
    shelf::shelf().export().await
}

/// Merges a record from a file into the one here. Says whether it lies in the database; one that cannot be kept lasts
/// until the page is closed.
pub async fn take_in(document: Document) -> bool {
    shelf::shelf().take_in(&document).await
}

/// Erases the record and whatever else lies in the database, here and in other windows. Says whether that was possible.
pub async fn erase() -> bool {
    shelf::shelf().erase().await
}

/// A text that was set aside, by its key.
pub async fn text_set_aside(key: &str) -> Option<String> {
    crate::browser::database::texts().await.ok()?.remove(key)
}

/// Forgets a text that was set aside.
pub async fn forget_set_aside(key: &str) {
    // Where it cannot be removed it stays in the list, which is read anew.
    let _ = crate::browser::database::remove(key).await;
    shelf::shelf().read().await;
}
