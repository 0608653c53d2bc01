//! Every kind of address, opened by itself under a sub-path: a page of its own with a title, and nothing from elsewhere.

use std::collections::BTreeMap;

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// The same page in different places: an assessment that begins and its first principle, a section and a block in it,
/// and what is on paper under the name that it has on screen.
const SAME_PAGE: [(&str, &str); 4] = [
    ("#/assess/start", "#/assess/own/p1"),
    ("#/learn/u03/s2", "#/learn/u03/s2/transparency"),
    ("#/learn", page::COURSE_ON_PAPER),
    ("#/learn/u03", page::UNIT_ON_PAPER),
];

/// Every route.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for route in page::routes(&id) {
        let heading = session.visit(&server, &route).await?;
        ensure_equal("the address", &session.hash().await?, &route)?;
        let title = session.driver.title().await?;
        // What a person called their assessment stands in the heading alone: a browser remembers titles.
        let name = title.strip_suffix(" – Touchstone").unwrap_or_default();
        let current =
            "return [...document.querySelectorAll('[aria-current=page]')].map((link) => link.innerText.trim());";
        let current = session.run(current, &[]).await?;
        let is_link = current.as_array().is_some_and(|links| links.contains(&name.into()));
        ensure(title.contains(&heading) || is_link, || {
            format!("{route}: the title {title:?} does not name the page {heading:?}")
        })?;
        one_of_each(&session, &route).await?;
        nothing_from_elsewhere(&server, &session).await?;
        session.console_is_clean().await?;
        let kind = route.replace(&id, "own");
        if let Some(other) = titles.insert(title.clone(), kind.clone()) {
            let same = SAME_PAGE.contains(&(other.as_str(), kind.as_str()));
            ensure(same, || format!("{other} and {kind} have the same title {title:?}"))?;
        }
    }
    let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? '';";
    let policy = session.text_of(policy, &[]).await?;
    ensure(
        policy.contains("default-src 'self'") && !policy.contains("unsafe-inline"),
        || format!("this is not the release's security policy: {policy:?}"),
    )
}

/// An address that is no page names itself, stays as it is, and offers ways on.
pub(crate) async fn unknown(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    for route in [
        "#/no/such/page",
        "#/assess/xyz/p4",
        "#/learn/u03/s2/b/c",
        "#/<b>bold</b>",
    ] {
        session.visit(&server, route).await?;
        for way in ["#/", "#/assess", "#/learn", "#/data"] {
            session.see(&format!("main a[href='{way}']")).await?;
        }
        ensure(!session.shows("main b").await?, || {
            "an address became markup".to_owned()
        })?;
    }
    // Right in form, but there is nothing of that name.
    for route in [
        "#/assess/ffffffffffffffff/p1",
        "#/assess/ffffffffffffffff/report",
        "#/learn/u99",
        "#/learn/u03/s99",
    ] {
        session.visit(&server, route).await?;
        session.see("main a[href^='#/']").await?;
    }
    // A launcher's own parameters are not ours.
    session.visit(&server, "#origin=launcher").await?;
    session.see("main a[href='#/assess/start']").await?;
    session.console_is_clean().await
}

async fn one_of_each(session: &Session, route: &str) -> Outcome {
    let script =
        "return ['main', 'h1', 'header.frame-header', 'footer'].map((name) => [...document.querySelectorAll(name)]
        .filter((element) => element.checkVisibility() && !(name === 'footer' && element.closest('main'))).length);";
    let counts = session.run(script, &[]).await?;
    ensure_equal(
        &format!("{route}: how many main, h1, header, footer"),
        &counts,
        &serde_json::json!([1, 1, 1, 1]),
    )
}

/// Every address that the page loaded from is the server's own.
async fn nothing_from_elsewhere(server: &Server, session: &Session) -> Outcome {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
    let loaded = session.run(script, &[]).await?;
    let loaded = loaded.as_array().into_iter().flatten().filter_map(Value::as_str);
    let foreign: Vec<&str> = loaded
        .filter(|url| !server.owns(url) && !url.starts_with("data:"))
        .collect();
    ensure(foreign.is_empty(), || format!("loaded from elsewhere: {foreign:?}"))
}
