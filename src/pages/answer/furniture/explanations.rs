//! What explains a principle or an indicator: introduction, case, hints, examples of evidence, sources, course sections.
//! It arrives a moment after the checklist, which works without it.

use leptos::prelude::*;
use touchstone_domain::assessment::Answer;
use touchstone_domain::catalog::{IndicatorDetails, PrincipleDetails, SourceLink};
use touchstone_domain::ids::{IndicatorId, PrincipleId};

use crate::components::course_places::course_places;
use crate::components::figures::profile_name;
use crate::route::Route;
use crate::state::answering::Answering;
use crate::state::texts::InstrumentTexts;
use crate::words::{common, text};

fn of_principle(id: PrincipleId) -> Option<&'static PrincipleDetails> {
    let details = InstrumentTexts::expect().details.get()?;
    details.principles.iter().find(|principle| principle.id == id)
}

fn of_indicator(id: IndicatorId) -> Option<&'static IndicatorDetails> {
    of_principle(id.principle())?
        .indicators
        .iter()
        .find(|indicator| indicator.id == id)
}

/// What the principle is about, with its case.
#[component]
pub fn Introduction(
    /// The principle.
    principle: PrincipleId,
) -> impl IntoView {
    move || {
        of_principle(principle).map(|details| {
            view! {
                <details class="introduction" lang=details.language.clone()>
                    <summary>{text(common::INTRODUCTION)}</summary>
                    <div inner_html=details.introduction.as_str()></div>
                    <h2>{details.case_title.as_str()}</h2>
                    <div inner_html=details.case.as_str()></div>
                </details>
            }
        })
    }
}

/// The hint for the level that is chosen, where that level is often claimed too early.
#[component]
pub fn BeforeYouChoose(
    /// The indicator.
    id: IndicatorId,
    /// The rating so far.
    chosen: Memo<Option<Answer>>,
) -> impl IntoView {
    move || {
        let Some(Answer::Level(level)) = chosen.get() else {
            return None;
        };
        let hint = of_indicator(id)?.before.get(&level.number())?;
        Some(
            view! { <p class="before"><strong>{text(common::BEFORE)}</strong> " " <span inner_html=hint.as_str()></span></p> },
        )
    }
}

/// Examples of evidence for the profile, where it is taught, and its sources.
#[component]
pub fn Explanations(
    /// The indicator.
    id: IndicatorId,
) -> impl IntoView {
    let profile = Answering::expect().head;
    move || {
        let details = of_indicator(id)?;
        let examples = details.evidence.iter().filter(|(kind, _)| {
            let chosen = profile.with(|head| head.profile);
            chosen.is_none_or(|chosen| chosen == **kind)
        });
        let examples = examples.map(|(kind, examples)| {
            let list = examples
                .iter()
                .map(|example| view! { <li inner_html=example.as_str()></li> })
                .collect::<Vec<_>>();
            view! { <h3>{profile_name(*kind)}</h3> <ul>{list}</ul> }
        });
        Some(view! {
            <details class="explanations">
                <summary>{text(common::EXAMPLES)}</summary>
                {examples.collect::<Vec<_>>()}
                {course_places(details, None, |label| view! { <h3>{label}</h3> }.into_any())}
                <h3>{text(common::SOURCES)}</h3>
                <p>{source_links(&details.sources)}</p>
            </details>
        })
    }
}

fn source_links(sources: &'static [SourceLink]) -> impl IntoView {
    let link = |source: &'static SourceLink| {
        let name = source.clause.clone().unwrap_or_else(|| source.source.to_uppercase());
        view! { <a href=Route::Sources.href() translate="no">{name}</a> " " }
    };
    sources.iter().map(link).collect::<Vec<_>>()
}
