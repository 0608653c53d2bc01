//! What everybody said about each indicator, what to talk about, and what an agreement would come to.

use super::{keys, read};
use crate::agreement::{Flag, Spread, spread};
use crate::assessment::read::{self as assessment_read, effective};
use crate::assessment::{Answer, AssessmentHead, IndicatorAnswer, Rating, Scope};
use crate::document::Document;
use crate::ids::{IndicatorId, RaterId};
use crate::instrument::{Indicator, Instrument, Principle};
use crate::scoring::combine::{Score, combine};
use crate::scoring::{Given, PrincipleScore, ScoringContext, score_principle};
use crate::small_code::SmallMap;

/// Why to talk about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// The highest level is two or more above the lowest.
    FarApart,
    /// An essential stands on both sides of a line that decides the band.
    AcrossGate,
    /// One says that it does not apply, another gives a level.
    WhetherItApplies,
}

impl Talk {
    /// Its id in pages.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FarApart => "far-apart",
            Self::AcrossGate => "across-gate",
            Self::WhetherItApplies => "whether-it-applies",
        }
    }
}

/// An indicator with everybody's words. Those of removed voices are not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// Ratings, reasons, evidence, the provider's note, and what was agreed on.
    pub said: IndicatorAnswer,
    /// Comments that are not blank.
    pub comments: SmallMap<RaterId, String>,
    /// Why a level was agreed on, or why none was; may be empty.
    pub agreed_reason: String,
    /// Lowest, lower middle and highest level; nothing where nobody gave a level.
    pub spread: Option<Spread>,
    /// Why to talk about it; nothing where there is no need.
    pub talk: Option<Talk>,
}

impl Compared {
    /// Whether two people or more have rated it, in whatever way.
    #[must_use]
    pub const fn has_several(&self) -> bool {
        self.said.ratings.len() > 1
    }

    /// Whether a talk about it was written down, with an agreement or without.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.said.agreed.is_some() || !self.agreed_reason.trim().is_empty()
    }

    /// What counts as long as nobody agrees: the lower median. Nothing where nobody has rated.
    #[must_use]
    pub fn without_agreement(&self) -> Option<Answer> {
        let open = IndicatorAnswer {
            agreed: None,
            ..self.said.clone()
        };
        effective(&open).map(|effective| effective.rating.answer)
    }

    /// What somebody gave.
    #[must_use]
    pub fn given_by(&self, rater: &RaterId) -> Option<Answer> {
        read::given(&self.said, rater)
    }
}

/// All indicators that are asked, in the instrument's order.
#[must_use]
pub fn compared(document: &Document, instrument: &Instrument, scope: Scope) -> Vec<Compared> {
    read::asked(instrument, scope)
        .map(|indicator| of_indicator(document, indicator))
        .collect()
}

fn of_indicator(document: &Document, indicator: &Indicator) -> Compared {
    let id = indicator.id;
    let said = assessment_read::indicator(document, id);
    let comments = comments_on(document, id);
    let answers = || said.ratings.values().map(|rating| rating.answer);
    let levels: Vec<u8> = answers().filter_map(level_number).collect();
    let spread = spread(&levels, indicator.essential);
    let flag = spread.and_then(|spread| spread.flag);
    let contested = !levels.is_empty() && answers().any(|answer| answer == Answer::NotApplicable);
    let talk = match flag {
        Some(Flag::FarApart) => Some(Talk::FarApart),
        Some(Flag::AcrossGate) => Some(Talk::AcrossGate),
        None => contested.then_some(Talk::WhetherItApplies),
    };
    Compared {
        indicator: id,
        essential: indicator.essential,
        comments,
        agreed_reason: document.text(&keys::agreed_reason(id)).unwrap_or_default().to_owned(),
        spread,
        talk,
        said,
    }
}

fn comments_on(document: &Document, id: IndicatorId) -> SmallMap<RaterId, String> {
    let prefix = format!("{id}/comment/");
    let comments = document.with_prefix(&prefix).filter_map(|(rater, register)| {
        let rater: RaterId = rater.parse().ok()?;
        let text = register.text().filter(|text| !text.trim().is_empty())?;
        Some((rater, text.to_owned()))
    });
    let removed = |rater: &RaterId| document.plain(&keys::removed(rater)) == Some(&true.into());
    comments.filter(|(rater, _)| !removed(rater)).collect()
}

/// The number of a level; nothing for any other reply.
pub(super) const fn level_number(answer: Answer) -> Option<u8> {
    match answer {
        Answer::Level(level) => Some(level.number()),
        Answer::NotApplicable | Answer::Unknown => None,
    }
}

/// What the whole assessment would come to if this were agreed on: nothing stands for no agreement. `principles` are the
/// scores as they are, `answers` what is said about the indicators of the principle.
#[must_use]
pub fn score_with(
    instrument: &Instrument,
    head: &AssessmentHead,
    principle: &Principle,
    principles: &[PrincipleScore],
    answers: &SmallMap<IndicatorId, IndicatorAnswer>,
    (indicator, answer): (IndicatorId, Option<Answer>),
) -> Score {
    let context = ScoringContext {
        rules: &instrument.rules,
        profile: head.profile,
        scope: head.scope,
        assessed_on: head.assessed_on,
    };
    let agreed = answer.map(|answer| Rating {
        answer,
        instrument: instrument.version.clone(),
    });
    let given = |id: IndicatorId| {
        let said = answers.get(&id)?;
        if id != indicator {
            return Given::of(said, &context);
        }
        let mut said = said.clone();
        said.agreed = agreed.clone();
        let mut given = Given::of(&said, &context)?;
        // The reason of the agreement will stand with it.
        given.reasoned |= answer == Some(Answer::NotApplicable);
        Some(given)
    };
    let anew = score_principle(principle, &context, given);
    let scores: Vec<PrincipleScore> = principles
        .iter()
        .map(|score| {
            if score.id == principle.id {
                anew.clone()
            } else {
                score.clone()
            }
        })
        .collect();
    combine(instrument, head.scope, &scores)
}
