//! The keys of what several raters add to an assessment.

use crate::assessment;
use crate::ids::{IndicatorId, RaterId};

/// What every key about a person begins with.
pub(crate) const RATERS: &str = "raters/";

fn of_rater(rater: &RaterId, part: &str) -> String {
    [RATERS, rater.as_str(), "/", part].concat()
}

/// What every key about one person begins with.
#[must_use]
pub(super) fn prefix(rater: &RaterId) -> String {
    of_rater(rater, "")
}

/// How the person is called; prose.
#[must_use]
pub fn name(rater: &RaterId) -> String {
    of_rater(rater, "name")
}

/// In what capacity the person rates.
#[must_use]
pub fn role(rater: &RaterId) -> String {
    of_rater(rater, "role")
}

/// The day on which a file was made for the person.
#[must_use]
pub fn invited_on(rater: &RaterId) -> String {
    of_rater(rater, "invited_on")
}

/// The day on which the person looked at other ratings before all own ones were done.
#[must_use]
pub fn looked_on(rater: &RaterId) -> String {
    of_rater(rater, "looked_on")
}

/// The mark of a removed voice.
#[must_use]
pub fn removed(rater: &RaterId) -> String {
    assessment::keys::removed(rater.as_str())
}

/// One person's comment on an indicator; prose.
#[must_use]
pub fn comment(indicator: IndicatorId, rater: &RaterId) -> String {
    format!("{indicator}/comment/{rater}")
}

/// Why a level was agreed on, or why none was; prose.
#[must_use]
pub fn agreed_reason(indicator: IndicatorId) -> String {
    format!("{indicator}/agreed_reason")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spelled_as_documented() {
        let rater: RaterId = "0a1b2c3d".parse().unwrap();
        let indicator: IndicatorId = "p4.2".parse().unwrap();
        let table = [
            (name(&rater), "raters/0a1b2c3d/name"),
            (role(&rater), "raters/0a1b2c3d/role"),
            (invited_on(&rater), "raters/0a1b2c3d/invited_on"),
            (looked_on(&rater), "raters/0a1b2c3d/looked_on"),
            (removed(&rater), "raters/0a1b2c3d/removed"),
            (name(&RaterId::own()), "raters/self/name"),
            (comment(indicator, &rater), "p4.2/comment/0a1b2c3d"),
            (agreed_reason(indicator), "p4.2/agreed_reason"),
        ];
        for (key, spelled) in table {
            assert_eq!(key, spelled);
        }
    }
}
