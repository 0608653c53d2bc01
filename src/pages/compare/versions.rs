//! The versions that can be compared: the answers as they stand, frozen ones, and other assessments on this device.

use std::fmt;
use std::str::FromStr;

use leptos::prelude::*;
use touchstone_domain::assessment::{Assessment, AssessmentHead, read};
use touchstone_domain::compare::{Comparison, compare as compared};
use touchstone_domain::date::Date;
use touchstone_domain::editions::{Edition, same_wording};
use touchstone_domain::ids::DocumentId;
use touchstone_domain::snapshots::{self, Reason, SnapshotHead, SnapshotId};

use crate::browser::intl;
use crate::pages::assessments::name_of;
use crate::pages::report::Findings;
use crate::state::examples::heads_beside;
use crate::state::library::Library;
use crate::state::snapshots::SnapshotsState;
use crate::state::texts::InstrumentTexts;
use crate::words::{Word, compare, fill, language, text};

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// The answers as they stand.
    Now,
    /// A frozen version of this assessment.
    Frozen(SnapshotId),
    /// Another assessment on this device.
    Other(DocumentId),
}

impl fmt::Display for Side {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Now => formatter.write_str("now"),
            Self::Frozen(id) => id.fmt(formatter),
            Self::Other(id) => id.fmt(formatter),
        }
    }
}

impl FromStr for Side {
    type Err = ();

    /// The two kinds of ids differ in their length.
    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "now" {
            return Ok(Self::Now);
        }
        let frozen = text.parse().map(Self::Frozen);
        frozen.or_else(|_| text.parse().map(Self::Other)).map_err(|_| ())
    }
}

/// Two versions and how they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The earlier one.
    pub before: Assessment,
    /// The later one.
    pub after: Assessment,
    /// How they differ.
    pub comparison: Comparison,
}

/// What the sections of the page share.
#[derive(Clone, Copy)]
pub struct Versions {
    /// The open assessment.
    pub findings: Findings,
    /// All frozen versions.
    pub state: SnapshotsState,
    /// The other assessments on this device.
    pub library: Library,
    /// Those of this assessment, oldest first.
    pub heads: Memo<Vec<SnapshotHead>>,
    /// The answers as they stand.
    pub now: Memo<Assessment>,
    /// Other assessments on this device.
    pub others: Memo<Vec<AssessmentHead>>,
    /// What the person chose as the earlier side.
    pub chosen_before: RwSignal<Option<Side>>,
    /// What the person chose as the later side.
    pub chosen_after: RwSignal<Option<Side>>,
    /// The earlier side: the newest frozen version, unless the person chose another.
    pub before: Memo<Option<Side>>,
    /// The later side: now, unless the person chose another.
    pub after: Memo<Side>,
    /// The two chosen versions, where both are there and not the same.
    pub pair: Memo<Option<Pair>>,
}

impl Versions {
    /// The versions of an open assessment.
    #[must_use]
    pub fn open(findings: Findings) -> Self {
        let state = SnapshotsState::open();
        let library = Library::expect();
        let answering = findings.answering;
        let editions = InstrumentTexts::expect().words.editions.as_slice();
        let heads = Memo::new(move |_| {
            let id = findings.id();
            state.document.with(|document| snapshots::heads(document, &id))
        });
        let now = Memo::new(move |_| {
            answering.revision.track();
            answering.head.track();
            let read = library.with(&findings.id(), read::assessment);
            read.unwrap_or_else(|| nothing_said(answering.head.get()))
        });
        let others = Memo::new(move |_| {
            let own = findings.id();
            heads_beside(library, &own)
        });
        let chosen_before = RwSignal::new(None::<Side>);
        let chosen_after = RwSignal::new(None::<Side>);
        let is_there = move |side: &Side| match side {
            Side::Now => true,
            Side::Frozen(id) => heads.with(|heads| heads.iter().any(|head| head.id == *id)),
            Side::Other(id) => others.with(|others| others.iter().any(|other| other.id == *id)),
        };
        let before = Memo::new(move |_| {
            let newest = || heads.with(|heads| heads.last().map(|head| Side::Frozen(head.id.clone())));
            chosen_before.get().filter(is_there).or_else(newest)
        });
        let after = Memo::new(move |_| chosen_after.get().filter(is_there).unwrap_or(Side::Now));
        let pair = Memo::new(move |_| {
            let (before, after) = (before.get()?, after.get());
            if before == after {
                return None;
            }
            let of = |side: &Side| assessment_of(side, findings, state, library, now);
            let (before, after) = (of(&before)?, of(&after)?);
            let comparison = compare_two(findings, editions, &before, &after);
            Some(Pair {
                before,
                after,
                comparison,
            })
        });
        Self {
            findings,
            state,
            library,
            heads,
            now,
            others,
            chosen_before,
            chosen_after,
            before,
            after,
            pair,
        }
    }

    /// The name of a side as it is shown.
    #[must_use]
    pub fn name(self, side: &Side) -> String {
        match side {
            Side::Now => text(compare::NOW).to_owned(),
            Side::Frozen(id) => self.heads.with(|heads| {
                let head = heads.iter().find(|head| head.id == *id);
                head.map(version_name).unwrap_or_default()
            }),
            Side::Other(id) => self.others.with(|others| {
                let other = others.iter().find(|other| other.id == *id);
                other.map_or_else(String::new, |other| {
                    fill(compare::OTHER_ASSESSMENT, &[("name", &name_of(other))])
                })
            }),
        }
    }

    /// Compares two assessments by the present instrument and what is known of its older versions.
    #[must_use]
    pub fn compare(self, before: &Assessment, after: &Assessment) -> Comparison {
        compare_two(self.findings, self.editions(), before, after)
    }

    /// The published versions of the instrument.
    #[must_use]
    pub fn editions(self) -> &'static [Edition] {
        InstrumentTexts::expect().words.editions.as_slice()
    }
}

fn compare_two(findings: Findings, editions: &[Edition], before: &Assessment, after: &Assessment) -> Comparison {
    let same = |id, old: &str, new: &str| same_wording(editions, id, old, new);
    compared(findings.instrument(), before, after, same)
}

fn assessment_of(
    side: &Side,
    findings: Findings,
    state: SnapshotsState,
    library: Library,
    now: Memo<Assessment>,
) -> Option<Assessment> {
    match side {
        Side::Now => Some(now.get()),
        Side::Frozen(id) => state
            .document
            .with(|document| snapshots::frozen(document, &findings.id(), id)),
        Side::Other(id) => {
            library.revision.track();
            library.changed_elsewhere.track();
            library.with(id, read::assessment)
        }
    }
}

fn nothing_said(head: AssessmentHead) -> Assessment {
    Assessment {
        head,
        answers: touchstone_domain::small_code::SmallMap::new(),
    }
}

/// Day and reason of a frozen version.
#[must_use]
pub fn version_name(head: &SnapshotHead) -> String {
    fill(
        compare::VERSION_NAME,
        &[
            ("day", &day_words(head.day)),
            ("reason", text(reason_word(head.reason))),
        ],
    )
}

/// A day in words.
#[must_use]
pub fn day_words(day: Option<Date>) -> String {
    day.map_or_else(|| text(compare::NO_DAY).to_owned(), |day| intl::date(&language(), day))
}

/// A reason in words.
#[must_use]
pub const fn reason_word(reason: Reason) -> Word {
    match reason {
        Reason::First => compare::REASON_FIRST,
        Reason::Visit => compare::REASON_VISIT,
        Reason::Year => compare::REASON_YEAR,
        Reason::Version => compare::REASON_VERSION,
        Reason::Other => compare::REASON_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_side_is_known_by_its_name() {
        for name in ["now", "0a1b2c3d", "0123456789abcdef"] {
            assert_eq!(name.parse::<Side>().map(|side| side.to_string()), Ok(name.to_owned()));
        }
        assert_eq!("later".parse::<Side>(), Err(()));
    }
}
