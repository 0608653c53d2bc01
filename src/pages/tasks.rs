//! What is there, what comes next and what to ask, without a number: for people who must not be ranked.
//!
//! No index, no band, no level number and no percentage stands here; the words of the levels say all of it.

use leptos::prelude::*;
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId};
use touchstone_domain::instrument::Level;
use touchstone_domain::tasks::{PrincipleTasks, Question, Standing, tasks};

use crate::components::course_places::course_places;
use crate::components::figures::strength_words;
use crate::components::tick_box::tick_box;
use crate::pages::report::Findings;
use crate::pages::report::examples::evidence_examples;
use crate::pages::report::handover_head::handover_head;
use crate::pages::report::naming::{
    essential_mark, indicator_details, indicator_name_link, indicator_words, principle_words,
};
use crate::pages::report::printed::without_terms;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::state::content::Content;
use crate::words::{fill, tasks as words, text};

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Tasks, words::TITLE, draw)
}

fn draw(findings: Findings) -> AnyView {
    let all = Memo::new(move |_| findings.principles.with(|principles| tasks(principles)));
    let sections = move || {
        all.with(|all| {
            all.iter()
                .map(|principle| section(findings, principle))
                .collect::<Vec<_>>()
        })
    };
    view! {
        <p class="no-print">{text(words::LEAD)}</p>
        {handover_head(findings)}
        <p class="why-no-numbers">{text(words::WHY)}</p>
        {sections}
    }
    .into_any()
}

fn section(findings: Findings, principle: &PrincipleTasks) -> impl IntoView + use<> {
    let strong = principle
        .strong
        .iter()
        .map(|standing| strong(findings, *standing).into_any());
    let next = principle
        .next
        .iter()
        .map(|standing| task(findings, *standing).into_any());
    let questions = principle
        .questions
        .iter()
        .map(|open| question(findings, *open).into_any());
    let rest = principle
        .not_applicable
        .iter()
        .map(|id| view! { <li>{indicator_name_link(findings.id(), *id)}</li> }.into_any());
    let nothing_next = (principle.next.is_empty() && principle.questions.is_empty())
        .then(|| view! { <p>{text(words::NEXT_NONE)}</p> });
    let id = principle.id;
    view! {
        <section class="task-section" data-principle=id.to_string()>
            {heading(id)}
            {list(text(words::STRONG), "strong", strong.collect())}
            {list(text(words::NEXT), "next", next.collect())}
            {nothing_next}
            {list(text(words::QUESTIONS), "questions", questions.collect())}
            {list(text(words::NOT_APPLICABLE), "not-applicable", rest.collect())}
        </section>
    }
}

/// The name alone: a number beside it would look like a place in a table.
fn heading(id: PrincipleId) -> impl IntoView {
    let language = principle_words(id).and_then(|(_, language)| language);
    view! { <h2 lang=language>{Content::expect().principle_name(id)}</h2> }
}

fn list(label: &'static str, name: &'static str, entries: Vec<AnyView>) -> Option<impl IntoView> {
    (!entries.is_empty()).then(|| view! { <h3>{label}</h3> <ul class="task-list" data-tasks=name>{entries}</ul> })
}

/// What is strong already, and what evidence it still lacks.
fn strong(findings: Findings, standing: Standing) -> impl IntoView {
    let id = standing.indicator;
    let lacks = standing.lacks.map(|_| {
        view! { {lacks(standing)} {move || evidence_examples(findings, id)} }
    });
    let mark = standing.lacks.map(|_| tick_box());
    view! {
        <li class="task" data-task=id.to_string()>
            <p class="task-name">{mark} " " {indicator_name_link(findings.id(), id)} {essential_mark(standing.essential)}</p>
            {anchor(id, standing.now, text(words::STANDS))}
            {lacks}
        </li>
    }
}

/// Where a statement stands, what comes next, what to collect, and where the course helps.
fn task(findings: Findings, standing: Standing) -> impl IntoView {
    let id = standing.indicator;
    let next = standing.next.and_then(|next| anchor(id, next, text(words::COMES_NEXT)));
    view! {
        <li class="task" data-task=id.to_string()>
            <p class="task-name">{tick_box()} " " {indicator_name_link(findings.id(), id)} {essential_mark(standing.essential)}</p>
            {anchor(id, standing.now, text(words::STANDS))}
            {next}
            {lacks(standing)}
            {move || evidence_examples(findings, id)}
            {move || help(findings, id)}
        </li>
    }
}

/// A statement without an answer, as a question.
fn question(findings: Findings, open: Question) -> impl IntoView {
    let id = open.indicator;
    let statement = indicator_words(id).map(|(words, language)| {
        view! { <p class="statement" lang=language inner_html=without_terms(&words.statement)></p> }
    });
    let word = if open.unknown { words::ASK_UNKNOWN } else { words::ASK };
    view! {
        <li class="task" data-task=id.to_string()>
            <p class="task-name">{tick_box()} " " {indicator_name_link(findings.id(), id)} {essential_mark(open.essential)}</p>
            <p>{text(word)}</p>
            {statement}
            {move || help(findings, id)}
        </li>
    }
}

/// The words of a level, under a label.
fn anchor(id: IndicatorId, level: Level, label: &'static str) -> Option<impl IntoView> {
    let (words, language) = indicator_words(id)?;
    let anchor = words.anchors.get(usize::from(level.number()))?;
    Some(view! { <p><strong>{label}</strong> " " <span class="anchor-text" lang=language>{anchor.as_str()}</span></p> })
}

/// The evidence that would carry what is claimed.
fn lacks(standing: Standing) -> Option<impl IntoView> {
    let strength = standing.lacks?;
    let sentence = fill(words::LACKS, &[("strength", strength_words(strength))]);
    Some(view! { <p class="lacks">{sentence}</p> })
}

fn help(findings: Findings, id: IndicatorId) -> Option<impl IntoView> {
    let (details, _) = indicator_details(id)?;
    Some(course_places(details, findings.programme.get(), |label| {
        view! { <p>{label}</p> }.into_any()
    }))
}
