//! Save files: out and in again, and files that are newer, damaged or hostile.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{ERASE, ERASE_NOW, MERGE, SAVE_FILE};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use super::first_visit::check_report;
use crate::context::{Context, fixture, worked_example};

/// Markup that would run if any part of a file were shown as anything but text.
const MARKUP: &str = "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>";

/// Saved, erased, opened again: everything is as it was.
pub(crate) async fn good(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let saved = save(context, &server, &session).await?;

    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    session.see("#erased:not(:empty)").await?;
    let left = session.run("return Object.keys(localStorage).length;", &[]).await?;
    ensure_equal("what is left in the storage", &left, &json!(0))?;
    session.visit(&server, "#/assess").await?;
    ensure(!session.shows("[data-assessment]").await?, || {
        "an assessment is listed after erasing".to_owned()
    })?;

    session.go("#/data").await?;
    session.open_files(&[saved]).await?;
    session.click(MERGE).await?;
    listed(&session, &id).await?;
    session.go(&format!("#/assess/{id}/report")).await?;
    check_report(&session).await?;

    // The same file once more changes nothing.
    let before = session.stored_assessment(&id).await?;
    session.go("#/data").await?;
    session
        .open_files(&[context.file("again.json", &worked_example()?)?])
        .await?;
    session.click(MERGE).await?;
    listed(&session, &id).await?;
    let after = session.stored_assessment(&id).await?;
    ensure_equal(
        "the registers after opening the same file",
        &registers(&after),
        &registers(&before),
    )?;
    session.console_is_clean().await
}

/// The file that the page gives out, where the driver can take it; the fixture elsewhere.
async fn save(context: &Context<'_>, server: &Server, session: &Session) -> Outcome<PathBuf> {
    let folder = context.folder()?;
    session.visit(server, "#/data").await?;
    if context.engine != Engine::Chromium {
        return context.file("saved.json", &worked_example()?);
    }
    session.download_to(&folder).await?;
    session.click(SAVE_FILE).await?;
    let deadline = std::time::Instant::now() + touchstone_e2e::wait::PATIENCE;
    loop {
        let found = fs::read_dir(&folder)?.flatten().map(|entry| entry.path());
        let found = found
            .into_iter()
            .find(|path| path.extension().is_some_and(|extension| extension == "json"));
        if let Some(path) = found {
            let file: Value = serde_json::from_str(&fs::read_to_string(&path)?)?;
            ensure_equal("the file's format", &file.get("format"), &Some(&json!("touchstone")))?;
            return Ok(path);
        }
        ensure(std::time::Instant::now() < deadline, || {
            "no file was downloaded".to_owned()
        })?;
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Each bad file is named with a sentence; none blocks the good one beside it; nothing in a file becomes markup.
pub(crate) async fn bad(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let own = session.assessment_id().await?;
    let before = session.stored_assessment(&own).await?;

    session.visit(&server, "#/data").await?;
    for (name, text) in bad_files()? {
        let said = session.see("main").await?;
        session.open_files(&[context.file(name, &text)?]).await?;
        let differs = "const now = document.querySelector('main').innerText; return now !== arguments[0] && now.includes(arguments[1]);";
        session
            .wait_for(
                &format!("a sentence about {name}"),
                differs,
                &[said.into(), name.into()],
            )
            .await?;
        ensure(!session.shows(MERGE).await?, || format!("{name} can be taken in"))?;
        ensure_equal("what is stored", &session.stored_assessment(&own).await?, &before)?;
        session.go("#/settings").await?;
        session.go("#/data").await?;
    }

    // A newer file can be looked at and taken in, and is not written over.
    let newer = fixture("tests/fixtures/save/newer.json")?;
    let hostile = hostile_names()?;
    let files = [
        context.file("not-json.json", "{\"format\":")?,
        context.file("hostile.json", &hostile)?,
        context.file("newer.json", &newer)?,
        context.file("good.json", &worked_example()?)?,
    ];
    session.open_files(&files).await?;
    for name in ["not-json.json", "hostile.json", "newer.json", "good.json"] {
        let named = "return document.querySelector('main').innerText.includes(arguments[0]);";
        session.wait_for(name, named, &[name.into()]).await?;
    }
    session.click(MERGE).await?;
    let good = id_of(&worked_example()?)?;
    listed(&session, &good).await?;
    session.go(&format!("#/assess/{good}/report")).await?;
    check_report(&session).await?;
    session.go(&format!("#/assess/{own}/p1")).await?;
    session.chosen("p1.1", "3").await?;

    // The hostile one is a name like any other, wherever it is shown.
    let id = id_of(&hostile)?;
    for route in [
        "#/assess".to_owned(),
        format!("#/assess/{id}/p1"),
        format!("#/assess/{id}/report"),
        "#/data".to_owned(),
    ] {
        session.visit(&server, &route).await?;
        session
            .run(
                "for (const details of document.querySelectorAll('details')) details.open = true;",
                &[],
            )
            .await?;
        let inside = session
            .run("return document.querySelectorAll('main img, main script').length;", &[])
            .await?;
        ensure_equal(&format!("{route}: elements out of a file"), &inside, &json!(0))?;
        let title = session.driver.title().await?;
        ensure(title != "broken in", || {
            format!("{route}: a script out of a file has run")
        })?;
    }
    session.console_is_clean().await
}

/// Files that are no save files, by name.
fn bad_files() -> Outcome<Vec<(&'static str, String)>> {
    let worked = worked_example()?;
    let half: String = worked.chars().take(worked.chars().count() / 2).collect();
    Ok(vec![
        ("empty-text.json", String::new()),
        ("cut-off.json", half),
        (
            "not-ours.json",
            json!({ "format": "spreadsheet", "version": 1, "documents": [] }).to_string(),
        ),
        ("a-list.json", "[1, 2, 3]".to_owned()),
        (
            "deep.json",
            format!(
                "{{\"format\":\"touchstone\",\"version\":1,\"documents\":{}1{}}}",
                "[".repeat(5_000),
                "]".repeat(5_000)
            ),
        ),
        (
            "no-version.json",
            json!({ "format": "touchstone", "documents": [] }).to_string(),
        ),
        (
            "large.json",
            format!(
                "{{\"format\":\"touchstone\",\"version\":1,\"x\":\"{}\",\"documents\":[]}}",
                "x".repeat(17 << 20)
            ),
        ),
        ("markup.json", MARKUP.to_owned()),
    ])
}

/// A save file that can be read, full of markup.
fn hostile_names() -> Outcome<String> {
    let mut file: Value = serde_json::from_str(&worked_example()?)?;
    let document = file.pointer_mut("/documents/0").and_then(Value::as_object_mut);
    let document = document.ok_or_else(|| Failure::new("the worked example has no document"))?;
    document.insert("id".to_owned(), json!("0123456789abcdef"));
    let registers = document.get_mut("registers").and_then(Value::as_object_mut);
    let registers = registers.ok_or_else(|| Failure::new("the worked example has no registers"))?;
    for register in registers.values_mut().filter_map(Value::as_object_mut) {
        if register.contains_key("text") {
            register.insert("text".to_owned(), json!(MARKUP));
        }
    }
    let writer = json!("3f2a9c5b7d10");
    for key in ["name", "p1.1/note", "p1.2/note"] {
        registers.insert(
            key.to_owned(),
            json!({ "text": MARKUP, "counter": 9_999, "writer": writer }),
        );
    }
    Ok(file.to_string())
}

fn id_of(save_file: &str) -> Outcome<String> {
    let file: Value = serde_json::from_str(save_file)?;
    let id = file.pointer("/documents/0/id").and_then(Value::as_str);
    id.map(str::to_owned)
        .ok_or_else(|| Failure::new("the save file has no document"))
}

fn registers(file: &Value) -> Value {
    file.pointer("/documents/0/registers").cloned().unwrap_or_default()
}

/// Waits until an assessment is in the list of those on this device.
async fn listed(session: &Session, id: &str) -> Outcome {
    session.go("#/assess").await?;
    session.see(&format!("[data-assessment='{id}']")).await?;
    session.save_state("saved").await
}
