//! The strongest and the weakest indicators; each of the weakest with its next anchor as the task.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::ranking::{Ranked, extremes};

use super::Findings;
use super::naming::{indicator_details, indicator_link, indicator_words};
use super::printed::without_terms;
use crate::components::level_mark::{LevelMark, level_name};
use crate::route::Route;
use crate::words::{fill, report, start, text};

/// How many indicators each list has at most.
const LONGEST: usize = 5;

/// Both lists.
#[component]
pub fn ExtremesSection(
    /// What they are drawn from.
    findings: Findings,
) -> impl IntoView {
    let ranked = Memo::new(move |_| findings.principles.with(|principles| extremes(principles, LONGEST)));
    let weakest = move || {
        let weakest = ranked.with(|ranked| ranked.weakest.clone());
        match weakest.is_empty() {
            true => view! { <p>{text(report::WEAKEST_NONE)}</p> }.into_any(),
            false => list(weakest.into_iter().map(|ranked| weak(findings, ranked))),
        }
    };
    let strongest = move || {
        let strongest = ranked.with(|ranked| ranked.strongest.clone());
        match strongest.is_empty() {
            true => view! { <p>{text(report::STRONGEST_NONE)}</p> }.into_any(),
            false => list(strongest.into_iter().map(|ranked| named(findings, ranked).into_any())),
        }
    };
    view! {
        <section class="extremes" aria-labelledby="extremes-heading">
            <h2 id="extremes-heading">{text(report::EXTREMES_HEADING)}</h2>
            <h3>{text(report::STRONGEST)}</h3>
            {strongest}
            <h3>{text(report::WEAKEST)}</h3>
            <p>{text(report::WEAKEST_ORDER)}</p>
            {weakest}
        </section>
    }
}

fn list(entries: impl Iterator<Item = AnyView>) -> AnyView {
    let entries: Vec<_> = entries.map(|entry| view! { <li class="ranked">{entry}</li> }).collect();
    view! { <ol class="ranked-list">{entries}</ol> }.into_any()
}

/// Name, level and, where it is lower, the supported level.
fn named(findings: Findings, ranked: Ranked) -> impl IntoView {
    let essential = ranked
        .essential
        .then(|| view! { " " <span class="essential">{text(start::ESSENTIAL)}</span> });
    let supported = (ranked.supported < ranked.level).then(|| {
        view! { <span class="ranked-supported">{text(report::RANKED_SUPPORTED)} " " <LevelMark level=ranked.supported /></span> }
    });
    view! {
        <p class="ranked-name" data-ranked=ranked.id.to_string()>
            {indicator_link(findings.id(), ranked.id)} {essential} " " <LevelMark level=ranked.level /> " " {supported}
        </p>
    }
}

fn weak(findings: Findings, ranked: Ranked) -> AnyView {
    let task = ranked.next.and_then(|next| task(ranked.id, next));
    let explained = move || {
        let (details, language) = indicator_details(ranked.id)?;
        let profile = findings.answering.head.with(|head| head.profile);
        let examples = profile
            .and_then(|profile| details.evidence.get(&profile))
            .filter(|examples| !examples.is_empty());
        let examples = examples.map(|examples| {
            let entries: Vec<_> = examples
                .iter()
                .map(|example| view! { <li inner_html=without_terms(example)></li> })
                .collect();
            view! { <p>{text(report::EXAMPLES)}</p> <ul class="examples" lang=language>{entries}</ul> }
        });
        Some(view! { {examples} {taught_in(findings, &details.course)} })
    };
    view! { {named(findings, ranked)} {task} {explained} }.into_any()
}

fn task(id: IndicatorId, next: Level) -> Option<impl IntoView> {
    let (words, language) = indicator_words(id)?;
    let anchor = words.anchors.get(usize::from(next.number()))?;
    let label = fill(
        report::NEXT_STEP,
        &[("level", &next.number().to_string()), ("name", level_name(next))],
    );
    Some(view! { <p class="next-step"><strong>{label}</strong> " " <span lang=language>{anchor.as_str()}</span></p> })
}

/// The sections that teach an indicator, by their titles once the index of the course has arrived.
fn taught_in(findings: Findings, places: &[String]) -> Option<impl IntoView + use<>> {
    let programme = findings.programme.get();
    let links: Vec<_> = places
        .iter()
        .filter_map(|place| {
            let (unit, section) = place.split_once('/')?;
            let route = Route::Section {
                unit: unit.to_owned(),
                section: section.to_owned(),
                block: None,
            };
            let entry = programme.and_then(|programme| programme.units.iter().find(|entry| entry.id == unit));
            let title = entry
                .and_then(|unit| unit.sections.iter().find(|entry| entry.id == section))
                .map(|entry| entry.title.as_str());
            let code = place.to_uppercase().replace('/', " · ");
            let label = title.map_or_else(|| code.clone(), |title| [code.as_str(), title].join(" "));
            Some(view! { <li><a href=route.href()>{label}</a></li> })
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p>{text(start::TAUGHT_IN)}</p> <ul class="taught-in">{links}</ul> })
}
