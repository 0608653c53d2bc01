//! The then-test: the old state rated again with today's eyes.
//!
//! After training people rate themselves lower, because their standards rise. Where the old state is rated anew, the
//! move falls apart into a shift of standards and a change of practice.

use std::cmp::Ordering;

use super::{Comparison, Moves, version};
use crate::assessment::{Answer, Assessment, IndicatorAnswer, Rating};
use crate::ids::{IndicatorId, RaterId};
use crate::instrument::Level;
use crate::small_code::SmallMap;

/// One indicator, rated three times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The old state as it was rated then.
    pub then: Level,
    /// The old state as it is rated today.
    pub then_today: Level,
    /// The state of today.
    pub today: Level,
}

impl Shift {
    /// How standards moved: less means that the old state is rated lower today.
    #[must_use]
    pub fn of_standards(&self) -> Ordering {
        self.then_today.cmp(&self.then)
    }

    /// How practice moved, seen with today's eyes.
    #[must_use]
    pub fn of_practice(&self) -> Ordering {
        self.today.cmp(&self.then_today)
    }
}

/// What the then-test shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThenTest {
    /// The indicators rated all three times, in the instrument's order.
    pub shifts: Vec<Shift>,
    /// How standards moved: `down` counts indicators whose old state is rated lower today.
    pub standards: Moves,
    /// How practice moved, seen with today's eyes.
    pub practice: Moves,
}

/// The old state as it is rated today: an assessment with these levels only, under the wordings that the old answers were
/// given under. Evidence stays, so that none of it counts as new.
#[must_use]
pub fn seen_today(before: &Assessment, levels: &SmallMap<IndicatorId, Level>) -> Assessment {
    let rated = levels.iter().filter_map(|(id, level)| {
        let old = before.answers.get(id)?;
        let rating = Rating {
            answer: Answer::Level(*level),
            instrument: version(old)?.to_owned(),
        };
        let said = IndicatorAnswer {
            ratings: SmallMap::from_iter([(RaterId::own(), rating)]),
            evidence: old.evidence.clone(),
            ..IndicatorAnswer::default()
        };
        Some((*id, said))
    });
    Assessment {
        head: before.head.clone(),
        answers: rated.collect(),
    }
}

/// Puts two comparisons together: the old state rated then and today, and the old state rated today with today's state.
#[must_use]
pub fn then_test(then_and_today: &Comparison, today_and_now: &Comparison) -> ThenTest {
    let mut test = ThenTest {
        shifts: Vec::new(),
        standards: Moves::default(),
        practice: Moves::default(),
    };
    for old in &then_and_today.indicators {
        let now = today_and_now
            .indicators
            .iter()
            .find(|now| now.indicator == old.indicator);
        // The level of the middle must be one and the same.
        if let Some(now) = now.filter(|now| now.from == old.to) {
            let shift = Shift {
                indicator: old.indicator,
                then: old.from,
                then_today: old.to,
                today: now.to,
            };
            test.standards.count(shift.of_standards());
            test.practice.count(shift.of_practice());
            test.shifts.push(shift);
        }
    }
    test
}
