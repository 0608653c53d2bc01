//! The browser's space is used up by others on the same host: the app says so, keeps what is typed in memory, and saves
//! all of it once there is space.

use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::Context;

/// Fills the storage to the last character.
const FILL: &str = "
    let size = 1 << 20;
    for (let number = 0; size >= 1; ) {
        try {
            localStorage.setItem(`somebody-else:${number}`, 'x'.repeat(size));
            number += 1;
        } catch {
            size >>= 1;
        }
    }
    return Object.keys(localStorage).filter((key) => key.startsWith('somebody-else:')).length;";

const EMPTY: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('somebody-else:')) localStorage.removeItem(key);";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    let before = session.stored_assessment(&id).await?;

    session.run(FILL, &[]).await?;
    session.answer("p1.2", "1").await?;
    session.save_state("full").await?;
    session.see("[data-save='full'] a[href='#/data']").await?;
    session.chosen("p1.2", "1").await?;
    let kept = session.stored_assessment(&id).await?;
    ensure(kept == before, || "a refused write changed what was stored".to_owned())?;

    // Nothing is lost on the way to another page and back.
    session.go("#/data").await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.2", "1").await?;

    session.run(EMPTY, &[]).await?;
    session.answer("p1.3", "2").await?;
    session.save_state("saved").await?;
    session.reload().await?;
    for (indicator, value) in [("p1.1", "3"), ("p1.2", "1"), ("p1.3", "2")] {
        session.chosen(indicator, value).await?;
    }
    session.console_is_clean().await
}
