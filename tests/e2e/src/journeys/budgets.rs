//! What a first visit costs until the first indicator can be answered, measured in a real browser.

use std::path::Path;

use serde_json::Value;
use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::server::{Request, Server};

use crate::context::{Context, fixture};

/// Notes the moment at which the first indicator can be answered and the app acts on it. The choices stand there earlier.
const MARK: &str = "
    new MutationObserver((changes, observer) => {
        const input = document.querySelector(\"#app[data-running] input[name='p1.1']\");
        if (!input || input.disabled) return;
        performance.mark('answerable');
        observer.disconnect();
    }).observe(document, { attributes: true, childList: true, subtree: true });";

/// What was asked for before that moment.
const LOADED: &str = "
    const [mark] = performance.getEntriesByName('answerable');
    const entries = performance.getEntriesByType('resource').filter((entry) => entry.startTime <= mark.startTime);
    return entries.map((entry) => entry.name);";

/// Bytes and requests, against `budgets.toml`.
pub(crate) async fn start(context: &mut Context<'_>) -> Outcome {
    let site = context.site().to_path_buf();
    let loaded = first_visit(context, &site).await?;
    let bytes: usize = loaded.iter().map(|request| request.gzip).sum();
    let listed: Vec<String> = loaded
        .iter()
        .map(|request| format!("{:>8}  {}", request.gzip, request.path))
        .collect();
    let listed = listed.join("\n");
    let limits = fixture("budgets.toml")?;
    let most_bytes = limit(&limits, "start_transfer_gzip")?;
    let most_requests = limit(&limits, "start_requests")?;
    ensure(bytes <= most_bytes, || {
        format!("{bytes} bytes, {most_bytes} are allowed:\n{listed}")
    })?;
    ensure(loaded.len() <= most_requests, || {
        format!("{} requests, {most_requests} are allowed:\n{listed}", loaded.len())
    })
}

/// The same start with very much content: as many bytes, within 1 %.
pub(crate) async fn large(context: &mut Context<'_>) -> Outcome {
    let (site, large) = (context.site().to_path_buf(), context.site_large()?.to_path_buf());
    let sum = |loaded: &[Request]| loaded.iter().map(|request| request.gzip).sum::<usize>();
    let usual = first_visit(context, &site).await?;
    let grown = first_visit(context, &large).await?;
    let (before, after) = (sum(&usual), sum(&grown));
    ensure(before.abs_diff(after) * 100 <= before, || {
        format!("{before} bytes until the first answer have become {after} with much content")
    })
}

/// A first visit asks for each file once, also for what comes after the start.
pub(crate) async fn once(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.see(".page.answer[data-furnished]").await?;
    // A browser asks for the icon as often as it likes.
    let own = server.requests().into_iter().map(|request| request.path);
    let mut paths: Vec<String> = own.filter(|path| !path.starts_with("icon")).collect();
    paths.sort_unstable();
    let twice: Vec<&String> = paths
        .windows(2)
        .filter_map(|pair| (pair.first() == pair.last()).then(|| pair.first()).flatten())
        .collect();
    ensure(twice.is_empty(), || format!("asked for twice: {twice:?}"))?;
    session.console_is_clean().await
}

/// The requests of a first visit, with what the browser fetches for its own sake.
async fn first_visit(context: &mut Context<'_>, site: &Path) -> Outcome<Vec<Request>> {
    let server = Server::start(site)?;
    let session = context.open(&Wishes::default()).await?;
    session.before_each_page(MARK).await?;
    session.visit(&server, "#/assess/start").await?;
    session
        .wait_for(
            "the first indicator",
            "return performance.getEntriesByName('answerable').length;",
            &[],
        )
        .await?;
    let names = session.run(LOADED, &[]).await?;
    let names: Vec<&str> = names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let foreign: Vec<&&str> = names.iter().filter(|url| !server.owns(url)).collect();
    ensure(foreign.is_empty(), || format!("asked of other hosts: {foreign:?}"))?;

    // The page itself, and icon and manifest, which not every browser asks for at once.
    let extra = "return [...document.querySelectorAll('link[rel=icon], link[rel=manifest]')].map((link) => link.href);";
    let extra = session.run(extra, &[]).await?;
    let extra: Vec<&str> = extra
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    ensure(extra.len() == 2, || {
        format!("icon and manifest expected, found {extra:?}")
    })?;
    let front = server.url("");
    let mut paths: Vec<&str> = names
        .iter()
        .chain(&extra)
        .filter_map(|url| url.strip_prefix(&front))
        .collect();
    paths.push("");
    paths.sort_unstable();
    paths.dedup();
    for url in &extra {
        session
            .run_async(
                "fetch(arguments[0]).then(() => arguments[1](true), () => arguments[1](false));",
                &[(*url).into()],
            )
            .await?;
    }
    let log = server.requests();
    paths.into_iter().map(|path| in_log(&log, path)).collect()
}

fn in_log(log: &[Request], path: &str) -> Outcome<Request> {
    let found = log.iter().find(|request| request.path == path && request.status == 200);
    found
        .cloned()
        .ok_or_else(|| Failure::new(format!("the browser speaks of {path:?}, the server never sent it")))
}

/// A figure under `[bar]` in `budgets.toml`.
fn limit(budgets: &str, key: &str) -> Outcome<usize> {
    let bar = budgets.split_once("[bar]").map_or("", |(_, after)| after);
    let line = bar
        .lines()
        .find_map(|line| line.trim().strip_prefix(key)?.trim().strip_prefix('='));
    let number: String = line
        .unwrap_or_default()
        .chars()
        .take_while(|letter| *letter != '#')
        .filter(char::is_ascii_digit)
        .collect();
    number
        .parse()
        .map_err(|_| Failure::new(format!("budgets.toml has no {key} under [bar]")))
}
