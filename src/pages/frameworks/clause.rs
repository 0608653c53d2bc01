//! A framework clause by clause: which statements speak to it, how they stand, and with what evidence.

use leptos::prelude::*;
use touchstone_domain::catalog::{Clause, Framework};
use touchstone_domain::crosswalk::{ClauseView, Closeness, Speaking, Voice, clauses};
use touchstone_domain::ids::IndicatorId;

use crate::components::level_mark::LevelMark;
use crate::pages::report::Findings;
use crate::pages::report::essentials::reply;
use crate::pages::report::evidence::evidence_list;
use crate::pages::report::naming::indicator_link;
use crate::words::{Word, frameworks, report, text};

/// What is silent, then every clause.
pub(super) fn all(findings: Findings, framework: &'static Framework, lang: Option<&'static str>) -> impl IntoView {
    let views = Memo::new(move |_| {
        findings
            .principles
            .with(|principles| Drawn(clauses(framework, principles)))
    });
    let silent = move || views.with(|views| silent(&views.0, lang));
    let articles = move || {
        views.with(|views| {
            let articles = views.0.iter().map(|view| article(findings, view, lang));
            articles.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="silent keep-together">
            <h3>{text(frameworks::SILENT_HEADING)}</h3>
            {silent}
        </section>
        <section class="clauses">
            <h3>{text(frameworks::CLAUSES_HEADING)}</h3>
            <ul class="strengths">
                <li>{closeness(Closeness::Direct)} " " {text(frameworks::DIRECT_ABOUT)}</li>
                <li>{closeness(Closeness::Partial)} " " {text(frameworks::PARTIAL_ABOUT)}</li>
            </ul>
            {articles}
        </section>
    }
}

/// The clauses of a framework, which lives as long as the page.
#[derive(Clone, PartialEq)]
struct Drawn(Vec<ClauseView<'static>>);

/// The clauses that have nothing to say, by name.
fn silent(views: &[ClauseView<'static>], lang: Option<&'static str>) -> AnyView {
    let with = |voice: Voice, word: Word, name: &'static str| {
        let found = views.iter().filter(|view| view.voice == voice);
        let entries: Vec<_> = found
            .map(|view| view! { <li>{clause_name(view.clause, lang)}</li> })
            .collect();
        (!entries.is_empty()).then(|| {
            view! { <p>{text(word)}</p> <ul class="silent-clauses" data-silent=name>{entries}</ul> }.into_any()
        })
    };
    let lists: Vec<AnyView> = [
        with(Voice::Nothing, frameworks::SILENT_NOTHING, "nothing"),
        with(Voice::Open, frameworks::SILENT_OPEN, "open"),
        with(
            Voice::NotApplicable,
            frameworks::SILENT_NOT_APPLICABLE,
            "not-applicable",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if lists.is_empty() {
        return view! { <p>{text(frameworks::SILENT_NONE)}</p> }.into_any();
    }
    lists.into_any()
}

fn clause_name(clause: &'static Clause, lang: Option<&'static str>) -> impl IntoView {
    view! { <span class="clause-id">{clause.id.as_str()}</span> " " <span lang=lang>{clause.name.as_str()}</span> }
}

fn article(findings: Findings, view: &ClauseView<'static>, lang: Option<&'static str>) -> impl IntoView + use<> {
    let (sentence, name) = match view.voice {
        Voice::Nothing => (Some(frameworks::VOICE_NOTHING), "nothing"),
        Voice::Open => (Some(frameworks::VOICE_OPEN), "open"),
        Voice::NotApplicable => (Some(frameworks::VOICE_NOT_APPLICABLE), "not-applicable"),
        Voice::Answered => (None, "answered"),
    };
    let sentence = sentence.map(|word| view! { <p class="voice">{text(word)}</p> });
    let entries: Vec<_> = view
        .speaking
        .iter()
        .map(|speaking| entry(findings, *speaking))
        .collect();
    let list = (!entries.is_empty()).then(|| view! { <ul class="speaking">{entries}</ul> });
    view! {
        <article class="clause keep-together" data-clause=view.clause.id.as_str() data-voice=name>
            <h4>{clause_name(view.clause, lang)}</h4>
            {sentence}
            {list}
        </article>
    }
}

/// A statement that speaks to a clause: how closely, how it stands, and its evidence.
fn entry(findings: Findings, speaking: Speaking) -> impl IntoView {
    let id = speaking.indicator;
    let stands = match speaking.score {
        None => text(frameworks::NOT_ASKED).into_any(),
        Some(score) => {
            let supported = score.supported.map(|level| {
                view! { <div><dt>{text(report::SUPPORTED)}</dt><dd><LevelMark level /></dd></div> }
            });
            view! {
                <dl class="levels">
                    <div><dt>{text(report::CLAIMED)}</dt><dd>{reply(score.reply)}</dd></div>
                    {supported}
                </dl>
            }
            .into_any()
        }
    };
    let has_level = speaking.score.is_some_and(|score| score.reply.level().is_some());
    view! {
        <li data-speaks=id.to_string()>
            <p class="speaking-name">{indicator_link(findings.id(), id)} " " {closeness(speaking.closeness)}</p>
            {stands}
            {move || evidence(findings, id, has_level)}
        </li>
    }
}

/// What is named for a statement; nothing where neither a level nor evidence is there.
fn evidence(findings: Findings, id: IndicatorId, has_level: bool) -> Option<AnyView> {
    let signals = findings.answering.principle(id.principle())?;
    signals.answers.with(|answers| {
        let entries = answers
            .get(&id)
            .map(|said| said.evidence.as_slice())
            .unwrap_or_default();
        (has_level || !entries.is_empty()).then(|| evidence_list(findings, entries))
    })
}

/// The strength of a link as a mark and a word.
fn closeness(closeness: Closeness) -> impl IntoView {
    let (mark, word, name) = match closeness {
        Closeness::Direct => (frameworks::DIRECT_MARK, frameworks::DIRECT, "direct"),
        Closeness::Partial => (frameworks::PARTIAL_MARK, frameworks::PARTIAL, "partial"),
    };
    view! { <span class="strength" data-strength=name><span aria-hidden="true">{text(mark)}</span> " " {text(word)}</span> }
}
