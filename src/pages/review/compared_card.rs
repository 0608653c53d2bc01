//! One statement that several people rated: who gave what, what they saw, and the outcome of the talk.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::review::keys::agreed_reason;

use super::agree::Agree;
use super::given::{given_list, outcome, spread_words, talk_words};
use super::round::Round;
use crate::components::also_written::AlsoWritten;
use crate::components::level_mark::LevelMark;
use crate::pages::report::evidence::evidence_list;
use crate::pages::report::naming::{essential_mark, indicator_code, indicator_words};
use crate::words::{review, text};

/// The card.
#[component]
pub fn ComparedCard(
    /// What the page shows.
    round: Round,
    /// The statement.
    id: IndicatorId,
) -> impl IntoView {
    let (words, lang) = indicator_words(id)?;
    let compared = round.indicator(id);
    let essential = round.findings.instrument().indicator(id)?.essential;
    let talk = Memo::new(move |_| compared.with(|compared| compared.as_ref()?.talk));
    let why = move || {
        talk.get()
            .map(|talk| view! { <p class="talk-about">{talk_words(talk)}</p> })
    };
    let settled = move || {
        compared.with(|compared| {
            compared
                .as_ref()
                .is_some_and(|compared| compared.is_settled())
                .to_string()
        })
    };
    let given = move || {
        let voices = round.heard();
        compared.with(|compared| {
            let compared = compared.as_ref()?;
            let spread = spread_words(compared).map(|spread| view! { <p class="spread">{spread}</p> });
            Some(view! { {given_list(compared, &voices)} {spread} })
        })
    };
    let evidence =
        Memo::new(move |_| compared.with(|compared| compared.as_ref().map(|compared| compared.said.evidence.clone())));
    let evidence =
        move || evidence.with(|entries| evidence_list(round.findings, entries.as_deref().unwrap_or_default()));
    let anchors = Level::ALL.into_iter().zip(&words.anchors).map(|(level, anchor)| {
        view! { <li><LevelMark level /> " " <span lang=lang>{anchor.as_str()}</span></li> }
    });
    let counts = move || compared.with(|compared| compared.as_ref().map(outcome));
    let form = round.is_provider().then(|| view! { <Agree round id compared /> });
    Some(view! {
        <article class="compared" data-compared=id.to_string() data-talk=move || talk.get().map(|talk| talk.id()) data-settled=settled>
            <h3>
                <span class="indicator-id">{indicator_code(id)}</span> " " <span lang=lang>{words.name.as_str()}</span> {essential_mark(essential)}
            </h3>
            <p class="statement" lang=lang inner_html=words.statement.as_str()></p>
            {why}
            {given}
            <details>
                <summary>{text(review::LEVELS)}</summary>
                <ul class="anchors">{anchors.collect::<Vec<_>>()}</ul>
            </details>
            <h4>{text(review::RATE_EVIDENCE)}</h4>
            {evidence}
            {counts}
            <AlsoWritten key=agreed_reason(id) />
            {form}
        </article>
    })
}
