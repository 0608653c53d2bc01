//! What was erased stays erased, also where a second copy was still on its way.

use touchstone_e2e::failure::{Outcome, ensure_equal};
use touchstone_e2e::page::{ERASE, ERASE_NOW};

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    // The code that keeps second copies comes only after the erasing.
    server.hold("split_copies");
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    // One copy is not called saved; it lies in the quick storage meanwhile.
    let id = session.assessment_id().await?;
    session
        .stored_becomes("the first copy", |stored| {
            stored.quick_holds(&format!("assessment:{id}"), "p1.1")
        })
        .await?;
    session.save_state("waiting").await?;
    session.go("#/data").await?;
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    let proof = "return document.querySelector('#erased').innerText.trim();";
    session.wait_for("the proof that all is erased", proof, &[]).await?;
    server.release();

    // The copy of another assessment is kept after whatever waited before it.
    session.go("#/assess/start").await?;
    session.answer("p1.2", "2").await?;
    session.save_state("saved").await?;
    session.visit(&server, "#/assess").await?;
    session.see("[data-assessment]").await?;
    let copies = session.run_async(COPIES, &[]).await?;
    ensure_equal("the second copies", &copies, &1.into())?;
    session.console_is_clean().await
}

/// How many second copies lie in the database.
const COPIES: &str = "
    const done = arguments[0];
    indexedDB.databases().then(([{ name }]) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
            const keys = opening.result.transaction('texts').objectStore('texts').getAllKeys();
            keys.onsuccess = () => {
                opening.result.close();
                done(keys.result.filter((key) => key.startsWith('copy:')).length);
            };
        };
    });";
