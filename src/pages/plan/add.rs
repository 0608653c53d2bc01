//! Ways into the plan: the steps, essentials below a gate, weak statements, and what a person adds.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::improvement_plan::suggest::{Suggestion, TARGET, from_gates, from_smallest_change, from_weak};
use touchstone_domain::improvement_plan::{Action, NewItem, Source};
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::Reply;
use touchstone_domain::scoring::ranking::next_level;

use super::Planner;
use super::smallest::named;
use super::texts::{indicator_title, rise, task_text, with_level};
use crate::browser::{navigation, random};
use crate::components::choice_field::choice_field;
use crate::pages::report::naming::{essential_mark, indicator_code, indicator_link};
use crate::words::{Word, plan, plural, text};

/// Adds suggestions that the plan does not hold yet.
pub fn add(planner: Planner, suggestions: &[Suggestion]) {
    let missing = planner.state.plan.with_untracked(|plan| plan.missing(suggestions));
    // Without a random id there is nothing to add; the browser always has one.
    let items = missing.iter().filter_map(|suggestion| {
        Some(NewItem {
            id: random::hex_id().ok()?,
            indicator: Some(suggestion.indicator),
            source: suggestion.source,
            from: Some(suggestion.from),
            to: Some(suggestion.to),
            task: task_text(suggestion.indicator, suggestion.from, suggestion.to),
        })
    });
    let items: Vec<NewItem> = items.collect();
    if !items.is_empty() {
        planner.state.dispatch(Action::Add(items));
    }
}

/// The ways.
pub fn add_to_plan(planner: Planner) -> impl IntoView {
    let target = RwSignal::new(TARGET);
    let principles = planner.findings.principles;
    let missing = move |all: Vec<Suggestion>| planner.state.plan.with(|plan| plan.missing(&all));
    let steps = Memo::new(move |_| {
        missing(
            planner
                .way
                .with(|way| way.as_ref().map(from_smallest_change).unwrap_or_default()),
        )
    });
    let gates = Memo::new(move |_| missing(principles.with(|principles| from_gates(principles, planner.gates_of()))));
    let weak = Memo::new(move |_| {
        let all = principles.with(|principles| from_weak(principles, target.get(), planner.gates_of()));
        missing(all)
    });
    view! {
        <div class="add-to-plan">
            <h3>{text(plan::ADD_HEADING)}</h3>
            <p class="actions">
                {add_all(planner, "add-steps", plan::ADD_STEPS, steps)}
                {add_all(planner, "add-gates", plan::ADD_GATES, gates)}
                {add_all(planner, "add-weak", plan::ADD_WEAK, weak)}
            </p>
            <details class="suggestions">
                <summary>{text(plan::ONE_BY_ONE)}</summary>
                {target_choice(target)}
                {one_by_one(planner, gates, weak)}
            </details>
            {by_hand(planner)}
        </div>
    }
}

fn add_all(planner: Planner, action: &'static str, word: Word, missing: Memo<Vec<Suggestion>>) -> impl IntoView {
    let label = move || plural(word, missing.with(Vec::len), &[]);
    let press = move |_| add(planner, &missing.get_untracked());
    view! {
        <button type="button" data-action=action data-once="" disabled=move || missing.with(Vec::is_empty) on:click=press>{label}</button>
    }
}

fn target_choice(target: RwSignal<Level>) -> impl IntoView {
    let levels = Level::ALL.into_iter().skip(1);
    let options = levels.map(|level| {
        view! { <option value=level.number() selected=move || target.get() == level>{with_level(plan::LEVEL_SPOKEN, level)}</option> }
    });
    let choose = move |event| {
        let wanted = event_target_value(&event).parse().ok().and_then(Level::new);
        target.set(wanted.unwrap_or(TARGET));
    };
    choice_field(plan::TARGET, "target", options.collect::<Vec<_>>(), choose)
}

/// Gates first; a statement that stands below both is named once.
fn one_by_one(planner: Planner, gates: Memo<Vec<Suggestion>>, weak: Memo<Vec<Suggestion>>) -> impl IntoView {
    let all = Memo::new(move |_| {
        let all: Vec<Suggestion> = gates.get().into_iter().chain(weak.get()).collect();
        planner.state.plan.with(|plan| plan.missing(&all))
    });
    move || {
        let entries: Vec<_> = all.with(|all| all.iter().map(|suggestion| entry(planner, *suggestion)).collect());
        if entries.is_empty() {
            view! { <p class="empty">{text(plan::SUGGESTIONS_NONE)}</p> }.into_any()
        } else {
            view! { <ul class="suggestion-list">{entries}</ul> }.into_any()
        }
    }
}

fn entry(planner: Planner, suggestion: Suggestion) -> impl IntoView {
    let indicator = suggestion.indicator;
    let label = named(plan::ADD_NAMED, &indicator_code(indicator));
    view! {
        <li data-suggestion=indicator.to_string()>
            {indicator_link(planner.findings.id(), indicator)} {essential_mark(suggestion.essential)} " " {rise(suggestion.from, suggestion.to)} " "
            <button type="button" class="quiet" data-action="add-one" data-once="" aria-label=label on:click=move |_| add(planner, &[suggestion])>{text(plan::ADD)}</button>
        </li>
    }
}

fn by_hand(planner: Planner) -> impl IntoView {
    let about = RwSignal::new(None::<IndicatorId>);
    let indicators = planner.findings.instrument().indicators();
    let options = indicators.map(|indicator| {
        let id = indicator.id;
        view! { <option value=id.to_string() selected=move || about.get() == Some(id)>{indicator_title(id)}</option> }
    });
    let choose = move |event| about.set(event_target_value(&event).parse().ok());
    let press = move |_| {
        let Some(item) = own_item(planner, about.get_untracked()) else {
            return;
        };
        let field = format!("[data-item='{}'] textarea[name='task']", item.id);
        planner.state.dispatch(Action::Add(vec![item]));
        about.set(None);
        navigation::after_render(move || navigation::focus(&field, true));
    };
    view! {
        <div class="by-hand">
            <label class="field">
                <span class="field-label">{text(plan::OWN_ABOUT)}</span>
                <select name="own-about" on:change=choose>
                    <option value="" selected=move || about.get().is_none()>{text(plan::OWN_NOTHING)}</option>
                    {options.collect::<Vec<_>>()}
                </select>
            </label>
            <button type="button" data-action="add-own" data-once="" on:click=press>{text(plan::ADD_OWN)}</button>
        </div>
    }
}

/// An item of one's own; where it is about a statement, with its next level as the task.
fn own_item(planner: Planner, about: Option<IndicatorId>) -> Option<NewItem> {
    let from = about.and_then(|id| {
        planner.findings.principles.with_untracked(|principles| {
            let mut scores = principles.iter().flat_map(|principle| &principle.indicators);
            scores
                .find(|score| score.id == id)
                .map(|score| score.reply)
                .and_then(Reply::level)
        })
    });
    let to = from.and_then(next_level);
    let task = about.zip(from.zip(to));
    Some(NewItem {
        id: random::hex_id().ok()?,
        indicator: about,
        source: Source::Hand,
        from,
        to,
        task: task.map(|(id, (from, to))| task_text(id, from, to)).unwrap_or_default(),
    })
}
