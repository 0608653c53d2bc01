//! Whether the band would be another one if the arbitrary parts of the model were a little different.
//!
//! Only the overall index and the thresholds vary; gates, floors, coverage and supported index stay as they are.

use crate::bands::Band;
use crate::ids::PrincipleId;
use crate::instrument::Instrument;
use crate::ratio::{Ratio, Sum};
use crate::scoring::PrincipleScore;
use crate::scoring::combine::Score;

/// By how much the thresholds move down and up.
pub const THRESHOLD_SHIFT: u32 = 5;

/// One change of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Essentials count twice inside their principle.
    EssentialsDoubled,
    /// One principle is left out of the overall mean.
    Without(PrincipleId),
    /// All thresholds are lower by [`THRESHOLD_SHIFT`].
    ThresholdsLower,
    /// All thresholds are higher by [`THRESHOLD_SHIFT`].
    ThresholdsHigher,
}

/// What a change of the model gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The change.
    pub change: Change,
    /// The overall index that it gives.
    pub overall: Ratio,
    /// The band that it gives.
    pub band: Band,
}

/// What came of all the changes of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// The overall index with essentials counted twice.
    pub essentials_doubled: Ratio,
    /// Every change that was tried, in the order in which they are listed here.
    pub tried: Vec<Variant>,
    /// The changes that give another band.
    pub variants: Vec<Variant>,
}

impl Sensitivity {
    /// Whether any change gives another band.
    #[must_use]
    pub const fn is_fragile(&self) -> bool {
        !self.variants.is_empty()
    }
}

/// Tries every change; nothing where the result has no band. Takes time in proportion to the number of principles.
#[must_use]
pub fn sensitivity(instrument: &Instrument, score: &Score, principles: &[PrincipleScore]) -> Option<Sensitivity> {
    let (band, overall, conditions) = (score.band?, score.overall?, score.conditions?);
    let thresholds = instrument.rules.thresholds;
    let mut tried = Vec::new();
    let mut attempt = |change: Change, overall: Ratio, thresholds: [u32; 3]| {
        tried.push(Variant {
            change,
            overall,
            band: conditions.band(overall, thresholds),
        });
    };

    let essentials_doubled = Ratio::mean(principles.iter().filter_map(|principle| principle.essentials_doubled))?;
    attempt(Change::EssentialsDoubled, essentials_doubled, thresholds);
    let total = principles
        .iter()
        .filter_map(|principle| principle.index)
        .collect::<Sum>()
        .total()?;
    for principle in principles {
        if let Some(without) = principle.index.and_then(|index| total.mean_without(index)) {
            attempt(Change::Without(principle.id), without, thresholds);
        }
    }
    attempt(
        Change::ThresholdsLower,
        overall,
        thresholds.map(|threshold| threshold.saturating_sub(THRESHOLD_SHIFT)),
    );
    attempt(
        Change::ThresholdsHigher,
        overall,
        thresholds.map(|threshold| threshold.saturating_add(THRESHOLD_SHIFT)),
    );
    let variants = tried.iter().filter(|variant| variant.band != band).copied().collect();
    Some(Sensitivity {
        essentials_doubled,
        tried,
        variants,
    })
}

#[cfg(test)]
mod tests;
