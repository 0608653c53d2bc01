//! The choices of each indicator on screen: which one is checked, whether "does not apply" is open, and taking back.

use leptos::prelude::*;
use touchstone_domain::assessment::{Answer, IndicatorAnswer};
use touchstone_domain::ids::{IndicatorId, RaterId};

use crate::browser::dom::{self, Piece};
use crate::effect::effect;
use crate::state::answering::{Answering, PrincipleSignals};

/// The owner's own rating.
#[must_use]
pub fn own_answer(answer: &IndicatorAnswer) -> Option<Answer> {
    answer.ratings.get(&RaterId::own()).map(|rating| rating.answer)
}

/// Makes the cards follow the answers.
pub fn follow(answering: Answering, page: &Piece, principle: PrincipleSignals) {
    let cards: Vec<(IndicatorId, Piece)> = page
        .all_inside("[data-indicator]")
        .into_iter()
        .filter_map(|card| Some((card.attribute("data-indicator")?.parse().ok()?, card)))
        .collect();
    let shown = cards.clone();
    let mut before = vec![None; shown.len()];
    effect(move || {
        for ((id, card), before) in shown.iter().zip(&mut before) {
            let now = principle.answers.with(|answers| answers.get(id).and_then(own_answer));
            if *before != now {
                check(card, *before, now);
                *before = now;
            }
        }
    });
    effect(move || {
        let profile = answering.head.with(|head| head.profile);
        let in_scope: Vec<_> = principle
            .score
            .with(|score| score.indicators.iter().map(|indicator| indicator.id).collect());
        let skipped = principle.answers.with(|answers| {
            let skipping = |answer: &IndicatorAnswer| own_answer(answer) == Some(Answer::NotApplicable);
            let skipped = answers.iter().filter(|(_, answer)| skipping(answer));
            skipped.map(|(id, _)| *id).collect::<Vec<_>>()
        });
        for (id, card) in &cards {
            card.set_hidden(!in_scope.contains(id));
            if let Some(skip) = card.inside("[data-may-skip]") {
                let allowed = skip.attribute("data-may-skip").unwrap_or_default();
                let allowed = profile.is_some_and(|profile| allowed.split(' ').any(|id| id == profile.id()));
                // Shown also when it is chosen and no longer allowed, so that the person sees what was answered.
                skip.set_hidden(!allowed && !skipped.contains(id));
            }
        }
    });
    dom::on_click("[data-action=take-back]", move |button| {
        let card = button.around("[data-indicator]");
        let id = card.and_then(|card| card.attribute("data-indicator")?.parse().ok());
        if let Some(id) = id {
            answering.rate(id, None);
        }
    });
}

fn check(card: &Piece, old: Option<Answer>, new: Option<Answer>) {
    let radio = |answer: Answer| {
        let value = match answer {
            Answer::Level(level) => level.number().to_string(),
            Answer::NotApplicable => "na".to_owned(),
            Answer::Unknown => "unknown".to_owned(),
        };
        card.inside(&format!(".choices input[value=\"{value}\"]"))
    };
    if let Some(radio) = old.and_then(radio) {
        radio.set_checked(false);
    }
    if let Some(radio) = new.and_then(radio) {
        radio.set_checked(true);
    }
    if let Some(button) = card.inside("[data-action=take-back]") {
        button.set_hidden(new.is_none());
    }
}
