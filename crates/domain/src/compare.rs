//! Two versions of an assessment side by side: what moved, and what of it may be called real.
//!
//! Only indicators that apply and are answered in both versions, under the same wording, are compared. A move counts as
//! real where new evidence is named for it, or where two assessors or more moved the same way; a number alone may only
//! have changed its mind. Nothing here compares providers.

use std::cmp::Ordering;

use crate::assessment::{Answer, Assessment, Evidence, IndicatorAnswer, Rating, Scope, read};
use crate::ids::{EvidenceId, IndicatorId, PrincipleId};
use crate::instrument::{Instrument, Level};
use crate::ratio::{Ratio, Sum};
use crate::scoring::{IndicatorScore, score_principles};

mod then_test;

pub use then_test::{Shift, ThenTest, seen_today, then_test};

/// Assessors who move the same way make a move real.
pub const ASSESSORS_NEEDED: u32 = 2;

/// How two versions of an assessment differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The indicators that can be compared, in the instrument's order.
    pub indicators: Vec<Moved>,
    /// The indicators that cannot, though at least one version answers them, in the instrument's order.
    pub left_out: Vec<(IndicatorId, LeftOut)>,
    /// The principles with indicators that can be compared, in the instrument's order.
    pub principles: Vec<PrincipleMoved>,
    /// The overall index on the common set; nothing where too few principles take part.
    pub overall: Option<Indices>,
    /// Answered in the earlier version, and no longer in the instrument.
    pub not_carried: Vec<IndicatorId>,
    /// Versions of the instrument that the earlier answers were given under, in the order in which they turn up.
    pub versions_before: Vec<String>,
    /// Those of the later answers.
    pub versions_after: Vec<String>,
    /// New evidence in the later version, whether its indicator can be compared or not.
    pub new_evidence: Vec<(IndicatorId, EvidenceId)>,
}

/// An indicator that is answered in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// The earlier level.
    pub from: Level,
    /// The later level.
    pub to: Level,
    /// New pieces of evidence.
    pub new_evidence: u32,
    /// Assessors who moved the same way as the level that counts; none where that stayed.
    pub assessors: u32,
}

impl Moved {
    /// Up is greater.
    #[must_use]
    pub fn direction(&self) -> Ordering {
        self.to.cmp(&self.from)
    }

    /// Whether the level moved, with new evidence or with two assessors.
    #[must_use]
    pub fn is_real(&self) -> bool {
        self.direction() != Ordering::Equal && (self.new_evidence > 0 || self.assessors >= ASSESSORS_NEEDED)
    }
}

/// Why an indicator is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Only the earlier version has a level.
    OnlyBefore,
    /// Only the later version has a level.
    OnlyAfter,
    /// The two answers were given under different wordings.
    OtherWording,
}

impl LeftOut {
    /// The stable name of the reason in output.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnlyBefore => "only_before",
            Self::OnlyAfter => "only_after",
            Self::OtherWording => "other_wording",
        }
    }
}

/// An index before and after, on the common set; 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indices {
    /// The earlier one.
    pub before: Ratio,
    /// The later one.
    pub after: Ratio,
}

/// A principle on the common set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrincipleMoved {
    /// The principle.
    pub id: PrincipleId,
    /// How many of its indicators are compared; at least one.
    pub common: u32,
    /// Its index over them.
    pub indices: Indices,
}

/// How many indicators went where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Higher than before.
    pub up: u32,
    /// As before.
    pub same: u32,
    /// Lower than before.
    pub down: u32,
}

impl Comparison {
    /// How many indicators went where.
    #[must_use]
    pub fn moves(&self) -> Moves {
        count(self.indicators.iter())
    }

    /// How many real moves there are; `same` is 0.
    #[must_use]
    pub fn real_moves(&self) -> Moves {
        count(self.indicators.iter().filter(|moved| moved.is_real()))
    }

    /// Essentials whose level moved.
    pub fn essentials(&self) -> impl Iterator<Item = &Moved> {
        let essential = |moved: &&Moved| moved.essential && moved.direction() != Ordering::Equal;
        self.indicators.iter().filter(essential)
    }
}

fn count<'a>(indicators: impl Iterator<Item = &'a Moved>) -> Moves {
    let mut moves = Moves::default();
    for moved in indicators {
        moves.count(moved.direction());
    }
    moves
}

impl Moves {
    const fn count(&mut self, direction: Ordering) {
        match direction {
            Ordering::Greater => self.up += 1,
            Ordering::Equal => self.same += 1,
            Ordering::Less => self.down += 1,
        }
    }
}

/// Compares two versions of an assessment. `same_wording` says whether an indicator reads the same in two versions of the
/// instrument; it is asked for different versions only.
#[must_use]
pub fn compare(
    instrument: &Instrument,
    before: &Assessment,
    after: &Assessment,
    same_wording: impl Fn(IndicatorId, &str, &str) -> bool,
) -> Comparison {
    let mut comparison = Comparison {
        indicators: Vec::new(),
        left_out: Vec::new(),
        principles: Vec::new(),
        overall: None,
        not_carried: not_carried(instrument, before),
        versions_before: versions(before),
        versions_after: versions(after),
        new_evidence: Vec::new(),
    };
    let (scores_before, scores_after) = (
        score_principles(instrument, before),
        score_principles(instrument, after),
    );
    // A quick scan asks for the essentials only.
    let quick = [before, after]
        .iter()
        .any(|version| version.head.scope == Scope::Essentials);
    for (principle, (before_it, after_it)) in instrument
        .principles
        .iter()
        .zip(scores_before.iter().zip(&scores_after))
    {
        let mut sums = (0, 0, 0);
        for indicator in principle
            .indicators
            .iter()
            .filter(|indicator| indicator.essential || !quick)
        {
            let id = indicator.id;
            let said = Said {
                before: before.answers.get(&id),
                after: after.answers.get(&id),
            };
            let new_evidence = said.new_evidence();
            let levels = (level(&before_it.indicators, id), level(&after_it.indicators, id));
            let same_wording = said.have_same_wording(|old, new| same_wording(id, old, new));
            match levels {
                (Some(from), Some(to)) if same_wording => {
                    let (before, after, common) = &mut sums;
                    *before += u64::from(from.number());
                    *after += u64::from(to.number());
                    *common += 1;
                    comparison.indicators.push(Moved {
                        indicator: id,
                        essential: indicator.essential,
                        from,
                        to,
                        new_evidence: u32::try_from(new_evidence.len()).unwrap_or(u32::MAX),
                        assessors: said.assessors_moving(to.cmp(&from)),
                    });
                }
                (Some(_), Some(_)) => comparison.left_out.push((id, LeftOut::OtherWording)),
                (Some(_), None) => comparison.left_out.push((id, LeftOut::OnlyBefore)),
                (None, Some(_)) => comparison.left_out.push((id, LeftOut::OnlyAfter)),
                (None, None) => {}
            }
            comparison
                .new_evidence
                .extend(new_evidence.into_iter().map(|new| (id, new)));
        }
        comparison.principles.extend(principle_moved(principle.id, sums));
    }
    comparison.overall = overall(&comparison.principles, instrument.rules.principles_needed);
    comparison
}

/// Points before and after, and how many indicators they are of.
fn principle_moved(id: PrincipleId, (before, after, common): (u64, u64, u32)) -> Option<PrincipleMoved> {
    let most = u64::from(common) * u64::from(Level::MAXIMUM.number());
    let indices = Indices {
        before: Ratio::new(before * 100, most)?,
        after: Ratio::new(after * 100, most)?,
    };
    Some(PrincipleMoved { id, common, indices })
}

fn overall(principles: &[PrincipleMoved], needed: usize) -> Option<Indices> {
    if principles.len() < needed.max(1) {
        return None;
    }
    let mean = |index: fn(&Indices) -> Ratio| {
        let indices = principles.iter().map(|principle| index(&principle.indices));
        indices.collect::<Sum>().mean()
    };
    Some(Indices {
        before: mean(|indices| indices.before)?,
        after: mean(|indices| indices.after)?,
    })
}

fn level(indicators: &[IndicatorScore], id: IndicatorId) -> Option<Level> {
    indicators.iter().find(|score| score.id == id)?.reply.level()
}

fn not_carried(instrument: &Instrument, before: &Assessment) -> Vec<IndicatorId> {
    let answered = before
        .answers
        .iter()
        .filter(|(_, said)| read::effective(said).is_some());
    let gone = answered.filter(|(id, _)| instrument.indicator(**id).is_none());
    gone.map(|(id, _)| *id).collect()
}

fn versions(assessment: &Assessment) -> Vec<String> {
    let mut versions: Vec<String> = Vec::new();
    for version in assessment.answers.values().filter_map(version) {
        if !versions.iter().any(|known| known == version) {
            versions.push(version.to_owned());
        }
    }
    versions
}

/// The version of the instrument that the answer that counts was given under.
fn version(said: &IndicatorAnswer) -> Option<&str> {
    Some(read::effective(said)?.rating.instrument.as_str())
}

/// Everything said about one indicator, before and after.
struct Said<'a> {
    before: Option<&'a IndicatorAnswer>,
    after: Option<&'a IndicatorAnswer>,
}

impl Said<'_> {
    fn have_same_wording(&self, same: impl Fn(&str, &str) -> bool) -> bool {
        match (self.before.and_then(version), self.after.and_then(version)) {
            (Some(before), Some(after)) => before == after || same(before, after),
            _ => true,
        }
    }

    /// Evidence with a title that was not there before: neither under its id nor, in a copy, under its title.
    fn new_evidence(&self) -> Vec<EvidenceId> {
        let before = self.before.map_or(&[][..], |said| said.evidence.as_slice());
        let after = self.after.map_or(&[][..], |said| said.evidence.as_slice());
        let was_there = |new: &Evidence| before.iter().any(|old| old.id == new.id || is_copy(old, new));
        let new = after
            .iter()
            .filter(|new| !new.title.trim().is_empty() && !was_there(new));
        new.map(|new| new.id.clone()).collect()
    }

    /// Assessors who gave a level in both versions and moved that way.
    fn assessors_moving(&self, direction: Ordering) -> u32 {
        let (Some(before), Some(after)) = (self.before, self.after) else {
            return 0;
        };
        let moved_so = after.ratings.iter().filter(|(rater, new)| {
            let old = before.ratings.get(rater).and_then(rated);
            let moved = rated(new).zip(old).map(|(new, old)| new.cmp(&old));
            moved == Some(direction) && direction != Ordering::Equal
        });
        u32::try_from(moved_so.count()).unwrap_or(u32::MAX)
    }
}

fn is_copy(old: &Evidence, new: &Evidence) -> bool {
    old.title.trim() == new.title.trim() && old.date == new.date && old.place.trim() == new.place.trim()
}

const fn rated(rating: &Rating) -> Option<Level> {
    match rating.answer {
        Answer::Level(level) => Some(level),
        Answer::NotApplicable | Answer::Unknown => None,
    }
}

#[cfg(test)]
mod tests;
