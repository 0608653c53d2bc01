//! What changed between the published versions of the instrument, so that an answer given under an older one is read
//! rightly: which indicators say something else since, and which are new.

use serde::{Deserialize, Serialize};

use crate::ids::IndicatorId;

/// A published version of the instrument, and how it differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The version, such as `1.1.0`.
    pub version: String,
    /// Indicators that ask for something else than in the version before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reworded: Vec<IndicatorId>,
    /// Indicators that the version before does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<IndicatorId>,
}

/// Whether an indicator asks for the same in two versions. A version that is not in the list is taken for another wording.
#[must_use]
pub fn same_wording(editions: &[Edition], id: IndicatorId, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (Some(one), Some(other)) = (place(editions, one), place(editions, other)) else {
        return false;
    };
    let (first, last) = (one.min(other), one.max(other));
    let mut between = editions.iter().take(last + 1).skip(first + 1);
    !between.any(|edition| edition.reworded.contains(&id) || edition.added.contains(&id))
}

/// Indicators that came after a version, in the order in which they came. None after a version that is not in the list.
#[must_use]
pub fn added_since(editions: &[Edition], version: &str) -> Vec<IndicatorId> {
    let Some(known) = place(editions, version) else {
        return Vec::new();
    };
    let later = editions.iter().skip(known + 1);
    later.flat_map(|edition| edition.added.iter().copied()).collect()
}

fn place(editions: &[Edition], version: &str) -> Option<usize> {
    editions.iter().position(|edition| edition.version == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn editions() -> Vec<Edition> {
        let edition = |version: &str, reworded: &[&str], added: &[&str]| {
            let ids = |ids: &[&str]| ids.iter().map(|id| id.parse().unwrap()).collect();
            Edition {
                version: version.to_owned(),
                reworded: ids(reworded),
                added: ids(added),
            }
        };
        vec![
            edition("1.0.0", &[], &[]),
            edition("1.1.0", &["p1.1"], &["p1.8"]),
            edition("2.0.0", &["p1.2"], &["p2.8"]),
        ]
    }

    #[test]
    fn a_wording_is_the_same_until_an_edition_changes_it() {
        let table = [
            ("p1.1", "1.0.0", "1.1.0", false),
            ("p1.1", "1.1.0", "1.0.0", false),
            ("p1.1", "1.1.0", "2.0.0", true),
            ("p1.1", "1.0.0", "2.0.0", false),
            ("p1.2", "1.0.0", "1.1.0", true),
            ("p1.2", "1.0.0", "2.0.0", false),
            ("p1.3", "1.0.0", "2.0.0", true),
            ("p1.8", "1.0.0", "1.1.0", false),
            ("p1.3", "0.9.0", "2.0.0", false),
            ("p1.3", "0.9.0", "0.9.0", true),
            ("p1.3", "2.0.0", "3.0.0", false),
        ];
        for (id, one, other, same) in table {
            let found = same_wording(&editions(), id.parse().unwrap(), one, other);
            assert_eq!(found, same, "{id} {one} {other}");
        }
        assert!(!same_wording(&[], "p1.3".parse().unwrap(), "1.0.0", "1.1.0"));
    }

    #[test]
    fn what_came_since_is_listed_in_order() {
        let since = |version| {
            let ids = added_since(&editions(), version);
            ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(since("1.0.0"), "p1.8 p2.8");
        assert_eq!(since("1.1.0"), "p2.8");
        assert_eq!(since("2.0.0"), "");
        assert_eq!(since("0.9.0"), "");
    }
}
