//! The four bands of the result, the conditions of each, and the reasons that keep a result out of the next one.

use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Level, Rules};
use crate::ratio::Ratio;

/// Where a provider's practice stands, by its own declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Below the first threshold, or an essential is absent.
    Emerging,
    /// From the first threshold.
    Developing,
    /// From the second threshold, with its extra conditions.
    Ready,
    /// From the third threshold, with its extra conditions.
    Leading,
}

impl Band {
    /// All bands, lowest first.
    pub const ALL: [Self; 4] = [Self::Emerging, Self::Developing, Self::Ready, Self::Leading];

    /// The id in files and output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Emerging => "emerging",
            Self::Developing => "developing",
            Self::Ready => "ready",
            Self::Leading => "leading",
        }
    }

    /// The band with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.id() == id)
    }

    /// The next higher band; nothing above Leading.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Emerging => Some(Self::Developing),
            Self::Developing => Some(Self::Ready),
            Self::Ready => Some(Self::Leading),
            Self::Leading => None,
        }
    }

    /// The overall index from which the band starts.
    #[must_use]
    pub const fn threshold(self, thresholds: [u32; 3]) -> u32 {
        let [developing, ready, leading] = thresholds;
        match self {
            Self::Emerging => 0,
            Self::Developing => developing,
            Self::Ready => ready,
            Self::Leading => leading,
        }
    }

    /// No principle may stand below this; nothing where the band has no floor.
    #[must_use]
    pub const fn floor(self, rules: &Rules) -> Option<u32> {
        match self {
            Self::Emerging | Self::Developing => None,
            Self::Ready => Some(rules.ready_floor),
            Self::Leading => Some(rules.leading_floor),
        }
    }

    /// The coverage, per cent, that the band needs; nothing where it needs none.
    #[must_use]
    pub const fn coverage(self, rules: &Rules) -> Option<u32> {
        match self {
            Self::Emerging | Self::Developing => None,
            Self::Ready => Some(rules.ready_coverage),
            Self::Leading => Some(rules.leading_coverage),
        }
    }

    /// The evidence-supported overall index that the band needs; nothing where it needs none.
    #[must_use]
    pub const fn supported(self, rules: &Rules) -> Option<u32> {
        match self {
            Self::Emerging | Self::Developing | Self::Ready => None,
            Self::Leading => Some(rules.leading_supported),
        }
    }

    /// The highest band that an essential at this level leaves open.
    #[must_use]
    pub const fn allowed_by(essential: Level) -> Self {
        match essential.number() {
            0 => Self::Emerging,
            1 => Self::Developing,
            2 => Self::Ready,
            _ => Self::Leading,
        }
    }

    /// The lowest level of an essential that leaves the band open.
    #[must_use]
    pub fn essential_level(self) -> Level {
        let opens = |level: &Level| Self::allowed_by(*level) >= self;
        Level::ALL.into_iter().find(opens).unwrap_or(Level::MAXIMUM)
    }

    /// The highest band that an essential leaves open while it is unanswered or unknown.
    pub const ALLOWED_BY_UNANSWERED: Self = Self::Developing;
}

/// How the essential indicators stand. Those that are N/A are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// Essentials that apply.
    pub essentials: u32,
    /// Unanswered or unknown: the band is provisional while there are any.
    pub open: u32,
    /// At level 0.
    pub at_zero: u32,
    /// At level 1.
    pub at_one: u32,
    /// At level 2 or higher.
    pub at_two: u32,
    /// At level 3 or higher.
    pub at_three: u32,
}

impl Gates {
    /// Counts one essential; nothing stands for unanswered and for unknown.
    pub const fn count(&mut self, level: Option<Level>) {
        self.essentials += 1;
        match level {
            None => self.open += 1,
            Some(level) => match level.number() {
                0 => self.at_zero += 1,
                1 => self.at_one += 1,
                2 => self.at_two += 1,
                _ => {
                    self.at_two += 1;
                    self.at_three += 1;
                }
            },
        }
    }

    /// The highest band that the essentials leave open.
    #[must_use]
    pub const fn allow(self) -> Band {
        if self.at_zero > 0 {
            Band::Emerging
        } else if self.at_one > 0 || self.open > 0 {
            Band::Developing
        } else if self.at_three < self.essentials {
            Band::Ready
        } else {
            Band::Leading
        }
    }
}

/// What the conditions of the bands look at, beside the overall index.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The essentials.
    pub gates: Gates,
    /// The lowest index of a principle that has one.
    pub lowest: Ratio,
    /// Whether a principle has applicable indicators, but no basis.
    pub without_basis: bool,
    /// Indicators with a level.
    pub answered: u32,
    /// Indicators that apply.
    pub applicable: u32,
    /// The evidence-supported overall index.
    pub supported: Ratio,
}

/// For each band whether everything that it asks beside the overall index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    holds: [(Band, bool); 4],
}

impl Conditions {
    /// Looks at the facts once, so that many overall indices can be tried against them.
    #[must_use]
    pub fn of(facts: &Facts, rules: &Rules) -> Self {
        let holds = |band: Band| {
            let floor_holds = band
                .floor(rules)
                .is_none_or(|floor| !facts.without_basis && !facts.lowest.is_below(floor));
            let covers = band
                .coverage(rules)
                .is_none_or(|needed| covers(facts.answered, facts.applicable, needed));
            let supported = band
                .supported(rules)
                .is_none_or(|needed| !facts.supported.is_below(needed));
            facts.gates.allow() >= band && floor_holds && covers && supported
        };
        Self {
            holds: Band::ALL.map(|band| (band, holds(band))),
        }
    }

    /// The highest band whose threshold is reached and whose other conditions hold.
    #[must_use]
    pub fn band(&self, overall: Ratio, thresholds: [u32; 3]) -> Band {
        let reached = |band: Band| !overall.is_below(band.threshold(thresholds));
        let highest = self.holds.iter().rev().find(|(band, holds)| *holds && reached(*band));
        highest.map_or(Band::Emerging, |(band, _)| *band)
    }
}

/// Whether at least `needed` per cent of the applicable indicators are answered.
#[must_use]
pub(crate) fn covers(answered: u32, applicable: u32, needed: u32) -> bool {
    u64::from(answered) * 100 >= u64::from(needed) * u64::from(applicable)
}

/// Why the band is not the next higher one, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandReason {
    /// The overall index is below the threshold of the next band.
    IndexBelow {
        /// The next band.
        band: Band,
        /// Its threshold.
        needed: u32,
        /// The overall index.
        exact: Ratio,
    },
    /// An essential stands too low for the next band.
    EssentialLevel {
        /// The essential indicator.
        indicator: IndicatorId,
        /// Its level.
        level: Level,
        /// The highest band that it leaves open.
        limits_to: Band,
    },
    /// An essential is not answered: the band is provisional.
    EssentialUnanswered {
        /// The essential indicator.
        indicator: IndicatorId,
        /// Answered with "don't know yet".
        unknown: bool,
        /// The highest band that it leaves open.
        limits_to: Band,
    },
    /// A principle is below the floor of the next band.
    PrincipleBelowFloor {
        /// The principle.
        principle: PrincipleId,
        /// Its index.
        index: Ratio,
        /// The floor.
        floor: u32,
        /// The next band.
        band: Band,
    },
    /// A principle has too few answers to have an index, so that it misses the floor of the next band.
    PrincipleWithoutBasis {
        /// The principle.
        principle: PrincipleId,
        /// Its indicators with a level.
        answered: u32,
        /// Its indicators that apply.
        applicable: u32,
        /// The next band.
        band: Band,
    },
    /// Too few indicators are answered for the next band.
    CoverageBelow {
        /// Indicators with a level.
        answered: u32,
        /// Indicators that apply.
        applicable: u32,
        /// The coverage that is needed, per cent.
        needed: u32,
        /// The next band.
        band: Band,
    },
    /// The evidence supports less than the next band needs.
    SupportedBelow {
        /// The evidence-supported overall index.
        exact: Ratio,
        /// What is needed.
        needed: u32,
        /// The next band.
        band: Band,
    },
    /// Too few principles have a basis for an overall result.
    NoOverall {
        /// Principles with a basis.
        with_basis: u32,
        /// Principles that need one.
        needed: u32,
        /// The fewest further answers that give an overall result; nothing where no number does, because too much is N/A.
        missing_answers: Option<u32>,
    },
    /// The quick scan gives no band.
    QuickScan {
        /// The highest band that the essentials leave open.
        allows: Band,
    },
}

impl BandReason {
    /// The stable name of the reason in output.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::IndexBelow { .. } => "index_below",
            Self::EssentialLevel { .. } => "essential_level",
            Self::EssentialUnanswered { .. } => "essential_unanswered",
            Self::PrincipleBelowFloor { .. } => "principle_below_floor",
            Self::PrincipleWithoutBasis { .. } => "principle_without_basis",
            Self::CoverageBelow { .. } => "coverage_below",
            Self::SupportedBelow { .. } => "supported_below",
            Self::NoOverall { .. } => "no_overall",
            Self::QuickScan { .. } => "quick_scan",
        }
    }
}

/// A figure of the result, by the thresholds that it is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The overall index and its bounds.
    Overall,
    /// The index of a principle and its bounds.
    Principle,
    /// The evidence-supported overall index.
    Supported,
    /// Answered through applicable, from 0 to 1; shown per cent.
    Coverage,
}

/// A figure as people read it: rounded half up to one decimal, with more decimals where rounding would cross one of its
/// thresholds. Per cent without the sign, with a decimal point.
#[must_use]
pub fn shown(value: Ratio, figure: Figure, rules: &Rules) -> String {
    match figure {
        Figure::Overall => value.shown(&rules.thresholds),
        Figure::Principle => value.shown(&[rules.ready_floor, rules.leading_floor]),
        Figure::Supported => value.shown(&[rules.leading_supported]),
        Figure::Coverage => value.percent().shown(&[rules.ready_coverage, rules.leading_coverage]),
    }
}

#[cfg(test)]
mod tests;
