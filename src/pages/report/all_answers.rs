//! Every answer with its evidence and note. Closed on screen until asked for; always open on paper.

use leptos::prelude::*;
use touchstone_domain::assessment::IndicatorAnswer;
use touchstone_domain::assessment::read::{Basis, effective};
use touchstone_domain::ids::PrincipleId;
use touchstone_domain::scoring::{IndicatorScore, Reply};

use super::Findings;
use super::essentials::reply;
use super::evidence::evidence_list;
use super::naming::{essential_mark, indicator_link, indicator_words, principle_link};
use super::printed::without_terms;
use crate::components::level_mark::LevelMark;
use crate::state::answering::PrincipleSignals;
use crate::words::{fill, report, text};

/// All answers, principle by principle.
pub fn all_answers(findings: Findings) -> impl IntoView {
    let open = RwSignal::new(false);
    let principles: Vec<_> = findings
        .instrument()
        .principles
        .iter()
        .filter_map(|principle| Some((principle.id, findings.answering.principle(principle.id)?)))
        .map(|(id, signals)| move || of_principle(findings, id, signals))
        .collect();
    view! {
        <section class="all-answers" aria-labelledby="answers-heading">
            <h2 id="answers-heading">{text(report::ANSWERS_HEADING)}</h2>
            <p class="no-print">
                <button type="button" data-action="show-answers" aria-controls="answers" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                    {move || text(if open.get() { report::ANSWERS_HIDE } else { report::ANSWERS_SHOW })}
                </button>
            </p>
            <div id="answers" class="answers" class:screen-closed=move || !open.get()>{principles}</div>
        </section>
    }
}

/// The indicators of a principle that are asked; nothing where none is.
fn of_principle(findings: Findings, id: PrincipleId, signals: PrincipleSignals) -> Option<impl IntoView> {
    let records = signals.score.with(|score| {
        signals.answers.with(|answers| {
            let record = |indicator: &IndicatorScore| {
                record(
                    findings,
                    indicator,
                    answers.get(&indicator.id).unwrap_or(&IndicatorAnswer::default()),
                )
            };
            score.indicators.iter().map(record).collect::<Vec<_>>()
        })
    });
    (!records.is_empty()).then(|| {
        view! {
            <section class="answers-of">
                <h3>{principle_link(findings.id(), id)}</h3>
                {records}
            </section>
        }
    })
}

fn record(findings: Findings, indicator: &IndicatorScore, said: &IndicatorAnswer) -> AnyView {
    let words = indicator_words(indicator.id);
    let statement = words.map(|(words, language)| {
        view! { <p class="statement" lang=language inner_html=without_terms(&words.statement)></p> }
    });
    let anchor = words
        .zip(indicator.reply.level())
        .and_then(|((words, language), level)| {
            let anchor = words.anchors.get(usize::from(level.number()))?;
            Some(view! { <p class="anchor" lang=language>{anchor.as_str()}</p> })
        });
    let supported = indicator.supported.map(|level| {
        view! { <div><dt>{text(report::SUPPORTED)}</dt><dd><LevelMark level /></dd></div> }
    });
    let counted = effective(said);
    let basis = counted.as_ref().and_then(|counted| match counted.basis {
        Basis::OneRater => None,
        Basis::Agreed => Some(report::BASIS_AGREED),
        Basis::LowerMedian => Some(report::BASIS_MEDIAN),
    });
    let basis = basis.map(|word| view! { <p class="basis">{text(word)}</p> });
    let reason = counted
        .and_then(|counted| counted.reason)
        .filter(|_| indicator.reply == Reply::NotApplicable);
    let reason =
        reason.map(|reason| view! { <p class="typed">{fill(report::REASON_GIVEN, &[("reason", reason)])}</p> });
    // Evidence limits a level; where there is neither, nothing needs saying.
    let evidence = (indicator.reply.level().is_some() || !said.evidence.is_empty())
        .then(|| evidence_list(findings, &said.evidence));
    let note = (!said.note.trim().is_empty()).then(|| {
        view! { <p class="typed">{fill(report::NOTE_GIVEN, &[("note", &said.note)])}</p> }
    });
    view! {
        <article class="answer-record" data-answer=indicator.id.to_string()>
            <h4>{indicator_link(findings.id(), indicator.id)} {essential_mark(indicator.essential)}</h4>
            {statement}
            <dl class="levels">
                <div><dt>{text(report::CLAIMED)}</dt><dd>{reply(indicator.reply)}</dd></div>
                {supported}
            </dl>
            {anchor}
            {basis}
            {reason}
            {evidence}
            {note}
        </article>
    }
    .into_any()
}
