//! The days of the plan as a calendar file.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::Item;
use touchstone_domain::improvement_plan::calendar::{Calendar, Moment, Said, calendar};

use super::Planner;
use super::item::item_name;
use crate::browser::{clock, file_name, files};
use crate::pages::assessments::name_of;
use crate::words::{fill, plan, plural, text};

/// The button, and what came of it.
pub fn save_calendar(planner: Planner) -> impl IntoView {
    let saved = RwSignal::new(None::<(String, Option<String>)>);
    let save = move |_| saved.set(Some(save(planner)));
    let no_days = move || {
        planner
            .state
            .plan
            .with(|plan| plan.pending().all(|item| item.due.is_none()))
    };
    let said = move || {
        saved.get().map(|(first, second)| {
            view! { {first} " " {second} }
        })
    };
    view! {
        <p>{text(plan::CALENDAR_ABOUT)}</p>
        <p class="actions">
            <button type="button" data-action="save-calendar" disabled=no_days on:click=save>{text(plan::CALENDAR_SAVE)}</button>
        </p>
        <p class="outcome" role="status">{said}</p>
    }
}

/// Hands the file over; says what is in it and what is not.
fn save(planner: Planner) -> (String, Option<String>) {
    let not_saved = || (text(plan::CALENDAR_NOT_SAVED).to_owned(), None);
    let today = clock::today();
    let now = clock::iso_now().parse().ok().or_else(|| today.map(Moment::midnight));
    let Some(now) = now else { return not_saved() };
    let assessment = planner.findings.answering.head.with_untracked(name_of);
    let name = fill(plan::TITLE, &[("name", &assessment)]);
    let made: Calendar = planner
        .state
        .plan
        .with_untracked(|plan| calendar(plan, &planner.state.assessment(), &name, &now, say));
    let file = file_name::dated(today, &name, "ics");
    if !files::download(&file, "text/calendar;charset=utf-8", &made.text) {
        return not_saved();
    }
    let first = plural(plan::CALENDAR_SAVED, made.days, &[("file", &file)]);
    let left_out = (made.without_day > 0).then(|| plural(plan::CALENDAR_LEFT_OUT, made.without_day, &[]));
    (first, left_out)
}

/// What a day says: the statement, then task, owner and evidence.
fn say(item: &Item) -> Said {
    let labelled = |word, value: &str| {
        let value = value.trim();
        (!value.is_empty()).then(|| fill(word, &[("value", value)]))
    };
    let task = Some(item.task.trim().to_owned()).filter(|task| !task.is_empty());
    let lines = [
        task,
        labelled(plan::CALENDAR_OWNER, &item.owner),
        labelled(plan::CALENDAR_EVIDENCE, &item.evidence),
    ];
    Said {
        summary: item_name(item),
        description: lines.into_iter().flatten().collect::<Vec<_>>().join("\n"),
    }
}
