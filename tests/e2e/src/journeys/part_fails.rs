//! A part of the code does not arrive: the page says so, nothing is lost, and "try again" brings it.

use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::NOT_LOADED;
use touchstone_e2e::server::{Fault, Which};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    for fault in [Fault::Status(500), Fault::Drop] {
        let (server, session) = context.begin().await?;
        server.fail("split_", fault, Which::All);
        server.fail("chunk_", fault, Which::All);
        session.visit(&server, "#/assess/start").await?;
        session.answer("p1.1", "3").await?;
        // The code that makes the second copy does not arrive either; the first copy is made without it.
        let id = session.assessment_id().await?;
        session
            .stored_becomes("the first copy", |stored| {
                stored.quick_holds(&format!("assessment:{id}"), "p1.1")
            })
            .await?;

        session.leave_page().await?;
        session.follow(&format!("#/assess/{id}/report")).await?;
        session.see(NOT_LOADED).await?;
        ensure(buttons(&session).await? == 1, || {
            "the first failure offers more than to try again".to_owned()
        })?;

        // Again in vain: now also a way out of a page whose files are gone.
        session.click(&format!("{NOT_LOADED} button")).await?;
        session
            .wait_for(
                "the second notice",
                "return document.querySelectorAll(arguments[0]).length === 2;",
                &[format!("{NOT_LOADED} button").into()],
            )
            .await?;

        server.heal();
        session.click(&format!("{NOT_LOADED} button")).await?;
        session.ready("the report").await?;
        session.value("#overall-index", "").await?;
        session.go(&format!("#/assess/{id}/p1")).await?;
        session.chosen("p1.1", "3").await?;
        session.answer("p1.2", "2").await?;
        session.save_state("saved").await?;
    }
    Ok(())
}

async fn buttons(session: &Session) -> Outcome<u64> {
    let script = "return document.querySelectorAll(arguments[0]).length;";
    Ok(session
        .run(script, &[format!("{NOT_LOADED} button").into()])
        .await?
        .as_u64()
        .unwrap_or(0))
}
