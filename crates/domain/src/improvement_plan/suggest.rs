//! What could go into a plan: from the smallest change, from gates, and from weak indicators. Nothing stands in it twice.

use super::{ImprovementPlan, Item, Source, State};
use crate::bands::Band;
use crate::ids::IndicatorId;
use crate::instrument::Level;
use crate::plan::Plan;
use crate::ratio::Ratio;
use crate::scoring::ranking::next_level;
use crate::scoring::{IndicatorScore, PrincipleScore};

/// The level below which an indicator counts as weak, unless somebody chooses another.
pub const TARGET: Level = Level::ALL[3];

/// A statement that could rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The statement.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// Its level now.
    pub from: Level,
    /// The level to reach; always higher.
    pub to: Level,
    /// Where the suggestion comes from.
    pub source: Source,
}

/// The steps of a smallest change, in its order.
#[must_use]
pub fn from_smallest_change(plan: &Plan) -> Vec<Suggestion> {
    let changes = plan.steps.iter().flat_map(|steps| &steps.changes);
    let suggestion = changes.map(|change| Suggestion {
        indicator: change.indicator,
        essential: change.essential,
        from: change.from,
        to: change.to,
        source: Source::SmallestChange,
    });
    suggestion.collect()
}

/// The essentials below the level that a band asks of them, in the order of [`from_weak`].
#[must_use]
pub fn from_gates(principles: &[PrincipleScore], band: Band) -> Vec<Suggestion> {
    let needed = band.essential_level();
    let gates = ranked(principles, band, |score, level| {
        (score.essential && level < needed).then_some(needed)
    });
    gates
        .into_iter()
        .map(|suggestion| Suggestion {
            source: Source::Gate,
            ..suggestion
        })
        .collect()
}

/// Every indicator below the target, each with its next level: essentials that keep the band from being reached first,
/// then other essentials; among them those of the principle that stands lowest, then those with the smallest way to the
/// target.
#[must_use]
pub fn from_weak(principles: &[PrincipleScore], target: Level, band: Band) -> Vec<Suggestion> {
    ranked(principles, band, |_, level| {
        (level < target).then(|| next_level(level)).flatten()
    })
}

fn ranked(
    principles: &[PrincipleScore],
    band: Band,
    wanted: impl Fn(&IndicatorScore, Level) -> Option<Level>,
) -> Vec<Suggestion> {
    let mut all: Vec<(Rank, Suggestion)> = Vec::new();
    for principle in principles {
        for score in &principle.indicators {
            let Some(level) = score.reply.level() else { continue };
            if let Some(to) = wanted(score, level) {
                let suggestion = Suggestion {
                    indicator: score.id,
                    essential: score.essential,
                    from: level,
                    to,
                    source: Source::Weak,
                };
                all.push((rank(principle, score, level, band), suggestion));
            }
        }
    }
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// Smaller comes first. Of two indicators of one principle the higher level has the smaller way to any target.
type Rank = (bool, bool, Option<Ratio>, u8, IndicatorId);

fn rank(principle: &PrincipleScore, score: &IndicatorScore, level: Level, band: Band) -> Rank {
    let opens_gate = score.essential && level < band.essential_level();
    let way = Level::MAXIMUM.number().saturating_sub(level.number());
    (!opens_gate, !score.essential, principle.index, way, score.id)
}

impl ImprovementPlan {
    /// Whether an item stands for a suggestion already: one to do for the same statement, or one that was settled for as
    /// high a level.
    #[must_use]
    pub fn holds(&self, suggestion: &Suggestion) -> bool {
        let settles = |item: &Item| match item.state {
            State::Open | State::UnderWay => true,
            State::Done | State::Dropped => item.to >= Some(suggestion.to),
        };
        let mut same = self
            .items
            .iter()
            .filter(|item| item.indicator == Some(suggestion.indicator));
        same.any(settles)
    }

    /// The suggestions that the plan does not hold, each statement once.
    #[must_use]
    pub fn missing(&self, suggestions: &[Suggestion]) -> Vec<Suggestion> {
        let mut missing: Vec<Suggestion> = Vec::new();
        for suggestion in suggestions {
            let named = missing.iter().any(|named| named.indicator == suggestion.indicator);
            if !named && !self.holds(suggestion) {
                missing.push(*suggestion);
            }
        }
        missing
    }
}
