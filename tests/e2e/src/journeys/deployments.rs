//! Two copies of the site on one host share its storage, and still keep apart.

use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::server::{FOLDER, Server};

use crate::context::Context;

const OTHER: &str = "/other/";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let server = Server::start_several(&[(FOLDER, context.site()), (OTHER, context.site())])?;
    let session = context.open(&Wishes::default()).await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    let keys = session.all_keys().await?;
    let own = format!("touchstone:{FOLDER}:");
    ensure(!keys.is_empty() && keys.iter().all(|key| key.starts_with(&own)), || {
        format!("keys without the deployment's path: {keys:?}")
    })?;

    session.open_cold(&server.url_under(OTHER, "#/assess")).await?;
    session.ready("the other copy's list").await?;
    ensure(!session.shows("[data-assessment]").await?, || {
        "the other copy shows the first one's assessment".to_owned()
    })?;
    session.go("#/assess/start").await?;
    session.answer("p1.1", "0").await?;
    session.save_state("saved").await?;

    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;
    session.visit(&server, "#/assess").await?;
    let listed = session
        .run("return document.querySelectorAll('[data-assessment]').length;", &[])
        .await?;
    ensure(listed == 1, || format!("{listed} assessments are listed, not one"))?;
    session.console_is_clean().await
}
