//! One statement that rises: from which level to which, what that means, and where the course helps.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::improvement_plan::Action;
use touchstone_domain::improvement_plan::Source;
use touchstone_domain::improvement_plan::suggest::Suggestion;
use touchstone_domain::instrument::Level;
use touchstone_domain::plan::Change;

use super::Planner;
use super::add::add;
use super::smallest::{days_field, named};
use super::texts::{levels_between, rise, with_level};
use crate::components::course_places::course_places;
use crate::pages::report::naming::{
    essential_mark, indicator_code, indicator_details, indicator_link, indicator_words, principle_link,
};
use crate::words::{plan, report, text};

/// The step.
pub fn step(planner: Planner, change: Change) -> impl IntoView {
    let findings = planner.findings;
    let indicator = change.indicator;
    let gate = change
        .opens_gate
        .then(|| view! { <p class="opens-gate">{text(plan::OPENS_GATE)}</p> });
    view! {
        <li class="step" data-step=indicator.to_string() data-from=change.from.number() data-to=change.to.number()>
            <h3 class="step-name">{indicator_link(findings.id(), indicator)} {essential_mark(change.essential)}</h3>
            <p>{principle_link(findings.id(), indicator.principle())} " " {rise(change.from, change.to)}</p>
            {gate}
            {tasks(indicator, change.from, change.to)}
            {help(planner, indicator)}
            {controls(planner, change)}
        </li>
    }
}

/// The anchor of each level on the way.
fn tasks(indicator: IndicatorId, from: Level, to: Level) -> Option<impl IntoView> {
    let (words, language) = indicator_words(indicator)?;
    let tasks = levels_between(from, to).filter_map(|level| {
        let anchor = words.anchors.get(usize::from(level.number()))?;
        Some(view! {
            <p class="next-step"><strong>{with_level(report::NEXT_STEP, level)}</strong> " " <span lang=language>{anchor.as_str()}</span></p>
        })
    });
    Some(tasks.collect::<Vec<_>>())
}

/// Sections and activities, once the explanations have arrived.
fn help(planner: Planner, indicator: IndicatorId) -> impl IntoView {
    move || {
        let (details, _) = indicator_details(indicator)?;
        let some = !details.course.is_empty() || !details.activities.is_empty();
        let places = course_places(details, planner.findings.programme.get(), |label| {
            view! { <p>{label}</p> }.into_any()
        });
        some.then(|| {
            view! {
                <details class="step-help no-print">
                    <summary>{text(plan::HELP)}</summary>
                    {places}
                </details>
            }
        })
    }
}

fn controls(planner: Planner, change: Change) -> impl IntoView {
    let indicator = change.indicator;
    let code = indicator_code(indicator);
    let rule_out = move |_| {
        planner.state.dispatch(Action::Lock {
            indicator,
            locked: true,
        });
    };
    let suggestion = Suggestion {
        indicator,
        essential: change.essential,
        from: change.from,
        to: change.to,
        source: Source::SmallestChange,
    };
    let add_label = named(plan::ADD_NAMED, &code);
    let add_button = move || {
        let held = planner.state.plan.with(|plan| plan.holds(&suggestion));
        if held {
            view! { <span class="tag">{text(plan::IN_PLAN)}</span> }.into_any()
        } else {
            view! { <button type="button" data-action="add-step" data-once="" aria-label=add_label.clone() on:click=move |_| add(planner, &[suggestion])>{text(plan::ADD)}</button> }.into_any()
        }
    };
    view! {
        <div class="step-controls no-print">
            {days_field(planner, Some(indicator))}
            <button type="button" class="quiet" data-action="rule-out" data-once="" aria-label=named(plan::NOT_NOW_NAMED, &code) on:click=rule_out>{text(plan::NOT_NOW)}</button>
            {add_button}
        </div>
    }
}
