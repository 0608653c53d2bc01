//! Scores of one principle and of a whole assessment, computed exactly.
//!
//! A principle is scored by itself, so that a changed answer costs one principle; [`combine::combine`] puts the scores of
//! the principles together.

use crate::assessment::{Answer, Assessment, EvidenceStrength, IndicatorAnswer, Scope, read};
use crate::date::Date;
use crate::evidence::{Judged, judge, supported_level};
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Indicator, Instrument, Level, Principle, ProviderProfile, Rules};
use crate::ratio::Ratio;

pub mod combine;
pub mod ranking;

/// What scoring needs to know about the assessment beside the answers.
#[derive(Clone, Copy, Debug)]
pub struct ScoringContext<'a> {
    /// The rules of the instrument.
    pub rules: &'a Rules,
    /// The provider's profile, once chosen: it decides where N/A is open.
    pub profile: Option<ProviderProfile>,
    /// Quick scan or full.
    pub scope: Scope,
    /// The day against which evidence ages.
    pub assessed_on: Option<Date>,
}

impl<'a> ScoringContext<'a> {
    /// The context of an assessment.
    #[must_use]
    pub const fn of(instrument: &'a Instrument, assessment: &Assessment) -> Self {
        let head = &assessment.head;
        Self {
            rules: &instrument.rules,
            profile: head.profile,
            scope: head.scope,
            assessed_on: head.assessed_on,
        }
    }
}

/// What was said about one indicator, as far as scoring looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The answer that counts.
    pub answer: Answer,
    /// Whether a reason stands with it, which N/A needs.
    pub reasoned: bool,
    /// What the evidence comes to.
    pub evidence: Judged,
}

impl Given {
    /// What counts of everything said about one indicator; nothing where it is unanswered.
    #[must_use]
    pub fn of(said: &IndicatorAnswer, context: &ScoringContext<'_>) -> Option<Self> {
        let effective = read::effective(said)?;
        Some(Self {
            answer: effective.rating.answer,
            reasoned: effective.reason.is_some(),
            evidence: judge(&said.evidence, context.assessed_on, context.rules.evidence_months),
        })
    }
}

/// How an indicator in scope counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// With a level.
    Level(Level),
    /// Left out: it does not apply.
    NotApplicable,
    /// "Don't know yet".
    Unknown,
    /// Not answered, or with an N/A that does not count.
    Unanswered,
}

impl Reply {
    /// The level, where there is one.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable | Self::Unknown | Self::Unanswered => None,
        }
    }
}

/// Why an N/A is read as unanswered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// The instrument leaves N/A open for some profiles, and no profile is chosen.
    NoProfile,
    /// The instrument does not leave N/A open for this profile.
    NotAllowed,
    /// No reason is given.
    NoReason,
}

/// How one indicator in scope was scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndicatorScore {
    /// The indicator.
    pub id: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// How it counts.
    pub reply: Reply,
    /// The level as far as evidence supports it, where there is a level.
    pub supported: Option<Level>,
    /// What its evidence comes to, after ageing.
    pub strength: EvidenceStrength,
}

/// How many indicators in scope stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All but those that are N/A.
    pub applicable: u32,
    /// With a level.
    pub answered: u32,
    /// "Don't know yet".
    pub unknown: u32,
    /// Without an answer that counts.
    pub unanswered: u32,
    /// N/A, with right and reason.
    pub not_applicable: u32,
}

impl Counts {
    /// Whether an index has a basis: something applies, and at least half of it is answered.
    #[must_use]
    pub const fn have_basis(self) -> bool {
        self.applicable > 0 && self.missing_for_basis() == 0
    }

    /// How many more answers a basis needs.
    #[must_use]
    pub const fn missing_for_basis(self) -> u32 {
        self.applicable.div_ceil(2).saturating_sub(self.answered)
    }

    /// Answered through applicable, from 0 to 1; nothing where nothing applies.
    #[must_use]
    pub fn coverage(self) -> Option<Ratio> {
        Ratio::new(self.answered.into(), self.applicable.into())
    }

    const fn count(&mut self, reply: Reply) {
        match reply {
            Reply::NotApplicable => {
                self.not_applicable += 1;
                return;
            }
            Reply::Level(_) => self.answered += 1,
            Reply::Unknown => self.unknown += 1,
            Reply::Unanswered => self.unanswered += 1,
        }
        self.applicable += 1;
    }

    const fn add(&mut self, other: Self) {
        self.applicable += other.applicable;
        self.answered += other.answered;
        self.unknown += other.unknown;
        self.unanswered += other.unanswered;
        self.not_applicable += other.not_applicable;
    }
}

/// The score of one principle. Indices go from 0 to 100; there are none without a basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleScore {
    /// The principle.
    pub id: PrincipleId,
    /// How many indicators stand how.
    pub counts: Counts,
    /// The index: the mean of the levels.
    pub index: Option<Ratio>,
    /// The index if everything unanswered or unknown were 0.
    pub lower: Option<Ratio>,
    /// The index if everything unanswered or unknown were 4.
    pub upper: Option<Ratio>,
    /// The index of the levels that evidence supports.
    pub supported: Option<Ratio>,
    /// The index with essentials counted twice.
    pub essentials_doubled: Option<Ratio>,
    /// The indicators in scope, in the instrument's order.
    pub indicators: Vec<IndicatorScore>,
    /// The essentials among them.
    pub essentials: Vec<(IndicatorId, Reply)>,
    /// N/A that is read as unanswered.
    pub rejected: Vec<(IndicatorId, Rejection)>,
    /// Evidence of levels that lost a step by age.
    pub aged_evidence: u32,
    /// Evidence of levels without a date that can age.
    pub undated_evidence: u32,
}

impl PrincipleScore {
    /// Whether it takes part in the overall index.
    #[must_use]
    pub const fn has_basis(&self) -> bool {
        self.index.is_some()
    }
}

/// Scores one principle. `given` is asked once for each indicator in scope, in order.
#[must_use]
pub fn score_principle(
    principle: &Principle,
    context: &ScoringContext<'_>,
    mut given: impl FnMut(IndicatorId) -> Option<Given>,
) -> PrincipleScore {
    let mut score = PrincipleScore {
        id: principle.id,
        counts: Counts::default(),
        index: None,
        lower: None,
        upper: None,
        supported: None,
        essentials_doubled: None,
        indicators: Vec::new(),
        essentials: Vec::new(),
        rejected: Vec::new(),
        aged_evidence: 0,
        undated_evidence: 0,
    };
    let mut points = Points::default();
    let in_scope = |indicator: &&Indicator| indicator.essential || context.scope == Scope::Full;
    for indicator in principle.indicators.iter().filter(in_scope) {
        let given = given(indicator.id);
        let reply = score.reply(indicator, context, given);
        let evidence = given.map_or(Judged::NOTHING, |given| given.evidence);
        let supported = reply.level().map(|level| {
            score.aged_evidence = score.aged_evidence.saturating_add(evidence.aged);
            score.undated_evidence = score.undated_evidence.saturating_add(evidence.undated);
            let supported = supported_level(level, evidence.strength);
            points.add(level, supported, indicator.essential);
            supported
        });
        score.counts.count(reply);
        if indicator.essential {
            score.essentials.push((indicator.id, reply));
        }
        score.indicators.push(IndicatorScore {
            id: indicator.id,
            essential: indicator.essential,
            reply,
            supported,
            strength: evidence.strength,
        });
    }
    if score.counts.have_basis() {
        let Counts {
            applicable, answered, ..
        } = score.counts;
        let highest = u64::from(Level::MAXIMUM.number());
        score.index = index(points.claimed, answered.into());
        score.lower = index(points.claimed, applicable.into());
        score.upper = index(
            points.claimed + highest * u64::from(applicable - answered),
            applicable.into(),
        );
        score.supported = index(points.supported, answered.into());
        score.essentials_doubled = index(points.doubled, points.doubled_weight);
    }
    score
}

/// Scores a whole assessment: every principle, in the instrument's order.
#[must_use]
pub fn score_principles(instrument: &Instrument, assessment: &Assessment) -> Vec<PrincipleScore> {
    let context = ScoringContext::of(instrument, assessment);
    let score = |principle: &Principle| {
        score_principle(principle, &context, |id| {
            Given::of(assessment.answers.get(&id)?, &context)
        })
    };
    instrument.principles.iter().map(score).collect()
}

impl PrincipleScore {
    /// How an answer counts; an N/A that does not is noted.
    fn reply(&mut self, indicator: &Indicator, context: &ScoringContext<'_>, given: Option<Given>) -> Reply {
        match given.map(|given| (given.answer, given.reasoned)) {
            None => Reply::Unanswered,
            Some((Answer::Level(level), _)) => Reply::Level(level),
            Some((Answer::Unknown, _)) => Reply::Unknown,
            Some((Answer::NotApplicable, reasoned)) => match rejection(indicator, context.profile, reasoned) {
                None => Reply::NotApplicable,
                Some(why) => {
                    self.rejected.push((indicator.id, why));
                    Reply::Unanswered
                }
            },
        }
    }
}

/// Why an N/A does not count; nothing where it does.
fn rejection(indicator: &Indicator, profile: Option<ProviderProfile>, reasoned: bool) -> Option<Rejection> {
    let open_for = &indicator.not_applicable_for;
    match profile {
        None if !open_for.is_empty() => Some(Rejection::NoProfile),
        Some(profile) if open_for.contains(&profile) => (!reasoned).then_some(Rejection::NoReason),
        None | Some(_) => Some(Rejection::NotAllowed),
    }
}

/// Sums of levels on the way to the indices of one principle.
#[derive(Default)]
struct Points {
    claimed: u64,
    supported: u64,
    doubled: u64,
    doubled_weight: u64,
}

impl Points {
    fn add(&mut self, claimed: Level, supported: Level, essential: bool) {
        let weight = if essential { 2 } else { 1 };
        self.claimed += u64::from(claimed.number());
        self.supported += u64::from(supported.number());
        self.doubled += weight * u64::from(claimed.number());
        self.doubled_weight += weight;
    }
}

/// A mean of levels on the scale from 0 to 100.
fn index(points: u64, weight: u64) -> Option<Ratio> {
    Ratio::new(points * 100, weight * u64::from(Level::MAXIMUM.number()))
}

#[cfg(test)]
pub(crate) mod test_support;
#[cfg(test)]
mod tests;
