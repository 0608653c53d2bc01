//! The calculation of a result, step by step, for people who want to follow it: what goes in, and what comes out.
//!
//! Every result is taken from the scores themselves ([`PrincipleScore`], [`Score`]); what stands here lays the numbers that
//! went in beside them.

use crate::bands::{Band, covers};
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Instrument, Level, Rules};
use crate::ratio::Ratio;
use crate::scoring::combine::Score;
use crate::scoring::{PrincipleScore, Reply};

/// What goes into the indices of one principle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleSteps {
    /// The claimed levels, in the order of the checklist.
    pub levels: Vec<Level>,
    /// What the claimed levels add up to.
    pub points: u64,
    /// The levels that evidence supports, in the same order.
    pub supported: Vec<Level>,
    /// What the supported levels add up to.
    pub supported_points: u64,
    /// What the answered indicators could add up to: four for each.
    pub most_answered: u64,
    /// What the applicable indicators could add up to.
    pub most_applicable: u64,
    /// What the open indicators could add: the upper bound counts them at four, the lower at nothing.
    pub open_points: u64,
}

/// What goes into the indices of a principle.
#[must_use]
pub fn principle_steps(score: &PrincipleScore) -> PrincipleSteps {
    let levels: Vec<Level> = score
        .indicators
        .iter()
        .filter_map(|indicator| indicator.reply.level())
        .collect();
    let supported: Vec<Level> = score
        .indicators
        .iter()
        .filter_map(|indicator| indicator.supported)
        .collect();
    let highest = u64::from(Level::MAXIMUM.number());
    let (answered, applicable) = (u64::from(score.counts.answered), u64::from(score.counts.applicable));
    PrincipleSteps {
        points: sum(&levels),
        supported_points: sum(&supported),
        levels,
        supported,
        most_answered: answered * highest,
        most_applicable: applicable * highest,
        open_points: applicable.saturating_sub(answered) * highest,
    }
}

fn sum(levels: &[Level]) -> u64 {
    levels.iter().map(|level| u64::from(level.number())).sum()
}

/// An index of a principle that goes into a mean over the principles.
pub type Part = (PrincipleId, Ratio);

/// The principles whose figure goes into a mean, in the order of the instrument: those with a basis.
#[must_use]
pub fn parts(principles: &[PrincipleScore], figure: fn(&PrincipleScore) -> Option<Ratio>) -> Vec<Part> {
    let part = |principle: &PrincipleScore| Some((principle.id, figure(principle)?));
    principles.iter().filter_map(part).collect()
}

/// What a mean was divided from: the mean times how many went in; nothing where it does not fit.
#[must_use]
pub fn total(mean: Ratio, count: usize) -> Option<Ratio> {
    let numerator = mean.numerator().checked_mul(u64::try_from(count).ok()?)?;
    Ratio::new(numerator, mean.denominator())
}

/// A condition of a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Whether it holds.
    pub met: bool,
    /// What is asked, and what there is.
    pub asks: Asks,
}

/// What a band asks, and how far the result is from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// The overall index reaches the band's threshold.
    Threshold {
        /// The threshold.
        needed: u32,
        /// The overall index.
        found: Ratio,
        /// How far they are apart.
        by: Ratio,
    },
    /// Every essential leaves the band open.
    Essentials {
        /// The lowest level that does.
        needed: Level,
        /// Those that do not.
        short: Vec<(IndicatorId, Reply)>,
    },
    /// No principle stands below the floor.
    Floor {
        /// The floor.
        needed: u32,
        /// The lowest principle that has an index.
        lowest: Part,
        /// How far it is from the floor.
        by: Ratio,
        /// Principles below the floor; those without an index too.
        short: Vec<(PrincipleId, Option<Ratio>)>,
    },
    /// Enough is answered.
    Coverage {
        /// Per cent of the applicable indicators.
        needed: u32,
        /// Indicators with a level.
        answered: u32,
        /// Indicators that apply.
        applicable: u32,
        /// Answers that are missing.
        missing: u64,
    },
    /// Evidence supports enough.
    Supported {
        /// The supported overall index that is needed.
        needed: u32,
        /// The supported overall index.
        found: Ratio,
        /// How far they are apart.
        by: Ratio,
    },
}

/// A band with each of its conditions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandSteps {
    /// The band.
    pub band: Band,
    /// Its conditions: the threshold first.
    pub conditions: Vec<Condition>,
}

impl BandSteps {
    /// Whether all conditions hold.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.conditions.iter().all(|condition| condition.met)
    }
}

/// The bands from the second on, each with its conditions; nothing where there is no overall result.
#[must_use]
pub fn band_steps(instrument: &Instrument, score: &Score, principles: &[PrincipleScore]) -> Vec<BandSteps> {
    let steps = |band: Band| of_band(band, &instrument.rules, score, principles);
    Band::ALL.into_iter().skip(1).filter_map(steps).collect()
}

fn of_band(band: Band, rules: &Rules, score: &Score, principles: &[PrincipleScore]) -> Option<BandSteps> {
    let (overall, supported) = (score.overall?, score.supported?);
    let threshold = at_least(overall, band.threshold(rules.thresholds));
    let mut conditions = vec![
        Condition {
            met: threshold.0,
            asks: Asks::Threshold {
                needed: band.threshold(rules.thresholds),
                found: overall,
                by: threshold.1,
            },
        },
        essentials(band, principles),
    ];
    conditions.extend(band.floor(rules).and_then(|needed| floor(needed, principles)));
    conditions.extend(band.coverage(rules).map(|needed| coverage(needed, score)));
    conditions.extend(band.supported(rules).map(|needed| {
        let (met, by) = at_least(supported, needed);
        Condition {
            met,
            asks: Asks::Supported {
                needed,
                found: supported,
                by,
            },
        }
    }));
    Some(BandSteps { band, conditions })
}

/// Whether a figure reaches a number, and how far they are apart.
fn at_least(found: Ratio, needed: u32) -> (bool, Ratio) {
    (!found.is_below(needed), found.distance(Ratio::whole(needed)))
}

fn essentials(band: Band, principles: &[PrincipleScore]) -> Condition {
    let leaves_open = |reply: Reply| match reply {
        Reply::NotApplicable => true,
        Reply::Level(level) => Band::allowed_by(level) >= band,
        Reply::Unknown | Reply::Unanswered => Band::ALLOWED_BY_UNANSWERED >= band,
    };
    let all = principles.iter().flat_map(|principle| &principle.essentials);
    let short: Vec<_> = all.filter(|(_, reply)| !leaves_open(*reply)).copied().collect();
    Condition {
        met: short.is_empty(),
        asks: Asks::Essentials {
            needed: band.essential_level(),
            short,
        },
    }
}

/// Nothing where no principle has an index, which an overall result rules out.
fn floor(needed: u32, principles: &[PrincipleScore]) -> Option<Condition> {
    let indices = parts(principles, |principle| principle.index);
    let lowest = indices.into_iter().min_by_key(|(_, index)| *index)?;
    let is_short = |principle: &&PrincipleScore| match principle.index {
        Some(index) => index.is_below(needed),
        None => principle.counts.applicable > 0,
    };
    let short: Vec<_> = principles
        .iter()
        .filter(is_short)
        .map(|principle| (principle.id, principle.index))
        .collect();
    Some(Condition {
        met: short.is_empty(),
        asks: Asks::Floor {
            needed,
            lowest,
            by: at_least(lowest.1, needed).1,
            short,
        },
    })
}

fn coverage(needed: u32, score: &Score) -> Condition {
    let (answered, applicable) = (score.counts.answered, score.counts.applicable);
    let enough = (u64::from(needed) * u64::from(applicable)).div_ceil(100);
    Condition {
        met: covers(answered, applicable, needed),
        asks: Asks::Coverage {
            needed,
            answered,
            applicable,
            missing: enough.saturating_sub(answered.into()),
        },
    }
}

#[cfg(test)]
mod tests;
