//! Two tabs answer the same assessment: different indicators, then the same one. Nothing is lost, and both show it.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use touchstone_e2e::failure::{Outcome, ensure_equal};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    let first = session.driver.window().await?;
    let second = session.driver.new_tab().await?;
    to_tab(&session, &second).await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;

    // Different indicators.
    session.answer("p1.2", "2").await?;
    to_tab(&session, &first).await?;
    session.answer("p1.3", "1").await?;
    session.chosen("p1.2", "2").await?;
    to_tab(&session, &second).await?;
    session.chosen("p1.3", "1").await?;

    // The same indicator: the later answer holds, in both.
    session.answer("p1.4", "4").await?;
    to_tab(&session, &first).await?;
    session.chosen("p1.4", "4").await?;
    session.answer("p1.4", "0").await?;
    to_tab(&session, &second).await?;
    session.chosen("p1.4", "0").await?;

    // Both at the same moment, before either can hear of the other: each keeps what is its own.
    session.answer("p1.5", "2").await?;
    to_tab(&session, &first).await?;
    session.answer("p1.6", "3").await?;
    for tab in [&first, &second] {
        to_tab(&session, tab).await?;
        for (indicator, value) in [
            ("p1.1", "3"),
            ("p1.2", "2"),
            ("p1.3", "1"),
            ("p1.4", "0"),
            ("p1.5", "2"),
            ("p1.6", "3"),
        ] {
            session.chosen(indicator, value).await?;
        }
        session.value("#principle-index", "45.833333").await?;
    }
    session.save_state("saved").await?;
    check_stored(&session, &id).await?;
    session.console_is_clean().await
}

async fn to_tab(session: &Session, tab: &WindowHandle) -> Outcome {
    Ok(session.driver.switch_to_window(tab.clone()).await?)
}

async fn check_stored(session: &Session, id: &str) -> Outcome {
    let file = session.stored_assessment(id).await?;
    let registers = file.pointer("/documents/0/registers").and_then(Value::as_object);
    let levels = registers
        .into_iter()
        .flatten()
        .filter(|(key, _)| key.contains("/level"));
    let levels: Vec<Value> = levels
        .map(|(_, register)| register.get("value").cloned().unwrap_or_default())
        .collect();
    ensure_equal("how many answers are stored", &json!(levels.len()), &json!(6))
}
