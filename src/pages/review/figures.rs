//! How far the raters agree: in words first, the shares, and the numbers on demand.

use leptos::prelude::*;
use touchstone_domain::agreement::{Agreement, Reading};
use touchstone_domain::instrument::Principle;
use touchstone_domain::review::PAIRS_NEEDED;

use super::round::{Round, SEED};
use crate::components::agreement::{AgreementWords, paragraphs, three_decimals};
use crate::components::table::wide_table;
use crate::pages::report::naming::principle_title;
use crate::words::{fill, review, text};

/// The sentences about a checklist.
pub const SENTENCES: AgreementWords = AgreementWords {
    strong: review::FIGURES_STRONG,
    fair: review::FIGURES_FAIR,
    weak: review::FIGURES_WEAK,
    little_variation: review::FIGURES_LITTLE_VARIATION,
    no_variation: review::FIGURES_NO_VARIATION,
    no_pairs: review::FIGURES_NO_PAIRS,
    exact: review::FIGURES_EXACT,
    within_one: review::FIGURES_WITHIN_ONE,
    alpha: review::FIGURES_ALPHA,
    ac2: review::FIGURES_AC2,
    interval: review::FIGURES_INTERVAL,
};

/// The figures of the whole checklist, and of principles with enough ratings.
pub fn figures(round: Round) -> impl IntoView {
    let all = round.agreement;
    let words = move || all.with(|all| all.as_ref().map(|all| paragraphs(SENTENCES.in_words(all))));
    let numbers = move || all.with(|all| all.as_ref().map(|all| paragraphs(SENTENCES.in_numbers(all))));
    let principles = move || of_principles(round);
    let reading = move || all.with(|all| all.as_ref().and_then(Agreement::reading).map(reading_id));
    view! {
        <div class="agreement" data-reading=reading>
            <h3>{text(review::FIGURES_HEADING)}</h3>
            <output>{words}</output>
            <details>
                <summary>{text(review::FIGURES_NUMBERS)}</summary>
                {numbers}
                <p class="hint">{text(review::FIGURES_CUSTOM)}</p>
                {principles}
            </details>
        </div>
    }
}

const fn reading_id(reading: Reading) -> &'static str {
    match reading {
        Reading::Strong => "strong",
        Reading::Fair => "fair",
        Reading::Weak => "weak",
    }
}

/// Principles with enough pairs of ratings, each with its verdict; a sentence where there is none.
fn of_principles(round: Round) -> AnyView {
    let rows: Vec<_> = round.levels.with(|levels| {
        let principles = round.findings.instrument().principles.iter();
        let row = |principle: &Principle| {
            let figures = levels.agreement_of_principle(principle.id, SEED)?;
            let alpha = figures.alpha.ok().map(three_decimals);
            Some(view! {
                <tr>
                    <th scope="row">{principle_title(principle.id)}</th>
                    <td>{SENTENCES.verdict(&figures)}</td>
                    <td>{alpha}</td>
                </tr>
            })
        };
        principles.filter_map(row).collect()
    });
    if rows.is_empty() {
        let needed = PAIRS_NEEDED.to_string();
        return view! { <p class="hint">{fill(review::FIGURES_FEW_PAIRS, &[("needed", &needed)])}</p> }.into_any();
    }
    view! {
        {wide_table("", text(review::FIGURES_TABLE), &[
            review::COLUMN_PRINCIPLE, review::COLUMN_AGREEMENT, review::COLUMN_ALPHA,
        ], rows)}
    }
    .into_any()
}
