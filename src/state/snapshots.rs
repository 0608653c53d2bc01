//! Frozen versions of assessments, as one document that lies in the browser's database.

use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::snapshots::{self, Action};
use touchstone_domain::undo::Undo;
use touchstone_store::Kind;

use super::shelf::{ActionOfKind, ChangedBy};

/// The frozen versions, for pages.
pub type SnapshotsState = ChangedBy<Action>;

impl ActionOfKind for Action {
    const KIND: Kind = Kind::Snapshots;

    fn apply(&self, document: &mut Document, writer: &WriterId) -> Undo {
        snapshots::apply(document, self, writer)
    }
}
