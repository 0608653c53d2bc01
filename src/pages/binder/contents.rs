//! What is in the binder, principle by principle, and what is missing from it.

use leptos::prelude::*;
use touchstone_domain::binder::{Binder, Missing};
use touchstone_domain::ids::PrincipleId;

use crate::components::level_mark::LevelMark;
use crate::pages::report::Findings;
use crate::pages::report::naming::{essential_mark, indicator_link, principle_title};
use crate::words::{binder as words, report, text};

/// The table of contents: under each principle every piece that serves it, by its number.
pub(super) fn contents(findings: Findings, all: Memo<Binder>) -> impl IntoView {
    let list = move || {
        all.with(|binder| {
            if binder.pieces.is_empty() {
                return view! { <p class="binder-empty">{text(words::EMPTY)}</p> }.into_any();
            }
            let principles = findings.instrument().principles.iter();
            let entries = principles.map(|principle| of_principle(binder, principle.id));
            view! { <ul class="binder-contents">{entries.collect::<Vec<_>>()}</ul> }.into_any()
        })
    };
    view! {
        <section class="keep-together">
            <h2>{text(words::CONTENTS)}</h2>
            {list}
        </section>
    }
}

fn of_principle(binder: &Binder, id: PrincipleId) -> impl IntoView + use<> {
    let pieces = binder.pieces.iter().filter(|piece| piece.serves(id)).map(|piece| {
        let title = if piece.title.is_empty() {
            text(report::EVIDENCE_UNTITLED).to_owned()
        } else {
            piece.title.clone()
        };
        view! { <li><span class="piece-number" translate="no">{piece.number}</span> " " <span data-typed>{title}</span></li> }
    });
    let pieces: Vec<_> = pieces.collect();
    let pieces = if pieces.is_empty() {
        view! { <p class="no-evidence">{text(words::CONTENTS_NONE)}</p> }.into_any()
    } else {
        view! { <ul>{pieces}</ul> }.into_any()
    };
    view! { <li class="keep-together"><strong>{principle_title(id)}</strong> {pieces}</li> }
}

/// The statements that claim much without any evidence.
pub(super) fn missing(findings: Findings, all: Memo<Binder>) -> impl IntoView {
    let list = move || {
        all.with(|binder| {
            if binder.missing.is_empty() {
                return view! { <p>{text(words::MISSING_NONE)}</p> }.into_any();
            }
            let entries = binder.missing.iter().map(|missing| entry(findings, *missing));
            view! { <p>{text(words::MISSING_LEAD)}</p> <ul class="missing">{entries.collect::<Vec<_>>()}</ul> }
                .into_any()
        })
    };
    view! {
        <section class="binder-missing">
            <h2>{text(words::MISSING_HEADING)}</h2>
            {list}
        </section>
    }
}

fn entry(findings: Findings, missing: Missing) -> impl IntoView {
    view! {
        <li data-missing=missing.indicator.to_string()>
            {indicator_link(findings.id(), missing.indicator)} {essential_mark(missing.essential)} " " <LevelMark level=missing.claimed />
        </li>
    }
}
