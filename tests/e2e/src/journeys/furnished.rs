//! A browser of somebody who has used everything: an answered checklist, a sheet in every tool, a quiz half right, a
//! finished artefact, a frozen version. Pages that show something are looked at with something on them.

use touchstone_e2e::failure::Outcome;
use touchstone_e2e::page::{Quiz, TOOLS, Tool};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Uses everything once. Gives the id of the assessment.
pub(crate) async fn furnish(context: &Context<'_>, server: &Server, session: &Session) -> Outcome<String> {
    let id = session.begin_with(server, &worked_example()?).await?;
    for tool in TOOLS {
        session.go(&format!("#/tools/{tool}")).await?;
        Tool::on(session, tool).begin().await?;
    }
    session.go("#/learn/u03/quiz").await?;
    for (number, item) in Quiz::all(&context.content("u03")?).iter().enumerate() {
        item.fill(session, number % 2 == 0).await?;
        session.click(&item.inside("[data-action='check']")).await?;
        session.see(&item.inside(".feedback")).await?;
    }
    session.go("#/learn/u03/reflections").await?;
    // The heading takes the focus of whoever arrives; letters typed before would go there.
    let arrived = "return document.activeElement.matches('h1');";
    session.wait_for("the focus on the new page", arrived, &[]).await?;
    session
        .type_into(".reflection textarea", "Typed by the learner.")
        .await?;
    session.go("#/portfolio").await?;
    session
        .click("[data-artefact='specification'] input[name='finished']")
        .await?;
    session
        .see("[data-artefact='specification'] [data-action='take-over']")
        .await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version]").await?;
    session.save_state("saved").await?;
    Ok(id)
}

/// Opens what is folded away, and asks where a page waits for a question: both are part of the page.
pub(crate) async fn unfold(session: &Session, route: &str) -> Outcome {
    if route == "#/search" {
        session.type_into("input[type='search']", "quality").await?;
        session.see(".search-hit mark").await?;
    }
    let open = "for (const details of document.querySelectorAll('details')) details.open = true;";
    session.run(open, &[]).await?;
    Ok(())
}
