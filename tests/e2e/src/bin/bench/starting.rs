//! The first visit: time, bytes and memory until the first indicator can be answered, here and in SurveyJS.

use std::path::Path;

use serde_json::Value;
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::SLOWER;
use crate::figures::{Sample, say};
use crate::{memory, surveyjs};

/// Visits of each page, each with a fresh profile.
const RUNS: usize = 5;
/// The network: 1.6 Mbit/s.
const BYTES_PER_SECOND: u32 = 200_000;
/// Milliseconds before each answer of the network.
const DELAY: u32 = 150;
/// Share of SurveyJS's time that is aimed at.
const AIM_TIME: f64 = 0.4;
/// Share of SurveyJS's bytes that is aimed at.
const AIM_BYTES: f64 = 0.45;

/// Notes the moment at which an input of that selector can be used.
const MARK: &str = "
    new MutationObserver((changes, observer) => {
        const input = document.querySelector(SELECTOR);
        if (!input || input.disabled) return;
        performance.mark('answerable');
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });";

/// The moment in milliseconds since the navigation began, and the addresses asked for before it.
const LOADED: &str = "
    const [mark] = performance.getEntriesByName('answerable');
    if (!mark) return null;
    const entries = performance.getEntriesByType('resource').filter((entry) => entry.startTime <= mark.startTime);
    return [mark.startTime, entries.map((entry) => entry.name)];";

/// What one visit cost.
struct Visit {
    milliseconds: f64,
    bytes: f64,
    heap: f64,
    resident: Option<f64>,
}

/// A page to visit.
struct Candidate<'bench> {
    name: &'bench str,
    site: &'bench Path,
    route: &'bench str,
    selector: &'bench str,
}

/// Visits both pages in turn, so that a machine that is busy for a while is unfair to neither, and prints both.
pub(crate) async fn compare(browsers: &Browsers, site: &Path) -> Outcome {
    let survey = browsers.fresh_folder()?;
    surveyjs::write(site, &survey)?;
    let ours = Candidate {
        name: "Touchstone",
        site,
        route: "#/assess/start",
        selector: "input[name='p1.1']",
    };
    let theirs = Candidate {
        name: "SurveyJS",
        site: &survey,
        route: "",
        selector: "input[type='radio']",
    };
    let (mut our_visits, mut their_visits) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        our_visits.push(visit(browsers, &ours).await?);
        their_visits.push(visit(browsers, &theirs).await?);
    }
    say(&format!(
        "\nFirst visit until the first indicator can be answered: 1.6 Mbit/s, {DELAY} ms, {RUNS} visits, median (min–max)"
    ));
    let (our_time, our_bytes) = show(ours.name, &our_visits)?;
    let (their_time, their_bytes) = show(theirs.name, &their_visits)?;
    say(&format!(
        "  Touchstone : SurveyJS   time {:.2} (aim {AIM_TIME}), bytes {:.2} (aim {AIM_BYTES})",
        our_time / their_time,
        our_bytes / their_bytes
    ));
    Ok(())
}

/// Prints the visits of a page; gives the medians of time and bytes.
fn show(name: &str, visits: &[Visit]) -> Outcome<(f64, f64)> {
    let sample = |of: fn(&Visit) -> f64| {
        let values = visits.iter().map(of).collect();
        Sample::new(values).ok_or_else(|| Failure::new("nothing was measured"))
    };
    let (time, bytes) = (sample(|visit| visit.milliseconds)?, sample(|visit| visit.bytes)?);
    let heap = sample(|visit| visit.heap / 1e6)?;
    let resident = Sample::new(visits.iter().filter_map(|visit| visit.resident).collect());
    let resident = resident.map_or_else(String::new, |bytes| {
        format!(", resident {:.0} MB", bytes.median() / 1e6)
    });
    say(&format!(
        "  {name:<11} {:<26} {:<34} script heap without Wasm {}{resident}",
        time.show("ms", 0),
        bytes.show("bytes gzip", 0),
        heap.show("MB", 1)
    ));
    Ok((time.median(), bytes.median()))
}

async fn visit(browsers: &Browsers, candidate: &Candidate<'_>) -> Outcome<Visit> {
    let server = Server::start(candidate.site)?;
    let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
    let visited = visit_in(&session, &server, candidate).await;
    session.close().await;
    visited.map_err(|failure| Failure::new(format!("{}: {failure}", candidate.name)))
}

async fn visit_in(session: &Session, server: &Server, candidate: &Candidate<'_>) -> Outcome<Visit> {
    let selector = Value::from(candidate.selector).to_string();
    session.before_each_page(&MARK.replace("SELECTOR", &selector)).await?;
    session.slow_processor(SLOWER).await?;
    session.slow_network(BYTES_PER_SECOND, DELAY).await?;
    session.open_cold(&server.url(candidate.route)).await?;
    let loaded = session.wait_for("the first indicator", LOADED, &[]).await?;
    let milliseconds = loaded.get(0).and_then(Value::as_f64);
    let milliseconds = milliseconds.ok_or_else(|| Failure::new("the page gave no time"))?;
    let names = loaded.get(1).and_then(Value::as_array);
    let front = server.url("");
    let mut paths: Vec<&str> = names
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str()?.strip_prefix(&front))
        .collect();
    // The page itself is no resource of itself.
    paths.push("");
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
        bytes: f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)),
        heap: memory::script_heap(session).await?,
        resident: memory::resident(session),
    })
}
