//! One statement of the protocol.

use leptos::prelude::*;
use touchstone_domain::review::{Compared, Voice};

use super::given::{given_list, outcome, spread_words, talk_words};
use super::round::Round;
use crate::pages::report::evidence::evidence_list;
use crate::pages::report::naming::{essential_mark, indicator_code, indicator_words};
use crate::pages::report::printed::without_terms;
use crate::words::{review, text};

/// The statement, who gave what, the evidence that lay on the table, and what counts.
pub fn entry(round: Round, compared: &Compared, voices: &[Voice]) -> AnyView {
    let id = compared.indicator;
    let Some((words, lang)) = indicator_words(id) else {
        return ().into_any();
    };
    let why = compared.talk.map(|talk| view! { <p>{talk_words(talk)}</p> });
    let spread = spread_words(compared).map(|spread| view! { <p class="spread">{spread}</p> });
    view! {
        <article class="protocol-entry">
            <h4>{indicator_code(id)} " " <span lang=lang>{words.name.as_str()}</span> {essential_mark(compared.essential)}</h4>
            <p class="statement" lang=lang inner_html=without_terms(&words.statement)></p>
            {why}
            {given_list(compared, voices)}
            {spread}
            <h5>{text(review::RATE_EVIDENCE)}</h5>
            {evidence_list(round.findings, &compared.said.evidence)}
            {outcome(compared)}
        </article>
    }
    .into_any()
}
