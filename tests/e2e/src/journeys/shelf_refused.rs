//! What the database refuses is not covered up by what is kept elsewhere, and is tried again.

use touchstone_e2e::failure::{Outcome, ensure_equal};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// As with a broken profile: the database cannot be opened at all.
const BROKEN: &str =
    "IDBFactory.prototype.open = () => { throw new DOMException('broken by the test', 'UnknownError'); };";

/// One write of one document fails, and only one: the one that brings what was written.
const ONE_FAILS: &str = "{
    const put = IDBObjectStore.prototype.put;
    window.refused = 0;
    IDBObjectStore.prototype.put = function (value, key) {
        if (key === 'KEY' && value.includes('TEXT') && window.refused === 0) {
            window.refused += 1;
            throw new DOMException('broken by the test', 'UnknownError');
        }
        return put.call(this, value, key);
    };
}";

/// A text that is written.
const TEXT: &str = "Talk to the guild";

/// What lies in the database alone: its key there, its page, and a field on it.
const KINDS: [(&str, &str, &str); 4] = [
    ("improvement-plan", "plan", TASK),
    ("snapshots", "compare", ""),
    (
        "portfolio",
        "#/portfolio",
        "[data-artefact='specification'] input[name='place']",
    ),
    ("learning-record", "#/learn/u03/reflections", ".reflection textarea"),
];
const TASK: &str = ".plan-item textarea[name='task']";

/// The database is broken from the start: one copy is kept, and the header says so to the end.
pub(crate) async fn broken(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    server.before_each_page(BROKEN);
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.go(&format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session.insert(TASK, TEXT).await?;
    session.save_state("one-copy").await?;
    // The quick storage keeps this one; what has no second copy is still without.
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.answer("p1.1", "2").await?;
    let stored = "
        const key = Object.keys(localStorage).find((key) => key.endsWith(`:assessment:${arguments[0]}`));
        return JSON.parse(localStorage.getItem(key)).documents[0].registers['p1.1/level/self'].value.answer === 2;";
    session
        .wait_for("the answer in the quick storage", stored, &[id.as_str().into()])
        .await?;
    ensure_equal("the state of saving", session.settled().await?.as_str(), "one-copy")?;
    session.visit(&server, &format!("#/assess/{id}/plan")).await?;
    session.holds(TASK, TEXT).await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "2").await
}

/// One write fails once: the header says that only one copy is kept, and the next change of anything brings it.
pub(crate) async fn once(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    for (number, (key, page, field)) in KINDS.into_iter().enumerate() {
        server.before_each_page(&ONE_FAILS.replace("KEY", key).replace("TEXT", TEXT));
        let route = if page.starts_with('#') {
            page.to_owned()
        } else {
            format!("#/assess/{id}/{page}")
        };
        session.visit(&server, &route).await?;
        make(&session, key, field).await?;
        let refused = "return window.refused === 1;";
        session.wait_for("the write that fails", refused, &[]).await?;
        session.save_state("one-copy").await?;
        session.go(&format!("#/assess/{id}/p1")).await?;
        session.answer("p1.1", if number % 2 == 0 { "2" } else { "1" }).await?;
        session.save_state("saved").await?;
        let stored = session.stored_everywhere().await?;
        ensure_equal(
            &format!("{key} in the database, once \"saved\" is said"),
            &stored.database_holds(key, TEXT),
            &true,
        )?;
        server.before_each_page("");
        session.visit(&server, &route).await?;
        if field.is_empty() {
            session.see_text("[data-version][data-seal='matches']", TEXT).await?;
        } else {
            session.holds(field, TEXT).await?;
        }
    }
    session.console_is_clean().await
}

/// Writes something into the document.
async fn make(session: &Session, key: &str, field: &str) -> Outcome {
    match key {
        "snapshots" => {
            session.put("input[name='frozen-on']", "2026-11-20").await?;
            session.type_into("input[name='freeze-words']", TEXT).await?;
            session.click("[data-action='freeze']").await?;
            session.see("[data-version][data-seal='matches']").await?;
            Ok(())
        }
        "improvement-plan" => {
            session.click("[data-action='add-own']").await?;
            session.insert(field, TEXT).await
        }
        _ => session.insert(field, TEXT).await,
    }
}
