//! Somebody who reads before the app runs: the text of a unit stands there first, and stays where it is when the app comes.

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::{NOT_LOADED, RUNNING};
use touchstone_e2e::server::{Fault, Which};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// A page whose text boot.js has put there.
const EARLY: &str = "main [data-drawn]";
/// A block in the middle of a long section.
const BLOCK: &str = "transparency-example";

/// How far down the page a paragraph begins in the window, and what it says.
const PARAGRAPH: &str = "
    const paragraph = document.getElementById(arguments[0]);
    return [Math.round(paragraph.getBoundingClientRect().top), paragraph.innerText];";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let unit = context.content("u03")?;
    let (server, session) = context.begin().await?;

    server.hold("app_bg.wasm");
    session.open_cold(&server.url("#/learn/u03")).await?;
    let heading = session.see(&format!("{EARLY} h1")).await?;
    let title = unit.get("title").and_then(Value::as_str).unwrap_or_default();
    ensure(heading.ends_with(title) && heading.contains('3'), || {
        format!("the heading says {heading:?}")
    })?;
    session.see(&format!("{EARLY} .prose p")).await?;
    ensure(!session.shows(RUNNING).await?, || {
        "the app runs although its code is held back".to_owned()
    })?;
    server.release();
    let later = session.ready("the unit").await?;
    ensure(later == heading, || {
        format!("{heading:?} has become {later:?} when the app came")
    })?;

    // A section, by the address of one of its blocks; it waits for the app's code, then for the course's.
    server.forget_requests();
    server.hold("split_course");
    session
        .open_cold(&server.url(&format!("#/learn/u03/s2/{BLOCK}")))
        .await?;
    session.see(&format!("{EARLY} #{BLOCK}")).await?;
    session.see(RUNNING).await?;
    session.see(&format!("{EARLY} #{BLOCK}")).await?;
    let before = session.run(PARAGRAPH, &[BLOCK.into()]).await?;
    server.release();
    session.ready("the section").await?;
    let after = session.run(PARAGRAPH, &[BLOCK.into()]).await?;
    ensure(before.get(1) == after.get(1), || format!("{before} has become {after}"))?;
    let requests = server.requests();
    let asked = requests.iter().filter(|request| request.path.contains("/u03-")).count();
    ensure(asked == 1, || format!("the unit was asked for {asked} times"))?;

    nothing_else_stands(&session).await?;
    session.console_is_clean().await?;

    // The text does not arrive early: the app asks once more.
    server.fail("/u04-", Fault::Status(500), Which::Nth(1));
    session.visit(&server, "#/learn/u04/s1").await?;
    // Nor the second time: the app says so.
    server.fail("/u05-", Fault::Status(500), Which::All);
    session.open_cold(&server.url("#/learn/u05/s1")).await?;
    session.see(NOT_LOADED).await?;

    // Nor does the code of the course: what is being read stays, and the page comes once the network is back.
    server.heal();
    server.fail("split_course", Fault::Drop, Which::All);
    session.open_cold(&server.url("#/learn/u06/s1")).await?;
    for _ in 0..2 {
        session.see(NOT_LOADED).await?;
        session.see(&format!("{EARLY} article p")).await?;
        session
            .click(&format!("{NOT_LOADED} [data-action='try-again']"))
            .await?;
    }
    session.see(NOT_LOADED).await?;
    server.heal();
    session
        .click(&format!("{NOT_LOADED} [data-action='try-again']"))
        .await?;
    session.ready("the section after all").await?;
    nothing_else_stands(&session).await
}

/// The page on screen has taken the place of the early one.
async fn nothing_else_stands(session: &Session) -> Outcome {
    let script = "return document.querySelectorAll('main h1').length;";
    let headings = session.run(script, &[]).await?;
    ensure(headings == 1, || format!("there are {headings} headings"))?;
    ensure(!session.shows(EARLY).await?, || {
        "the early text is still there".to_owned()
    })
}
