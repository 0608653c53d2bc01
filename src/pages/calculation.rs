//! Each step of the calculation with this assessment's own figures: the rule, what goes in, what comes out.
//!
//! Every figure comes from the functions that score; nothing is calculated here.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;
use touchstone_domain::ids::DocumentId;

use crate::pages::report::Findings;
use crate::pages::report::essentials::essentials;
use crate::pages::report::handover_head::handover_head;
use crate::pages::report::notes::notes;
use crate::pages::report::reasons::reasons;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::words::{calculation as words, fill, text};

mod bands;
mod evidence;
mod formula;
mod levels;
mod overall;
mod principles;
mod sensitivity;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Calculation, words::TITLE, draw)
}

fn draw(findings: Findings) -> AnyView {
    let scope = Memo::new(move |_| findings.answering.score.with(|score| score.scope));
    let needed = findings.rules().principles_needed.to_string();
    let left_out = move || {
        (scope.get() == Scope::Essentials)
            .then(|| view! { <p class="notice" data-notice="quick-scan">{fill(words::QUICK_SCAN, &[("needed", &needed)])}</p> })
    };
    let whole = move || {
        (scope.get() == Scope::Full).then(|| {
            view! {
                {overall::overall(findings)}
                {overall::bounds(findings)}
                {overall::coverage(findings)}
                {overall::supported(findings)}
                {bands::bands(findings)}
            }
        })
    };
    let tried = move || (scope.get() == Scope::Full).then(|| view! { {sensitivity::tried(findings)} });
    view! {
        <p class="no-print">{text(words::LEAD)}</p>
        {handover_head(findings)}
        {left_out}
        {levels::levels(findings)}
        {evidence::ceilings(findings)}
        {principles::principles(findings)}
        {essentials(findings)}
        {whole}
        <section class="step" data-step="band">
            <h2>{text(words::BAND_HEADING)}</h2>
            <p class="rule">{text(words::BAND_RULE)}</p>
            {reasons(findings)}
        </section>
        {tried}
        {notes(findings)}
    }
    .into_any()
}
