//! The improvement plan: what goes into it, and its items in several views.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::ItemId;
use touchstone_domain::improvement_plan::views::{Group, Shared, View, grouped};

use super::Planner;
use super::add::add_to_plan;
use super::item::item;
use super::reached::level_taken;
use crate::browser::dom::Piece;
use crate::browser::{intl, navigation};
use crate::components::choice_field::choice_field;
use crate::components::none_yet::being_read;
use crate::state::improvement_plan::Last;
use crate::words::{Word, common, language, plan, plural, report, text};

/// The items, by their ids, in the groups of a view.
#[derive(Clone, PartialEq, Eq)]
struct Shown {
    view: View,
    groups: Vec<(Shared, Vec<ItemId>)>,
}

/// The section.
pub fn improvement_plan_section(planner: Planner) -> impl IntoView {
    let view = RwSignal::new(View::default());
    let state = planner.state;
    let ids = Memo::new(move |_| {
        state
            .plan
            .with(|plan| plan.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
    });
    // An item that is being typed into stays where it is: the order is looked at when items come or go, when another view
    // is chosen, and when the focus leaves the list.
    let left = RwSignal::new(0_u32);
    let shown = Memo::new(move |_| {
        ids.track();
        left.track();
        let view = view.get();
        Shown {
            view,
            groups: state
                .plan
                .with_untracked(|plan| grouped(plan, view))
                .into_iter()
                .map(of_group)
                .collect(),
        }
    });
    let focus_out = move |_| {
        navigation::after_render(move || {
            if Piece::find(".plan-items :focus").is_none() {
                left.try_update(|left| *left = left.wrapping_add(1));
            }
        });
    };
    let groups = move || {
        let Shown { view, groups } = shown.get();
        groups
            .into_iter()
            .map(|(shared, ids)| group(planner, view, &shared, ids))
            .collect::<Vec<_>>()
    };
    let count = move || match ids.with(Vec::len) {
        0 => view! { <p class="empty">{text(plan::ITEMS_NONE)}</p> }.into_any(),
        count => view! { <p>{plural(plan::ITEMS_COUNT, count, &[])}</p> {view_choice(view)} }.into_any(),
    };
    let open = Memo::new(move |_| state.is_open());
    // What the plan holds already is not suggested again, so nothing is offered before it has been read.
    let body = move || match open.get() {
        false => being_read().into_any(),
        true => view! {
            {add_to_plan(planner)}
            <div id="plan-count">{count}</div>
            {level_taken(planner)}
            {take_back(planner)}
            <div class="plan-items" on:focusout=focus_out>{groups}</div>
        }
        .into_any(),
    };
    view! {
        <section class="improvement-plan no-print" aria-labelledby="improvement-heading">
            <h2 id="improvement-heading" tabindex="-1">{text(report::PLAN_HEADING)}</h2>
            <p>{text(plan::IMPROVEMENT_ABOUT)}</p>
            {body}
        </section>
    }
}

fn of_group(group: Group) -> (Shared, Vec<ItemId>) {
    (group.shared, group.items.into_iter().map(|item| item.id).collect())
}

fn group(planner: Planner, view: View, shared: &Shared, ids: Vec<ItemId>) -> impl IntoView + use<> {
    let heading = match (view, shared) {
        (View::Added | View::QuickWins, _) => None,
        (_, Shared::Owner(owner)) => Some(owner.clone()),
        (_, Shared::Month(year, month)) => Some(intl::month(&language(), *year, *month)),
        (View::Owner, Shared::Nothing) => Some(text(plan::NO_OWNER).to_owned()),
        (View::Month, Shared::Nothing) => Some(text(plan::NO_DAY).to_owned()),
    };
    let items: Vec<_> = ids.into_iter().map(|id| item(planner, id)).collect();
    view! {
        <div class="plan-group">
            {heading.map(|heading| view! { <h3 class="group-heading">{heading}</h3> })}
            {items}
        </div>
    }
}

fn view_choice(chosen: RwSignal<View>) -> impl IntoView {
    let word = |view: View| -> Word {
        match view {
            View::Added => plan::VIEW_ADDED,
            View::Owner => plan::VIEW_OWNER,
            View::Month => plan::VIEW_MONTH,
            View::QuickWins => plan::VIEW_QUICK,
        }
    };
    let options = View::ALL.map(|view| {
        view! { <option value=view.id() selected=move || chosen.get() == view>{text(word(view))}</option> }
    });
    let choose = move |event| chosen.set(View::from_id(&event_target_value(&event)).unwrap_or_default());
    choice_field(plan::VIEW, "view", options.into_iter().collect::<Vec<_>>(), choose)
}

/// Takes back the last change of the plan, and says what happened last where the items alone do not show it.
fn take_back(planner: Planner) -> impl IntoView {
    let state = planner.state;
    let press = move |_| {
        state.undo();
        if !untrack(|| state.can_undo()) {
            // A button that cannot be pressed any more is no place for the focus.
            navigation::after_render(|| navigation::focus("#improvement-heading", false));
        }
    };
    let said = move || match state.last.get() {
        Last::TakenBack => text(plan::TAKEN_BACK),
        Last::Removed => text(plan::REMOVED),
        Last::Nothing => "",
    };
    view! {
        <p class="actions">
            <button type="button" data-action="undo-plan" disabled=move || !state.can_undo() on:click=press>{text(common::UNDO)}</button>
            " " <span role="status">{said}</span>
        </p>
    }
}
