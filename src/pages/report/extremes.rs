//! The strongest and the weakest indicators; each of the weakest with its next anchor as the task.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::ranking::{Ranked, extremes};

use super::Findings;
use super::examples::evidence_examples;
use super::naming::{essential_mark, indicator_details, indicator_link, indicator_words};
use crate::components::course_places::course_places;
use crate::components::level_mark::{LevelMark, level_name};
use crate::words::{fill, report, text};

/// How many indicators each list has at most.
const LONGEST: usize = 5;

/// Both lists.
pub fn extremes_section(findings: Findings) -> impl IntoView {
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
    let supported = (ranked.supported < ranked.level).then(|| {
        view! { <span class="ranked-supported">{text(report::RANKED_SUPPORTED)} " " <LevelMark level=ranked.supported /></span> }
    });
    view! {
        <p class="ranked-name" data-ranked=ranked.id.to_string()>
            {indicator_link(findings.id(), ranked.id)} {essential_mark(ranked.essential)} " " <LevelMark level=ranked.level /> " " {supported}
        </p>
    }
}

fn weak(findings: Findings, ranked: Ranked) -> AnyView {
    let task = ranked.next.and_then(|next| task(ranked.id, next));
    let places = move || {
        let (details, _) = indicator_details(ranked.id)?;
        Some(course_places(details, findings.programme.get(), |label| {
            view! { <p>{label}</p> }.into_any()
        }))
    };
    let examples = move || evidence_examples(findings, ranked.id);
    view! { {named(findings, ranked)} {task} {examples} {places} }.into_any()
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
