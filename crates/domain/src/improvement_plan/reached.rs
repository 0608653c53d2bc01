//! When an item is done: the new level and its evidence, written into the assessment.

use super::{Item, State};
use crate::assessment::action::{Action, EvidenceChange};
use crate::assessment::{Answer, EvidenceStrength, IndicatorAnswer, read};
use crate::date::{Date, PartialDate};
use crate::ids::{EvidenceId, IndicatorId, RaterId};
use crate::instrument::Level;

/// What an item that is done makes true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The statement.
    pub indicator: IndicatorId,
    /// Its new level.
    pub level: Level,
    /// The evidence that shows it, as one line; may be empty.
    pub evidence: String,
}

/// What a done item makes true, where the assessment does not say so yet: a statement with a lower level, or with none.
#[must_use]
pub fn reached(item: &Item, said: &IndicatorAnswer) -> Option<Reached> {
    let (indicator, level) = item.indicator.zip(item.to).filter(|_| item.state == State::Done)?;
    let now = read::effective(said).map(|effective| effective.rating.answer);
    if matches!(now, Some(Answer::Level(now)) if now >= level) {
        return None;
    }
    let words: Vec<&str> = item.evidence.split_whitespace().collect();
    Some(Reached {
        indicator,
        level,
        evidence: words.join(" "),
    })
}

/// How the new level is written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// A new random id for the evidence.
    pub evidence: EvidenceId,
    /// How strong the evidence is.
    pub strength: EvidenceStrength,
    /// The version of the instrument.
    pub instrument: String,
    /// Today, which is also the day of the evidence.
    pub today: Option<Date>,
}

/// What a person would do to write it down: rate, and name the evidence. Where several people rated or agreed on a level,
/// the new level is one that they agree on; another rating would change nothing.
#[must_use]
pub fn actions(reached: &Reached, said: &IndicatorAnswer, writing: &Writing) -> Vec<Action> {
    let answer = Some(Answer::Level(reached.level));
    let (indicator, instrument, today) = (reached.indicator, writing.instrument.clone(), writing.today);
    let own = RaterId::own();
    let others = said.ratings.keys().any(|rater| *rater != own);
    let rate = if others || said.agreed.is_some() {
        Action::Agree {
            indicator,
            answer,
            instrument,
            today,
        }
    } else {
        Action::Rate {
            indicator,
            rater: own,
            answer,
            instrument,
            today,
        }
    };
    let mut actions = vec![rate];
    if !reached.evidence.is_empty() {
        let changes = [
            EvidenceChange::Title(reached.evidence.clone()),
            EvidenceChange::Date(today.map(PartialDate::from)),
            EvidenceChange::Strength(writing.strength),
        ];
        actions.extend(changes.map(|change| Action::EditEvidence {
            indicator,
            id: writing.evidence.clone(),
            change,
        }));
    }
    actions
}
