//! One indicator's answer while its registers are read, in the order of their keys.

use super::value::{as_it_stands, number, prose, rater_id, rating, strength, yes_or_no};
use super::{Outcome, ProblemReason};
use crate::assessment::keys::EvidencePart;
use crate::assessment::{Evidence, EvidenceStrength, IndicatorAnswer};
use crate::date::PartialDate;
use crate::document::Register;
use crate::ids::EvidenceId;
use crate::small_code::{SmallMap, sorted_by};

/// An indicator's answer while its registers are read.
#[derive(Default)]
pub(super) struct Draft {
    answer: IndicatorAnswer,
    evidence: SmallMap<EvidenceId, EvidenceDraft>,
}

#[derive(Default)]
struct EvidenceDraft {
    title: String,
    place: String,
    date: Option<PartialDate>,
    unreadable_date: Option<String>,
    strength: Option<EvidenceStrength>,
    order: Option<u64>,
    /// The lowest counter of its registers: the order of entries that carry none.
    oldest: Option<u64>,
    deleted: bool,
}

impl Draft {
    /// `rest` is the key after the indicator.
    pub(super) fn read(&mut self, rest: &str, register: &Register) -> Outcome {
        if register.value().is_none() {
            return Ok(());
        }
        let mut parts = rest.splitn(4, '/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("agreed"), None, ..) => self.answer.agreed = Some(rating(register)?),
            (Some("note"), None, ..) => self.answer.note = prose(register)?,
            (Some("level"), Some(rater), None, _) => {
                self.answer.ratings.insert(rater_id(rater)?, rating(register)?);
            }
            (Some("reason"), Some(rater), None, _) => {
                self.answer.reasons.insert(rater_id(rater)?, prose(register)?);
            }
            (Some("evidence"), Some(id), Some(name), None) => {
                if let Some(part) = EvidencePart::ALL.into_iter().find(|part| part.name() == name) {
                    let id = id.parse().map_err(|_| ProblemReason::NotAnEvidenceId)?;
                    let mut outcome = Ok(());
                    self.evidence.update(id, |draft| outcome = draft.read(part, register));
                    return outcome;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn finish(self) -> IndicatorAnswer {
        let Self { mut answer, evidence } = self;
        // An entry of which nothing but the mark of its removal is left was never filled in.
        let kept = evidence
            .into_iter()
            .filter(|(_, draft)| !draft.deleted && draft.oldest.is_some());
        let place = |draft: &EvidenceDraft| draft.order.or(draft.oldest);
        let kept = sorted_by(kept, |left, right| place(&left.1).cmp(&place(&right.1)));
        answer.evidence = kept.into_iter().map(|(id, draft)| draft.finish(id)).collect();
        answer
    }
}

impl EvidenceDraft {
    fn read(&mut self, part: EvidencePart, register: &Register) -> Outcome {
        if part != EvidencePart::Deleted {
            let counter = register.winner.stamp.counter;
            self.oldest = Some(self.oldest.map_or(counter, |oldest| oldest.min(counter)));
        }
        match part {
            EvidencePart::Title => self.title = prose(register)?,
            EvidencePart::Place => self.place = prose(register)?,
            EvidencePart::Order => self.order = Some(number(register)?),
            EvidencePart::Deleted => self.deleted = yes_or_no(register)?,
            EvidencePart::Strength => self.strength = Some(strength(register)?),
            EvidencePart::Date => {
                self.date = register.text().and_then(|text| text.parse().ok());
                if self.date.is_none() {
                    self.unreadable_date = Some(as_it_stands(register));
                    return Err(ProblemReason::NotADate);
                }
            }
        }
        Ok(())
    }

    fn finish(self, id: EvidenceId) -> Evidence {
        Evidence {
            id,
            title: self.title,
            place: self.place,
            date: self.date,
            unreadable_date: self.unreadable_date,
            strength: self.strength.unwrap_or(EvidenceStrength::Statement),
        }
    }
}
