//! One visit of a page by somebody who was never there, on a slow network and a slow machine: time and bytes until it is
//! of use.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::{SLOWER, memory};

/// The network: 1.6 Mbit/s.
pub(crate) const BYTES_PER_SECOND: u32 = 200_000;
/// Milliseconds before each answer of the network.
pub(crate) const DELAY: u32 = 150;
/// How long a page may take until its visit is ended. What takes longer is too long for anybody, and is counted as this.
pub(crate) const LONGEST: Duration = Duration::from_secs(120);
/// How long the browser may take to answer while a page keeps it busy.
const BUSY: Duration = Duration::from_secs(120);

/// Notes the moment at which an element of that selector is there that can be used and holds the text.
const MARK: &str = "
    new MutationObserver((changes, observer) => {
        const found = [...document.querySelectorAll(SELECTOR)].some(
            (element) => !element.disabled && element.textContent.includes(TEXT));
        if (!found) return;
        performance.mark('of-use');
        observer.disconnect();
    }).observe(document, { attributes: true, characterData: true, childList: true, subtree: true });";

/// The moment in milliseconds since the navigation began, or the longest that is waited; the addresses asked for before
/// it; and whether the page was of use by then.
const LOADED: &str = "
    const [longest] = arguments;
    const [mark] = performance.getEntriesByName('of-use');
    if (!mark && performance.now() < longest) return null;
    const end = Math.min(mark ? mark.startTime : longest, longest);
    const entries = performance.getEntriesByType('resource').filter((entry) => entry.startTime <= end);
    return [end, entries.map((entry) => entry.name), mark !== undefined && mark.startTime <= longest];";

/// What one visit cost.
pub(crate) struct Visit {
    /// Until the page was of use, or until the visit was ended.
    pub(crate) milliseconds: f64,
    /// Whether the page was of use before the visit was ended.
    pub(crate) is_whole: bool,
    /// Bytes after gzip of everything asked for until then.
    pub(crate) bytes: f64,
    /// Bytes of the script heap.
    pub(crate) heap: f64,
    /// Bytes that the page's process keeps resident.
    pub(crate) resident: Option<f64>,
}

/// A page to visit.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'bench> {
    /// What it is called in the report.
    pub(crate) name: &'bench str,
    /// The folder that is served.
    pub(crate) site: &'bench Path,
    /// The address in it; `SITE` stands for the whole address of the folder.
    pub(crate) route: &'bench str,
    /// The element for which people wait.
    pub(crate) selector: &'bench str,
    /// What stands in it; empty for anything.
    pub(crate) text: &'bench str,
}

/// Visits a page with a fresh profile.
///
/// # Errors
/// It cannot be measured. A page that is of no use in time is no error.
pub(crate) async fn visit(browsers: &Browsers, candidate: &Candidate<'_>) -> Outcome<Visit> {
    let server = Server::start(candidate.site)?;
    let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
    let visited = visit_in(&session, &server, candidate).await;
    session.close().await;
    visited.map_err(|failure| Failure::new(format!("{}: {failure}", candidate.name)))
}

async fn visit_in(session: &Session, server: &Server, candidate: &Candidate<'_>) -> Outcome<Visit> {
    let (selector, text) = (Value::from(candidate.selector), Value::from(candidate.text));
    let mark = MARK
        .replace("SELECTOR", &selector.to_string())
        .replace("TEXT", &text.to_string());
    session.before_each_page(&mark).await?;
    session.slow_processor(SLOWER).await?;
    session.slow_network(BYTES_PER_SECOND, DELAY).await?;
    let front = server.url("");
    let route = candidate.route.replace("SITE", &front);
    session.open_cold(&server.url(&route)).await?;
    let longest = f64::from(u32::try_from(LONGEST.as_millis()).unwrap_or(u32::MAX));
    let loaded = session
        .wait_longer(LONGEST + BUSY, candidate.selector, LOADED, &[longest.into()])
        .await?;
    let milliseconds = loaded.get(0).and_then(Value::as_f64);
    let milliseconds = milliseconds.ok_or_else(|| Failure::new("the page gave no time"))?;
    let names = loaded.get(1).and_then(Value::as_array);
    let mut paths: Vec<&str> = names
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str()?.strip_prefix(&front))
        .collect();
    // The page itself is no resource of itself.
    paths.push(&route);
    for path in &mut paths {
        *path = path.split(['?', '#']).next().unwrap_or_default();
    }
    paths.sort_unstable();
    paths.dedup();
    let log = server.requests();
    let mut bytes = 0;
    for path in paths {
        let sent = log.iter().find(|request| request.path == path && request.status == 200);
        bytes += sent
            .ok_or_else(|| Failure::new(format!("the browser speaks of {path:?}, the server never sent it")))?
            .gzip;
    }
    Ok(Visit {
        milliseconds,
        is_whole: loaded.get(2) == Some(&Value::Bool(true)),
        bytes: f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)),
        heap: memory::script_heap(session).await?,
        resident: memory::resident(session),
    })
}
