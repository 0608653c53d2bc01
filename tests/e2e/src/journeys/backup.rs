//! Everything that the app keeps leaves as one file and comes back equal; and the reminder to do so.

use serde_json::{Value, json};
use touchstone_domain::save_file::{self, KINDS, SaveFile};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{ERASE, ERASE_NOW, MERGE, SAVE_FILE};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, fixture, worked_example};

/// A text that was damaged in the store, under the key of an assessment.
const DAMAGED: (&str, &str) = ("assessment:fedcba9876543210", "{\"format\":\"touchstone\",");

/// Saved, erased, opened, saved again: the second file is the first, letter for letter.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    fill(context, &server, &session, &id).await?;
    let first = save(&server, &session).await?;
    let read = read(&first)?;
    holds_everything(&read)?;
    ensure_equal("the canonical form of the file", &save_file::write(&read), &first)?;
    session.see("[data-last-backup]:not([data-last-backup=''])").await?;

    erase(&session).await?;
    session.visit(&server, "#/assess").await?;
    ensure(!session.shows("[data-assessment]").await?, || {
        "an assessment is listed after erasing".to_owned()
    })?;

    session.go("#/data").await?;
    session.open_files(&[context.file("backup.json", &first)?]).await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    ensure(!session.shows("[data-outcome='refused']").await?, || {
        "a part of the backup was refused".to_owned()
    })?;
    session.save_state("saved").await?;
    let second = save(&server, &session).await?;
    ensure_equal("the second file", &second, &first)?;

    // It is not only in the file: the pages show it.
    session.visit(&server, &format!("#/assess/{id}/compare")).await?;
    session.see("[data-version][data-seal='matches']").await?;
    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;
    session.go("#/portfolio").await?;
    session
        .holds(".completion-record input[name='learner']", "Rosa Vella")
        .await?;
    session.go("#/learn/u03/s2").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/s2']").await?;
    session.go("#/settings").await?;
    session.chosen("theme", "dark").await?;
    session.console_is_clean().await
}

/// Something of every kind, something unreadable, and something that nobody here knows.
async fn fill(context: &Context<'_>, server: &Server, session: &Session, id: &str) -> Outcome {
    // The result is looked at, so that the browser was asked to keep all of it before the first file is made.
    session.go(&format!("#/assess/{id}/report")).await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.choose("select[name='reason']", "visit").await?;
    session.put("input[name='frozen-on']", "2026-11-20").await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version][data-seal='matches']").await?;
    session.go(&format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session
        .type_into(".plan-item textarea[name='task']", "Talk to the guild")
        .await?;
    session.go("#/settings").await?;
    session.click("input[name='theme'][value='dark']").await?;
    session.go("#/learn/u03/s2").await?;
    session.click("input[name='done']").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/s2']").await?;
    session.go("#/portfolio").await?;
    session
        .type_into(".completion-record input[name='learner']", "Rosa Vella")
        .await?;
    session.save_state("saved").await?;

    let (key, text) = DAMAGED;
    session.store(key, text).await?;
    session.visit(server, "#/data").await?;
    session.see(".set-aside").await?;
    let unknown = fixture("tests/fixtures/save/unknown-kind.json")?;
    session.open_files(&[context.file("unknown.json", &unknown)?]).await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    session.save_state("saved").await?;

    // A deleted assessment is kept too, until everything is erased.
    session.go("#/assess").await?;
    session
        .click(&format!(
            "[data-assessment]:not([data-assessment='{id}']) [data-action='delete']"
        ))
        .await?;
    session.save_state("saved").await
}

/// The file that holds everything, as a fresh visit gives it out.
async fn save(server: &Server, session: &Session) -> Outcome<String> {
    session.visit(server, "#/data").await?;
    session.catch_downloads().await?;
    // Until the database has answered the button waits.
    let file = session.catch_file(&format!("{SAVE_FILE}:not(:disabled)")).await?;
    ensure(file.name.ends_with("_tot.json"), || {
        format!("the backup is called {:?}", file.name)
    })?;
    file.text()
}

async fn erase(session: &Session) -> Outcome {
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    let proof = "return document.querySelector('#erased').innerText.trim();";
    session.wait_for("the proof that all is erased", proof, &[]).await?;
    session
        .wait_until_equal(
            "what is left in the storage",
            "return Object.keys(localStorage).length;",
            &[],
            &json!(0),
        )
        .await
}

fn read(text: &str) -> Outcome<SaveFile> {
    save_file::read(text).map_err(|error| Failure::new(format!("the backup cannot be read: {error:?}")))
}

fn holds_everything(file: &SaveFile) -> Outcome {
    for (kind, _) in KINDS {
        ensure(file.documents_of(kind).next().is_some(), || {
            format!("the backup holds no {kind}: let this journey make one")
        })?;
    }
    ensure(file.documents_of("storyboard").next().is_some(), || {
        "a kind that nobody here knows was left behind".to_owned()
    })?;
    let (key, text) = DAMAGED;
    let other = file.extra.get("other").and_then(Value::as_object);
    let aside = other.into_iter().flatten();
    let mut aside = aside.filter(|(name, _)| name.contains(key));
    ensure(aside.any(|(_, kept)| kept == text), || {
        format!("the damaged text was left behind: {:?}", file.extra.keys())
    })?;
    ensure(file.extra.len() > 1, || {
        "a field that nobody here knows was left behind".to_owned()
    })
}

/// Old work without a backup brings a reminder, which can be put off and stays away.
pub(crate) async fn reminder(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &begun_long_ago()?).await?;
    session.visit(&server, "#/assess").await?;
    session.see("[data-last-backup='']").await?;
    session.see("[data-notice='backup'] a[href='#/data']").await?;
    session.click("[data-action='put-off-reminder']").await?;
    gone(&session).await?;
    session.reload().await?;
    session.see("[data-last-backup='']").await?;
    gone(&session).await?;

    session.go("#/data").await?;
    session.catch_downloads().await?;
    session.catch_file(&format!("{SAVE_FILE}:not(:disabled)")).await?;
    session.see("[data-last-backup]:not([data-last-backup=''])").await?;
    session.go("#/assess").await?;
    session.see("[data-last-backup]:not([data-last-backup=''])").await?;
    gone(&session).await?;

    // The answer of the browser to keeping is said where the storage is described, once it was asked.
    session.go(&format!("#/assess/{id}/report")).await?;
    session.go("#/data").await?;
    session.see(".storage-section [data-promise]").await?;
    session.console_is_clean().await
}

async fn gone(session: &Session) -> Outcome {
    let script = "return !document.querySelector(arguments[0]);";
    let notice = "[data-notice='backup']";
    session
        .wait_for("a page without the reminder", script, &[notice.into()])
        .await?;
    Ok(())
}

/// The worked example, begun on a day long ago.
fn begun_long_ago() -> Outcome<String> {
    let mut file: Value = serde_json::from_str(&worked_example()?)?;
    let registers = file
        .pointer_mut("/documents/0/registers")
        .and_then(Value::as_object_mut);
    let registers = registers.ok_or_else(|| Failure::new("the worked example has no registers"))?;
    let day = json!({ "value": "2024-01-31", "counter": 9_999, "writer": "3f2a9c5b7d10" });
    registers.insert("created_on".to_owned(), day);
    Ok(file.to_string())
}
