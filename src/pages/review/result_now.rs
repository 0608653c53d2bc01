//! What the result is with the ratings and agreements of everybody.

use leptos::prelude::*;

use super::agree::result_words;
use super::round::Round;
use crate::components::figures::six_decimals;
use crate::route::Route;
use crate::words::{review, start, text};

/// The sentence, with a way to the result.
pub fn result_now(round: Round) -> impl IntoView {
    let score = round.findings.answering.score;
    let value = move || score.with(|score| six_decimals(score.overall));
    let said = move || score.with(|score| result_words(round, review::RESULT_NOW, score));
    view! {
        <p class="result-now">
            <output data-figure="overall" data-value=value>{said}</output> " "
            <a href=Route::report(round.findings.id()).href()>{text(start::TO_REPORT)}</a>
        </p>
    }
}
