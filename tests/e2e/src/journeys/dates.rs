//! Days and numbers that cannot be read, or are being typed anew: they stay in view, and what was kept stays kept.

use serde_json::Value;
use thirtyfour::Key;
use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::{Context, worked_example};

/// Not a way in which days are written here.
const UNREADABLE: &str = "23.11.2026";
const DUE: &str = "2027-03-01";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/p2")).await?;
    let card = "[data-indicator='p2.1']";
    session.click(&format!("{card} .evidence summary")).await?;
    session.click(&format!("{card} [data-action='add-evidence']")).await?;
    let entry = format!("{card} [data-evidence]:last-of-type");
    let date = format!("{entry} label:nth-of-type(3) input");
    session.type_into(&date, UNREADABLE).await?;
    session.choose(&format!("{entry} select"), "2").await?;
    session.run("document.activeElement.blur();", &[]).await?;
    session.see(&format!("{entry} .warning")).await?;
    session.choose(&format!("{entry} select"), "3").await?;
    session.painted().await?;
    session.holds(&date, UNREADABLE).await?;
    session.see(&format!("{entry} .warning")).await?;
    session.type_into(&date, "2026-11").await?;
    session.run("document.activeElement.blur();", &[]).await?;
    session.choose(&format!("{entry} select"), "2").await?;
    session.holds(&date, "2026-11").await?;
    ensure(!session.shows(&format!("{entry} .warning")).await?, || {
        "a day that can be read is still refused".to_owned()
    })?;
    session.reload().await?;
    session.holds(&date, "2026-11").await?;

    // One part of a day is taken out to be typed anew, and the page is loaded again in between.
    session.visit(&server, &format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    let due = "[data-item] input[name='due']";
    session.see(due).await?;
    session.put(due, DUE).await?;
    session.save_state("saved").await?;
    session.click(due).await?;
    session.press(Key::Backspace.value().to_string()).await?;
    let gone = "return document.querySelector(arguments[0]).value !== arguments[1];";
    session
        .wait_for("a day that lacks a part", gone, &[due.into(), DUE.into()])
        .await?;
    session.reload().await?;
    session.see(due).await?;
    session.holds(due, DUE).await?;

    // An emptied day is none.
    session.put(due, "").await?;
    session.run("document.activeElement.blur();", &[]).await?;
    session.save_state("saved").await?;
    session.reload().await?;
    session.see(due).await?;
    session.holds(due, "").await?;

    let days = "input[name='days-otherwise']";
    session.type_into(days, "3").await?;
    session.run("document.activeElement.blur();", &[]).await?;
    session.click(days).await?;
    session.press("e").await?;
    let odd = "return document.querySelector(arguments[0]).value;";
    let odd: Value = session.run(odd, &[days.into()]).await?;
    ensure(odd == "", || format!("the browser reads {odd} as a number"))?;
    session.run("document.activeElement.blur();", &[]).await?;
    session.see(".plan-choices .warning").await?;
    session.save_state("saved").await?;
    session.reload().await?;
    session.holds(days, "3").await?;
    session.console_is_clean().await
}
