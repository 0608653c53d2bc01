//! The result of an assessment from the scores of its principles: overall index, bounds, coverage, band and reasons.

use crate::assessment::{Assessment, Scope};
use crate::bands::{Band, BandReason, Conditions, Facts, Gates, covers};
use crate::ids::IndicatorId;
use crate::instrument::{Instrument, Rules};
use crate::ratio::{Ratio, Sum};
use crate::scoring::{Counts, PrincipleScore, Rejection, Reply, score_principles};
use crate::small_code::sorted_by;

/// The result of an assessment. Indices go from 0 to 100; there are none, and no band, where too few principles have a
/// basis, and none in a quick scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What was asked.
    pub scope: Scope,
    /// How many indicators in scope stand how.
    pub counts: Counts,
    /// The overall index: the mean of the principles with a basis.
    pub overall: Option<Ratio>,
    /// The overall index if everything unanswered or unknown were 0.
    pub lower: Option<Ratio>,
    /// The overall index if everything unanswered or unknown were 4.
    pub upper: Option<Ratio>,
    /// The overall index of the levels that evidence supports.
    pub supported: Option<Ratio>,
    /// Answered through applicable, from 0 to 1; nothing where nothing applies.
    pub coverage: Option<Ratio>,
    /// How the essentials stand.
    pub gates: Gates,
    /// What the bands ask beside the overall index; with an overall result only.
    pub conditions: Option<Conditions>,
    /// The band.
    pub band: Option<Band>,
    /// Why the band is not the next higher one, or why there is none.
    pub reasons: Vec<BandReason>,
    /// What people should know about how the answers were read.
    pub notes: Vec<Note>,
}

impl Score {
    /// Whether the band may change as soon as an essential is answered.
    #[must_use]
    pub const fn is_provisional(&self) -> bool {
        self.gates.open > 0
    }

    /// How many further answers an overall result needs at least; nothing where there is one, or where none help.
    #[must_use]
    pub fn missing_answers(&self) -> Option<u32> {
        self.reasons.iter().find_map(|reason| match reason {
            BandReason::NoOverall { missing_answers, .. } => *missing_answers,
            _ => None,
        })
    }
}

/// What people should know about how the answers were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A large part of the indicators is N/A.
    ManyNotApplicable {
        /// Indicators that are N/A.
        not_applicable: u32,
        /// Indicators in scope.
        of: u32,
    },
    /// An N/A was read as unanswered.
    NotApplicableRejected {
        /// The indicator.
        indicator: IndicatorId,
        /// Why.
        why: Rejection,
    },
    /// Evidence counts one step less because of its age.
    AgedEvidence {
        /// How many entries.
        entries: u32,
    },
    /// Evidence has no date, or one after the day of the assessment.
    UndatedEvidence {
        /// How many entries.
        entries: u32,
    },
}

/// Scores a whole assessment.
#[must_use]
pub fn score(instrument: &Instrument, assessment: &Assessment) -> Score {
    combine(
        instrument,
        assessment.head.scope,
        &score_principles(instrument, assessment),
    )
}

/// Puts the scores of the principles together. Cheap: it walks over the principles, not over their indicators.
#[must_use]
pub fn combine(instrument: &Instrument, scope: Scope, principles: &[PrincipleScore]) -> Score {
    let rules = &instrument.rules;
    let tally = Tally::of(principles);
    let mut score = Score {
        scope,
        counts: tally.counts,
        overall: None,
        lower: None,
        upper: None,
        supported: None,
        coverage: tally.counts.coverage(),
        gates: tally.gates,
        conditions: None,
        band: None,
        reasons: Vec::new(),
        notes: notes(principles, &tally, rules),
    };
    if scope == Scope::Essentials {
        score.reasons.push(BandReason::QuickScan {
            allows: tally.gates.allow(),
        });
        return score;
    }
    match tally.result(rules) {
        None => score.reasons.push(no_overall(principles, rules)),
        Some(result) => {
            let conditions = Conditions::of(&result.facts, rules);
            let band = conditions.band(result.overall, rules.thresholds);
            score.overall = Some(result.overall);
            score.lower = result.lower;
            score.upper = result.upper;
            score.supported = Some(result.facts.supported);
            score.conditions = Some(conditions);
            score.band = Some(band);
            if let Some(next) = band.next() {
                score.reasons = reasons(next, &result, principles, rules);
            }
        }
    }
    score
}

/// Everything added up.
#[derive(Default)]
struct Tally {
    counts: Counts,
    gates: Gates,
    index: Sum,
    lower: Sum,
    upper: Sum,
    supported: Sum,
    lowest: Option<Ratio>,
    without_basis: bool,
    aged_evidence: u32,
    undated_evidence: u32,
}

/// What there is where enough principles have a basis.
struct Overall {
    overall: Ratio,
    lower: Option<Ratio>,
    upper: Option<Ratio>,
    facts: Facts,
}

impl Tally {
    fn of(principles: &[PrincipleScore]) -> Self {
        let mut tally = Self::default();
        for principle in principles {
            tally.counts.add(principle.counts);
            tally.aged_evidence = tally.aged_evidence.saturating_add(principle.aged_evidence);
            tally.undated_evidence = tally.undated_evidence.saturating_add(principle.undated_evidence);
            for (_, reply) in &principle.essentials {
                if *reply != Reply::NotApplicable {
                    tally.gates.count(reply.level());
                }
            }
            let sums = [
                (&mut tally.index, principle.index),
                (&mut tally.lower, principle.lower),
                (&mut tally.upper, principle.upper),
                (&mut tally.supported, principle.supported),
            ];
            for (sum, value) in sums {
                if let Some(value) = value {
                    sum.add(value);
                }
            }
            tally.without_basis |= !principle.has_basis() && principle.counts.applicable > 0;
            let lowest = [tally.lowest, principle.index];
            tally.lowest = lowest.into_iter().flatten().min();
        }
        tally
    }

    fn result(&self, rules: &Rules) -> Option<Overall> {
        if self.index.count() < u64::try_from(rules.principles_needed).unwrap_or(u64::MAX) {
            return None;
        }
        Some(Overall {
            overall: self.index.mean()?,
            lower: self.lower.mean(),
            upper: self.upper.mean(),
            facts: Facts {
                gates: self.gates,
                lowest: self.lowest?,
                without_basis: self.without_basis,
                answered: self.counts.answered,
                applicable: self.counts.applicable,
                supported: self.supported.mean()?,
            },
        })
    }
}

/// How many answers are missing: those principles that need the fewest are counted.
fn no_overall(principles: &[PrincipleScore], rules: &Rules) -> BandReason {
    let with_basis = principles.iter().filter(|principle| principle.has_basis()).count();
    // At least one, for an instrument that asks for none.
    let needed = rules.principles_needed.max(1);
    let missing = needed.saturating_sub(with_basis);
    let open = principles
        .iter()
        .filter(|principle| !principle.has_basis() && principle.counts.applicable > 0);
    let answers = open.map(|principle| principle.counts.missing_for_basis());
    let answers = sorted_by(answers, Ord::cmp);
    let fewest = answers
        .get(..missing)
        .map(|fewest| fewest.iter().fold(0, |sum: u32, next| sum.saturating_add(*next)));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    BandReason::NoOverall {
        with_basis: number(with_basis),
        needed: number(needed),
        missing_answers: fewest,
    }
}

/// Every condition of the next band that does not hold.
fn reasons(next: Band, result: &Overall, principles: &[PrincipleScore], rules: &Rules) -> Vec<BandReason> {
    let Facts {
        answered,
        applicable,
        supported,
        ..
    } = result.facts;
    let mut reasons = Vec::new();
    let needed = next.threshold(rules.thresholds);
    if result.overall.is_below(needed) {
        reasons.push(BandReason::IndexBelow {
            band: next,
            needed,
            exact: result.overall,
        });
    }
    let essentials = principles.iter().flat_map(|principle| &principle.essentials);
    reasons.extend(essentials.filter_map(|(indicator, reply)| gate(*indicator, *reply, next)));
    if let Some(floor) = next.floor(rules) {
        reasons.extend(
            principles
                .iter()
                .filter_map(|principle| below_floor(principle, floor, next)),
        );
    }
    if let Some(needed) = next
        .coverage(rules)
        .filter(|needed| !covers(answered, applicable, *needed))
    {
        reasons.push(BandReason::CoverageBelow {
            answered,
            applicable,
            needed,
            band: next,
        });
    }
    if let Some(needed) = next.supported(rules).filter(|needed| supported.is_below(*needed)) {
        reasons.push(BandReason::SupportedBelow {
            exact: supported,
            needed,
            band: next,
        });
    }
    reasons
}

fn gate(indicator: IndicatorId, reply: Reply, next: Band) -> Option<BandReason> {
    let (reason, limits_to) = match reply {
        Reply::NotApplicable => return None,
        Reply::Level(level) => {
            let limits_to = Band::allowed_by(level);
            (
                BandReason::EssentialLevel {
                    indicator,
                    level,
                    limits_to,
                },
                limits_to,
            )
        }
        Reply::Unknown | Reply::Unanswered => {
            let limits_to = Band::ALLOWED_BY_UNANSWERED;
            let unknown = reply == Reply::Unknown;
            (
                BandReason::EssentialUnanswered {
                    indicator,
                    unknown,
                    limits_to,
                },
                limits_to,
            )
        }
    };
    (limits_to < next).then_some(reason)
}

fn below_floor(principle: &PrincipleScore, floor: u32, band: Band) -> Option<BandReason> {
    let Counts {
        answered, applicable, ..
    } = principle.counts;
    match principle.index {
        Some(index) if index.is_below(floor) => Some(BandReason::PrincipleBelowFloor {
            principle: principle.id,
            index,
            floor,
            band,
        }),
        None if applicable > 0 => Some(BandReason::PrincipleWithoutBasis {
            principle: principle.id,
            answered,
            applicable,
            band,
        }),
        Some(_) | None => None,
    }
}

fn notes(principles: &[PrincipleScore], tally: &Tally, rules: &Rules) -> Vec<Note> {
    let mut notes = Vec::new();
    let not_applicable = tally.counts.not_applicable;
    let of = tally.counts.applicable.saturating_add(not_applicable);
    if u64::from(not_applicable) * 100 > u64::from(rules.not_applicable_note) * u64::from(of) {
        notes.push(Note::ManyNotApplicable { not_applicable, of });
    }
    let rejected = principles.iter().flat_map(|principle| &principle.rejected);
    notes.extend(rejected.map(|(indicator, why)| Note::NotApplicableRejected {
        indicator: *indicator,
        why: *why,
    }));
    if tally.aged_evidence > 0 {
        notes.push(Note::AgedEvidence {
            entries: tally.aged_evidence,
        });
    }
    if tally.undated_evidence > 0 {
        notes.push(Note::UndatedEvidence {
            entries: tally.undated_evidence,
        });
    }
    notes
}
