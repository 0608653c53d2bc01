//! Gwet's agreement coefficients, which stay sensible where almost all ratings are the same.

use std::collections::BTreeMap;

use super::pairs::weighted;
use super::{Ratings, Undefined, float, total};

/// How much two levels count as agreeing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// Equal or not: the coefficient is AC1.
    Identity,
    /// One less the square of the distance over the longest distance: the coefficient is AC2.
    Quadratic,
}

/// Gwet's AC1 or AC2: 1 where all agree, 0 where they agree as chance would.
///
/// # Errors
/// [`Undefined`]. Without variation the formula gives 1, which would say more than anybody knows; so there is no figure.
pub fn chance_corrected(ratings: &Ratings, weights: Weights) -> Result<f64, Undefined> {
    if let Some(why) = ratings.undefined() {
        return Err(why);
    }
    let levels = ratings.scale.count();
    let weights = table(levels, weights);
    let observed = observed(ratings, &weights);
    let sum_of_weights: f64 = weights.iter().flatten().sum();
    let q = float(levels as u64);
    let spread: f64 = mean_shares(ratings).iter().map(|share| share * (1.0 - share)).sum();
    let by_chance = sum_of_weights / (q * (q - 1.0)) * spread;
    Ok((observed - by_chance) / (1.0 - by_chance))
}

fn table(levels: usize, weights: Weights) -> Vec<Vec<f64>> {
    let longest = float(levels.saturating_sub(1) as u64);
    let weight = |c: usize, k: usize| match weights {
        _ if c == k => 1.0,
        Weights::Identity => 0.0,
        Weights::Quadratic => {
            let distance = float(c.abs_diff(k) as u64) / longest;
            1.0 - distance * distance
        }
    };
    let row = |c| (0..levels).map(|k| weight(c, k)).collect();
    (0..levels).map(row).collect()
}

/// The mean over things of the weighted share of agreeing pairs.
fn observed(ratings: &Ratings, weights: &[Vec<f64>]) -> f64 {
    let pairs = ratings.pairs_by_size();
    let shares = pairs
        .iter()
        .map(|(size, pairs)| weighted(pairs, weights) / float(size * (size - 1)));
    shares.sum::<f64>() / float(ratings.pairable().count() as u64)
}

/// For each level the mean over all rated things of the share of people who gave it.
fn mean_shares(ratings: &Ratings) -> Vec<f64> {
    let mut groups: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    let mut units = 0;
    for row in ratings.counts.iter().filter(|row| total(row) > 0) {
        units += 1;
        let sums = groups.entry(total(row)).or_insert_with(|| vec![0; row.len()]);
        for (sum, count) in sums.iter_mut().zip(row) {
            *sum += count;
        }
    }
    let of_level = |level: usize| {
        let sum: f64 = groups
            .iter()
            .map(|(size, sums)| float(sums.get(level).copied().unwrap_or(0)) / float(*size))
            .sum();
        sum / float(units)
    };
    (0..ratings.scale.count()).map(of_level).collect()
}
