//! A host that serves `.wasm` as plain text: slower perhaps, but everything runs, the parts too.

use touchstone_e2e::failure::{Outcome, ensure};

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    server.serve_wasm_as_text();
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    let id = session.assessment_id().await?;
    session.go(&format!("#/assess/{id}/report")).await?;
    session.value("#overall-index", "").await?;
    session.go("#/about").await?;
    let parts = server
        .requests()
        .into_iter()
        .filter(|request| request.path.contains("split_"))
        .count();
    ensure(parts >= 2, || {
        format!("only {parts} parts were asked for: was the code split?")
    })
}
