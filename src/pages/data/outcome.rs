//! What taking in came to, line by line, and one button that takes all of it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::review;
use touchstone_store::SaveState;

use super::desk::Desk;
use super::opened::{Choice, Standing, What};
use super::preview::item_name;
use super::problems::refusal;
use super::put_in::{Line, Outcome};
use crate::browser::navigation;
use crate::route::{ResultPage, Route};
use crate::words::{Word, data, fill, plural, text};

/// Lines shown one by one; what follows them is counted.
const MOST_SHOWN: usize = 200;

/// What the last taking in came to, if there was one.
#[component]
pub fn OutcomeView(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    move || {
        desk.outcome
            .with(|outcome| outcome.as_ref().map(|outcome| show(desk, outcome)))
    }
}

fn show(desk: Desk, outcome: &Outcome) -> impl IntoView + use<> {
    let undo = move |_| {
        let taken = desk.outcome.try_update_untracked(Option::take).flatten();
        spawn_local(async move {
            let Some(mut outcome) = taken else { return };
            outcome.undo(desk).await;
            desk.outcome.try_set(Some(outcome));
            desk.note_change();
            navigation::after_render(|| navigation::focus("#outcome", false));
        });
    };
    let heading = match (outcome.undone, outcome.lines.is_empty()) {
        (true, _) => data::OUTCOME_UNDONE,
        (false, true) => data::OUTCOME_NOTHING,
        (false, false) => data::OUTCOME_HEADING,
    };
    let lines = (!outcome.undone && !outcome.lines.is_empty()).then(|| {
        let lines = outcome.lines.iter().take(MOST_SHOWN).map(line);
        let more = outcome.lines.len().saturating_sub(MOST_SHOWN);
        let more = (more > 0).then(|| view! { <li>{plural(data::MORE_LINES, more, &[])}</li> });
        view! { <ul>{lines.collect::<Vec<_>>()} {more}</ul> }
    });
    let deleted = outcome
        .left_deleted
        .then(|| view! { <p>{text(data::OUTCOME_UNDONE_ABOUT)}</p> });
    let left_out = (outcome.left_out > 0).then(
        || view! { <p data-left-out=outcome.left_out.to_string()>{plural(data::LEFT_OUT, outcome.left_out, &[])}</p> },
    );
    let copy = outcome
        .copy
        .as_ref()
        .map(|name| view! { <p>{fill(data::COPY_SAVED, &[("file", name)])}</p> });
    let refused = move || {
        let refused = matches!(desk.library.saved.get(), SaveState::Refused { .. });
        refused.then(|| view! { <p>{text(data::OUTCOME_NOT_KEPT)}</p> })
    };
    let button = outcome.can_undo().then(|| {
        view! { <button type="button" data-action="undo-import" data-once="" on:click=undo>{text(data::UNDO_ALL)}</button> }
    });
    view! {
        <div class="notice taken-in" data-undone=outcome.undone.to_string()>
            <h3 id="outcome" tabindex="-1">{text(heading)}</h3>
            {lines}
            {deleted}
            {left_out}
            {copy}
            {refused}
            {button}
        </div>
    }
}

fn line(line: &Line) -> impl IntoView + use<> {
    let name = item_name(&line.item);
    let word = match line.result {
        Ok(()) => done_word(line),
        Err(reason) => refusal(reason),
    };
    let outcome = if line.result.is_ok() { "done" } else { "refused" };
    view! { <li data-outcome=outcome><bdi>{name}</bdi> ": " {text(word)} {to_review(line)}</li> }
}

/// Somebody was asked to rate this assessment: the way to where that is done.
fn to_review(line: &Line) -> Option<impl IntoView + use<>> {
    let What::Assessment { document, .. } = &line.item.what else {
        return None;
    };
    let leads_there = line.result.is_ok() && line.item.choice != Choice::Copy && review::is_shared(document);
    let href = Route::Result(document.id.clone(), ResultPage::Review).href();
    leads_there.then(|| view! { " " <a data-action="to-review" href=href>{text(data::TO_REVIEW)}</a> })
}

const fn done_word(line: &Line) -> Word {
    match (line.item.choice, &line.item.what) {
        (Choice::Replace, _) => data::DONE_REPLACED,
        (Choice::Copy, _) => data::DONE_COPIED,
        (_, What::Newer { .. }) => data::DONE_READ_ONLY,
        (_, What::OtherKind(_) | What::Damaged(_) | What::Fields(_)) => data::DONE_KEPT,
        (_, What::Unreadable { .. }) => data::DONE_SET_ASIDE,
        (
            _,
            What::Assessment {
                standing: Standing::New,
                ..
            }
            | What::OnlyOne {
                standing: Standing::New,
                ..
            },
        ) => data::DONE_TAKEN,
        (_, What::Assessment { .. } | What::OnlyOne { .. }) => data::DONE_MERGED,
    }
}
