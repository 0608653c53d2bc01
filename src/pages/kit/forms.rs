//! What is given out: handouts, cards to cut, the observation form and the evaluation forms.

use leptos::prelude::*;
use touchstone_domain::catalog::{EvaluationLevel, Portfolio};

use super::cards::Card;
use crate::components::table::head;
use crate::words::{fill, kit, text};

/// The handouts, each on a page of its own.
pub fn handouts(cards: &[Card]) -> Vec<AnyView> {
    let handout = |card: &Card| {
        let html = card.activity.handout.as_deref()?;
        let heading = fill(kit::KIT_HANDOUT_OF, &[("name", &card.activity.title)]);
        Some(
            view! {
                <section class="paper handout" lang=card.unit.language.as_str()>
                    <h2>{heading}</h2>
                    <div class="prose" inner_html=html></div>
                </section>
            }
            .into_any(),
        )
    };
    cards.iter().filter_map(handout).collect()
}

/// The cards to cut, with lines to cut along.
pub fn cards_to_cut(cards: &[Card]) -> Vec<AnyView> {
    let sheet = |card: &Card| {
        let entries = card
            .activity
            .cards
            .iter()
            .map(|html| view! { <li inner_html=html.as_str()></li> });
        let heading = fill(kit::KIT_CARDS_OF, &[("name", &card.activity.title)]);
        view! {
            <section class="paper cut" lang=card.unit.language.as_str()>
                <h2>{heading}</h2>
                <ul class="cut-cards">{entries.collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    };
    let with_cards = cards.iter().filter(|card| !card.activity.cards.is_empty());
    with_cards.map(sheet).collect()
}

/// The sheet for watching a colleague teach.
pub fn observation(words: &'static Portfolio) -> impl IntoView {
    let rows = words.observation.rows.iter().map(|row| {
        view! { <tr><th scope="row" inner_html=row.as_str()></th> <td class="to-fill"></td></tr> }
    });
    view! {
        <section class="paper observation" lang=words.language.as_str()>
            <h2>{words.observation.title.as_str()}</h2>
            <p class="to-fill-line">{text(kit::KIT_OBSERVED)}</p>
            <table>
                {head(&[kit::KIT_ROW, kit::KIT_SEEN])}
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </section>
    }
}

/// A form for each level of evaluation.
pub fn evaluation(words: &'static Portfolio) -> Vec<AnyView> {
    let form = |level: &'static EvaluationLevel| {
        let rows = level.questions.iter().map(|question| {
            view! { <tr><th scope="row" inner_html=question.as_str()></th> <td class="to-fill"></td></tr> }
        });
        view! {
            <section class="paper evaluation" lang=words.language.as_str()>
                <h2>{level.title.as_str()}</h2>
                <p inner_html=level.when.as_str()></p>
                <table>
                    {head(&[kit::KIT_ROW, kit::KIT_ANSWER])}
                    <tbody>{rows.collect::<Vec<_>>()}</tbody>
                </table>
            </section>
        }
        .into_any()
    };
    words.evaluation.iter().map(form).collect()
}
