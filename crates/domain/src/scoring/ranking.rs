//! The strongest and the weakest indicators of a result, each with the level to aim for next.

use std::cmp::Reverse;

use crate::ids::IndicatorId;
use crate::instrument::Level;
use crate::scoring::{IndicatorScore, PrincipleScore};

/// An answered indicator in a list of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The indicator.
    pub id: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// The claimed level.
    pub level: Level,
    /// The level that evidence supports.
    pub supported: Level,
    /// The level whose anchor is the next task; nothing at the highest level.
    pub next: Option<Level>,
}

/// Both lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extremes {
    /// The strongest, best first: by level, then by supported level, then in the instrument's order. Nothing below "Defined".
    pub strongest: Vec<Ranked>,
    /// The weakest, weakest first: by level, then essentials first, then in the instrument's order. Nothing at the highest
    /// level.
    pub weakest: Vec<Ranked>,
}

/// The level whose anchor is the next task; nothing at the highest level.
#[must_use]
pub const fn next_level(level: Level) -> Option<Level> {
    Level::new(level.number() + 1)
}

/// The lists of at most `count` indicators each. No indicator stands in both: the weakest are chosen first.
#[must_use]
pub fn extremes(principles: &[PrincipleScore], count: usize) -> Extremes {
    let mut answered: Vec<Ranked> = principles
        .iter()
        .flat_map(|principle| &principle.indicators)
        .filter_map(ranked)
        .collect();
    // Stable sorts: what is equal stays in the instrument's order.
    let mut weakest: Vec<Ranked> = answered
        .iter()
        .filter(|ranked| ranked.next.is_some())
        .copied()
        .collect();
    weakest.sort_by_key(|ranked| (ranked.level, !ranked.essential));
    weakest.truncate(count);
    answered.retain(|ranked| ranked.level >= DEFINED && weakest.iter().all(|weak| weak.id != ranked.id));
    answered.sort_by_key(|ranked| Reverse((ranked.level, ranked.supported)));
    answered.truncate(count);
    Extremes {
        strongest: answered,
        weakest,
    }
}

const DEFINED: Level = {
    let [_, _, defined, _, _] = Level::ALL;
    defined
};

fn ranked(indicator: &IndicatorScore) -> Option<Ranked> {
    let level = indicator.reply.level()?;
    Some(Ranked {
        id: indicator.id,
        essential: indicator.essential,
        level,
        supported: indicator.supported?,
        next: next_level(level),
    })
}
