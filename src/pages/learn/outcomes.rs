//! What a learner can do after a unit: where each outcome is taught, and how it is checked.

use leptos::prelude::*;
use touchstone_domain::catalog::{Outcome, Unit};

use super::linked::linked;
use super::place::{check_href, foreign, href};
use crate::words::{Word, fill, learn, text};

/// The outcomes.
#[component]
pub fn Outcomes(
    /// The unit.
    unit: &'static Unit,
) -> impl IntoView {
    let outcomes = unit
        .outcomes
        .iter()
        .map(|outcome| view! { <OutcomeEntry unit outcome /> });
    view! {
        <section class="outcomes">
            <h2>{text(learn::OUTCOMES)}</h2>
            <p>{text(learn::OUTCOMES_LEAD)}</p>
            <ol>{outcomes.collect::<Vec<_>>()}</ol>
        </section>
    }
}

#[component]
fn OutcomeEntry(
    /// The unit.
    unit: &'static Unit,
    /// One of its outcomes.
    outcome: &'static Outcome,
) -> impl IntoView {
    let taught = outcome.sections.iter().filter_map(|id| {
        let place = unit.sections.iter().position(|section| section.id == *id)?;
        let name = fill(learn::SECTION_NUMBER, &[("number", &(place + 1).to_string())]);
        Some(link(href(unit, id, None), name))
    });
    let checked = outcome
        .checked_by
        .iter()
        .filter_map(|id| Some(link(check_href(unit, id), check_name(unit, id)?)));
    view! {
        <li id=outcome.id.as_str() class="outcome">
            <span lang=foreign(&unit.language) inner_html=linked(&outcome.html)></span>
            <ul class="outcome-facts">
                <li>{fill(learn::EQF_OF_OUTCOME, &[("level", &outcome.eqf.to_string())])}</li>
                <li>{text(learn::TAUGHT_IN)} " " {taught.collect::<Vec<_>>()}</li>
                <li>{text(learn::CHECKED_BY)} " " {checked.collect::<Vec<_>>()}</li>
            </ul>
        </li>
    }
}

/// `question 2` or `activity 1`, by their order on the page.
fn check_name(unit: &Unit, id: &str) -> Option<String> {
    let numbered = |word: Word, place: usize| fill(word, &[("number", &(place + 1).to_string())]);
    let question = unit
        .quiz
        .iter()
        .position(|item| item.id == id)
        .map(|place| numbered(learn::QUESTION, place));
    let activity = || unit.activities.iter().position(|activity| activity.id == id);
    question.or_else(|| activity().map(|place| numbered(learn::ACTIVITY, place)))
}

fn link(href: String, name: String) -> impl IntoView {
    view! { <a class="chip" href=href>{name}</a> " " }
}
