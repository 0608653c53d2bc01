//! What the quick storage refuses is not forgotten: the header says so until all of it is kept, whatever else is written
//! meanwhile, and the database has it.

use serde_json::{Map, Value, json};
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::MERGE;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Assessments in the backup and how many notes of 20,000 letters each holds.
const BACKUP: [(&str, usize); 5] = [
    ("0000000000000a01", 0),
    ("0000000000000a02", 20),
    ("0000000000000a03", 0),
    ("0000000000000a04", 15),
    ("0000000000000a05", 0),
];
/// Room for one of the two large ones at most, in letters.
const ROOM: u32 = 260_000;

/// Notes whenever "saved" is said while one of the five is not in the quick storage.
const WATCH: &str = "
    window.falselySaved = [];
    const status = document.querySelector('.save-status');
    const look = () => {
        const keys = Object.keys(localStorage);
        const missing = arguments[0].filter((id) => !keys.some((key) => key.endsWith(`:assessment:${id}`)));
        if (status.dataset.save === 'saved' && missing.length) window.falselySaved.push(missing);
    };
    new MutationObserver(look).observe(status, { attributes: true });";

/// A backup of five is opened where not all of them fit.
pub(crate) async fn opened(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let own = session.assessment_id().await?;
    session.go("#/data").await?;
    session.fill_quick_storage(ROOM).await?;
    let ids: Vec<&str> = BACKUP.iter().map(|(id, _)| *id).collect();
    session.run(WATCH, &[json!(ids)]).await?;
    session.open_files(&[context.file("backup.json", &backup())?]).await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    session.save_state("full").await?;
    only_what_is_kept_is_called_kept(&session).await?;

    // Something else that fits does not cover it up.
    session.go(&format!("#/assess/{own}/p1")).await?;
    session.answer("p1.2", "1").await?;
    let reached = |part: &'static str| {
        let key = own.clone();
        move |stored: &touchstone_e2e::page::Stored| {
            stored.quick_holds(&format!("assessment:{key}"), part)
                && stored.database_holds(&format!("copy:{key}"), part)
        }
    };
    session
        .stored_becomes("the other answer", reached("p1.2/level"))
        .await?;
    session.save_state("full").await?;
    never_falsely_saved(&session).await?;

    // With room, the next change of anything brings all of it.
    session.make_room().await?;
    session.answer("p1.3", "2").await?;
    session.save_state("saved").await?;
    never_falsely_saved(&session).await?;
    let stored = session.stored_everywhere().await?;
    for (id, notes) in BACKUP {
        let part = if notes == 0 { "p1.1/level" } else { "p1.1/note" };
        let kept =
            stored.quick_holds(&format!("assessment:{id}"), part) && stored.database_holds(&format!("copy:{id}"), part);
        ensure(kept, || {
            format!("{id} is called saved and does not lie in both storages")
        })?;
    }
    session.visit(&server, "#/assess").await?;
    for id in ids.into_iter().chain([own.as_str()]) {
        session.see(&format!("[data-assessment='{id}']")).await?;
    }
    session.console_is_clean().await
}

/// No line says "done" of an assessment that the quick storage does not have.
async fn only_what_is_kept_is_called_kept(session: &Session) -> Outcome {
    let script = "
        const lines = [...document.querySelectorAll('.taken-in [data-outcome=done]')].map((line) => line.innerText);
        const keys = Object.keys(localStorage);
        const missing = arguments[0].filter(([id]) => !keys.some((key) => key.endsWith(`:assessment:${id}`)));
        const named = missing.filter(([, name]) => lines.some((line) => line.includes(name)));
        return [missing.length, named.length];";
    let names: Vec<Value> = BACKUP.iter().map(|(id, _)| json!([id, name_of(id)])).collect();
    let [missing, named] = {
        let counted = session.run(script, &[json!(names)]).await?;
        [0, 1].map(|place| counted.get(place).and_then(Value::as_u64).unwrap_or_default())
    };
    ensure(missing > 0, || "all five fit: this journey shows nothing".to_owned())?;
    ensure_equal("assessments called taken in that are not kept", &named, &0)
}

async fn never_falsely_saved(session: &Session) -> Outcome {
    let said = session.run("return window.falselySaved;", &[]).await?;
    ensure_equal("said to be saved while these were missing", &said, &json!([]))
}

fn name_of(id: &str) -> String {
    format!("Assessment {id}")
}

fn backup() -> String {
    let writer = json!("a0b1c2d3e4f5");
    let documents: Vec<Value> = BACKUP
        .iter()
        .map(|(id, notes)| {
            let mut registers = Map::new();
            let mut write = |key: String, field: &str, value: Value| {
                let counter = registers.len() + 1;
                registers.insert(key, json!({ field: value, "counter": counter, "writer": writer }));
            };
            write("name".to_owned(), "text", name_of(id).into());
            let level = json!({ "answer": 3, "instrument": "1.0.0" });
            write("p1.1/level/self".to_owned(), "value", level);
            for number in 0..*notes {
                let key = format!("p{}.{}/note", number / 4 + 1, number % 4 + 1);
                write(key, "text", "word ".repeat(4_000).into());
            }
            json!({ "kind": "assessment", "version": 1, "id": id, "registers": registers })
        })
        .collect();
    json!({ "format": "touchstone", "version": 1, "documents": documents }).to_string()
}

/// The note in A; without its quotation marks, as it lies in a file.
const NOTE: &str = "The note that did not fit. ";
/// Room for a level, not for the note.
const LITTLE: u32 = 1_500;

/// A note that is refused in one assessment while a change in another one fits.
pub(crate) async fn note(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    session.save_state("saved").await?;
    let refused = session.assessment_id().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "1").await?;
    session.save_state("saved").await?;
    let other = session.assessment_id().await?;
    ensure(refused != other, || "there is only one assessment".to_owned())?;

    session.visit(&server, &format!("#/assess/{refused}/p1")).await?;
    session.fill_quick_storage(LITTLE).await?;
    let note = NOTE.repeat(200);
    session.insert(FIELD, note.trim()).await?;
    session.save_state("full").await?;

    // A change that fits, elsewhere: it is kept, and the header still says that something is not.
    session.go("#/assess").await?;
    session.go(&format!("#/assess/{other}/p1")).await?;
    session.answer("p1.1", "2").await?;
    let (level, copy) = ("\"answer\":2", format!("copy:{other}"));
    session
        .stored_becomes("the other answer", |stored| {
            stored.quick_holds(&format!("assessment:{other}"), level) && stored.database_holds(&copy, level)
        })
        .await?;
    session.save_state("full").await?;

    // The database has what the quick storage refused.
    session
        .stored_becomes("the note", |stored| {
            stored.database_holds(&format!("copy:{refused}"), NOTE)
        })
        .await?;
    session.visit(&server, &format!("#/assess/{refused}/p1")).await?;
    session.holds(FIELD, note.trim()).await?;

    session.make_room().await?;
    session.answer("p1.2", "2").await?;
    session.save_state("saved").await?;
    let stored = session.stored_everywhere().await?;
    ensure(stored.quick_holds(&format!("assessment:{refused}"), NOTE), || {
        "the note is called saved and is not in the quick storage".to_owned()
    })?;
    session.reload().await?;
    session.holds(FIELD, note.trim()).await?;
    session.console_is_clean().await
}

/// Where the note is written.
const FIELD: &str = "[data-indicator='p1.1'] .note textarea";
