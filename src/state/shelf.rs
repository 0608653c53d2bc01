//! Documents that lie in the browser's database, one of each kind: in memory while the page lives, in the database, and
//! in step with other windows.
//!
//! A document is read when a page asks for it first; the start of the app does not. What is done before it has been read
//! waits and is written on top of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::undo::Undo;
use touchstone_domain::{improvement_plan, learning_record, portfolio, snapshots};

use super::keeping::SET_ASIDE;
use super::library::Library;
use crate::browser::database;
use crate::browser::storage::NotKept;
use crate::words::{Word, data};

mod acting;
mod one;

pub use acting::{ActionOfKind, ChangedBy};
use one::Shelf;

/// Whether a document is kept.
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

/// A kind of document of which there is one.
#[derive(Debug)]
pub struct Kind {
    /// The kind, which is also its key in the database.
    pub kind: &'static str,
    /// The key in the local storage of a document that was not in the database yet when the page was left.
    pending: &'static str,
    /// A document in which nothing is written.
    pub new: fn() -> Document,
    /// What the page of your data calls it.
    pub name: Word,
}

/// What a learner did.
pub static LEARNING: Kind = Kind {
    kind: learning_record::KIND,
    pending: "learning-pending",
    new: learning_record::new,
    name: data::KIND_LEARNING,
};

/// What a learner made.
pub static PORTFOLIO: Kind = Kind {
    kind: portfolio::KIND,
    pending: "portfolio-pending",
    new: portfolio::new,
    name: data::KIND_PORTFOLIO,
};

/// What providers set out to do.
pub static IMPROVEMENT_PLAN: Kind = Kind {
    kind: improvement_plan::KIND,
    pending: "improvement-plan-pending",
    new: improvement_plan::new,
    name: data::KIND_IMPROVEMENT_PLAN,
};

/// Frozen versions of assessments.
pub static SNAPSHOTS: Kind = Kind {
    kind: snapshots::KIND,
    pending: "snapshots-pending",
    new: snapshots::new,
    name: data::KIND_SNAPSHOTS,
};

/// All kinds that lie here. What is listed is shown, saved, opened and erased on the page of your data.
pub static KINDS: [&Kind; 4] = [&LEARNING, &PORTFOLIO, &IMPROVEMENT_PLAN, &SNAPSHOTS];

impl Kind {
    /// The beginning of keys under which unreadable texts of this kind are set aside.
    fn set_aside(&self) -> String {
        [SET_ASIDE, self.kind, ":"].concat()
    }
}

thread_local! {
    static SHELVES: RefCell<BTreeMap<&'static str, Rc<Shelf>>> = RefCell::default();
}

/// The one shelf of a kind in this page.
fn shelf(kind: &'static Kind) -> Rc<Shelf> {
    let known = SHELVES.with_borrow(|shelves| shelves.get(kind.kind).cloned());
    known.unwrap_or_else(|| {
        let shelf = Rc::new(Shelf::new(kind));
        SHELVES.with_borrow_mut(|shelves| shelves.insert(kind.kind, Rc::clone(&shelf)));
        shelf
    })
}

/// A kind's document, for pages.
#[derive(Clone, Copy, Debug)]
pub struct OnShelf {
    /// Its kind.
    pub kind: &'static Kind,
    /// The document.
    pub document: RwSignal<Document>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// The keys of texts that could not be read and were set aside in the database.
    pub set_aside: RwSignal<Vec<String>>,
}

impl OnShelf {
    /// The document; the first call begins to read it.
    #[must_use]
    pub fn open(kind: &'static Kind) -> Self {
        let shelf = shelf(kind);
        shelf.begin(Library::expect());
        Self {
            kind,
            document: shelf.document.clone().into(),
            keeping: shelf.keeping.clone().into(),
            set_aside: shelf.set_aside.clone().into(),
        }
    }

    /// Whether the document has been read, or it is clear that it cannot be.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.keeping.get() != Keeping::Opening
    }

    /// Whether something can be added: what a newer version wrote, or another window erased, is left alone.
    #[must_use]
    pub fn may_change(self) -> bool {
        !matches!(self.keeping.get(), Keeping::Opening | Keeping::Newer | Keeping::Erased)
    }

    /// The document, where anything was done.
    #[must_use]
    pub fn written(self) -> Option<Document> {
        Some(self.document.get()).filter(|document| !document.registers.is_empty())
    }

    /// Changes the document and keeps it.
    pub fn change(self, change: impl FnOnce(&mut Document, &WriterId) -> Undo + 'static) {
        shelf(self.kind).change(Box::new(change));
    }
}

/// A document as it is kept, with what this page did; nothing where nothing was done. One of a newer version comes as it
/// is.
pub async fn export(kind: &'static Kind) -> Option<Document> {
    shelf(kind).export().await
}

/// Merges a document from a file into the one here. Says whether it lies in the database; one that cannot be kept lasts
/// until the page is closed.
pub async fn take_in(kind: &'static Kind, document: Document) -> bool {
    shelf(kind).take_in(&document).await
}

/// Erases all documents and whatever else lies in the database, here and in other windows. Says whether that was possible.
pub async fn erase() -> bool {
    let shelves = KINDS.map(shelf);
    for shelf in &shelves {
        shelf.forget();
    }
    let erased = database::erase().await.is_ok();
    for shelf in &shelves {
        shelf.tell_erased(erased);
    }
    erased
}

/// A text that was set aside, by its key.
pub async fn text_set_aside(key: &str) -> Option<String> {
    database::texts().await.ok()?.remove(key)
}

/// Forgets a text that was set aside.
pub async fn forget_set_aside(key: &str) {
    // Where it cannot be removed it stays in the list, which is read anew.
    let _ = database::remove(key).await;
    for shelf in KINDS.map(shelf) {
        if shelf.is_begun() {
            shelf.read().await;
        }
    }
}
