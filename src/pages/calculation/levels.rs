//! The first step: how the statements are answered.

use leptos::prelude::*;
use touchstone_domain::scoring::Counts;

use crate::pages::report::Findings;
use crate::words::{Word, calculation as words, text};

/// How many statements stand how.
pub(super) fn levels(findings: Findings) -> impl IntoView {
    let counts = Memo::new(move |_| findings.answering.score.with(|score| score.counts));
    let row = move |word: Word, name: &'static str, read: fn(Counts) -> u32| {
        view! { <div><dt>{text(word)}</dt><dd data-figure=name data-value=move || counts.with(|counts| read(*counts))>{move || counts.with(|counts| read(*counts))}</dd></div> }
    };
    view! {
        <section class="step" data-step="levels">
            <h2>{text(words::LEVELS_HEADING)}</h2>
            <p class="rule">{text(words::LEVELS_RULE)}</p>
            <dl class="facts">
                {row(words::COUNT_ANSWERED, "answered", |counts| counts.answered)}
                {row(words::COUNT_UNKNOWN, "unknown", |counts| counts.unknown)}
                {row(words::COUNT_UNANSWERED, "unanswered", |counts| counts.unanswered)}
                {row(words::COUNT_APPLICABLE, "applicable", |counts| counts.applicable)}
                {row(words::COUNT_NOT_APPLICABLE, "not-applicable", |counts| counts.not_applicable)}
            </dl>
        </section>
    }
}
