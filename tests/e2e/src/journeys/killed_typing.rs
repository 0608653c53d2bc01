//! The browser is killed while somebody types without a pause: at most the last second is lost, and never anything that
//! the header called saved.
//!
//! Three moments by default, twenty with `--soak`.

use std::time::{Duration, Instant};

use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::server::{Server, TELL};
use touchstone_e2e::wait::PATIENCE;

use crate::context::Context;

/// Where it is typed.
const FIELD: &str = "[data-indicator='p1.1'] .note textarea";

/// A key every tenth of a second, so that there never is a pause. With each key, once it is on screen, and whenever the
/// state of saving changes, the page tells the server the time in milliseconds, the length of the text and that state. It does
/// not wait until that is heard: a page that waits has no time to save.
const TYPE: &str = "
    const field = document.querySelector(arguments[0]);
    field.closest('details').open = true;
    field.focus();
    const status = document.querySelector('.save-status');
    const tell = () => {
        const words = [Math.round(performance.now()), field.value.length, status.dataset.save].join('&');
        const request = new XMLHttpRequest();
        request.open('GET', new URL(`${arguments[1]}?${words}`, document.baseURI));
        request.send();
    };
    new MutationObserver(tell).observe(status, { attributes: true, attributeFilter: ['data-save'] });
    let keys = 0;
    setInterval(() => {
        document.execCommand('insertText', false, 'abcdefghij'[keys % 10]);
        keys += 1;
        requestAnimationFrame(tell);
    }, 100);
    return document.activeElement === field;";

/// Runs where the driver says which process the browser is.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let moments = if context.soaks() { 20 } else { 3 };
    // Spread over six seconds, in no order.
    let keys = (0..moments).map(|moment| 8 + (moment * 17) % 53);
    let mut losses = Vec::new();
    for keys in keys {
        if let Some(loss) = kill_after(context, keys).await? {
            losses.push(loss);
        }
    }
    ensure(losses.is_empty(), || {
        format!(
            "{} of {moments} kills lost too much:\n{}",
            losses.len(),
            losses.join("\n")
        )
    })
}

/// Kills the browser once so many keys were pressed; says what was lost, if it was too much.
async fn kill_after(context: &mut Context<'_>, keys: usize) -> Outcome<Option<String>> {
    let wishes = Wishes {
        profile: Some(context.folder()?),
        ..Wishes::default()
    };
    let (server, session) = context.begin_wishing(&wishes).await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let id = session.assessment_id().await?;
    session.see("[data-indicator='p1.1'] .note").await?;
    session.wait_for("typing", TYPE, &[FIELD.into(), TELL.into()]).await?;
    let deadline = Instant::now() + PATIENCE;
    while told(&server).iter().all(|told| told.length < keys) {
        ensure(Instant::now() < deadline, || {
            format!("only {:?} was typed", told(&server).last())
        })?;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    session.kill()?;
    session.close().await;

    let told = told(&server);
    let end = told.iter().map(|told| told.time).max().unwrap_or_default();
    let longest = |those: &dyn Fn(&&Told) -> bool| told.iter().filter(those).map(|told| told.length).max().unwrap_or(0);
    let before = longest(&|told| told.time + 1_000 <= end);
    let saved = longest(&|told| told.saved);
    let session = context.open(&wishes).await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    let there = "
        const field = document.querySelector(arguments[0]);
        return !!field && field.value.length >= arguments[1];";
    let wanted = before.max(saved);
    let waited = session
        .wait_for("the text", there, &[FIELD.into(), wanted.into()])
        .await;
    let length = "return document.querySelector(arguments[0]).value.length;";
    let found = session.run(length, &[FIELD.into()]).await?;
    session.console_is_clean().await?;
    // Each moment has its browser; the next one does not need this one.
    session.close().await;
    Ok(waited.err().map(|_: Failure| {
        format!(
            "killed after {keys} keys: {found} are there; {before} are older than a second, {saved} were called saved"
        )
    }))
}

/// What the page told the server.
#[derive(Debug)]
struct Told {
    time: u64,
    length: usize,
    saved: bool,
}

fn told(server: &Server) -> Vec<Told> {
    let words = server.told();
    let told = words.iter().filter_map(|words| {
        let mut parts = words.split('&');
        Some(Told {
            time: parts.next()?.parse().ok()?,
            length: parts.next()?.parse().ok()?,
            saved: parts.next()? == "saved",
        })
    });
    told.collect()
}
