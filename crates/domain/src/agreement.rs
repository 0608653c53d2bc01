//! How far several people agree who rate the same things on one ordered scale: Krippendorff's alpha, Gwet's AC1 and AC2,
//! shares of pairs, and which things to talk about.
//!
//! Floats are allowed here and nowhere else in the rules. Sums are kept as whole numbers until the last step, so that the
//! order of people and things makes no difference, not even in the last digit. Sources: K. Krippendorff, "Computing
//! Krippendorff's Alpha-Reliability" (2011); K. L. Gwet, "Handbook of Inter-Rater Reliability" (chapters on AC1, AC2).

use std::collections::BTreeMap;

mod chance;
mod interval;
mod pairs;
mod talk;

pub use chance::{Weights, chance_corrected};
pub use interval::{Interval, RESAMPLES, interval};
pub use pairs::{Metric, alpha};
pub use talk::{Flag, Spread, lower_median, spread};

/// From this alpha on agreement is called strong (Krippendorff's custom).
pub const STRONG: f64 = 0.8;
/// From this alpha on agreement is called fair (Krippendorff's custom).
pub const FAIR: f64 = 0.667;
/// The most things and the most people of one table.
pub const MOST: usize = 1_000;

/// The lowest and the highest level that may be given; at least two levels, at most 101.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    lowest: u8,
    highest: u8,
}

impl Scale {
    /// 1 to 4, as in the rubrics of the course.
    pub const ONE_TO_FOUR: Self = Self { lowest: 1, highest: 4 };

    /// The scale, or nothing where it has fewer than two levels or more than 101.
    #[must_use]
    pub const fn new(lowest: u8, highest: u8) -> Option<Self> {
        if lowest < highest && highest - lowest <= 100 {
            Some(Self { lowest, highest })
        } else {
            None
        }
    }

    /// The lowest level.
    #[must_use]
    pub const fn lowest(self) -> u8 {
        self.lowest
    }

    /// The highest level.
    #[must_use]
    pub const fn highest(self) -> u8 {
        self.highest
    }

    /// How many levels there are, used or not.
    #[must_use]
    pub const fn count(self) -> usize {
        (self.highest - self.lowest) as usize + 1
    }

    fn place(self, level: u8) -> Option<usize> {
        (self.lowest..=self.highest)
            .contains(&level)
            .then(|| usize::from(level - self.lowest))
    }
}

/// Why a table is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A level outside the scale.
    OutsideScale {
        /// The thing, from 0.
        unit: usize,
        /// The person, from 0.
        rater: usize,
    },
    /// More than [`MOST`] things or people.
    TooMany,
}

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No thing was rated by two people.
    NoPairs,
    /// All ratings that can be paired are equal: there is nothing that agreement could be told apart from.
    NoVariation,
}

/// Ratings, checked: what counts is how many people gave which level to each thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratings {
    scale: Scale,
    /// By thing, by place on the scale: how many people.
    counts: Vec<Vec<u64>>,
}

impl Ratings {
    /// Takes a table: for each thing what each person gave, nothing where they gave nothing.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn new(scale: Scale, units: &[Vec<Option<u8>>]) -> Result<Self, Refusal> {
        if units.len() > MOST || units.iter().any(|unit| unit.len() > MOST) {
            return Err(Refusal::TooMany);
        }
        let mut counts = Vec::with_capacity(units.len());
        for (unit, ratings) in units.iter().enumerate() {
            let mut row = vec![0; scale.count()];
            for (rater, level) in ratings.iter().enumerate() {
                let Some(level) = level else { continue };
                let place = scale.place(*level).and_then(|place| row.get_mut(place));
                *place.ok_or(Refusal::OutsideScale { unit, rater })? += 1;
            }
            counts.push(row);
        }
        Ok(Self { scale, counts })
    }

    /// Things that at least two people rated.
    fn pairable(&self) -> impl Iterator<Item = &Vec<u64>> {
        self.counts.iter().filter(|row| total(row) >= 2)
    }

    /// By number of ratings of a thing: how often each level meets each other one in ordered pairs of different people.
    /// Things with equally many ratings are added up as whole numbers, so that their order makes no difference.
    fn pairs_by_size(&self) -> BTreeMap<u64, Vec<Vec<u64>>> {
        let levels = self.scale.count();
        let mut pairs: BTreeMap<u64, Vec<Vec<u64>>> = BTreeMap::new();
        for row in self.pairable() {
            let table = pairs.entry(total(row)).or_insert_with(|| vec![vec![0; levels]; levels]);
            for (c, (cells, own)) in table.iter_mut().zip(row).enumerate() {
                for (k, (cell, other)) in cells.iter_mut().zip(row).enumerate() {
                    *cell += own * if c == k { other.saturating_sub(1) } else { *other };
                }
            }
        }
        pairs
    }

    /// Why there is no figure, if there is none.
    fn undefined(&self) -> Option<Undefined> {
        let mut used = vec![false; self.scale.count()];
        for row in self.pairable() {
            for (used, count) in used.iter_mut().zip(row) {
                *used |= *count > 0;
            }
        }
        match used.iter().filter(|used| **used).count() {
            0 => Some(Undefined::NoPairs),
            1 => Some(Undefined::NoVariation),
            _ => None,
        }
    }
}

fn total(row: &[u64]) -> u64 {
    row.iter().sum()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "at most 1,000 things and people: far below 2^53"
)]
pub(crate) const fn float(number: u64) -> f64 {
    number as f64
}

/// A part of a whole, as counts: people read "19 of 20", never a bare percentage of few.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many; 0 where there is nothing to compare.
    pub of: u64,
}

/// How agreement is called in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// From [`STRONG`] on: a common result may be relied on.
    Strong,
    /// From [`FAIR`] on: a common result is tentative.
    Fair,
    /// Below: talk first, report no common result.
    Weak,
}

impl Reading {
    /// The word for an alpha.
    #[must_use]
    pub fn of(alpha: f64) -> Self {
        if alpha >= STRONG {
            Self::Strong
        } else if alpha >= FAIR {
            Self::Fair
        } else {
            Self::Weak
        }
    }
}

/// Everything that is said about one table.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// Krippendorff's alpha with the ordinal metric.
    pub alpha: Result<f64, Undefined>,
    /// Gwet's AC2 with quadratic weights.
    pub ac2: Result<f64, Undefined>,
    /// An approximate 95 % interval of alpha.
    pub interval: Option<Interval>,
    /// Pairs of ratings of the same thing that are equal.
    pub exact: Share,
    /// Pairs of ratings of the same thing that are at most one level apart.
    pub within_one: Share,
    /// For each thing what was given.
    pub spreads: Vec<Option<Spread>>,
}

impl Agreement {
    /// The word, where there is a figure.
    #[must_use]
    pub fn reading(&self) -> Option<Reading> {
        self.alpha.ok().map(Reading::of)
    }

    /// Whether alpha is low only because almost all ratings are the same: there the shares and AC2 say more.
    #[must_use]
    pub fn little_variation(&self) -> bool {
        let low = self.reading() == Some(Reading::Weak);
        let mostly_exact = self.exact.of > 0 && self.exact.count.saturating_mul(10) >= self.exact.of.saturating_mul(9);
        low && mostly_exact && self.ac2.is_ok_and(|ac2| ac2 >= STRONG)
    }
}

/// Measures a table. `essential` says of each thing whether its gate lines count, see [`spread`]; the seed is that of the
/// interval.
///
/// # Errors
/// [`Refusal`].
pub fn measure(
    scale: Scale,
    units: &[Vec<Option<u8>>],
    essential: impl Fn(usize) -> bool,
    seed: u32,
) -> Result<Agreement, Refusal> {
    let ratings = Ratings::new(scale, units)?;
    let (exact, within_one) = pairs::shares(&ratings);
    let spreads = units.iter().enumerate().map(|(unit, levels)| {
        let given: Vec<u8> = levels.iter().flatten().copied().collect();
        spread(&given, essential(unit))
    });
    Ok(Agreement {
        alpha: alpha(&ratings, Metric::Ordinal),
        ac2: chance_corrected(&ratings, Weights::Quadratic),
        interval: interval(&ratings, Metric::Ordinal, seed),
        exact,
        within_one,
        spreads: spreads.collect(),
    })
}

#[cfg(test)]
mod tests;
