//! A database that never answers: nobody waits for it without a sentence.

use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::{ERASE, ERASE_NOW, TROUBLE};
use touchstone_e2e::server::{Fault, Which};

use crate::context::Context;

const REFLECTION: &str = ".reflection textarea";

/// Each opening waits for an older connection to close, and that one stays open.
const SILENCE: &str = "{
    const open = IDBFactory.prototype.open;
    window.held = open.call(indexedDB, 'held', 1);
    IDBFactory.prototype.open = function () { return open.call(this, 'held', 2); };
}";

/// Runs in Chromium.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    server.before_each_page(SILENCE);
    session.visit(&server, "#/learn/u04/reflections").await?;
    session.see("[data-notice='learning-blocked']").await?;
    // What the database does not take lies in the quick storage, and is said to lie there alone.
    session.type_into(REFLECTION, "Nobody asked the learners.").await?;
    session.save_state("one-copy").await?;
    session.visit(&server, "#/learn/u04/reflections").await?;
    session.see("[data-notice='learning-blocked']").await?;
    session.holds(REFLECTION, "Nobody asked the learners.").await?;
    session.go("#/data").await?;
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    session.see_text("#erased", "does not answer").await?;
    session.console_is_clean().await?;

    // The notice without the Wasm does not wait for ever either: it gives out the rest, and says what may be missing.
    server.fail("app_bg.wasm", Fault::Drop, Which::All);
    session.open_cold(&server.url("#/data")).await?;
    session.see(TROUBLE).await?;
    session.store("damaged", "no save file").await?;
    session.catch_downloads().await?;
    let file = session.catch_file(&format!("{TROUBLE} button:nth-of-type(2)")).await?;
    let text = file.text()?;
    ensure(text.contains("no save file"), || format!("the file says {text}"))?;
    session.see_text(TROUBLE, "database").await
}
