//! What is assessed, when and with which checklist, the self-declared line, and what can be done with the report.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;

use super::Findings;
use super::declaration::Declaration;
use crate::browser::{intl, page};
use crate::components::figures::profile_name;
use crate::pages::answer::furniture::about_assessment::SIZES;
use crate::pages::assessments::name_of;
use crate::route::Route;
use crate::words::{common, fill, language, report, text};

/// The head of the report.
pub fn head(findings: Findings) -> impl IntoView {
    let head = findings.answering.head;
    let profile = move || {
        head.with(|head| head.profile)
            .map_or(text(common::NOT_CHOSEN), profile_name)
    };
    let size = move || {
        let chosen = head.with(|head| head.size);
        let word = SIZES.into_iter().find(|(size, _)| Some(*size) == chosen);
        word.map_or(text(common::NOT_CHOSEN), |(_, word)| text(word))
    };
    let scope = move || {
        text(if head.with(|head| head.scope) == Scope::Full {
            common::SCOPE_FULL
        } else {
            common::SCOPE_QUICK
        })
    };
    let on = Memo::new(move |_| findings.way_on());
    let on_href = move || on.with(|(route, _)| route.href());
    let on_label = move || {
        text(if on.with(|(_, open)| *open) {
            report::GO_ON
        } else {
            report::LOOK_AGAIN
        })
    };
    view! {
        <div class="report-head">
            <Declaration findings />
            <dl class="facts">
                <div><dt>{text(common::PROFILE)}</dt><dd>{profile}</dd></div>
                <div><dt>{text(common::SIZE)}</dt><dd>{size}</dd></div>
                <div><dt>{text(common::SCOPE)}</dt><dd>{scope}</dd></div>
                <div><dt>{text(common::ASSESSED_ON)}</dt><dd>{move || day(findings)}</dd></div>
                <div><dt>{text(report::INSTRUMENT_VERSION)}</dt><dd>{findings.instrument().version.as_str()}</dd></div>
            </dl>
            <p class="actions no-print">
                <button type="button" class="primary" data-action="print" on:click=|_| page::print()>{text(report::PRINT)}</button>
                <a class="button" href=Route::Data.href()>{text(common::SAVE_FILE_NOW)}</a>
                <a class="button" data-action="go-on" href=on_href>{on_label}</a>
            </p>
        </div>
    }
}

/// The line at the foot of each printed page.
pub fn print_footer(findings: Findings) -> impl IntoView {
    let line = move || {
        let name = findings.answering.head.with(name_of);
        let version = findings.instrument().version.as_str();
        // The name last: it is the only value that a person wrote.
        fill(
            report::PRINT_FOOTER,
            &[("version", version), ("day", &day(findings)), ("name", &name)],
        )
    };
    view! { <p class="print-footer" aria-hidden="true">{line}</p> }
}

/// The day of the assessment in words.
pub(super) fn day(findings: Findings) -> String {
    let day = findings.answering.head.with(|head| head.assessed_on);
    day.map_or_else(|| text(report::NO_DAY).to_owned(), |day| intl::date(&language(), day))
}
