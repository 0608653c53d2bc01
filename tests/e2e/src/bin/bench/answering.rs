//! From an answer to the changed index on the page, with small and very large instruments.

use std::path::Path;

use serde_json::Value;
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::SLOWER;
use crate::figures::{Sample, say};
use crate::synthetic_site;

/// Principles of the instruments, six indicators each.
const PRINCIPLES: [usize; 3] = [10, 100, 1_000];
/// Answers measured in each.
const ANSWERS: u32 = 60;

/// Answers every indicator of the page first, so that each answer measured later changes the index. Then takes the time
/// from just before the input's click to the change of the index, in milliseconds; nothing has been saved by then.
const MEASURE: &str = "
    const [count, done] = arguments;
    const index = document.querySelector('#principle-index');
    const names = [...new Set([...document.querySelectorAll('section.indicator input[type=radio]')].map((input) => input.name))];
    const input = (name, value) => document.querySelector(`input[name='${name}'][value='${value}']`);
    const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
    const answer = (chosen) => new Promise((resolve, reject) => {
        const before = index.dataset.value;
        const late = setTimeout(() => {
            observer.disconnect();
            reject(`the index stayed at ${before} after ${chosen.name} = ${chosen.value}`);
        }, 10000);
        const started = performance.now();
        const observer = new MutationObserver(() => {
            if (index.dataset.value === before) return;
            const took = performance.now() - started;
            observer.disconnect();
            clearTimeout(late);
            resolve(took);
        });
        observer.observe(index, { attributes: true });
        chosen.click();
    });
    (async () => {
        if (names.length === 0) throw 'the page has no indicators';
        for (const name of names) {
            input(name, 3).click();
            await pause(50);
        }
        await pause(500);
        const times = [];
        for (let turn = 0; turn < count; turn += 1) {
            const value = Math.floor(turn / names.length) % 2 === 0 ? 4 : 3;
            times.push(await answer(input(names[turn % names.length], value)));
            await pause(100);
        }
        return times;
    })().then(done, (reason) => done(String(reason)));";

/// Prints median and 95th percentile for each size, and how they grow.
pub(crate) async fn grow(browsers: &Browsers, site: &Path) -> Outcome {
    say(&format!(
        "\nFrom an answer to the changed index on the page, saving excluded: {ANSWERS} answers"
    ));
    let mut medians = Vec::new();
    for principles in PRINCIPLES {
        let (scratch, made) = (browsers.fresh_folder()?, browsers.fresh_folder()?);
        synthetic_site::make(site, &scratch, &made, principles)?;
        let server = Server::start(&made)?;
        let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
        let times = answer(&session, &server, principles).await;
        session.close().await;
        let times = times.map_err(|failure| Failure::new(format!("{principles} principles: {failure}")))?;
        let (median, high) = (times.median(), times.percentile(95));
        say(&format!(
            "  {principles:>5} principles   p50 {median:.1} ms, p95 {high:.1} ms"
        ));
        medians.push((median, high));
    }
    if let (Some((median, high)), Some((large_median, large_high))) = (medians.first(), medians.last()) {
        let (from, to) = (PRINCIPLES.iter().min(), PRINCIPLES.iter().max());
        say(&format!(
            "  growth from {} to {} principles: p50 {:.2} times, p95 {:.2} times",
            from.unwrap_or(&0),
            to.unwrap_or(&0),
            large_median / median,
            large_high / high
        ));
    }
    Ok(())
}

async fn answer(session: &Session, server: &Server, principles: usize) -> Outcome<Sample> {
    session.visit(server, "#/assess/start").await?;
    session
        .wait_for(
            "the index of the principle",
            "return document.querySelector('#principle-index') !== null;",
            &[],
        )
        .await?;
    // Otherwise another instrument would be measured than the one that is printed.
    session
        .wait_until_equal(
            "principles in the list beside the page",
            "return document.querySelectorAll('nav.principles > ol > li').length;",
            &[],
            &principles.into(),
        )
        .await?;
    session.slow_processor(SLOWER).await?;
    let answer = session.run_async(MEASURE, &[ANSWERS.into()]).await?;
    let Value::Array(times) = answer else {
        return Err(Failure::new(format!("the page could not be measured: {answer}")));
    };
    Sample::new(times.iter().filter_map(Value::as_f64).collect()).ok_or_else(|| Failure::new("the page gave no times"))
}
