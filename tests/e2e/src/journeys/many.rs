//! Very many assessments: taking them in can be watched and stopped, the list comes in pages with a search, and a page
//! reads only the one that it shows.

use std::time::Duration;

use serde_json::{Value, json};
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{MERGE, RUNNING};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// As many as fit into a file of 1.4 MB.
const MANY: usize = 10_000;
/// Values of the progress that must be painted, at the least.
const STEPS: usize = 5;
/// The most on one page of the list.
const PAGE: usize = 50;
/// How long taking all of them in may last on a slow machine.
const PATIENCE: Duration = Duration::from_secs(50);

/// Notes each value of the progress that is painted, and the longest time in milliseconds in which nothing was. Presses the
/// button that stops after so many values.
const WATCH: &str = "
    window.progress = [];
    window.longest = 0;
    let stop = arguments[0];
    let last = performance.now();
    const look = (now) => {
        window.longest = Math.max(window.longest, now - last);
        last = now;
        const shown = document.querySelector('[data-progress]')?.dataset.progress;
        if (shown !== undefined && window.progress.at(-1) !== shown) window.progress.push(shown);
        if (stop && window.progress.length >= stop) {
            stop = 0;
            document.querySelector(`[data-action='stop-taking-in']`).click();
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// How many assessments lie in the quick storage.
const KEPT: &str = "return Object.keys(localStorage).filter((key) => key.includes(':assessment:')).length;";

/// Notes which assessments are read until the app runs, by the end of that task.
const COUNT: &str = "{
    window.readAtStart = [];
    let isEarly = true;
    const read = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
        const id = String(key).split(':assessment:')[1];
        if (isEarly && id && !window.readAtStart.includes(id)) window.readAtStart.push(id);
        return read.call(this, key);
    };
    new MutationObserver(() => {
        if (document.querySelector('RUNNING')) setTimeout(() => { isEarly = false; });
    }).observe(document, { subtree: true, attributeFilter: ['data-running'] });
}";

/// Runs in Chromium.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let file = context.file("many.json", &file(MANY))?;
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/data").await?;
    take_in(&session, &file, STEPS).await?;
    let said = session.see(".taken-in").await?;
    ensure(said.len() > 40, || {
        format!("after stopping the page says only {said:?}")
    })?;
    let kept = session.run(KEPT, &[]).await?.as_u64().unwrap_or_default();
    ensure(0 < kept && kept < MANY as u64, || {
        format!("stopped, and {kept} of {MANY} are kept")
    })?;

    session.visit(&server, "#/data").await?;
    take_in(&session, &file, 0).await?;
    let painted = session.run("return window.progress.length;", &[]).await?.as_u64();
    ensure(painted.is_some_and(|painted| painted >= STEPS as u64), || {
        format!("only {painted:?} values of the progress were painted")
    })?;
    ensure_equal(
        "assessments in the quick storage",
        &session.run(KEPT, &[]).await?,
        &json!(MANY),
    )?;

    list(&session).await?;
    reads_only(&server, &session, &id(7_777)).await?;
    session.console_is_clean().await
}

/// The same with five, in every engine.
pub(crate) async fn one_of_many(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "").await?;
    for number in 0..5 {
        let one = json!({ "format": "touchstone", "version": 1, "documents": [document(number)] });
        session
            .store(&format!("assessment:{}", id(number)), &one.to_string())
            .await?;
    }
    reads_only(&server, &session, &id(2)).await?;
    // The others are there all the same.
    session.go("#/assess").await?;
    for number in 0..5 {
        session.see(&format!("[data-assessment='{}']", id(number))).await?;
    }
    session.console_is_clean().await
}

/// Opens the file and takes all of it in, or stops after so many values of the progress.
async fn take_in(session: &Session, file: &std::path::Path, stop_after: usize) -> Outcome {
    session.open_files(&[file.to_path_buf()]).await?;
    session.see(MERGE).await?;
    session.run(WATCH, &[stop_after.into()]).await?;
    session.click(MERGE).await?;
    let done = "return !document.querySelector('[data-progress]') && !!document.querySelector('#outcome');";
    session
        .wait_longer(PATIENCE, "what taking in came to", done, &[])
        .await?;
    let saved = "return document.querySelector('[data-save]').dataset.save === 'saved';";
    session.wait_longer(PATIENCE, "all of it saved", saved, &[]).await?;
    let longest = session.run("return window.longest;", &[]).await?;
    let longest = longest.as_f64().unwrap_or_default();
    ensure(longest < 2_000.0, || format!("nothing was painted for {longest} ms"))
}

/// A page of the list, the next one, and one that is looked for.
async fn list(session: &Session) -> Outcome {
    session.go("#/assess").await?;
    session.see("[data-assessment]").await?;
    let shown = "return [...document.querySelectorAll('[data-assessment]')].map((entry) => entry.dataset.assessment);";
    let first = session.run(shown, &[]).await?;
    let length = |ids: &Value| ids.as_array().map_or(0, Vec::len);
    ensure(length(&first) <= PAGE, || format!("{} are on one page", length(&first)))?;
    session.click("[data-action='next-page']").await?;
    let other = "
        const ids = [...document.querySelectorAll('[data-assessment]')].map((entry) => entry.dataset.assessment);
        return ids.length > 0 && !ids.some((id) => arguments[0].includes(id)) ? ids : null;";
    let second = session.wait_for("the next page of the list", other, &[first]).await?;
    ensure(length(&second) <= PAGE, || {
        format!("{} are on the next page", length(&second))
    })?;
    session.type_into("input[name='find-assessment']", &name(7_777)).await?;
    let found = json!([id(7_777)]);
    session.wait_until_equal("what is found", shown, &[], &found).await
}

/// Opens the page of an assessment, which reads that one alone, and answers there.
async fn reads_only(server: &Server, session: &Session, id: &str) -> Outcome {
    server.before_each_page(&COUNT.replace("RUNNING", RUNNING));
    session.visit(server, &format!("#/assess/{id}/p1")).await?;
    let read = session.run("return window.readAtStart;", &[]).await?;
    ensure_equal("assessments that the start reads", &read, &json!([id]))?;
    session.answer("p1.1", "2").await?;
    session.save_state("saved").await?;
    server.before_each_page("");
    session.visit(server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "2").await
}

fn file(count: usize) -> String {
    let documents: Vec<Value> = (0..count).map(document).collect();
    json!({ "format": "touchstone", "version": 1, "documents": documents }).to_string()
}

fn document(number: usize) -> Value {
    let name = json!({ "text": name(number), "counter": 1, "writer": "a0b1c2d3e4f5" });
    json!({ "kind": "assessment", "version": 1, "id": id(number), "registers": { "name": name } })
}

fn name(number: usize) -> String {
    format!("Number {number}")
}

fn id(number: usize) -> String {
    format!("{:016x}", number + 0xa0_0000)
}
