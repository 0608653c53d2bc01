//! Frozen versions of assessments: one document of kind `snapshots` for all of them.
//!
//! | key | value |
//! |---|---|
//! | `snapshot/<assessment>/<id>/day` | `"2026-11-23"`: the day on which it was frozen |
//! | `…/reason` | `"first"`, `"visit"`, `"year"`, `"version"` or `"other"` |
//! | `…/words` | text: the reason in the person's own words |
//! | `…/instrument`, `…/catalogue` | the versions of the instrument and of the course at that time |
//! | `…/frozen/p4.2/level/self` | the value of a register of the assessment as it was, text or plain |
//! | `…/fingerprint` | SHA-256 of all of the above, 64 hexadecimal digits |
//! | `…/deleted` | true or false |
//! | `…/then/p4.2` | 0 to 4: the old state as the person rates it later, with other eyes; null when taken back |
//!
//! An assessment has 16 hexadecimal digits, a snapshot 8. One register for each frozen one keeps every text within its
//! limit and merging as it is everywhere. No action changes what is frozen; what was changed in a file by hand does not
//! match the fingerprint any more. A fingerprint shows a slip or a change; it is no signature, because anybody can make one.

use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, HexId, IndicatorId, WriterId};
use crate::instrument::Level;
use crate::save_file::limits;
use crate::undo::{Edit, Undo};

mod fingerprint;
pub mod keys;
mod read;

pub use read::{Seal, SnapshotHead, frozen, frozen_document, head, heads, then_levels};

/// The kind of this document.
pub const KIND: &str = "snapshots";
/// The version of its keys.
pub const VERSION: u32 = 1;

/// The most registers that the document may come to hold: about 150 frozen versions of a whole assessment, 7 MB as text.
/// A save file of twice that size can still be opened.
pub const MOST_REGISTERS: usize = 50_000;

/// A snapshot: 8 hexadecimal digits.
pub type SnapshotId = HexId<8>;

/// Why a version was frozen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reason {
    /// The first assessment.
    First,
    /// Before a visit or a review.
    Visit,
    /// A year later.
    Year,
    /// Before the answers moved to another version of the instrument.
    Version,
    /// Something else.
    #[default]
    Other,
}

impl Reason {
    /// All reasons in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::First, Self::Visit, Self::Year, Self::Version, Self::Other];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Visit => "visit",
            Self::Year => "year",
            Self::Version => "version",
            Self::Other => "other",
        }
    }

    /// The reason with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

/// A version of an assessment, ready to be kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ToFreeze {
    /// The assessment.
    pub assessment: DocumentId,
    /// The snapshot's new random id.
    pub id: SnapshotId,
    /// The day, as the person set it.
    pub day: Date,
    /// Why.
    pub reason: Reason,
    /// Why, in own words; may be empty.
    pub words: String,
    /// The version of the instrument that was shown.
    pub instrument: String,
    /// The version of the course that was shown, where it is known.
    pub catalogue: Option<String>,
    /// What the assessment says, by key: see [`registers_of`].
    pub registers: Vec<(String, Value)>,
}

/// What an assessment says, to be frozen: every register that holds something, without the mark of a deleted one. Keys
/// too long to stand below a snapshot are left out; no version of the app writes any.
#[must_use]
pub fn registers_of(assessment: &Document) -> Vec<(String, Value)> {
    let held = assessment.registers.iter();
    let held = held.filter_map(|(key, register)| Some((key, register.value()?)));
    let fits = |key: &str| key != crate::assessment::keys::DELETED && keys::fits(key);
    held.filter(|(key, _)| fits(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// One thing that a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Freezes a version. One whose id is taken, or that finds no room, is not written.
    Freeze(Box<ToFreeze>),
    /// Removes a snapshot; its registers stay.
    Remove {
        /// Of which assessment.
        assessment: DocumentId,
        /// Which.
        id: SnapshotId,
    },
    /// Brings a removed snapshot back.
    Restore {
        /// Of which assessment.
        assessment: DocumentId,
        /// Which.
        id: SnapshotId,
    },
    /// Rates the old state of an indicator with today's eyes. What is frozen stays.
    RateThen {
        /// Of which assessment.
        assessment: DocumentId,
        /// In which snapshot.
        id: SnapshotId,
        /// Which indicator.
        indicator: IndicatorId,
        /// The level; nothing takes it back.
        level: Option<Level>,
    },
}

/// A document without snapshots.
#[must_use]
pub fn new() -> Document {
    Document::new(KIND, VERSION, DocumentId::only_one())
}

/// Whether a version still fits in.
#[must_use]
pub fn has_room(document: &Document, version: &ToFreeze) -> bool {
    let own = version.registers.len() + keys::OWN;
    document.registers.len().saturating_add(own) <= MOST_REGISTERS.min(limits::REGISTERS)
}

/// Writes an action to the registers. Where nothing changes, the undo is empty.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let is_new = match action {
        Action::Freeze(version) => {
            has_room(document, version) && !read::is_there(document, &version.assessment, &version.id)
        }
        _ => true,
    };
    let mut edit = Edit::new(document, writer);
    match action {
        Action::Freeze(version) if is_new => freeze(&mut edit, version),
        Action::Freeze(_) => {}
        Action::Remove { assessment, id } => {
            edit.write(&keys::own(assessment, id, keys::DELETED), Value::plain(true));
        }
        Action::Restore { assessment, id } => {
            edit.write(&keys::own(assessment, id, keys::DELETED), Value::plain(false));
        }
        Action::RateThen {
            assessment,
            id,
            indicator,
            level,
        } => {
            let level = level.map_or(Value::NOTHING, |level| Value::plain(level.number()));
            edit.write(&keys::then(assessment, id, *indicator), level);
        }
    }
    edit.finish()
}

fn freeze(edit: &mut Edit<'_>, version: &ToFreeze) {
    let (assessment, id) = (&version.assessment, &version.id);
    let mut write = |part: &str, value: Value| edit.write(&keys::own(assessment, id, part), value);
    write(keys::DAY, Value::plain(version.day.to_string()));
    write(keys::REASON, Value::plain(version.reason.id()));
    write(keys::WORDS, Value::text(&version.words));
    write(keys::INSTRUMENT, Value::plain(version.instrument.as_str()));
    if let Some(catalogue) = &version.catalogue {
        write(keys::CATALOGUE, Value::plain(catalogue.as_str()));
    }
    for (key, value) in version.registers.iter().filter(|(key, _)| keys::fits(key)) {
        edit.write(&keys::frozen(assessment, id, key), value.clone());
    }
    // Of what was written, which may have been cut to its limit.
    let fingerprint = fingerprint::of(edit.document(), assessment, id);
    edit.write(&keys::own(assessment, id, keys::FINGERPRINT), Value::plain(fingerprint));
    edit.write(&keys::own(assessment, id, keys::DELETED), Value::plain(false));
}

#[cfg(test)]
mod tests;
