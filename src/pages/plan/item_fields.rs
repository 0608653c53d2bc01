//! The fields of an item.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::{Action, Change, Item, ItemId, State};

use super::Planner;
use crate::components::choice_field::choice_field;
use crate::pages::tools::field::FieldView;
use crate::pages::tools::spec::Kind;
use crate::words::{Word, plan, report, text};

/// All of them.
pub fn fields(planner: Planner, id: StoredValue<ItemId>, entry: Memo<Option<Item>>) -> impl IntoView {
    let change = move |change| {
        planner.state.dispatch(Action::Edit {
            id: id.get_value(),
            change,
        });
    };
    let part = move |read: fn(&Item) -> String| {
        Signal::derive(move || entry.with(|entry| entry.as_ref().map(read).unwrap_or_default()))
    };
    view! {
        <FieldView name="task" label=text(report::PLAN_TASK) kind=Kind::Lines value=part(|item| item.task.clone()) write=Callback::new(move |text| change(Change::Task(text))) />
        <div class="item-fields">
            <FieldView name="owner" label=text(report::PLAN_OWNER) hint=Some(text(plan::OWNER_HINT)) kind=Kind::Line value=part(|item| item.owner.clone()) write=Callback::new(move |text| change(Change::Owner(text))) />
            <FieldView name="due" label=text(report::PLAN_DUE) kind=Kind::Day value=part(|item| item.due.map(|day| day.to_string()).unwrap_or_default()) write=Callback::new(move |text: String| change(Change::Due(text.parse().ok()))) />
            {state_choice(entry, change)}
        </div>
        <FieldView name="evidence" label=text(report::PLAN_EVIDENCE) hint=Some(text(plan::EVIDENCE_HINT)) kind=Kind::Line value=part(|item| item.evidence.clone()) write=Callback::new(move |text| change(Change::Evidence(text))) />
    }
}

/// What a state is called.
#[must_use]
pub const fn state_word(state: State) -> Word {
    match state {
        State::Open => report::PLAN_STATE_OPEN,
        State::UnderWay => report::PLAN_STATE_UNDER_WAY,
        State::Done => report::PLAN_STATE_DONE,
        State::Dropped => report::PLAN_STATE_DROPPED,
    }
}

fn state_choice(entry: Memo<Option<Item>>, change: impl Fn(Change) + Copy + 'static) -> impl IntoView {
    let chosen = Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|item| item.state).unwrap_or_default()));
    let options = State::ALL.map(|state| {
        view! { <option value=state.id() prop:selected=move || chosen.get() == state>{text(state_word(state))}</option> }
    });
    let choose = move |event| {
        if let Some(state) = State::from_id(&event_target_value(&event)) {
            change(Change::State(state));
        }
    };
    choice_field(
        report::PLAN_STATE,
        "state",
        options.into_iter().collect::<Vec<_>>(),
        choose,
    )
}
