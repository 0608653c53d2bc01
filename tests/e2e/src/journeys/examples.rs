//! The examples: one click to open, labelled everywhere, apart from a person's own, and always ready to begin anew.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::ABOUT_ASSESSMENT;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// The examples and their bands.
const BANDS: [(&str, &str); 4] = [
    ("fontanarossa", "ready"),
    ("valdispina", "developing"),
    ("danza-corrente", "emerging"),
    ("lanterna", "developing"),
];
/// The one that is changed on the way, an indicator in it, and the level that it has as published.
const CHANGED: (&str, &str, u64) = ("lanterna", "p1.1", 3);

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let providers = context.content("providers")?;
    let (server, session) = context.begin().await?;
    for (id, band) in BANDS {
        open(&server, &session, entry(&providers, id)?, id, band).await?;
    }
    stay_apart(&server, &session).await?;
    begin_anew(&session, entry(&providers, CHANGED.0)?).await?;
    work_with(&session, text(entry(&providers, CHANGED.0)?, "document")).await?;
    in_files(&server, &session).await?;
    session.console_is_clean().await
}

/// One click leads to its result, which says what it is.
async fn open(server: &Server, session: &Session, entry: &Value, id: &str, band: &str) -> Outcome {
    session.visit(server, "#/assess").await?;
    session.see_text(&of(id, "h3"), text(entry, "name")).await?;
    session.click(&of(id, "[data-action='open-example']")).await?;
    session.value("#band", band).await?;
    session.see(".example-label").await?;
    ensure_equal(
        "the example's document",
        &session.assessment_id().await?.as_str(),
        &text(entry, "document"),
    )?;
    let labelled = format!("{} (fictional example)", text(entry, "name"));
    session.see_text("main h1", &labelled).await?;
    session.save_state("saved").await?;

    // The page on which it is answered shows the label too, because the name holds it.
    session.go(&format!("#/assess/{}/p1", text(entry, "document"))).await?;
    session.see_text(ABOUT_ASSESSMENT, &labelled).await?;

    // Once more leads to the same one.
    session.go("#/assess").await?;
    session.click(&of(id, "[data-action='open-example']")).await?;
    session.value("#band", band).await?;
    ensure_equal(
        "the document, opened again",
        &session.assessment_id().await?.as_str(),
        &text(entry, "document"),
    )
}

/// Neither among the person's own, nor offered as what to continue.
async fn stay_apart(server: &Server, session: &Session) -> Outcome {
    session.visit(server, "#/assess").await?;
    session.see("main .empty").await?;
    for (id, _) in BANDS {
        session.see(&of(id, "[data-action='begin-anew']")).await?;
    }
    ensure(!session.shows("main [data-assessment]").await?, || {
        "an example stands among the person's own assessments".to_owned()
    })?;
    session.visit(server, "#/").await?;
    // The person's own is offered, once there is one; the examples never are.
    ensure(!session.shows(".continue").await?, || {
        "an example is offered as what to continue".to_owned()
    })?;
    session.visit(server, "#/assess/start").await?;
    session.answer("p1.1", "2").await?;
    session.save_state("saved").await?;
    let own = session.assessment_id().await?;
    session.visit(server, "#/").await?;
    session
        .see(&format!(".continue a[href='#/assess/{own}/report']"))
        .await?;
    session.go("#/assess").await?;
    session.see(&format!("[data-assessment='{own}']")).await?;
    session
        .click(&format!("[data-assessment='{own}'] [data-action='delete']"))
        .await?;
    session.see("main .empty").await?;
    Ok(())
}

/// A changed one is put back, and the change can be had again.
async fn begin_anew(session: &Session, entry: &Value) -> Outcome {
    let (id, indicator, published) = CHANGED;
    let document = text(entry, "document");
    session.go(&format!("#/assess/{document}/p1")).await?;
    session.answer(indicator, "0").await?;
    level_becomes(session, document, 0).await?;
    session.go("#/assess").await?;
    session.click(&of(id, "[data-action='begin-anew']")).await?;
    session.see(".examples [data-action='take-back']").await?;
    level_becomes(session, document, published).await?;
    session.click(".examples [data-action='take-back']").await?;
    session.see(".examples .outcome").await?;
    level_becomes(session, document, 0).await?;
    session.click(&of(id, "[data-action='begin-anew']")).await?;
    session.see(".examples [data-action='take-back']").await?;
    level_becomes(session, document, published).await?;
    session.go(&format!("#/assess/{document}/report")).await?;
    session.value("#overall-index", "56.083333").await?;

    // Put away and opened again.
    session.go("#/assess").await?;
    session.click(&of(id, "[data-action='put-away']")).await?;
    session.see(".examples [data-action='take-back']").await?;
    ensure(!session.shows(&of(id, "[data-action='begin-anew']")).await?, || {
        "what was put away can begin anew".to_owned()
    })?;
    session.click(&of(id, "[data-action='open-example']")).await?;
    session.value("#overall-index", "56.083333").await
}

/// A frozen version of an example, and something planned for it.
async fn work_with(session: &Session, document: &str) -> Outcome {
    session.go(&format!("#/assess/{document}/compare")).await?;
    session.put("input[name='frozen-on']", "2026-11-20").await?;
    session.click("[data-action='freeze']").await?;
    session.see("[data-seal='matches']").await?;
    session.save_state("saved").await?;
    session.go(&format!("#/assess/{document}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session.see(".plan-item").await?;
    session.save_state("saved").await
}

/// Listed apart, and in the file only when it is asked for; so is what was frozen and planned there.
async fn in_files(server: &Server, session: &Session) -> Outcome {
    for (with_examples, expected) in [(false, 0), (true, BANDS.len())] {
        session.visit(server, "#/data").await?;
        session.see("table.kept-examples").await?;
        if with_examples {
            session.click("input[name='with-examples']").await?;
        }
        session.catch_downloads().await?;
        session.see("[data-action='save-everything']:enabled").await?;
        session.click("[data-action='save-everything']").await?;
        let file: Value = serde_json::from_str(&session.caught("the file").await?)?;
        let documents = file.get("documents").and_then(Value::as_array).into_iter().flatten();
        let examples = documents.filter(|document| document.pointer("/registers/example").is_some());
        ensure_equal("examples in the file", &examples.count(), &expected)?;
        let documents = file.get("documents").and_then(Value::as_array).into_iter().flatten();
        let kinds: Vec<&str> = documents
            .filter_map(|document| document.get("kind").and_then(Value::as_str))
            .collect();
        for kind in ["snapshots", "improvement-plan"] {
            ensure_equal(kind, &kinds.contains(&kind), &with_examples)?;
        }
    }
    Ok(())
}

async fn level_becomes(session: &Session, document: &str, level: u64) -> Outcome {
    session.save_state("saved").await?;
    let file = session.stored_assessment(document).await?;
    let key = format!("/documents/0/registers/{}~1level~1self/value/answer", CHANGED.1);
    ensure_equal("the stored level", &file.pointer(&key), &Some(&json!(level)))
}

fn entry<'a>(providers: &'a Value, id: &str) -> Outcome<&'a Value> {
    let mut all = providers
        .get("examples")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let found = all.find(|entry| entry.get("id") == Some(&json!(id)));
    found.ok_or_else(|| Failure::new(format!("there is no example {id}")))
}

fn text<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn of(id: &str, selector: &str) -> String {
    format!(".examples [data-example='{id}'] {selector}")
}
