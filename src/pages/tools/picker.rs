//! Which sheet is open, its name, and beginning and removing sheets.

use leptos::prelude::*;
use touchstone_domain::portfolio::{self, Action, ProductHead};

use super::bench::Bench;
use super::field::FieldView;
use super::named::sheet_name;
use super::spec::{Beginning, Kind};
use crate::components::also_written::LostTexts;
use crate::words::{text, tools};

/// The choice of a sheet where there are several, and the name of the open one.
pub fn picker(bench: Bench) -> impl IntoView {
    let options = move || {
        let open = bench.id.get();
        let option = |(place, head): (usize, ProductHead)| {
            let selected = Some(&head.id) == open.as_ref();
            let name = sheet_name(&head, place);
            view! { <option value=head.id.to_string() selected=selected>{name}</option> }
        };
        bench
            .sheets
            .get()
            .into_iter()
            .enumerate()
            .map(option)
            .collect::<Vec<_>>()
    };
    let several = Memo::new(move |_| bench.sheets.with(Vec::len) > 1);
    let choose = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            bench.open(id);
        }
    };
    let picker = move || {
        several.get().then(|| {
            view! {
                <label class="field">
                    <span class="field-label">{text(tools::CHOOSE)}</span>
                    <select on:change=choose>{options}</select>
                </label>
            }
        })
    };
    let name = Memo::new(move |_| {
        bench
            .head
            .with(|head| head.as_ref().map(|head| head.name.clone()).unwrap_or_default())
    });
    let sheet = bench.id.get_untracked();
    let write = Callback::new(move |name| {
        if let Some(id) = sheet.clone() {
            bench.name(id, name);
        }
    });
    view! {
        {picker}
        <div class="tool-name">
            <FieldView name="sheet-name" label=text(tools::NAME) kind=Kind::Line value=name write />
        </div>
    }
}

/// The buttons that begin a sheet.
#[component]
pub fn Begin(
    /// The workplace.
    bench: Bench,
    /// The ways to begin.
    beginnings: Vec<Beginning>,
) -> impl IntoView {
    let buttons = beginnings.into_iter().enumerate().map(|(place, beginning)| {
        let label = beginning.label;
        let class = if place == 0 { "primary" } else { "" };
        let begin = move |_| {
            bench.begin(&beginning);
            bench.focus(".tool-name input");
        };
        view! { <button type="button" class=class data-action="begin-sheet" data-once="" on:click=begin>{label}</button> }
    });
    view! {
        <p class="hint">{text(tools::BEGIN_ABOUT)}</p>
        <p class="actions">{buttons.collect::<Vec<_>>()}</p>
    }
}

/// What was removed last, with the way back.
pub fn bring_back(bench: Bench) -> impl IntoView {
    let shown = move || {
        bench.removed.with(|removed| !removed.is_empty()).then(|| {
            view! {
                {text(tools::REMOVED)} " "
                <button type="button" data-action="bring-back" data-once="" on:click=move |_| bench.bring_back()>{text(tools::BRING_BACK)}</button>
            }
        })
    };
    view! { <p class="removed no-print" role="status">{shown}</p> }
}

/// Texts of the open sheet that two windows or devices wrote at once.
#[component]
pub fn AlsoWritten(
    /// The workplace.
    bench: Bench,
) -> impl IntoView {
    let lost = Memo::new(move |_| {
        let id = bench.id.get()?;
        Some(
            bench
                .portfolio
                .document
                .with(|document| portfolio::also_written(document, &id)),
        )
    });
    let dismiss = Callback::new(move |key| {
        bench.portfolio.dispatch(Action::DismissAlso { key });
    });
    move || {
        let lost = lost.get().unwrap_or_default();
        lost.into_iter()
            .map(|(key, texts)| view! { <LostTexts key texts dismiss /> })
            .collect::<Vec<_>>()
    }
}
