//! The browser is killed right after an answer was kept; on the next visit everything is there.

use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::Outcome;

use crate::context::Context;

/// Runs where the driver says which process the browser is.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let wishes = Wishes {
        profile: Some(context.folder()?),
        ..Wishes::default()
    };
    let (server, session) = context.begin_wishing(&wishes).await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.answer("p1.2", "1").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    session.kill()?;
    session.close().await;

    let session = context.open(&wishes).await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;
    session.chosen("p1.2", "1").await?;
    session.console_is_clean().await
}
