//! What comes out of the plan: the table and the agenda on paper, and the days in a calendar file.

use leptos::prelude::*;

use super::agenda::agenda_section;
use super::calendar::save_calendar;
use super::paper::table_paper;
use super::{Paper, Planner};
use crate::browser::{navigation, page};
use crate::words::{plan, text};

/// The ways out, and what is printed.
pub fn papers(planner: Planner) -> impl IntoView {
    let print = move |paper| {
        planner.paper.set(paper);
        navigation::after_render(page::print);
    };
    let empty = move || planner.state.plan.with(|plan| plan.items.is_empty());
    view! {
        <section class="plan-out no-print" aria-labelledby="out-heading">
            <h2 id="out-heading">{text(plan::OUT_HEADING)}</h2>
            <p class="actions">
                <button type="button" class="primary" data-action="print-plan" disabled=empty on:click=move |_| print(Paper::Table)>{text(plan::PRINT_PLAN)}</button>
                <button type="button" data-action="print-agenda" on:click=move |_| print(Paper::Agenda)>{text(plan::PRINT_AGENDA)}</button>
            </p>
            {save_calendar(planner)}
        </section>
        {table_paper(planner)}
        {agenda_section(planner)}
    }
}
