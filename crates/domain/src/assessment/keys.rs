//! The keys of an assessment's registers: the one place that spells them.

use crate::ids::{EvidenceId, IndicatorId, RaterId};

/// The name; prose.
pub const NAME: &str = "name";
/// The provider's profile.
pub const PROFILE: &str = "profile";
/// The provider's size.
pub const SIZE: &str = "size";
/// Quick scan or full.
pub const SCOPE: &str = "scope";
/// The day on which it was begun.
pub const CREATED_ON: &str = "created_on";
/// The day against which evidence ages.
pub const ASSESSED_ON: &str = "assessed_on";
/// The mark of a deleted assessment.
pub const DELETED: &str = "deleted";

/// The keys that are there once.
pub(super) const HEAD: [&str; 7] = [NAME, PROFILE, SIZE, SCOPE, CREATED_ON, ASSESSED_ON, DELETED];

/// Whether the key is one of those that are there once.
#[must_use]
pub fn is_head(key: &str) -> bool {
    HEAD.contains(&key)
}

/// What every key of an indicator begins with.
#[must_use]
pub fn prefix(indicator: IndicatorId) -> String {
    format!("{indicator}/")
}

/// One person's rating.
#[must_use]
pub fn level(indicator: IndicatorId, rater: &RaterId) -> String {
    format!("{indicator}/level/{rater}")
}

/// What the group agreed on.
#[must_use]
pub fn agreed(indicator: IndicatorId) -> String {
    format!("{indicator}/agreed")
}

/// One person's reason for N/A; prose.
#[must_use]
pub fn reason(indicator: IndicatorId, rater: &RaterId) -> String {
    format!("{indicator}/reason/{rater}")
}

/// The note; prose.
#[must_use]
pub fn note(indicator: IndicatorId) -> String {
    format!("{indicator}/note")
}

/// The mark of a voice that was removed; the other registers of a voice stand in [`crate::review::keys`].
#[must_use]
pub fn removed(rater: &str) -> String {
    ["raters/", rater, "/removed"].concat()
}

/// A part of a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePart {
    /// What it is; prose.
    Title,
    /// Where it is kept; prose.
    Place,
    /// Its date.
    Date,
    /// Its strength.
    Strength,
    /// When it was added.
    Order,
    /// The mark of a removed entry.
    Deleted,
}

impl EvidencePart {
    pub(super) const ALL: [Self; 6] = [
        Self::Title,
        Self::Place,
        Self::Date,
        Self::Strength,
        Self::Order,
        Self::Deleted,
    ];

    /// The last part of the key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Place => "place",
            Self::Date => "date",
            Self::Strength => "strength",
            Self::Order => "order",
            Self::Deleted => "deleted",
        }
    }
}

/// A part of one piece of evidence.
#[must_use]
pub fn evidence(indicator: IndicatorId, id: &EvidenceId, part: EvidencePart) -> String {
    format!("{indicator}/evidence/{id}/{}", part.name())
}

/// The indicator that a key is about; nothing for the keys that are there once.
#[must_use]
pub fn indicator_of(key: &str) -> Option<IndicatorId> {
    key.split_once('/')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spelled_as_documented() {
        let indicator: IndicatorId = "p4.2".parse().unwrap();
        let own = RaterId::own();
        let id: EvidenceId = "0a1b2c3d".parse().unwrap();
        let table = [
            (level(indicator, &own), "p4.2/level/self"),
            (agreed(indicator), "p4.2/agreed"),
            (reason(indicator, &own), "p4.2/reason/self"),
            (note(indicator), "p4.2/note"),
            (
                evidence(indicator, &id, EvidencePart::Title),
                "p4.2/evidence/0a1b2c3d/title",
            ),
            (
                evidence(indicator, &id, EvidencePart::Order),
                "p4.2/evidence/0a1b2c3d/order",
            ),
        ];
        for (key, spelled) in table {
            assert_eq!(key, spelled);
            assert!(key.starts_with(&prefix(indicator)));
            assert_eq!(indicator_of(&key), Some(indicator));
        }
        for key in HEAD.iter().chain(&["p4/x", "p4.2", "P4.2/note", ""]) {
            assert_eq!(indicator_of(key), None, "{key}");
        }
    }
}
