//! The keys of a plan's registers. Each begins with the id of its assessment.

use super::ItemId;
use crate::ids::{DocumentId, IndicatorId};

/// A register of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its place among the items.
    Order,
    /// The statement that it serves.
    Indicator,
    /// Where it comes from.
    Source,
    /// The level when it was added.
    From,
    /// The level to reach.
    To,
    /// What is to be done.
    Task,
    /// The role that does it.
    Owner,
    /// The day by which it is to be done.
    Due,
    /// The evidence that will show it.
    Evidence,
    /// How far it is.
    State,
    /// Removed.
    Deleted,
}

impl Part {
    /// The end of its key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Indicator => "indicator",
            Self::Source => "source",
            Self::From => "from",
            Self::To => "to",
            Self::Task => "task",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Evidence => "evidence",
            Self::State => "state",
            Self::Deleted => "deleted",
        }
    }
}

/// A register of an item.
#[must_use]
pub fn item(assessment: &DocumentId, id: &ItemId, part: Part) -> String {
    format!("{assessment}/item/{id}/{}", part.name())
}

/// The id of the assessment that a key is about, as it stands there.
#[must_use]
pub fn assessment_of(key: &str) -> Option<&str> {
    key.split_once('/').map(|(assessment, _)| assessment)
}

/// Where all items of an assessment begin.
pub(super) fn items(assessment: &DocumentId) -> String {
    format!("{assessment}/item/")
}

/// Where all locks of an assessment begin.
pub(super) fn locks(assessment: &DocumentId) -> String {
    format!("{assessment}/lock/")
}

/// Where all days of an assessment begin.
pub(super) fn all_days(assessment: &DocumentId) -> String {
    format!("{assessment}/days/")
}

pub(super) fn lock(assessment: &DocumentId, indicator: IndicatorId) -> String {
    format!("{assessment}/lock/{indicator}")
}

pub(super) fn days(assessment: &DocumentId, indicator: Option<IndicatorId>) -> String {
    match indicator {
        Some(indicator) => format!("{assessment}/days/{indicator}"),
        None => format!("{assessment}/days/{OTHERWISE}"),
    }
}

/// Stands where an indicator would: all others.
pub(super) const OTHERWISE: &str = "otherwise";
