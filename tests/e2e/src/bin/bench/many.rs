//! How soon an assessment can be answered, and how soon an answer is kept, where it is the only one and where it is one of ten
//! thousand.

use std::path::Path;

use serde_json::{Value, json};
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::page::PREFIX;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::SLOWER;
use crate::figures::{Sample, say};

/// Assessments that are kept.
const KEPT: [usize; 2] = [1, 10_000];
/// The one that is opened.
const OPENED: &str = "0000000000a00000";

/// Keeps as many as the first argument says, straight in the storage: the start looks there.
const FILL: &str = "
    const [count, text] = arguments;
    localStorage.clear();
    for (let number = 0; number < count; number += 1) {
        const id = (0xa00000 + number).toString(16).padStart(16, '0');
        localStorage.setItem(prefix + `assessment:${id}`, text.replaceAll('ID', id));
    }";

/// Notes when the app runs, in milliseconds from the page's beginning.
const NOTE: &str = "
    new MutationObserver((_, observer) => {
        if (!document.querySelector(`#app[data-running] input[name='p1.1']`)) return;
        window.ranAt = performance.now();
        observer.disconnect();
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-running'] });";

/// That time, and the milliseconds from an answer until it lies in the quick storage.
const MEASURE: &str = "
    const [id, done] = arguments;
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
    (async () => {
        while (!window.ranAt) await pause();
        const key = prefix + `assessment:${id}`;
        const before = localStorage.getItem(key);
        const pressed = performance.now();
        document.querySelector(`input[name='p1.1']:not(:checked)`).click();
        while (localStorage.getItem(key) === before) await pause();
        return [window.ranAt, performance.now() - pressed];
    })().then(done);";

/// Prints both times for each number of assessments, and how they grow.
pub(crate) async fn grow(browsers: &Browsers, site: &Path, runs: usize) -> Outcome {
    say(&format!(
        "\nAn assessment among others that are kept: until it can be answered, until an answer lies in the storage; {runs} visits"
    ));
    let mut medians = Vec::new();
    for kept in KEPT {
        let server = Server::start(site)?;
        let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
        let measured = visits(&session, &server, kept, runs).await;
        session.close().await;
        let (start, answer) = measured?;
        say(&format!(
            "  {kept:>6} kept   start {}, answer {}",
            start.show("ms", 0),
            answer.show("ms", 1)
        ));
        medians.push((start.median(), answer.median()));
    }
    if let [(start, answer), (large_start, large_answer)] = medians[..] {
        say(&format!(
            "  growth: start {:.2} times, answer {:.2} times",
            large_start / start,
            large_answer / answer
        ));
    }
    Ok(())
}

async fn visits(session: &Session, server: &Server, kept: usize, runs: usize) -> Outcome<(Sample, Sample)> {
    session.visit(server, "").await?;
    let name = json!({ "text": "Number", "counter": 1, "writer": "a0b1c2d3e4f5" });
    let document = json!({ "kind": "assessment", "version": 1, "id": "ID", "registers": { "name": name } });
    let text = json!({ "format": "touchstone", "version": 1, "documents": [document] }).to_string();
    session
        .run(&[PREFIX, FILL].concat(), &[kept.into(), text.into()])
        .await?;
    server.before_each_page(NOTE);
    session.slow_processor(SLOWER).await?;
    let (mut starts, mut answers) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        session.visit(server, &format!("#/assess/{OPENED}/p1")).await?;
        let times = session.run_async(&[PREFIX, MEASURE].concat(), &[OPENED.into()]).await?;
        let [start, answer] = [0, 1].map(|place| times.get(place).and_then(Value::as_f64));
        starts.extend(start);
        answers.extend(answer);
    }
    let nothing = || Failure::new("the page gave no times");
    Ok((
        Sample::new(starts).ok_or_else(nothing)?,
        Sample::new(answers).ok_or_else(nothing)?,
    ))
}
