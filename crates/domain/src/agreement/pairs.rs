//! Krippendorff's alpha, and shares of equal and nearly equal pairs.

use super::{Ratings, Share, Undefined, float, total};

/// How far apart two levels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Levels are equal or not.
    Nominal,
    /// Levels are ordered; the distance counts the ratings that lie between them.
    Ordinal,
}

/// Krippendorff's alpha: 1 where all agree, 0 where they agree as chance would, below 0 where they agree less.
///
/// # Errors
/// [`Undefined`]; never 1 for want of variation, and never "not a number".
pub fn alpha(ratings: &Ratings, metric: Metric) -> Result<f64, Undefined> {
    if let Some(why) = ratings.undefined() {
        return Err(why);
    }
    let mut given = vec![0_u64; ratings.scale.count()];
    for row in ratings.pairable() {
        for (sum, count) in given.iter_mut().zip(row) {
            *sum += count;
        }
    }
    let n = float(total(&given));
    let distances = distances(&given, metric);
    let coincidences = ratings.pairs_by_size();
    let observed: f64 = coincidences
        .iter()
        .map(|(size, pairs)| weighted(pairs, &distances) / float(size - 1))
        .sum();
    let product = |c: &u64| given.iter().map(|k| c * k).collect::<Vec<u64>>();
    let expected = weighted(&given.iter().map(product).collect::<Vec<_>>(), &distances);
    // D_o / D_e with D_o = observed / n and D_e = expected / (n (n - 1)).
    Ok(1.0 - (n - 1.0) * observed / expected)
}

/// The sum over all pairs of levels of how often they occur times what they weigh.
pub(super) fn weighted(cells: &[Vec<u64>], distances: &[Vec<f64>]) -> f64 {
    let rows = cells.iter().zip(distances);
    rows.flat_map(|(cells, distances)| cells.iter().zip(distances))
        .map(|(cell, distance)| float(*cell) * distance)
        .sum()
}

/// Squared distances of all pairs of levels.
fn distances(given: &[u64], metric: Metric) -> Vec<Vec<f64>> {
    let between = |c: usize, k: usize| {
        let (low, high) = (c.min(k), c.max(k));
        let ends = float(given.get(low).copied().unwrap_or(0) + given.get(high).copied().unwrap_or(0));
        let all: u64 = given.iter().skip(low).take(high - low + 1).sum();
        let distance = float(all) - ends / 2.0;
        distance * distance
    };
    let distance = |c: usize, k: usize| match metric {
        _ if c == k => 0.0,
        Metric::Nominal => 1.0,
        Metric::Ordinal => between(c, k),
    };
    let row = |c| (0..given.len()).map(|k| distance(c, k)).collect();
    (0..given.len()).map(row).collect()
}

/// Pairs of ratings of the same thing: equal ones, and those at most one level apart.
pub(super) fn shares(ratings: &Ratings) -> (Share, Share) {
    let (mut exact, mut near, mut of) = (0, 0, 0);
    for row in ratings.pairable() {
        let all = total(row);
        of += all * (all - 1) / 2;
        exact += row.iter().map(|count| count * count.saturating_sub(1) / 2).sum::<u64>();
        near += row
            .iter()
            .zip(row.iter().skip(1))
            .map(|(low, high)| low * high)
            .sum::<u64>();
    }
    let within_one = exact + near;
    (Share { count: exact, of }, Share { count: within_one, of })
}
