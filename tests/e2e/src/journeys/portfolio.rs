//! What a learner made: checked against open criteria, taken over as evidence, and written down as a record.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::Quiz;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// An artefact that serves indicators, and what makes it.
const ARTEFACT: &str = "specification";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let words = context.content("portfolio")?;
    let artefact = artefact(&words)?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.go("#/portfolio").await?;
    judge(&session, artefact).await?;
    session.reload().await?;
    for criterion in criteria(artefact) {
        session.chosen(&format!("{ARTEFACT}-{criterion}"), "meets").await?;
    }
    session
        .holds(&inside("input[name='place']"), "Shelf 3, folder Rigging")
        .await?;
    session
        .holds(&inside("textarea[name='note']"), "Read by two colleagues.")
        .await?;

    take_over(&session, artefact, &id).await?;
    session.console_is_clean().await
}

/// Every criterion, where it lies, a note, and done.
async fn judge(session: &Session, artefact: &Value) -> Outcome {
    session.see(&inside(".criteria")).await?;
    let criteria = criteria(artefact);
    let first = criteria
        .first()
        .ok_or_else(|| Failure::new(format!("{ARTEFACT} has no criteria")))?;
    session
        .click(&inside(&format!("input[name='{ARTEFACT}-{first}'][value='not-yet']")))
        .await?;
    for criterion in criteria {
        let meets = inside(&format!("input[name='{ARTEFACT}-{criterion}'][value='meets']"));
        session.click(&meets).await?;
    }
    session
        .type_into(&inside("input[name='place']"), "Shelf 3, folder Rigging")
        .await?;
    session
        .type_into(&inside("textarea[name='note']"), "Read by two colleagues.")
        .await?;
    ensure(!session.shows(&inside("[data-action='take-over']")).await?, || {
        "an artefact that is not finished can be taken over".to_owned()
    })?;
    session.click(&inside("input[name='finished']")).await?;
    session.see(&inside("[data-action='take-over']")).await?;
    Ok(())
}

/// One click puts it beside each indicator that it serves, another takes it back; twice is once.
async fn take_over(session: &Session, artefact: &Value, id: &str) -> Outcome {
    let title = artefact.get("title").and_then(Value::as_str).unwrap_or_default();
    let served: Vec<&str> = artefact
        .get("indicators")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    ensure(served.len() > 1, || format!("{ARTEFACT} serves {served:?}"))?;
    ensure_equal("evidence before", &entries(session, id, title).await?, &0)?;

    session.click(&inside("[data-action='take-over']")).await?;
    session.see(&inside("[data-action='take-back']")).await?;
    evidence_becomes(session, id, title, served.len()).await?;
    session.click(&inside("[data-action='take-back']")).await?;
    evidence_becomes(session, id, title, 0).await?;
    session.click(&inside("[data-action='take-over']")).await?;
    session.see(&inside("[data-action='take-back']")).await?;
    session.click(&inside("[data-action='take-over']")).await?;
    session
        .wait_for(
            "a sentence that it is there",
            "return !document.querySelector(arguments[0]);",
            &[inside("[data-action='take-back']").into()],
        )
        .await?;
    evidence_becomes(session, id, title, served.len()).await?;

    // A person sees it beside the indicator, with its place.
    let first = served.first().copied().unwrap_or_default();
    let (principle, _) = first.split_once('.').unwrap_or_default();
    session.go(&format!("#/assess/{id}/{principle}")).await?;
    session
        .click(&format!("[data-indicator='{first}'] .evidence > summary"))
        .await?;
    let script = "
        const fields = [...document.querySelectorAll(`[data-indicator='${arguments[0]}'] [data-evidence] input`)];
        const texts = fields.map((field) => field.value);
        return texts.includes(arguments[1]) && texts.includes(arguments[2]);";
    session
        .wait_for(
            "the artefact beside its indicator",
            script,
            &[first.into(), title.into(), "Shelf 3, folder Rigging".into()],
        )
        .await?;
    Ok(())
}

/// What was done, as a file: it counts a whole unit, says that it awards nothing, and holds the person's own words.
pub(crate) async fn record(context: &mut Context<'_>) -> Outcome {
    let unit = context.content("u12")?;
    let (server, session) = context.begin().await?;
    do_whole_unit(&server, &session, &unit).await?;
    session.visit(&server, "#/portfolio").await?;
    let hours = unit.get("hours").and_then(Value::as_u64).unwrap_or(0);
    session.value("#record-hours", &hours.to_string()).await?;
    session
        .type_into(".completion-record input[name='learner']", "Rosa Vella")
        .await?;
    session
        .put(".completion-record input[name='begun-on']", "2026-11-02")
        .await?;
    session.catch_downloads().await?;
    session.click("[data-action='save-record']").await?;
    let file: Value = serde_json::from_str(&session.caught("the record").await?)?;
    for (pointer, expected) in [
        ("/format", json!("touchstone-completion-record")),
        ("/self_declared", json!(true)),
        ("/credits_awarded", json!(0)),
        ("/name", json!("Rosa Vella")),
        ("/begun_on", json!("2026-11-02")),
        ("/hours", json!(hours)),
        ("/units/0/id", json!("u12")),
        ("/units/0/quiz_right", json!(1)),
    ] {
        ensure_equal(
            &format!("the record's {pointer}"),
            &file.pointer(pointer),
            &Some(&expected),
        )?;
    }
    let statement = file.get("statement").and_then(Value::as_str).unwrap_or_default();
    ensure(statement.len() > 40, || {
        format!("the record says of itself only {statement:?}")
    })?;
    session.see(".quiz-results a[href='#/learn/u12']").await?;

    // A reflection comes along when its writer chooses it.
    session.click(".chosen-reflection input[type='checkbox']").await?;
    session.reload().await?;
    session.see(".chosen-reflection:not(.no-print) input:checked").await?;
    session.console_is_clean().await
}

/// All sections marked as done, a question right, a thought written.
async fn do_whole_unit(server: &Server, session: &Session, unit: &Value) -> Outcome {
    session.visit(server, "#/learn").await?;
    let sections = unit.get("sections").and_then(Value::as_array).into_iter().flatten();
    for section in sections.filter_map(|section| section.get("id")?.as_str()) {
        session.go(&format!("#/learn/u12/{section}")).await?;
        session.click("input[name='done']").await?;
        session
            .see(&format!("[data-complete='true'] a[href='#/learn/u12/{section}']"))
            .await?;
    }
    session.go("#/learn/u12/quiz").await?;
    let items = Quiz::all(unit);
    let item = items.iter().find(|item| item.kind() == "one");
    let item = item.ok_or_else(|| Failure::new("the unit asks for no choice"))?;
    item.fill(session, true).await?;
    session.click(&item.inside("[data-action='check']")).await?;
    session.see(&item.in_state("right")).await?;
    session.go("#/learn/u12/reflections").await?;
    session
        .type_into(".reflection textarea", "I talk too much in the first ten minutes.")
        .await
}

fn artefact(words: &Value) -> Outcome<&Value> {
    let mut all = words.get("artefacts").and_then(Value::as_array).into_iter().flatten();
    let found = all.find(|artefact| artefact.get("id") == Some(&json!(ARTEFACT)));
    found.ok_or_else(|| Failure::new(format!("there is no artefact {ARTEFACT}")))
}

/// The ids of its criteria.
fn criteria(artefact: &Value) -> Vec<&str> {
    let criteria = artefact.get("criteria").and_then(Value::as_array).into_iter().flatten();
    criteria.filter_map(|criterion| criterion.get("id")?.as_str()).collect()
}

fn inside(selector: &str) -> String {
    format!("[data-artefact='{ARTEFACT}'] {selector}")
}

/// How many entries of evidence in the stored assessment have this title.
async fn entries(session: &Session, id: &str, title: &str) -> Outcome<usize> {
    let file = session.stored_assessment(id).await?;
    let registers = file.pointer("/documents/0/registers").and_then(Value::as_object);
    let titles = registers
        .into_iter()
        .flatten()
        .filter(|(key, register)| key.contains("/evidence/") && register.get("text") == Some(&json!(title)));
    let entries = titles.filter_map(|(key, _)| key.rsplit_once('/'));
    let is_gone = |entry: &str| {
        let gone = registers.and_then(|registers| registers.get(&format!("{entry}/deleted")));
        gone.is_some_and(|gone| gone.get("value") == Some(&json!(true)))
    };
    Ok(entries.filter(|(entry, _)| !is_gone(entry)).count())
}

async fn evidence_becomes(session: &Session, id: &str, title: &str, count: usize) -> Outcome {
    session.save_state("saved").await?;
    ensure_equal(
        "entries of evidence in the stored assessment",
        &entries(session, id, title).await?,
        &count,
    )
}
