//! Reading snapshots. What cannot be read counts as absent, whoever wrote it.

use std::collections::BTreeSet;

use super::{Reason, SnapshotId, fingerprint, keys};
use crate::assessment::{self, Assessment};
use crate::date::Date;
use crate::document::{Document, Register, Stamp, Written};
use crate::ids::{DocumentId, IndicatorId};
use crate::instrument::Level;
use crate::small_code::SmallMap;

/// How a snapshot stands to its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It says what was frozen.
    Matches,
    /// Something was changed since, by hand or by damage.
    Broken,
    /// It has no fingerprint that can be read.
    Missing,
}

/// A snapshot without its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotHead {
    /// Its id.
    pub id: SnapshotId,
    /// The day on which it was frozen.
    pub day: Option<Date>,
    /// Why.
    pub reason: Reason,
    /// Why, in own words; may be empty.
    pub words: String,
    /// The version of the instrument at that time; may be empty where nobody wrote it.
    pub instrument: String,
    /// The version of the course at that time, where it was known.
    pub catalogue: Option<String>,
    /// The fingerprint that was written; may be empty.
    pub fingerprint: String,
    /// How it stands to its fingerprint.
    pub seal: Seal,
}

/// The snapshots of an assessment that are not removed: by day, and of one day in the order in which they were frozen.
#[must_use]
pub fn heads(document: &Document, assessment: &DocumentId) -> Vec<SnapshotHead> {
    let prefix = keys::of_assessment(assessment);
    let ids: BTreeSet<SnapshotId> = document
        .with_prefix(&prefix)
        .filter_map(|(rest, _)| rest.split('/').next()?.parse().ok())
        .collect();
    let mut heads: Vec<(Option<Date>, u64, SnapshotHead)> = ids
        .into_iter()
        .filter_map(|id| {
            let written = document.get(&keys::own(assessment, &id, keys::DAY));
            let written = written.map_or(0, |register| register.winner.stamp.counter);
            let head = head(document, assessment, &id)?;
            Some((head.day, written, head))
        })
        .collect();
    heads.sort_by(|left, right| (left.0, left.1, &left.2.id).cmp(&(right.0, right.1, &right.2.id)));
    heads.into_iter().map(|(_, _, head)| head).collect()
}

/// One snapshot without its answers, if it is there and not removed.
#[must_use]
pub fn head(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> Option<SnapshotHead> {
    let own = |part: &str| keys::own(assessment, id, part);
    if !is_kept(document, assessment, id) {
        return None;
    }
    let text = |part: &str| document.text(&own(part)).unwrap_or_default().to_owned();
    let fingerprint = text(keys::FINGERPRINT);
    let seal = match fingerprint.as_str() {
        "" => Seal::Missing,
        known if known == fingerprint::of(document, assessment, id) => Seal::Matches,
        _ => Seal::Broken,
    };
    Some(SnapshotHead {
        id: id.clone(),
        day: text(keys::DAY).parse().ok(),
        reason: Reason::from_id(&text(keys::REASON)).unwrap_or_default(),
        words: text(keys::WORDS),
        instrument: text(keys::INSTRUMENT),
        catalogue: Some(text(keys::CATALOGUE)).filter(|version| !version.is_empty()),
        fingerprint,
        seal,
    })
}

/// The assessment as it was, if the snapshot is there and not removed.
#[must_use]
pub fn frozen(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> Option<Assessment> {
    Some(assessment::read::assessment(&frozen_document(
        document, assessment, id,
    )?))
}

/// The assessment as it was, as a document of its own with the assessment's id. Its stamps are new: what is frozen has
/// no history.
#[must_use]
pub fn frozen_document(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> Option<Document> {
    if !is_kept(document, assessment, id) {
        return None;
    }
    let mut was = assessment::action::new(assessment.clone());
    let prefix = keys::own(assessment, id, keys::FROZEN);
    for (counter, (key, register)) in (1..).zip(document.with_prefix(&prefix)) {
        let stamp = Stamp {
            counter,
            writer: register.winner.stamp.writer.clone(),
        };
        if let Some(value) = register.value().cloned() {
            was.registers
                .insert(key.to_owned(), Register::new(Written { value, stamp }));
        }
    }
    Some(was)
}

/// The old state as it was rated later with other eyes, by indicator.
#[must_use]
pub fn then_levels(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> SmallMap<IndicatorId, Level> {
    let prefix = keys::own(assessment, id, keys::THEN);
    let rated = |(key, register): (&str, &Register)| {
        let level = u8::try_from(register.plain()?.as_u64()?).ok().and_then(Level::new)?;
        Some((key.parse().ok()?, level))
    };
    document.with_prefix(&prefix).filter_map(rated).collect()
}

/// Whether something was frozen under this id and is not removed.
fn is_kept(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> bool {
    let deleted = document.get(&keys::own(assessment, id, keys::DELETED));
    is_there(document, assessment, id) && !deleted.is_some_and(Register::is_true)
}

/// Whether anything was frozen under this id, removed or not.
pub(super) fn is_there(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> bool {
    document.value(&keys::own(assessment, id, keys::DAY)).is_some()
        || document.value(&keys::own(assessment, id, keys::FINGERPRINT)).is_some()
}
