//! The facilitator's script: row by row with the clock, and the whole card of each activity.

use std::collections::BTreeMap;

use leptos::prelude::*;
use touchstone_domain::catalog::Unit;
use touchstone_domain::tools::form::{Form, Row};
use touchstone_domain::tools::session_plan::{SessionPlan, check};

use super::cards::{CARD, PLAN, card_of};
use crate::pages::learn::paper_card::on_paper;
use crate::pages::tools::session_plan_said::time;
use crate::words::{Word, fill, kit, text, tools};

/// The paper.
pub fn view(day: &str, form: &Form, units: &BTreeMap<String, &'static Unit>) -> impl IntoView + use<> {
    let plan = check(form);
    let outcomes: Vec<_> = form
        .filled("outcomes")
        .map(|(_, row)| view! { <li>{row.get("text").to_owned()}</li> })
        .collect();
    let rows: Vec<_> = form
        .filled(PLAN)
        .map(|(number, row)| step(form, &plan, number, row, units))
        .collect();
    view! {
        <section class="paper script">
            <h2>{fill(kit::KIT_SCRIPT_FOR, &[("name", day)])}</h2>
            <h3>{text(tools::SESSION_OUTCOMES)}</h3>
            <ul>{outcomes}</ul>
            {rows}
        </section>
    }
}

fn step(
    form: &Form,
    plan: &SessionPlan,
    number: usize,
    row: &Row,
    units: &BTreeMap<String, &'static Unit>,
) -> impl IntoView + use<> {
    let slot = plan.slots.iter().find(|slot| slot.row == number);
    let when = slot.map(|slot| [time(plan, slot.from), time(plan, slot.to)].join(" – "));
    let outcome = form
        .rows("outcomes")
        .iter()
        .find(|outcome| outcome.id == row.get("outcome"));
    let outcome = outcome.map_or("", |outcome| outcome.get("text"));
    let facts: [(Word, &str); 4] = [
        (kit::KIT_MODE, row.get("mode")),
        (kit::KIT_MATERIAL, row.get("material")),
        (kit::KIT_OUTCOME, outcome),
        (kit::KIT_CHECK, row.get("check")),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let facts: Vec<_> = facts
        .map(|(word, value)| view! { <p><strong>{text(word)}</strong> " " {value.to_owned()}</p> })
        .collect();
    let card = match (card_of(row, units), row.get(CARD)) {
        (Some(card), _) => on_paper(card.unit, card.activity).into_any(),
        (None, "") => ().into_any(),
        (None, card) => view! { <p>{fill(kit::KIT_MISSING_CARD, &[("card", card)])}</p> }.into_any(),
    };
    view! {
        <article class="script-row">
            <h3>{when} " " {row.get("what").to_owned()}</h3>
            {facts}
            {card}
        </article>
    }
}
