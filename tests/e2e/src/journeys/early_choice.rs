//! Somebody who answers before the app runs: the choices stand there first, and what is chosen is not lost.

use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::RUNNING;

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    server.hold("app_bg.wasm");
    session.open_cold(&server.url("#/assess/start")).await?;
    session.answer("p1.1", "1").await?;
    session.answer("p1.2", "4").await?;
    // Another thought: the last choice counts.
    session.answer("p1.1", "3").await?;
    ensure(!session.shows(RUNNING).await?, || {
        "the app runs although its code is held back".to_owned()
    })?;

    server.release();
    session.ready("the first principle").await?;
    session.see(RUNNING).await?;
    session.chosen("p1.1", "3").await?;
    session.chosen("p1.2", "4").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    session.answer("p1.3", "2").await?;
    session.save_state("saved").await?;

    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    for (indicator, value) in [("p1.1", "3"), ("p1.2", "4"), ("p1.3", "2"), ("p1.4", "")] {
        session.chosen(indicator, value).await?;
    }
    session.console_is_clean().await
}
