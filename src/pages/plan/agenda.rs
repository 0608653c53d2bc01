//! The agenda of a team meeting of an hour, on the screen and on a page.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::Item;
use touchstone_domain::improvement_plan::agenda::{About, Agenda, Decision, Entry, agenda};

use super::item::item_name;
use super::{Paper, Planner};
use crate::components::table::named_table;
use crate::words::{Word, fill, plan, plural, text};

/// The agenda.
pub fn agenda_section(planner: Planner) -> impl IntoView {
    let made = Memo::new(move |_| {
        let band = planner.gates_of();
        planner
            .findings
            .principles
            .with(|principles| planner.state.plan.with(|plan| agenda(plan, principles, band)))
    });
    let rows = move || made.with(|agenda| agenda.entries.iter().map(row).collect::<Vec<_>>());
    let left_over = move || made.with(left_over);
    let columns = [
        plan::COLUMN_MINUTES,
        plan::COLUMN_TOPIC,
        plan::COLUMN_WHO,
        plan::COLUMN_DECIDE,
    ];
    view! {
        <section class="plan-agenda" aria-labelledby="agenda-heading" class:no-print=move || planner.paper.get() == Paper::Table>
            <h2 id="agenda-heading">{text(plan::AGENDA_HEADING)}</h2>
            <p class="no-print">{text(plan::AGENDA_ABOUT)}</p>
            {named_table("agenda-caption", "agenda-table", plan::AGENDA_CAPTION, &columns, rows)}
            {left_over}
        </section>
    }
}

fn row(entry: &Entry) -> impl IntoView + use<> {
    let [begin, end, minutes] = [entry.at, entry.at + entry.minutes, entry.minutes].map(|number| number.to_string());
    let values = [
        ("begin", begin.as_str()),
        ("end", end.as_str()),
        ("minutes", minutes.as_str()),
    ];
    let time = fill(plan::AGENDA_TIME, &values);
    let (topic, who, decide) = match &entry.about {
        About::Result => (
            plain(plan::AGENDA_RESULT),
            everybody(),
            plain(plan::AGENDA_RESULT_DECIDE),
        ),
        About::Choosing => (
            plain(plan::AGENDA_CHOOSING),
            everybody(),
            plain(plan::AGENDA_CHOOSING_DECIDE),
        ),
        About::Agreeing => (
            plain(plan::AGENDA_AGREEING),
            everybody(),
            plain(plan::AGENDA_AGREEING_DECIDE),
        ),
        About::Topic {
            item,
            opens_gate,
            decide,
        } => (topic(item, *opens_gate), who(item), decisions(decide)),
    };
    view! {
        <tr data-minutes=entry.minutes>
            <th scope="row">{time}</th>
            <td>{topic}</td>
            <td>{who}</td>
            <td>{decide}</td>
        </tr>
    }
}

fn plain(word: Word) -> AnyView {
    text(word).into_any()
}

fn everybody() -> AnyView {
    plain(plan::AGENDA_EVERYBODY)
}

fn topic(item: &Item, opens_gate: bool) -> AnyView {
    let gate = opens_gate.then(|| view! { <p class="opens-gate">{text(plan::OPENS_GATE)}</p> });
    let lines = item.task.lines().map(|line| view! { <p>{line.to_owned()}</p> });
    // Where there is no statement the task is the name.
    let name = item
        .indicator
        .map(|_| view! { <p><strong>{item_name(item)}</strong></p> });
    view! { {name} {lines.collect::<Vec<_>>()} {gate} }.into_any()
}

fn who(item: &Item) -> AnyView {
    match item.owner.trim() {
        "" => everybody(),
        owner => owner.to_owned().into_any(),
    }
}

fn decisions(decide: &[Decision]) -> AnyView {
    let entries: Vec<_> = decide
        .iter()
        .map(|what| view! { <li>{text(decision_word(*what))}</li> })
        .collect();
    view! { <ul>{entries}</ul> }.into_any()
}

const fn decision_word(decision: Decision) -> Word {
    match decision {
        Decision::Task => plan::DECIDE_TASK,
        Decision::Owner => plan::DECIDE_OWNER,
        Decision::Due => plan::DECIDE_DUE,
        Decision::Evidence => plan::DECIDE_EVIDENCE,
        Decision::Begin => plan::DECIDE_BEGIN,
        Decision::Help => plan::DECIDE_HELP,
    }
}

/// What there is no time for.
fn left_over(agenda: &Agenda) -> Option<impl IntoView + use<>> {
    let count = agenda.left_over.len();
    let entries: Vec<_> = agenda
        .left_over
        .iter()
        .map(|item| view! { <li>{item_name(item)}</li> })
        .collect();
    (count > 0).then(|| view! { <p>{plural(plan::AGENDA_LEFT_OVER, count, &[])}</p> <ul>{entries}</ul> })
}
