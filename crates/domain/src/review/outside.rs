//! What people from outside rated, so that nothing says that nobody did.

use super::Role;
use super::read::{asked, has_judged, voices};
use crate::assessment::Scope;
use crate::document::Document;
use crate::ids::{IndicatorId, RaterId};
use crate::instrument::Instrument;

/// What external reviewers rated. At least one person and one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// External reviewers who gave a level, or a reason why something does not apply.
    pub people: u32,
    /// Indicators that are asked and to which at least one of them gave either.
    pub rated: u32,
    /// Indicators that are asked.
    pub asked: u32,
}

/// What external reviewers rated of the indicators that are asked in this scope; nothing where none of them rated any.
/// Removed voices do not count, nor does the provider's own, whatever its role, nor "don't know".
#[must_use]
pub fn outside(document: &Document, instrument: &Instrument, scope: Scope) -> Option<Outside> {
    let external = voices(document).into_iter().filter(|voice| {
        let counts = !voice.removed && voice.id != RaterId::own();
        counts && voice.role == Some(Role::External)
    });
    let external: Vec<RaterId> = external.map(|voice| voice.id).collect();
    let asked: Vec<IndicatorId> = asked(instrument, scope).map(|indicator| indicator.id).collect();
    let judged = |rater: &RaterId, indicator: &IndicatorId| has_judged(document, *indicator, rater);
    let people = external
        .iter()
        .filter(|rater| asked.iter().any(|indicator| judged(rater, indicator)));
    let rated = asked
        .iter()
        .filter(|indicator| external.iter().any(|rater| judged(rater, indicator)));
    let found = Outside {
        people: count(people),
        rated: count(rated),
        asked: count(asked.iter()),
    };
    (found.people > 0).then_some(found)
}

fn count(things: impl Iterator) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
