//! A database that never answers: nobody waits for it without a sentence.

use touchstone_e2e::failure::Outcome;
use touchstone_e2e::page::{ERASE, ERASE_NOW};

use crate::context::Context;

/// Each opening waits for an older connection to close, and that one stays open.
const SILENCE: &str = "
    if (location.protocol !== 'about:') {
        const open = IDBFactory.prototype.open;
        window.held = open.call(indexedDB, 'held', 1);
        IDBFactory.prototype.open = function () { return open.call(this, 'held', 2); };
    }";

/// Runs where a script can come before the page's own.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.before_each_page(SILENCE).await?;
    session.visit(&server, "#/learn/u04/reflections").await?;
    session.see("[data-notice='learning-blocked']").await?;
    session
        .type_into(".reflection textarea", "Nobody asked the learners.")
        .await?;
    session.go("#/data").await?;
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    session.see_text("#erased", "does not answer").await?;
    session.console_is_clean().await
}
