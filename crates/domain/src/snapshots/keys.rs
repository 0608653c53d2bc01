//! The keys of the registers of snapshots: the one place that spells them.

use super::SnapshotId;
use crate::ids::{DocumentId, IndicatorId};
use crate::save_file::limits::KEY_LENGTH;

pub(super) const DAY: &str = "day";
pub(super) const REASON: &str = "reason";
pub(super) const WORDS: &str = "words";
pub(super) const INSTRUMENT: &str = "instrument";
pub(super) const CATALOGUE: &str = "catalogue";
pub(super) const FINGERPRINT: &str = "fingerprint";
pub(super) const DELETED: &str = "deleted";
/// What the frozen registers begin with.
pub(super) const FROZEN: &str = "frozen/";
/// What the ratings with other eyes begin with.
pub(super) const THEN: &str = "then/";

/// How many registers a snapshot has beside the frozen ones.
pub(super) const OWN: usize = 7;

/// Bytes of `snapshot/<16>/<8>/frozen/`.
const BEFORE_FROZEN: usize = 42;

/// The id of the assessment that a key is about, as it stands there.
#[must_use]
pub fn assessment_of(key: &str) -> Option<&str> {
    let rest = key.strip_prefix("snapshot/")?;
    rest.split_once('/').map(|(assessment, _)| assessment)
}

/// What every key of an assessment's snapshots begins with.
pub(super) fn of_assessment(assessment: &DocumentId) -> String {
    format!("snapshot/{assessment}/")
}

/// A register of the snapshot itself, or, with a part that ends in `/`, what several begin with.
pub(super) fn own(assessment: &DocumentId, id: &SnapshotId, part: &str) -> String {
    format!("snapshot/{assessment}/{id}/{part}")
}

/// Where a register of the assessment is frozen.
pub(super) fn frozen(assessment: &DocumentId, id: &SnapshotId, key: &str) -> String {
    format!("snapshot/{assessment}/{id}/{FROZEN}{key}")
}

/// The old state of an indicator, rated with other eyes.
pub(super) fn then(assessment: &DocumentId, id: &SnapshotId, indicator: IndicatorId) -> String {
    format!("snapshot/{assessment}/{id}/{THEN}{indicator}")
}

/// Whether a key of the assessment can stand below a snapshot: a longer one would make the whole document unreadable.
pub(super) const fn fits(key: &str) -> bool {
    !key.is_empty() && key.len() + BEFORE_FROZEN <= KEY_LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spelled_as_documented() {
        let assessment: DocumentId = "0123456789abcdef".parse().unwrap();
        let id: SnapshotId = "0a1b2c3d".parse().unwrap();
        let beginning = "snapshot/0123456789abcdef/0a1b2c3d/";
        let table = [
            (own(&assessment, &id, DAY), "day"),
            (frozen(&assessment, &id, "p4.2/level/self"), "frozen/p4.2/level/self"),
            (then(&assessment, &id, "p4.2".parse().unwrap()), "then/p4.2"),
        ];
        for (key, rest) in table {
            assert_eq!(key.strip_prefix(beginning), Some(rest));
            assert!(key.starts_with(&of_assessment(&assessment)));
            assert_eq!(assessment_of(&key), Some(assessment.as_str()));
        }
        assert_eq!(frozen(&assessment, &id, "").len(), BEFORE_FROZEN);
        assert!(fits(&"x".repeat(KEY_LENGTH - BEFORE_FROZEN)));
        assert!(!fits(&"x".repeat(KEY_LENGTH - BEFORE_FROZEN + 1)) && !fits(""));
    }
}
