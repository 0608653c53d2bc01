//! How far the raters of an assessment agree.

use super::side_by_side::{Compared, level_number};
use crate::agreement::{Agreement, Scale, measure};
use crate::ids::{IndicatorId, PrincipleId, RaterId};

/// A principle by itself has so few indicators that agreement is reported only from this many rated pairs on.
pub const PAIRS_NEEDED: u64 = 10;

/// The levels that everybody gave: all that agreement depends on. What is no level counts as no rating.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    units: Vec<Unit>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    indicator: IndicatorId,
    essential: bool,
    given: Vec<Option<u8>>,
}

impl Levels {
    /// The levels of these raters.
    #[must_use]
    pub fn of(compared: &[Compared], raters: &[RaterId]) -> Self {
        let unit = |one: &Compared| Unit {
            indicator: one.indicator,
            essential: one.essential,
            given: raters.iter().map(|rater| level_number(one.given_by(rater)?)).collect(),
        };
        Self {
            units: compared.iter().map(unit).collect(),
        }
    }

    /// The agreement on everything; nothing with more than [`crate::agreement::MOST`] raters. The same seed gives the same
    /// interval everywhere.
    #[must_use]
    pub fn agreement(&self, seed: u32) -> Option<Agreement> {
        let given: Vec<Vec<Option<u8>>> = self.units.iter().map(|unit| unit.given.clone()).collect();
        let essential = |unit: usize| self.units.get(unit).is_some_and(|unit| unit.essential);
        measure(Scale::new(0, 4)?, &given, essential, seed).ok()
    }

    /// The agreement on one principle; nothing below [`PAIRS_NEEDED`] pairs.
    #[must_use]
    pub fn agreement_of_principle(&self, principle: PrincipleId, seed: u32) -> Option<Agreement> {
        let of_it = self.units.iter().filter(|unit| unit.indicator.principle() == principle);
        let part = Self {
            units: of_it.cloned().collect(),
        };
        part.agreement(seed)
            .filter(|agreement| agreement.exact.of >= PAIRS_NEEDED)
    }
}
