//! A browser that keeps nothing for the page: the app says so and goes on in memory.

use touchstone_e2e::browser::{Engine, Wishes};
use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::Context;

/// As a browser with all cookies blocked: the very mention of the storage is an error.
const BLOCK: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
});";

/// Runs where storage can be blocked.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let wishes = Wishes {
        storage_off: true,
        ..Wishes::default()
    };
    let (server, session) = context.begin_wishing(&wishes).await?;
    if context.engine == Engine::Chromium {
        session.before_each_page(BLOCK).await?;
    }
    session.visit(&server, "").await?;
    session.save_state("blocked").await?;
    let said = session.see("[data-save='blocked']").await?;
    ensure(said.len() > 20, || format!("the state of saving says only {said:?}"))?;
    session.see("[data-save='blocked'] a[href='#/data']").await?;

    // In memory everything works, from page to page.
    session.go("#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.answer("p1.2", "1").await?;
    session.value("#principle-index", "").await?;
    session.answer("p1.3", "2").await?;
    session.answer("p1.4", "2").await?;
    session.value("#principle-index", "50.000000").await?;
    let id = session.assessment_id().await?;
    session.go(&format!("#/assess/{id}/report")).await?;
    session.value("tr[data-principle='p1']", "50.000000").await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;
    session.save_state("blocked").await?;
    session.console_is_clean().await
}
