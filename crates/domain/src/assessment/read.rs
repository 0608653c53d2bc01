//! Reading an assessment from its registers. What cannot be read is left out, never guessed; [`problems`] lists it.

use super::{Answer, Assessment, AssessmentHead, IndicatorAnswer, ProviderSize, Rating, Scope, keys};
use crate::document::{Document, Register};
use crate::ids::{DocumentId, IndicatorId, RaterId};
use crate::instrument::{Level, ProviderProfile};
use crate::small_code::{SmallMap, sorted_by};

use draft::Draft;
use value::{day, prose, word, yes_or_no};

mod draft;
mod value;

/// A register that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Its key.
    pub key: String,
    /// What is wrong with it.
    pub reason: ProblemReason,
}

/// What is wrong with a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemReason {
    /// Should be a text.
    NotText,
    /// Should be true or false.
    NotYesOrNo,
    /// Not a profile.
    NotAProfile,
    /// Not a size.
    NotASize,
    /// Neither `essentials` nor `full`.
    NotAScope,
    /// Not a date as it is spelled here.
    NotADate,
    /// Not a level, `na` or `unknown` with the version of the instrument.
    NotARating,
    /// The key does not name a rater.
    NotARater,
    /// The key does not name a piece of evidence.
    NotAnEvidenceId,
    /// Not a strength from 0 to 4.
    NotAStrength,
    /// Not a whole number from 0.
    NotANumber,
}

type Outcome = Result<(), ProblemReason>;

/// What is asked once, without the answers. Costs the same however long the document is.
#[must_use]
pub fn head(document: &Document) -> AssessmentHead {
    let mut head = empty_head(document.id.clone());
    for key in keys::HEAD {
        if let Some(register) = document.get(key) {
            // What cannot be read stays unset; `problems` tells.
            let _ = read_head(&mut head, key, register);
        }
    }
    head
}

/// Everything said about one indicator. Costs only that indicator's registers.
#[must_use]
pub fn indicator(document: &Document, id: IndicatorId) -> IndicatorAnswer {
    let mut draft = Draft::default();
    for (rest, register) in document.with_prefix(&keys::prefix(id)) {
        if !is_removed(document, rest) {
            // As in `head`.
            let _ = draft.read(rest, register);
        }
    }
    draft.finish()
}

/// The whole assessment.
#[must_use]
pub fn assessment(document: &Document) -> Assessment {
    read_all(document, &mut Vec::new())
}

/// Registers that could not be read, by key. Keys that this version does not know are none.
#[must_use]
pub fn problems(document: &Document) -> Vec<Problem> {
    let mut problems = Vec::new();
    read_all(document, &mut problems);
    problems
}

/// The one rating of an indicator that counts, of all that were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effective<'a> {
    /// The rating.
    pub rating: &'a Rating,
    /// For N/A, the reason given; never blank.
    pub reason: Option<&'a str>,
    /// Where it comes from.
    pub basis: Basis,
}

/// Where the rating that counts comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The group agreed on it.
    Agreed,
    /// Only one person rated.
    OneRater,
    /// Several people rated and have not agreed: the lower median of their levels; where nobody gave a level, N/A, and
    /// where nobody said that either, "don't know yet".
    LowerMedian,
}

/// The rating that counts, or nothing where the indicator is unanswered.
#[must_use]
pub fn effective(answer: &IndicatorAnswer) -> Option<Effective<'_>> {
    if let Some(rating) = &answer.agreed {
        let mut reasons = answer
            .reasons
            .get(&RaterId::own())
            .into_iter()
            .chain(answer.reasons.values());
        let reason = reasons.find_map(|reason| not_blank(reason));
        return Some(effective_of(rating, reason, Basis::Agreed));
    }
    let given = || {
        answer
            .ratings
            .iter()
            .map(|(rater, rating)| (rating, answer.reasons.get(rater)))
    };
    let basis = if answer.ratings.len() > 1 {
        Basis::LowerMedian
    } else {
        Basis::OneRater
    };

    let levels = given().filter_map(|(rating, _)| Some((level_of(rating)?, rating)));
    let levels = sorted_by(levels, |left, right| left.0.cmp(&right.0));
    if let Some((_, rating)) = levels.get(levels.len().saturating_sub(1) / 2) {
        return Some(effective_of(rating, None, basis));
    }
    let not_applicable = || {
        let all = given().filter(|(rating, _)| rating.answer == Answer::NotApplicable);
        all.map(|(rating, reason)| effective_of(rating, reason.and_then(|reason| not_blank(reason)), basis))
    };
    not_applicable()
        .find(|effective| effective.reason.is_some())
        .or_else(|| not_applicable().next())
        .or_else(|| given().next().map(|(rating, _)| effective_of(rating, None, basis)))
}

/// Whether this is the word of a rater whose voice was removed: it stays in the document, and does not count.
fn is_removed(document: &Document, rest: &str) -> bool {
    let rater = rest.rsplit_once('/').map_or("", |(_, rater)| rater);
    let mark = document.get(&keys::removed(rater));
    mark.is_some_and(|mark| yes_or_no(mark) == Ok(true))
}

fn effective_of<'a>(rating: &'a Rating, reason: Option<&'a str>, basis: Basis) -> Effective<'a> {
    let reason = reason.filter(|_| rating.answer == Answer::NotApplicable);
    Effective { rating, reason, basis }
}

const fn level_of(rating: &Rating) -> Option<Level> {
    match rating.answer {
        Answer::Level(level) => Some(level),
        Answer::NotApplicable | Answer::Unknown => None,
    }
}

fn not_blank(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn read_all(document: &Document, problems: &mut Vec<Problem>) -> Assessment {
    let mut head = empty_head(document.id.clone());
    let mut drafts: SmallMap<IndicatorId, Draft> = SmallMap::new();
    for (key, register) in &document.registers {
        let outcome = match (keys::indicator_of(key), key.split_once('/')) {
            (Some(id), Some((_, rest))) => {
                let mut outcome = Ok(());
                if !is_removed(document, rest) {
                    drafts.update(id, |draft| outcome = draft.read(rest, register));
                }
                outcome
            }
            _ => read_head(&mut head, key, register),
        };
        if let Err(reason) = outcome {
            problems.push(Problem {
                key: key.clone(),
                reason,
            });
        }
    }
    let nothing = IndicatorAnswer::default();
    let answers = drafts.into_iter().map(|(id, draft)| (id, draft.finish()));
    Assessment {
        head,
        answers: answers.filter(|(_, answer)| *answer != nothing).collect(),
    }
}

fn empty_head(id: DocumentId) -> AssessmentHead {
    AssessmentHead {
        id,
        name: String::new(),
        profile: None,
        size: None,
        scope: Scope::default(),
        created_on: None,
        assessed_on: None,
        deleted: false,
    }
}

fn read_head(head: &mut AssessmentHead, key: &str, register: &Register) -> Outcome {
    if register.value().is_none() {
        return Ok(());
    }
    match key {
        keys::NAME => head.name = prose(register)?,
        keys::PROFILE => {
            head.profile = Some(word(register, ProviderProfile::from_id, ProblemReason::NotAProfile)?);
        }
        keys::SIZE => {
            head.size = Some(word(register, ProviderSize::from_id, ProblemReason::NotASize)?);
        }
        keys::SCOPE => head.scope = word(register, Scope::from_id, ProblemReason::NotAScope)?,
        keys::CREATED_ON => head.created_on = Some(day(register)?),
        keys::ASSESSED_ON => head.assessed_on = Some(day(register)?),
        keys::DELETED => head.deleted = yes_or_no(register)?,
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests;
