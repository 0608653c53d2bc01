//! The plan as a table, on paper.

use leptos::prelude::*;
use touchstone_domain::improvement_plan::Item;

use super::item::item_name;
use super::item_fields::state_word;
use super::{Paper, Planner};
use crate::browser::intl;
use crate::components::level_mark::level_name;
use crate::components::table::head;
use crate::words::{fill, language, plan, report, text};

/// The table; nothing where the plan is empty.
pub fn table_paper(planner: Planner) -> impl IntoView {
    let table = move || {
        planner.state.plan.with(|plan| {
            let rows: Vec<_> = plan.items.iter().map(row).collect();
            (!rows.is_empty()).then(|| table(rows))
        })
    };
    // An empty sheet would still begin a page.
    let left_out =
        move || planner.paper.get() == Paper::Agenda || planner.state.plan.with(|plan| plan.items.is_empty());
    view! { <section class="plan-paper print-only" class:no-print=left_out>{table}</section> }
}

fn table<Row: IntoView + 'static>(rows: Vec<Row>) -> impl IntoView {
    let columns = [
        plan::COLUMN_TASK,
        plan::COLUMN_LEVELS,
        report::PLAN_OWNER,
        report::PLAN_DUE,
        report::PLAN_EVIDENCE,
        report::PLAN_STATE,
    ];
    view! {
        <h2>{text(report::PLAN_HEADING)}</h2>
        <table class="plan-table">
            <caption>{text(plan::TABLE_CAPTION)}</caption>
            {head(&columns)}
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(item: &Item) -> impl IntoView + use<> {
    let levels = item.from.zip(item.to).map(|(from, to)| {
        let numbers = [from, to].map(|level| level.number().to_string());
        let [from_number, to_number] = &numbers;
        let values = [
            ("from", from_number.as_str()),
            ("from_name", level_name(from)),
            ("to", to_number.as_str()),
            ("to_name", level_name(to)),
        ];
        fill(plan::LEVELS_FROM_TO, &values)
    });
    let lines: Vec<_> = item
        .task
        .lines()
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect();
    // Where there is no statement the task is the name.
    let name = item
        .indicator
        .map(|_| view! { <p><strong>{item_name(item)}</strong></p> });
    view! {
        <tr data-row=item.id.to_string()>
            <th scope="row">{name} {lines}</th>
            <td>{levels}</td>
            <td>{item.owner.clone()}</td>
            <td>{item.due.map(|day| intl::date(&language(), day))}</td>
            <td>{item.evidence.clone()}</td>
            <td>{text(state_word(item.state))}</td>
        </tr>
    }
}
