//! What lies in the storage cannot be read: the app starts, says so, offers the text, and never writes over it.

use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::page::SET_ASIDE;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Not JSON any more: a stored file that was cut off.
const GARBAGE: &str = "{\"format\":\"touchstone\",\"version\":1,\"documents\":[{\"kind\":\"assess";
const KEY: &str = "assessment:0123456789abcdef";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "").await?;
    session.store(KEY, GARBAGE).await?;
    session.store("preferences", "\u{fffd} no preferences").await?;
    session.visit(&server, "").await?;
    session.see(SET_ASIDE).await?;
    is_kept(&session).await?;

    // The notice leads to where the text can be had.
    session.leave_page().await?;
    session.click(&format!("{SET_ASIDE} a")).await?;
    session.ready("the page of your data").await?;
    session.see("[data-action='download-set-aside']").await?;

    // Work goes on, and what was set aside stays, through a reload too.
    session.go("#/assess/start").await?;
    session.answer("p1.1", "2").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "2").await?;
    is_kept(&session).await?;

    // A damaged text under the very key of an assessment that is then written again.
    session.store(&format!("assessment:{id}"), GARBAGE).await?;
    session.answer("p1.2", "1").await?;
    session.save_state("saved").await?;
    let file = session.stored_assessment(&id).await?;
    ensure(file.to_string().contains("p1.1"), || {
        "what was on screen was not written again".to_owned()
    })?;
    let copies = copies_of_garbage(&session).await?;
    ensure(copies == 2, || format!("{copies} damaged texts are kept, not 2"))?;
    session.console_is_clean().await
}

async fn is_kept(session: &Session) -> Outcome {
    match copies_of_garbage(session).await? {
        0 => Err(Failure::new("the damaged text is no longer in the storage")),
        _ => Ok(()),
    }
}

async fn copies_of_garbage(session: &Session) -> Outcome<u64> {
    let script = "return Object.keys(localStorage).filter((key) => localStorage.getItem(key) === arguments[0]).length;";
    Ok(session.run(script, &[GARBAGE.into()]).await?.as_u64().unwrap_or(0))
}
