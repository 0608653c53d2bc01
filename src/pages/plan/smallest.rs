//! The smallest change: how many steps reach a band, which ones, and what stands in the way.

use leptos::prelude::*;
use touchstone_domain::bands::Band;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::improvement_plan::Action;
use touchstone_domain::plan::{Change, Plan, Steps, has_another_way};

use super::first::{answer_first, evidence_first, obstacles};
use super::step::step;
use super::texts::essentials_among;
use super::{Paper, Planner};
use crate::components::choice_field::choice_field;
use crate::components::figures::band_name;
use crate::components::typed_field::{Shape, TypedField};
use crate::pages::report::naming::indicator_link;
use crate::words::{Word, fill, plan, plural, text};

/// The section.
pub fn smallest_change(planner: Planner) -> impl IntoView {
    let said = move || planner.way.with(|way| said(planner, way.as_ref()));
    let steps = Memo::new(move |_| planner.way.with(|way| changes(way.as_ref()).to_vec()));
    let list = move || {
        let some = steps.with(|steps| !steps.is_empty());
        some.then(|| {
            view! {
                <ol class="step-list">
                    <For each=move || steps.get() key=|change| (change.indicator, change.from, change.to) let(change)>
                        {step(planner, change)}
                    </For>
                </ol>
            }
        })
    };
    let rest = move || {
        planner.way.with(|way| {
            let way = way.as_ref()?;
            Some(view! { {obstacles(planner, way)} {answer_first(planner, way)} {evidence_first(planner, way)} })
        })
    };
    view! {
        <section class="smallest-change" aria-labelledby="smallest-heading" class:no-print=move || planner.paper.get() != Paper::Whole>
            <h2 id="smallest-heading">{text(plan::SMALLEST_HEADING)}</h2>
            <p class="no-print">{text(plan::SMALLEST_ABOUT)}</p>
            <div class="plan-choices no-print">
                {move || band_choice(planner)}
                {days_field(planner, None)}
            </div>
            <div role="status">{said}</div>
            {list}
            {rest}
            {move || ruled_out(planner)}
        </section>
    }
}

fn changes(way: Option<&Plan>) -> &[Change] {
    way.and_then(|way| way.steps.as_ref())
        .map_or(&[], |steps| steps.changes.as_slice())
}

/// Which band is to be reached; nothing where the highest one is.
fn band_choice(planner: Planner) -> Option<impl IntoView> {
    let bands = planner.bands();
    let options: Vec<_> = bands
        .iter()
        .map(|band| {
            let band = *band;
            view! { <option value=band.id() selected=move || planner.to.get() == Some(band)>{band_name(band)}</option> }
        })
        .collect();
    let choose = move |event| planner.chosen.set(Band::from_id(&event_target_value(&event)));
    (!bands.is_empty()).then(|| choice_field(plan::BAND_CHOICE, "band", options, choose))
}

/// Days that a step costs: one about this statement, or those about which nothing else is said.
pub fn days_field(planner: Planner, indicator: Option<IndicatorId>) -> impl IntoView {
    let days = move || {
        planner.state.plan.with(|plan| match indicator {
            None => plan.days_otherwise,
            Some(own) => plan.days.iter().find(|(known, _)| *known == own).map(|(_, days)| *days),
        })
    };
    let value = Signal::derive(move || days().map(|days| days.to_string()).unwrap_or_default());
    let write = move |typed: String| {
        let days = typed.parse().ok();
        planner.state.dispatch(Action::SetDays { indicator, days });
    };
    let name = indicator.map_or_else(|| "days-otherwise".to_owned(), |id| format!("days-{id}"));
    let label = text(indicator.map_or(plan::DAYS_OTHERWISE, |_| plan::DAYS_STEP));
    let hint = indicator.is_none().then(|| text(plan::DAYS_HINT));
    view! { <TypedField name=Some(name) label hint shape=Shape::Days value write /> }
}

/// The sentence on top.
fn said(planner: Planner, way: Option<&Plan>) -> AnyView {
    let Some(way) = way else {
        return view! { <p id="smallest-change" data-value="0">{text(plan::HIGHEST)}</p> }.into_any();
    };
    let band = [("band", band_name(way.to))];
    let Some(steps) = &way.steps else {
        return view! { <p id="smallest-change" data-value="">{fill(plan::NO_WAY, &band)}</p> }.into_any();
    };
    let count = usize::try_from(steps.count).unwrap_or(usize::MAX);
    let sentence = match (count, way.evidence_first.is_empty() && way.answer_first.is_empty()) {
        (0, true) => fill(plan::REACHED_ALREADY, &band),
        (0, false) => fill(plan::NO_STEPS, &band),
        _ => plural(plan::STEPS, count, &band),
    };
    let essential = (count > 0).then(|| essential_sentence(steps));
    let days = planner.state.plan.with(|plan| plan.counts_days()).then(|| {
        let days = usize::try_from(steps.days).unwrap_or(usize::MAX);
        plural(plan::DAYS_TOTAL, days, &[])
    });
    view! {
        <p id="smallest-change" class="lead" data-value=steps.count data-days=steps.days>{sentence} " " {essential} " " {days}</p>
        {(count > 0).then(|| another_way(planner, way))}
    }
    .into_any()
}

fn essential_sentence(steps: &Steps) -> String {
    let (all, essential) = (steps.changes.len(), essentials_among(&steps.changes));
    match (essential, all) {
        (0, _) => text(plan::ESSENTIALS_NONE).to_owned(),
        (2, 2) => text(plan::ESSENTIALS_BOTH).to_owned(),
        (essential, all) if essential == all => plural(plan::ESSENTIALS_ALL, all, &[]),
        _ => plural(plan::ESSENTIALS_SOME, essential, &[]),
    }
}

/// Where several ways are as short, the page does not pretend that this is the only one.
fn another_way(planner: Planner, way: &Plan) -> Option<impl IntoView + use<>> {
    let findings = planner.findings;
    let wishes = planner.state.plan.with(|plan| plan.wishes());
    let scope = findings.answering.score.with(|score| score.scope);
    let another = findings
        .principles
        .with(|principles| has_another_way(findings.instrument(), scope, principles, way, &wishes));
    another.then(|| view! { <p class="another-way">{text(plan::ANOTHER_WAY)}</p> })
}

/// What was ruled out, with the way back in.
fn ruled_out(planner: Planner) -> Option<impl IntoView> {
    let locked = planner.state.plan.with(|plan| plan.locked.clone());
    let entries: Vec<_> = locked
        .iter()
        .map(|id| {
            let indicator = *id;
            let let_in = move |_| planner.state.dispatch(Action::Lock { indicator, locked: false });
            view! {
                <li data-locked=indicator.to_string()>
                    {indicator_link(planner.findings.id(), indicator)} " "
                    <button type="button" class="quiet" data-action="let-in" data-once="" aria-label=named(plan::LET_IN_NAMED, &indicator.to_string().to_uppercase()) on:click=let_in>{text(plan::LET_IN)}</button>
                </li>
            }
        })
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <div class="ruled-out">
                <h3>{text(plan::RULED_OUT)}</h3>
                <ul>{entries}</ul>
            </div>
        }
    })
}

/// The name of a button that says which statement it is about.
#[must_use]
pub fn named(word: Word, name: &str) -> String {
    fill(word, &[("name", name)])
}
