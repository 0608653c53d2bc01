//! A document of which there is one, changed by actions of its kind only.

use std::marker::PhantomData;
use std::ops::Deref;

use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::undo::Undo;

use super::{Kind, OnShelf};

/// What changes a document of which there is one.
pub trait ActionOfKind: 'static {
    /// The kind of document.
    fn kind() -> &'static Kind;

    /// Changes the document.
    fn apply(&self, document: &mut Document, writer: &WriterId) -> Undo;
}

/// The document of an action's kind, for pages: what [`OnShelf`] shows, and the way to change it.
#[derive(Debug)]
pub struct ChangedBy<Action> {
    shelf: OnShelf,
    action: PhantomData<fn(Action)>,
}

impl<Action> Clone for ChangedBy<Action> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Action> Copy for ChangedBy<Action> {}

impl<Action> Deref for ChangedBy<Action> {
    type Target = OnShelf;

    fn deref(&self) -> &OnShelf {
        &self.shelf
    }
}

impl<Action: ActionOfKind> ChangedBy<Action> {
    /// The document; the first call begins to read it.
    #[must_use]
    pub fn open() -> Self {
        Self {
            shelf: OnShelf::open(Action::kind()),
            action: PhantomData,
        }
    }

    /// Changes the document and keeps it.
    pub fn dispatch(self, action: Action) {
        self.shelf
            .change(move |document, writer| action.apply(document, writer));
    }
}
