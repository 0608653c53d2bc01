//! An approximate 95 % interval of alpha by drawing the things again and again (percentile bootstrap).

use super::{Metric, Ratings, alpha};
use crate::mixing::Mixing;

/// How often the things are drawn.
pub const RESAMPLES: usize = 1_000;

/// An interval. It is approximate, and with few things or people it is wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub lower: f64,
    /// The upper end.
    pub upper: f64,
    /// Draws that gave a figure; the others had no variation.
    pub draws: usize,
}

/// The interval; nothing where there is no alpha, fewer than two things count, or fewer than half of the draws give a
/// figure. The same seed gives the same interval everywhere.
#[must_use]
pub fn interval(ratings: &Ratings, metric: Metric, seed: u32) -> Option<Interval> {
    alpha(ratings, metric).ok()?;
    let mut units: Vec<&Vec<u64>> = ratings.pairable().collect();
    if units.len() < 2 {
        return None;
    }
    // So that the order of things makes no difference.
    units.sort_unstable();
    let mut mixing = Mixing::new(seed);
    let mut figures = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        let drawn = (0..units.len()).filter_map(|_| units.get(mixing.below(units.len())).map(|unit| (*unit).clone()));
        let resample = Ratings {
            scale: ratings.scale,
            counts: drawn.collect(),
        };
        figures.extend(alpha(&resample, metric).ok());
    }
    if figures.len() * 2 < RESAMPLES {
        return None;
    }
    figures.sort_unstable_by(f64::total_cmp);
    // Nearest rank: the 2.5th and the 97.5th of a hundred.
    let rank = |thousandths: usize| (figures.len() * thousandths).div_ceil(1_000).saturating_sub(1);
    Some(Interval {
        lower: *figures.get(rank(25))?,
        upper: *figures.get(rank(975))?,
        draws: figures.len(),
    })
}
