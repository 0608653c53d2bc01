//! What a session plan comes to: the running clock, and what people would trip over.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::session_plan::{Finding, LONGEST_STRETCH, SessionPlan, Slot, check};

use super::findings::{self, of_row, too_many_rows};
use crate::components::table::head;
use crate::words::{fill, text, tools};

/// What the sheet says.
pub fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let total = move || found.with(total);
    let clock = move || found.with(|found| form.with(|form| clock(found, form)));
    let sentences = move || {
        let said = |found: &SessionPlan| {
            findings::list(
                found
                    .findings
                    .iter()
                    .map(|finding| (finding.weight(), sentence(*finding, found))),
            )
        };
        found.with(said)
    };
    view! {
        <output class="tool-figures">{total}</output>
        {clock}
        {sentences}
    }
    .into_any()
}

/// The time of day, or the minute where it is not known when the session begins.
#[must_use]
pub fn time(plan: &SessionPlan, minutes: u32) -> String {
    let clock = plan.clock(minutes);
    if plan.begins.is_some() {
        clock
    } else {
        fill(tools::SESSION_MINUTE, &[("number", &clock)])
    }
}

fn total(found: &SessionPlan) -> String {
    match found.total {
        Some(minutes) if found.begins.is_some() => fill(
            tools::SESSION_TOTAL,
            &[("minutes", &minutes.to_string()), ("end", &found.clock(minutes))],
        ),
        Some(minutes) => fill(tools::SESSION_TOTAL_PLAIN, &[("minutes", &minutes.to_string())]),
        None => text(tools::SESSION_NO_TOTAL).to_owned(),
    }
}

fn clock(found: &SessionPlan, form: &Form) -> Option<impl IntoView + use<>> {
    let row = |slot: &Slot| {
        let what = form.rows("plan").get(slot.row.saturating_sub(1));
        let what = what.map_or("", |row| row.get("what")).to_owned();
        view! {
            <tr>
                <td>{time(found, slot.from)}</td>
                <td>{time(found, slot.to)}</td>
                <th scope="row">{what}</th>
            </tr>
        }
    };
    let rows: Vec<_> = found.slots.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="running-clock">
                <caption>{text(tools::SESSION_CLOCK)}</caption>
                {head(&[tools::SESSION_FROM, tools::SESSION_TO, tools::SESSION_WHAT])}
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn sentence(finding: Finding, plan: &SessionPlan) -> String {
    match finding {
        Finding::Empty => text(tools::SESSION_EMPTY).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::Minutes(row, _) => of_row(tools::SESSION_BAD_MINUTES, row),
        Finding::NoWhat(row) => of_row(tools::SESSION_NO_WHAT, row),
        Finding::Begins => text(tools::SESSION_BAD_BEGIN).to_owned(),
        Finding::Available(_) => text(tools::SESSION_BAD_AVAILABLE).to_owned(),
        Finding::OverTime(minutes) => fill(tools::SESSION_OVER, &[("minutes", &minutes.to_string())]),
        Finding::TooLong => text(tools::SESSION_TOO_LONG).to_owned(),
        Finding::NoBreak(from, to) => fill(
            tools::SESSION_NO_BREAK,
            &[
                ("from", &time(plan, from)),
                ("to", &time(plan, to)),
                ("minutes", &LONGEST_STRETCH.to_string()),
            ],
        ),
        Finding::NoDebrief => text(tools::SESSION_NO_DEBRIEF).to_owned(),
        Finding::NoOutcomes => text(tools::SESSION_NO_OUTCOMES).to_owned(),
        Finding::NeverChecked(row) => of_row(tools::SESSION_NEVER_CHECKED, row),
    }
}
