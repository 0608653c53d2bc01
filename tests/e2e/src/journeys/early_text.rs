//! Somebody who reads before the app runs: the text of a unit stands there first, and stays where it is when the app comes.

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::{NOT_LOADED, RUNNING};
use touchstone_e2e::server::{Fault, Server, Which};
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

    for order in [Order::AppLater, Order::AppEarlier] {
        refused_once(&server, &session, order).await?;
    }
    server.heal();
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

/// When the app asks for the text that boot.js has asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// After that has failed.
    AppLater,
    /// While it is on its way.
    AppEarlier,
}

/// Notes in `window.asked` what the app asks for.
const LISTEN: &str = "
    const ask = window.touchstoneText;
    window.asked = [];
    window.touchstoneText = (path) => {
        window.asked.push(path);
        return ask(path);
    };";

/// The text does not arrive early: the app asks once more, whenever it asks.
async fn refused_once(server: &Server, session: &Session, order: Order) -> Outcome {
    server.heal();
    server.forget_requests();
    server.fail("/u04-", Fault::Status(500), Which::Nth(1));
    server.hold("/u04-");
    // The app cannot ask before its code for the course is there.
    server.hold("split_course");
    session.open_cold(&server.url("#/learn/u04/s1")).await?;
    session.see(RUNNING).await?;
    session.run(LISTEN, &[]).await?;
    server.wait_until_held("/u04-")?;
    server.wait_until_held("split_course")?;
    match order {
        Order::AppLater => {
            server.release_only("/u04-");
            let failed = "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/u04-'));";
            session.wait_for("the answer to boot.js", failed, &[]).await?;
            server.release();
        }
        Order::AppEarlier => {
            server.release_only("split_course");
            let asked = "return window.asked.some((path) => path.includes('/u04-'));";
            session.wait_for("the app's own request", asked, &[]).await?;
            server.release();
        }
    }
    session.ready("the section after one refusal").await?;
    let requests = server.requests();
    let answers: Vec<u16> = requests
        .iter()
        .filter(|request| request.path.contains("/u04-"))
        .map(|request| request.status)
        .collect();
    ensure(answers == [500, 200], || {
        format!("{order:?}: the unit was answered {answers:?}")
    })?;
    nothing_else_stands(session).await
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
