//! The smallest change: the fewest level steps after which a result reaches a band, found exactly.
//!
//! A step raises an answered indicator by one level. What a band asks falls apart by principle:
//!
//! 1. An essential below the band's level must rise to it: these steps are forced.
//! 2. A principle below the band's floor must rise to it, in its cheapest steps.
//! 3. What then lacks to the overall index may come from anywhere. Principles count equally, so that a step in a
//!    principle with `a` answered indicators adds 25/`a` points to it, whichever indicator rises. Steps differ in their
//!    price and in `a` alone: [`cheapest`] chooses among them.
//!
//! What steps cannot bring about is named instead: indicators to answer first, evidence to collect first, obstacles.

use crate::assessment::{Assessment, EvidenceStrength, Scope};
use crate::bands::{Band, BandReason};
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Instrument, Level};
use crate::ratio::Ratio;
use crate::scoring::combine::combine;
use crate::scoring::{PrincipleScore, score_principles};
use crate::small_code::SmallMap;

mod answers;
mod cheapest;
mod evidence;
mod rise;

/// What the person says about single indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Days of work that a step of an indicator costs.
    pub days: SmallMap<IndicatorId, u32>,
    /// Days that a step of any other indicator costs. Where all steps cost the same, the fewest steps are found.
    pub days_otherwise: u32,
    /// Indicators that neither rise nor get answered, in any order.
    pub locked: Vec<IndicatorId>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            days: SmallMap::new(),
            days_otherwise: 1,
            locked: Vec::new(),
        }
    }
}

impl Wishes {
    fn is_locked(&self, id: IndicatorId) -> bool {
        self.locked.contains(&id)
    }

    fn days(&self, id: IndicatorId) -> u32 {
        self.days.get(&id).copied().unwrap_or(self.days_otherwise)
    }
}

/// The way to a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The band.
    pub to: Band,
    /// The steps; nothing where no steps lead there: then there are [`Self::obstacles`].
    pub steps: Option<Steps>,
    /// Unanswered indicators that stand in the way, as few as will do, in the instrument's order. Steps are counted for
    /// the answers that there are; an answer may change them.
    pub answer_first: Vec<IndicatorId>,
    /// Evidence that is still needed once the steps are taken, for as few indicators as will do.
    pub evidence_first: Vec<EvidenceStep>,
    /// What keeps any number of steps from reaching the band.
    pub obstacles: Vec<Obstacle>,
}

/// The cheapest steps: the fewest days, and of those the fewest steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// How many.
    pub count: u32,
    /// Days that they cost together.
    pub days: u64,
    /// The indicators that rise: essentials below their gate first, then the principle that stands lowest, then the
    /// lowest level.
    pub changes: Vec<Change>,
}

/// An indicator that rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// Its level now.
    pub from: Level,
    /// Its level then; always higher.
    pub to: Level,
    /// The essential stands below what the band asks of it.
    pub opens_gate: bool,
}

/// An indicator whose evidence supports less than is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceStep {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The strength of its evidence now, after ageing.
    pub from: EvidenceStrength,
    /// The weakest strength that supports its level after the steps.
    pub to: EvidenceStrength,
}

/// Why no number of steps reaches the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A quick scan has no band.
    QuickScan,
    /// Too few principles have a basis for an overall result.
    NoOverall {
        /// Principles with a basis.
        with_basis: u32,
        /// Principles that need one.
        needed: u32,
        /// The fewest further answers that give an overall result; nothing where no number does.
        missing_answers: Option<u32>,
    },
    /// An essential is locked below the level that the band asks, or unanswered.
    EssentialLocked {
        /// The essential.
        indicator: IndicatorId,
        /// Its level; nothing where it is unanswered.
        level: Option<Level>,
        /// The level that the band asks.
        needed: Level,
    },
    /// So much of a principle is locked that it cannot reach the floor.
    FloorOutOfReach {
        /// The principle.
        principle: PrincipleId,
        /// The highest index that it can reach; nothing where it cannot get a basis.
        highest: Option<Ratio>,
        /// The floor.
        floor: u32,
    },
    /// So much is locked that too little can be answered.
    CoverageOutOfReach {
        /// Indicators that are or can be answered.
        reachable: u32,
        /// Indicators that apply.
        applicable: u32,
        /// The coverage that is needed, per cent.
        needed: u32,
    },
    /// So much is locked that the overall index cannot rise enough.
    IndexOutOfReach {
        /// The highest overall index that can be reached.
        highest: Ratio,
        /// The index that is needed.
        needed: u32,
    },
}

impl Obstacle {
    /// The stable name of the obstacle in output.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::QuickScan => "quick_scan",
            Self::NoOverall { .. } => "no_overall",
            Self::EssentialLocked { .. } => "essential_locked",
            Self::FloorOutOfReach { .. } => "floor_out_of_reach",
            Self::CoverageOutOfReach { .. } => "coverage_out_of_reach",
            Self::IndexOutOfReach { .. } => "index_out_of_reach",
        }
    }
}

/// The smallest change of a whole assessment.
#[must_use]
pub fn plan(instrument: &Instrument, assessment: &Assessment, to: Band, wishes: &Wishes) -> Plan {
    let principles = score_principles(instrument, assessment);
    smallest_change(instrument, assessment.head.scope, &principles, to, wishes)
}

/// The smallest change where the principles are scored already, in the instrument's order.
#[must_use]
pub fn smallest_change(
    instrument: &Instrument,
    scope: Scope,
    principles: &[PrincipleScore],
    to: Band,
    wishes: &Wishes,
) -> Plan {
    let mut plan = Plan {
        to,
        steps: None,
        answer_first: Vec::new(),
        evidence_first: Vec::new(),
        obstacles: Vec::new(),
    };
    if scope == Scope::Essentials {
        plan.obstacles.push(Obstacle::QuickScan);
        return plan;
    }
    let rules = &instrument.rules;
    answers::name(principles, rules, to, wishes, &mut plan);
    if let Some(obstacle) = no_overall(instrument, scope, principles) {
        plan.obstacles.push(obstacle);
        return plan;
    }
    match rise::steps(principles, rules, to, wishes) {
        Err(obstacles) => plan.obstacles.extend(obstacles),
        Ok(steps) if plan.obstacles.is_empty() => {
            if let Some(needed) = to.supported(rules) {
                plan.evidence_first = evidence::missing(principles, &steps.changes, needed);
            }
            plan.steps = Some(steps);
        }
        Ok(_) => {}
    }
    plan
}

/// Whether another way is as short, without one of the indicators that rise here. Costs a search for each of them.
#[must_use]
pub fn has_another_way(
    instrument: &Instrument,
    scope: Scope,
    principles: &[PrincipleScore],
    plan: &Plan,
    wishes: &Wishes,
) -> bool {
    let Some(steps) = &plan.steps else { return false };
    let price = (steps.days, steps.count);
    // What opens a gate rises on every way.
    steps.changes.iter().filter(|change| !change.opens_gate).any(|change| {
        let mut without = wishes.clone();
        without.locked.push(change.indicator);
        let other = smallest_change(instrument, scope, principles, plan.to, &without);
        other.steps.is_some_and(|steps| (steps.days, steps.count) == price)
    })
}

fn no_overall(instrument: &Instrument, scope: Scope, principles: &[PrincipleScore]) -> Option<Obstacle> {
    let score = combine(instrument, scope, principles);
    score.reasons.iter().find_map(|reason| match reason {
        BandReason::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => Some(Obstacle::NoOverall {
            with_basis: *with_basis,
            needed: *needed,
            missing_answers: *missing_answers,
        }),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
