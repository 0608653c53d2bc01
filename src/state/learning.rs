//! What a learner did, as one document that lies in the browser's database.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::learning_record::{self, Action, UnitRecord};
use touchstone_domain::undo::Undo;
use touchstone_store::Kind;

use super::shelf::{ActionOfKind, ChangedBy};

/// The learning record, for pages.
pub type Learning = ChangedBy<Action>;

impl ActionOfKind for Action {
    const KIND: Kind = Kind::LearningRecord;

    fn apply(&self, document: &mut Document, writer: &WriterId) -> Undo {
        learning_record::apply(document, self, writer)
    }
}

impl Learning {
    /// What was done in one unit.
    #[must_use]
    pub fn unit(self, unit: &str) -> Memo<UnitRecord> {
        let unit = unit.to_owned();
        Memo::new(move |_| self.document.with(|document| learning_record::unit(document, &unit)))
    }
}
