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
    let checked = outcome.checked_by.iter().filter_map(|id| check(unit, id));
    view! {
        <li id=outcome.id.as_str() class="outcome">
            <span lang=foreign(&unit.language) inner_html=linked(&outcome.html)></span>
            <ul class="outcome-facts">
                <li>{fill(learn::EQF_OF_OUTCOME, &[("level", &outcome.eqf.to_string())])}</li>
                <li>{text(learn::TAUGHT_IN)} " " {taught_in(unit, outcome)}</li>
                <li>{text(learn::CHECKED_BY)} " " {checked.collect::<Vec<_>>()}</li>
            </ul>
        </li>
    }
}

/// A quiz item or activity with a link, or an artefact by its name.
#[must_use]
pub fn check(unit: &'static Unit, id: &str) -> Option<AnyView> {
    let numbered = |word: Word, place: usize| fill(word, &[("number", &(place + 1).to_string())]);
    let question = unit.quiz.iter().position(|item| item.id == id);
    let activity = unit.activities.iter().position(|activity| activity.id == id);
    let name = question
        .map(|place| numbered(learn::QUESTION, place))
        .or_else(|| activity.map(|place| numbered(learn::ACTIVITY, place)));
    match name {
        Some(name) => Some(link(check_href(unit, id), name).into_any()),
        None => artefact_name(id).map(|name| view! { <span class="chip">{name}</span> " " }.into_any()),
    }
}

fn artefact_name(id: &str) -> Option<&'static str> {
    let word = match id {
        "self-assessment" => learn::ARTEFACT_SELF_ASSESSMENT,
        "specification" => learn::ARTEFACT_SPECIFICATION,
        "assessment-brief" => learn::ARTEFACT_ASSESSMENT_BRIEF,
        "session-plan" => learn::ARTEFACT_SESSION_PLAN,
        "cascade-plan" => learn::ARTEFACT_CASCADE_PLAN,
        _ => return None,
    };
    Some(text(word))
}

/// The sections that teach an outcome, with links.
#[must_use]
pub fn taught_in(unit: &'static Unit, outcome: &'static Outcome) -> Vec<AnyView> {
    let section = |id: &String| {
        let place = unit.sections.iter().position(|section| section.id == *id)?;
        let name = fill(learn::SECTION_NUMBER, &[("number", &(place + 1).to_string())]);
        Some(link(href(unit, id, None), name).into_any())
    };
    outcome.sections.iter().filter_map(section).collect()
}

fn link(href: String, name: String) -> impl IntoView {
    view! { <a class="chip" href=href>{name}</a> " " }
}
