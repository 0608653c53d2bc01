//! One item of the plan, to be filled in.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::{Action, Item, ItemId, Source, also_written};

use super::Planner;
use super::item_fields::fields;
use super::reached::level_offer;
use super::smallest::named;
use super::texts::{indicator_title, rise};
use crate::browser::navigation;
use crate::components::also_written::LostTexts;
use crate::pages::report::naming::indicator_link;
use crate::words::{Word, plan, report, text};

/// The item; nothing once it is removed.
pub fn item(planner: Planner, id: ItemId) -> impl IntoView {
    let state = planner.state;
    let shown = id.to_string();
    let own = StoredValue::new(id);
    let entry = Memo::new(move |_| state.plan.with(|plan| own.with_value(|id| plan.item(id).cloned())));
    let heading = Memo::new(move |_| {
        entry.with(|entry| {
            entry
                .as_ref()
                .map(|item| (item.indicator, item.from, item.to, item.source))
        })
    });
    let head = move || {
        let (indicator, from, to, source) = heading.get()?;
        let name = match indicator {
            Some(indicator) => indicator_link(planner.findings.id(), indicator).into_any(),
            None => text(plan::OWN_ITEM).into_any(),
        };
        Some(view! {
            <h4 class="item-name">{name}</h4>
            <p class="meta">{from.zip(to).map(|(from, to)| rise(from, to))} " " <span class="tag">{text(source_word(source))}</span></p>
        })
    };
    let remove = move |_| {
        state.dispatch(Action::Remove(own.get_value()));
        navigation::after_render(|| navigation::focus("#improvement-heading", false));
    };
    let remove_label =
        move || entry.with(|entry| named(plan::REMOVE_NAMED, &entry.as_ref().map(item_name).unwrap_or_default()));
    view! {
        <article class="plan-item" data-item=shown data-about=move || entry.with(|entry| entry.as_ref().and_then(|item| item.indicator).map(|id| id.to_string())) data-state=move || entry.with(|entry| entry.as_ref().map(|item| item.state.id()))>
            {head}
            {fields(planner, own, entry)}
            {also(planner, own)}
            {level_offer(planner, entry)}
            <p class="actions">
                <button type="button" class="quiet" data-action="remove-item" data-once="" aria-label=remove_label on:click=remove>{text(plan::REMOVE)}</button>
            </p>
        </article>
    }
}

/// Where an item comes from, in words.
#[must_use]
pub const fn source_word(source: Source) -> Word {
    match source {
        Source::SmallestChange => report::PLAN_SOURCE_STEPS,
        Source::Gate => report::PLAN_SOURCE_GATE,
        Source::Weak => report::PLAN_SOURCE_WEAK,
        Source::Hand => report::PLAN_SOURCE_HAND,
    }
}

/// What an item is called: its statement, or the first line of its task.
#[must_use]
pub fn item_name(item: &Item) -> String {
    let line = || item.task.lines().map(str::trim).find(|line| !line.is_empty());
    match item.indicator {
        Some(indicator) => indicator_title(indicator),
        None => line().unwrap_or(text(plan::OWN_ITEM)).to_owned(),
    }
}

/// Texts that lost to others written at the same time.
fn also(planner: Planner, id: StoredValue<ItemId>) -> impl IntoView {
    let state = planner.state;
    let lost = Memo::new(move |_| {
        let assessment = state.assessment();
        state
            .document
            .with(|document| id.with_value(|id| also_written(document, &assessment, id)))
    });
    let dismiss = Callback::new(move |key| state.dispatch(Action::DismissAlso { key }));
    move || {
        let lost = lost.get();
        lost.into_iter()
            .map(|(key, texts)| view! { <LostTexts key texts dismiss /> })
            .collect::<Vec<_>>()
    }
}
