//! The site does not start any more: all that lies in the browser leaves as one file, and comes back whole elsewhere.

use serde_json::{Value, json};
use touchstone_domain::{assessment, improvement_plan, learning_record, preferences, save_file, snapshots};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{ERASE, ERASE_NOW, MERGE, TROUBLE};
use touchstone_e2e::server::{Fault, Which};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Who the person at this device is, beside everything that goes into a save file.
const DEVICE: &str = "
    const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);
    localStorage.setItem(`device-touchstone:${folder}:${arguments[0]}`, '0123456789abcdef');";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    work(&session, &id).await?;

    // WebKit takes code that it has seen from its memory; the content is refused everywhere.
    server.fail("content/", Fault::Drop, Which::All);
    session.open_cold(&server.url("#/data")).await?;
    session.see(TROUBLE).await?;
    // A killed browser may have lost the last writes to the storage: the second copy is further.
    session.store(&format!("assessment:{id}"), &worked_example()?).await?;
    session.run(DEVICE, &[id.as_str().into()]).await?;
    session.catch_downloads().await?;
    let file = session.catch_file(&format!("{TROUBLE} button:nth-of-type(2)")).await?;
    ensure_equal("its name", &file.name.as_str(), &"touchstone-rescue.json")?;
    let text = file.text()?;
    let read = save_file::read(&text).map_err(|error| Failure::new(format!("the file: {error:?}")))?;
    for kind in [
        assessment::KIND,
        preferences::KIND,
        improvement_plan::KIND,
        snapshots::KIND,
        learning_record::KIND,
    ] {
        ensure(read.documents_of(kind).next().is_some(), || {
            format!("no {kind} in the file")
        })?;
    }
    let who = read.extra.get("device").and_then(|device| device.get(&id));
    ensure_equal("who the person is", &who, &Some(&json!("0123456789abcdef")))?;

    server.heal();
    session.visit(&server, "#/data").await?;
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    session.see("#erased:not(:empty)").await?;
    session.visit(&server, "#/data").await?;
    session.open_files(&[context.file("rescue.json", &text)?]).await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    ensure(!session.shows("[data-outcome='refused']").await?, || {
        "a part of the file was refused".to_owned()
    })?;
    session.save_state("saved").await?;
    is_there(&session, &id).await?;
    let keys = session.all_keys().await?;
    ensure(
        !keys
            .iter()
            .any(|key| key.contains(":set-aside:") || key.contains(":other:") || key.starts_with("device-")),
        || format!("opening left something behind: {keys:?}"),
    )
}

/// Something of each kind.
async fn work(session: &Session, id: &str) -> Outcome {
    session.go("#/settings").await?;
    session.click("input[name='theme'][value='dark']").await?;
    session.go("#/learn/u03/s2").await?;
    session.click("input[name='done']").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/s2']").await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-version][data-seal='matches']").await?;
    session.go(&format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session
        .type_into(".plan-item textarea[name='task']", "Talk to the guild")
        .await?;
    session.save_state("saved").await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.answer("p1.1", "1").await?;
    session.save_state("saved").await?;
    // The header does not wait for the database.
    let kept = "
        const done = arguments[arguments.length - 1];
        const folder = location.pathname.slice(0, location.pathname.lastIndexOf('/') + 1);
        const opening = indexedDB.open(`touchstone:${folder}`);
        opening.onsuccess = () => {
            const texts = opening.result.transaction('texts').objectStore('texts').getAll();
            texts.onsuccess = () => {
                opening.result.close();
                const all = texts.result.join();
                done(all.includes('Talk to the guild') && /\"p1.1\\/level\\/self\":.{0,200}?{\"answer\":1[,}]/.test(all));
            };
        };";
    let deadline = std::time::Instant::now() + touchstone_e2e::wait::PATIENCE;
    while session.run_async(kept, &[]).await? != Value::Bool(true) {
        ensure(std::time::Instant::now() < deadline, || {
            "the database never holds what was done".to_owned()
        })?;
    }
    Ok(())
}

async fn is_there(session: &Session, id: &str) -> Outcome {
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "1").await?;
    session.go(&format!("#/assess/{id}/compare")).await?;
    session.see("[data-version][data-seal='matches']").await?;
    session.go(&format!("#/assess/{id}/plan")).await?;
    session
        .holds(".plan-item textarea[name='task']", "Talk to the guild")
        .await?;
    session.go("#/learn/u03/s2").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/s2']").await?;
    Ok(())
}
