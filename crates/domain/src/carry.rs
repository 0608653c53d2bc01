//! Moving an assessment to a newer version of the instrument: what goes along, and what a person must look at.
//!
//! Each answer keeps the version that it was given under. Answers go along by the id of their indicator; none is taken
//! out of the file. Nothing moves by itself: a person says so, and the answers are then written anew.

use crate::assessment::action::Action;
use crate::assessment::{Answer, Assessment, IndicatorAnswer, Rating, read};
use crate::editions::{Edition, added_since, same_wording};
use crate::ids::IndicatorId;
use crate::instrument::{Indicator, Instrument, ProviderProfile};

/// How the answers of an assessment stand to the present instrument. Indicators are in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarryOver {
    /// Other versions that answers were given under, in the order in which they turn up.
    pub versions: Vec<String>,
    /// The indicator asks for the same: the answer can go along as it is.
    pub carried: Vec<IndicatorId>,
    /// The indicator asks for something else now: the answer wants a second look.
    pub reworded: Vec<IndicatorId>,
    /// Answered with N/A, which the present version does not leave open for this provider: it wants a new answer.
    pub closed: Vec<IndicatorId>,
    /// No longer in the instrument: the answer stays in the file and counts no more.
    pub not_carried: Vec<IndicatorId>,
    /// In the instrument since, and not answered.
    pub added: Vec<IndicatorId>,
}

impl CarryOver {
    /// Whether there are answers to take over.
    #[must_use]
    pub const fn has_answers(&self) -> bool {
        !self.carried.is_empty() || !self.reworded.is_empty()
    }

    /// Whether nothing has to be said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.has_answers() && self.closed.is_empty() && self.not_carried.is_empty() && self.added.is_empty()
    }
}

/// How the answers stand to the present instrument. `editions` are its versions, oldest first; where they do not know a
/// version, every indicator counts as worded differently.
#[must_use]
pub fn carry_over(assessment: &Assessment, instrument: &Instrument, editions: &[Edition]) -> CarryOver {
    let mut over = CarryOver::default();
    let profile = assessment.head.profile;
    for (id, said) in &assessment.answers {
        let Some(effective) = read::effective(said) else {
            continue;
        };
        let Some(indicator) = instrument.indicator(*id) else {
            over.not_carried.push(*id);
            continue;
        };
        let mut older = older_ratings(said, instrument).peekable();
        if older.peek().is_none() {
            continue;
        }
        let mut same = true;
        for rating in older {
            same &= same_wording(editions, *id, &rating.instrument, &instrument.version);
            if !over.versions.contains(&rating.instrument) {
                over.versions.push(rating.instrument.clone());
            }
        }
        let refused = effective.rating.answer == Answer::NotApplicable
            && effective.rating.instrument != instrument.version
            && !may_be_left_out(indicator, profile);
        let list = match (refused, same) {
            (true, _) => &mut over.closed,
            (false, true) => &mut over.carried,
            (false, false) => &mut over.reworded,
        };
        list.push(*id);
    }
    let unanswered = |id: &IndicatorId| assessment.answers.get(id).and_then(read::effective).is_none();
    for version in &over.versions {
        for id in added_since(editions, version) {
            if instrument.indicator(id).is_some() && unanswered(&id) && !over.added.contains(&id) {
                over.added.push(id);
            }
        }
    }
    over.added.sort();
    over
}

/// What takes the answers over: each rating written anew under the present version, by whoever gave it. N/A that is no
/// longer open, and answers to indicators that are gone, stay as they are.
#[must_use]
pub fn take_over(assessment: &Assessment, instrument: &Instrument, over: &CarryOver) -> Vec<Action> {
    let mut actions = Vec::new();
    for id in over.carried.iter().chain(&over.reworded) {
        let (Some(said), Some(indicator)) = (assessment.answers.get(id), instrument.indicator(*id)) else {
            continue;
        };
        let open = may_be_left_out(indicator, assessment.head.profile);
        let goes = |rating: &Rating| {
            rating.instrument != instrument.version && (open || rating.answer != Answer::NotApplicable)
        };
        for (rater, rating) in said.ratings.iter().filter(|(_, rating)| goes(rating)) {
            actions.push(Action::Rate {
                indicator: *id,
                rater: rater.clone(),
                answer: Some(rating.answer),
                instrument: instrument.version.clone(),
                today: None,
            });
        }
        if let Some(agreed) = said.agreed.as_ref().filter(|agreed| goes(agreed)) {
            actions.push(Action::Agree {
                indicator: *id,
                answer: Some(agreed.answer),
                instrument: instrument.version.clone(),
                today: None,
            });
        }
    }
    actions
}

fn older_ratings<'a>(said: &'a IndicatorAnswer, instrument: &'a Instrument) -> impl Iterator<Item = &'a Rating> {
    let all = said.ratings.values().chain(&said.agreed);
    all.filter(|rating| rating.instrument != instrument.version)
}

/// While no profile is chosen, N/A waits for one wherever it is open to anybody.
fn may_be_left_out(indicator: &Indicator, profile: Option<ProviderProfile>) -> bool {
    match profile {
        Some(profile) => indicator.not_applicable_for.contains(&profile),
        None => !indicator.not_applicable_for.is_empty(),
    }
}

#[cfg(test)]
mod tests;
