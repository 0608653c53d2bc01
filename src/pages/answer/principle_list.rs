//! All principles with their progress, and the way to the next one.

use leptos::prelude::*;
use touchstone_domain::ids::PrincipleId;

use crate::route::Route;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::state::content::Content;
use crate::state::navigation::Navigation;
use crate::words::{fill, start, text};

/// The principles, each with how many of its indicators are answered.
#[component]
pub fn PrincipleList(
    /// The principle on screen.
    current: PrincipleId,
) -> impl IntoView {
    let answering = Answering::expect();
    let entries = answering.instrument().principles.iter().filter_map(|principle| {
        let signals = answering.principle(principle.id)?;
        Some(entry(answering, principle.id, principle.id == current, signals))
    });
    view! {
        <nav class="principles" aria-label=text(start::PRINCIPLES)>
            <ol>{entries.collect::<Vec<_>>()}</ol>
            <a class="button" href=move || Route::Report(answering.id()).href()>{text(start::TO_REPORT)}</a>
        </nav>
    }
}

fn entry(answering: Answering, id: PrincipleId, is_current: bool, signals: PrincipleSignals) -> impl IntoView {
    let href = Route::Answer {
        id: answering.id(),
        principle: id,
        indicator: None,
    }
    .href();
    let counts = Memo::new(move |_| signals.progress());
    let progress = move || {
        let (settled, asked) = counts.get();
        fill(
            start::PROGRESS,
            &[("settled", &settled.to_string()), ("asked", &asked.to_string())],
        )
    };
    let complete = move || counts.with(|(settled, asked)| settled == asked);
    view! {
        <li>
            <a href=href aria-current=is_current.then_some("page") data-complete=move || complete().to_string()>
                <span class="principle-id">{format!("P{}", id.number())}</span>
                <span class="principle-name">{Content::expect().principle_name(id)}</span>
                <span class="principle-progress">{progress}</span>
            </a>
        </li>
    }
}

/// Previous principle, next unanswered indicator, next principle.
#[component]
pub fn Pager(
    /// The principle on screen.
    current: PrincipleId,
) -> impl IntoView {
    let answering = Answering::expect();
    let principles = &answering.instrument().principles;
    let place = principles
        .iter()
        .position(|principle| principle.id == current)
        .unwrap_or(0);
    let link = |place: Option<usize>, class: &'static str, word| {
        let id = place
            .and_then(|place| principles.get(place))
            .map(|principle| principle.id)?;
        let href = Route::Answer {
            id: answering.id(),
            principle: id,
            indicator: None,
        }
        .href();
        let name = Content::expect().principle_name(id);
        Some(view! { <a class=class href=href>{fill(word, &[("name", name)])}</a> })
    };
    let last = place + 1 == principles.len();
    let report = last.then(|| {
        view! { <a class="button primary" href=Route::Report(answering.id()).href()>{text(start::TO_REPORT)}</a> }
    });
    view! {
        <nav class="pager" aria-label=text(start::PAGER)>
            {link(place.checked_sub(1), "button", start::PREVIOUS)}
            <button type="button" data-action="next-unanswered" on:click=move |_| go_to_unanswered(answering, current)>
                {text(start::NEXT_UNANSWERED)}
            </button>
            {link(Some(place + 1), "button primary", start::NEXT)}
            {report}
        </nav>
    }
}

/// Goes to the first unanswered indicator from this principle on, or from the beginning; to the report when all are answered.
fn go_to_unanswered(answering: Answering, current: PrincipleId) {
    let principles = &answering.instrument().principles;
    let place = principles
        .iter()
        .position(|principle| principle.id == current)
        .unwrap_or(0);
    let from_here = principles.iter().skip(place).chain(principles.iter().take(place));
    let unanswered = from_here.flat_map(|principle| &principle.indicators).find(|indicator| {
        let signals = answering.principle(indicator.id.principle());
        signals.is_some_and(|signals| signals.is_unanswered(indicator.id))
    });
    let route = match unanswered {
        Some(indicator) => Route::Answer {
            id: answering.id(),
            principle: indicator.id.principle(),
            indicator: Some(indicator.id.number()),
        },
        None => Route::Report(answering.id()),
    };
    Navigation::expect().go(&route);
}
