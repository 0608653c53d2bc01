//! How far a micro-credential is described, and the traps in its description.

use leptos::prelude::*;
use touchstone_domain::tools::annex_check::{AnnexCheck, Finding, NotHours, State, check};
use touchstone_domain::tools::form::Form;

use super::annex_check::element_name;
use super::findings::{self, amount, numbered};
use crate::components::table::head;
use crate::words::{fill, text, tools};

/// What the sheet says.
pub fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let count = move || {
        found.with(|found| {
            numbered(
                tools::ANNEX_COUNT,
                [("mandatory", found.mandatory()), ("optional", found.optional())],
            )
        })
    };
    let states = move || found.with(states);
    let sentences = move || {
        found.with(|found| {
            findings::list(
                found
                    .findings
                    .iter()
                    .map(|finding| (finding.weight(), sentence(finding))),
            )
        })
    };
    view! {
        <output class="tool-figures">{count}</output>
        {sentences}
        <details>
            <summary>{text(tools::ANNEX_STATE)}</summary>
            {states}
        </details>
    }
    .into_any()
}

fn states(found: &AnnexCheck) -> impl IntoView + use<> {
    let row = |(id, state): &(&'static str, State)| {
        let (name, word) = match state {
            State::Filled => ("filled", tools::ANNEX_FILLED),
            State::NotApplicable => ("not-applicable", tools::ANNEX_NOT_APPLICABLE),
            State::Missing => ("missing", tools::ANNEX_MISSING_STATE),
        };
        view! { <tr data-state=name><th scope="row">{element_name(id)}</th> <td>{text(word)}</td></tr> }
    };
    let rows: Vec<_> = found.states.iter().map(row).collect();
    view! {
        <table>
            <caption>{text(tools::ANNEX_STATE)}</caption>
            {head(&[tools::ANNEX_ELEMENT, tools::ANNEX_STANDS])}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn sentence(finding: &Finding) -> String {
    match finding {
        Finding::Missing(id) => fill(tools::ANNEX_MISSING, &[("element", &element_name(id))]),
        Finding::AttendanceOnly => text(tools::ANNEX_ATTENDANCE_ONLY).to_owned(),
        Finding::Hours(NotHours::Ambiguous) => text(tools::ANNEX_AMBIGUOUS).to_owned(),
        Finding::Hours(NotHours::NotADuration) => text(tools::ANNEX_NOT_A_DURATION).to_owned(),
        Finding::Hours(NotHours::Zero) => text(tools::ANNEX_ZERO).to_owned(),
        Finding::Hours(NotHours::Amount(why)) => amount(text(tools::HOURS), *why),
        Finding::Credits(why) => amount(text(tools::CREDITS), *why),
        Finding::CreditsWithoutHours => text(tools::ANNEX_CREDITS_ALONE).to_owned(),
        Finding::CreditsDoNotFit => text(tools::ANNEX_CREDITS_OFF).to_owned(),
        Finding::LevelWithoutReason => text(tools::ANNEX_NO_REASON).to_owned(),
        Finding::QualityWithoutName => text(tools::ANNEX_QUALITY_NO_NAME).to_owned(),
        Finding::ProtectedWord(word) => fill(tools::ANNEX_PROTECTED, &[("word", word)]),
        Finding::VagueOutcome(number, verb) => {
            fill(tools::ANNEX_VAGUE, &[("number", &number.to_string()), ("verb", verb)])
        }
        Finding::TooManyOutcomes(count) => numbered(tools::ANNEX_MANY_OUTCOMES, [("count", *count)]),
        Finding::AssessmentWithoutGrade => text(tools::ANNEX_NO_GRADE).to_owned(),
        Finding::SupervisionNotListed => text(tools::ANNEX_SUPERVISION).to_owned(),
    }
}
