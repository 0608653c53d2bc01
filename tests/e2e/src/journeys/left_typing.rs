//! Somebody types and is gone at once: to another site, to another page of the app, by loading the page anew, by closing
//! the tab. What was typed is there.

use touchstone_e2e::failure::Outcome;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Fields that `typed-unbroken` leaves out.
const FIELDS: [&str; 2] = [
    "[data-artefact='specification'] input[name='place']",
    ".completion-record input[name='learner']",
];
const NOTE: &str = "[data-indicator='p1.1'] .note textarea";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    for (number, field) in FIELDS.into_iter().enumerate() {
        let text = format!("Typed number {number}, and gone");
        session.visit(&server, "#/portfolio").await?;
        session.insert(field, &text).await?;
        // The next visit begins with another address.
        session.visit(&server, "#/portfolio").await?;
        session.holds(field, &text).await?;
    }

    let route = format!("#/assess/{id}/p1");
    session.visit(&server, &route).await?;
    session
        .insert_and(NOTE, "Loaded anew", "window.left = true; location.reload();")
        .await?;
    session
        .wait_for("the page loaded anew", "return !window.left;", &[])
        .await?;
    session.ready(&route).await?;
    session.holds(NOTE, "Loaded anew").await?;

    session.leave_page().await?;
    session
        .insert_and(NOTE, "On another page", "location.hash = '#/assess';")
        .await?;
    session.ready("#/assess").await?;
    session.go(&route).await?;
    session.holds(NOTE, "On another page").await?;
    close_tab(&session, &server, &route).await?;
    session.console_is_clean().await
}

async fn close_tab(session: &Session, server: &Server, route: &str) -> Outcome {
    let first = session.driver.window().await?;
    session.open_cold("about:blank").await?;
    let second = session.driver.new_tab().await?;
    session.driver.switch_to_window(second).await?;
    session.visit(server, route).await?;
    session.insert(NOTE, "The tab is closed").await?;
    session.driver.close_window().await?;
    session.driver.switch_to_window(first).await?;
    session.visit(server, route).await?;
    session.holds(NOTE, "The tab is closed").await
}
