//! The network goes away in the middle of a visit: every page still opens, and answers are kept.

use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::{NOT_LOADED, routes};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// The one page that is not laid in: what it looks through is as large as half the course.
const NEEDS_NETWORK: &str = "#/search";

/// A place on the page that stands already.
const SAME_PAGE: &str = "#/learn/u03/s2/transparency";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    laid_in(&session, "data-stocked").await?;
    session.go("#/learn/u03").await?;
    laid_in(&session, "data-units-stocked").await?;

    server.go_offline();
    for route in routes(&id) {
        if [NEEDS_NETWORK, SAME_PAGE].contains(&route.as_str()) {
            continue;
        }
        session.go(&route).await?;
        ensure(!session.shows(NOT_LOADED).await?, || {
            format!("{route} does not open without the network")
        })?;
    }
    session.go(&format!("#/assess/{id}/p9")).await?;
    session.answer("p9.1", "2").await?;
    session.save_state("saved").await?;
    session.go(&format!("#/assess/{id}/report")).await?;
    session.see("tr[data-principle='p9']").await?;
    Ok(())
}

async fn laid_in(session: &Session, mark: &str) -> Outcome {
    let script = "return document.documentElement.hasAttribute(arguments[0]);";
    session.wait_for(mark, script, &[mark.into()]).await?;
    Ok(())
}
