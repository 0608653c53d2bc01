//! What to do next: the smallest change, what is ruled out of it, trial levels, and the improvement plan with its papers.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::MERGE;
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls_of, numbered, print, squeezed};
use crate::context::{Context, worked_example};

/// How many steps the way has.
const WAY: &str = "#smallest-change";
/// The items of the plan.
const ITEMS: &str = ".plan-item";
const OWNER: &str = "Producer";
const EVIDENCE: &str = "Minutes of the partner meeting";
/// One word: in a narrow column of paper the words of a line stand apart.
const EVIDENCE_ON_PAPER: &str = "Minutes";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let file = context.file("worked-example.json", &worked_example()?)?;
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/data").await?;
    session.open_files(&[file]).await?;
    session.click(MERGE).await?;
    session.see("#outcome").await?;
    let id = id_of(&worked_example()?)?;
    session.go(&route(&id)).await?;

    smallest_change(&session).await?;
    another_band(&session).await?;
    let before = session.stored_assessment(&id).await?;
    try_levels(&session).await?;
    ensure_equal(
        "the answers after trial levels",
        &session.stored_assessment(&id).await?,
        &before,
    )?;

    fill_plan(&session).await?;
    done_is_written(&session, &id).await?;
    session.reload().await?;
    session.value(WAY, "5").await?;
    session.see(&about("[data-state='done']")).await?;
    session.holds(&inside("input[name='owner']"), OWNER).await?;
    session.holds(&inside("input[name='due']"), "2027-03-01").await?;
    by_owner_and_removed(&session).await?;
    session.console_is_clean().await
}

fn route(id: &str) -> String {
    format!("#/assess/{id}/plan")
}

fn id_of(save_file: &str) -> Outcome<String> {
    let file: Value = serde_json::from_str(save_file)?;
    let id = file.pointer("/documents/0/id").and_then(Value::as_str);
    Ok(id
        .ok_or_else(|| Failure::new("the save file holds no document"))?
        .to_owned())
}

/// The item for P6.4.
fn about(more: &str) -> String {
    format!("[data-about='p6.4']{more}")
}

fn inside(selector: &str) -> String {
    about(&format!(" {selector}"))
}

async fn there_are(session: &Session, count: usize) -> Outcome {
    let script = "return document.querySelectorAll(arguments[0]).length;";
    session
        .wait_until_equal("items in the plan", script, &[ITEMS.into()], &json!(count))
        .await
}

/// Seven steps to Ready; one statement ruled out gives another way as short; days are added up.
async fn smallest_change(session: &Session) -> Outcome {
    session.value(WAY, "7").await?;
    session.see("[data-step='p6.4'][data-from='1'][data-to='3']").await?;
    let anchors = "return document.querySelectorAll(`[data-step='p6.4'] .next-step`).length;";
    ensure_equal(
        "the anchors of two levels",
        &session.run(anchors, &[]).await?,
        &json!(2),
    )?;
    session.see(".another-way").await?;
    session.click("[data-step='p6.4'] .step-help > summary").await?;
    session
        .see("[data-step='p6.4'] .course-places a[href^='#/learn/']")
        .await?;
    let measured = "return performance.getEntriesByName('smallest-change', 'measure').length > 0;";
    ensure_equal("a measurement", &session.run(measured, &[]).await?, &json!(true))?;

    session.click("[data-step='p6.4'] [data-action='rule-out']").await?;
    session.see("[data-locked='p6.4']").await?;
    session.value(WAY, "7").await?;
    ensure(!session.shows("[data-step='p6.4']").await?, || {
        "a statement that was ruled out still rises".to_owned()
    })?;
    session.put("input[name='days-otherwise']", "2").await?;
    let days = "return document.querySelector(arguments[0])?.dataset.days ?? null;";
    session
        .wait_until_equal("days of the way", days, &[WAY.into()], &json!("14"))
        .await?;
    session.put("input[name='days-otherwise']", "").await?;
    session.click("[data-locked='p6.4'] [data-action='let-in']").await?;
    session.see("[data-step='p6.4']").await?;
    Ok(())
}

/// Leading asks for an answer and for evidence beside the steps.
async fn another_band(session: &Session) -> Outcome {
    session.choose("select[name='band']", "leading").await?;
    session.value(WAY, "46").await?;
    session.see("[data-answer-first='p4.7']").await?;
    session.see("[data-evidence-first='p2.1']").await?;
    session.choose("select[name='band']", "ready").await?;
    session.value(WAY, "7").await
}

/// Trial levels change the trial and nothing else.
async fn try_levels(session: &Session) -> Outcome {
    session.value("#trial-band", "developing").await?;
    session.click("[data-action='try-steps']").await?;
    session.value("#trial-band", "ready").await?;
    session.value("#trial-said", "4").await?;
    session.click("[data-action='back-to-real']").await?;
    session.value("#trial-said", "0").await?;
    session
        .put("[data-trial-list='steps'] input[name='trial-p6.4']", "4")
        .await?;
    session.value("#trial-overall", "57.958333").await?;
    session
        .value("[data-trial-row='overall'] td:nth-of-type(1)", "56.083333")
        .await?;
    session.click(".trial-why > summary").await?;
    session
        .see("[data-reasons='trial'] [data-reason]:not([data-reason=''])")
        .await?;

    // What has no level can get one.
    session.click("[data-action='all-levels']").await?;
    session.click("[data-trial-group='p4'] > summary").await?;
    session.see("[data-trial-group='p4'] input[name='trial-p4.7']").await?;
    session
        .put("[data-trial-group='p4'] input[name='trial-p4.7']", "3")
        .await?;
    session.value("#trial-said", "2").await?;
    session.click("[data-action='back-to-real']").await?;
    session.value("#trial-overall", "56.083333").await
}

/// The steps go in once, with their anchors; one item of one's own beside them.
async fn fill_plan(session: &Session) -> Outcome {
    session.click("[data-action='add-steps']").await?;
    there_are(session, 4).await?;
    session.see("[data-action='add-steps']:disabled").await?;
    // All of them are one step back.
    session.click("[data-action='undo-plan']").await?;
    there_are(session, 0).await?;
    session.see("[data-action='undo-plan']:disabled").await?;
    session.click("[data-action='add-steps']").await?;
    there_are(session, 4).await?;
    let prefilled = "
        const anchors = [...document.querySelectorAll(`[data-step='p6.4'] .next-step span`)].map((anchor) => anchor.textContent);
        return document.querySelector(arguments[0]).value === anchors.join('\\n');";
    let task = inside("textarea[name='task']");
    ensure_equal(
        "the task that is there already",
        &session.run(prefilled, &[task.into()]).await?,
        &json!(true),
    )?;
    session.click("[data-action='add-own']").await?;
    there_are(session, 5).await?;
    session
        .type_into(
            ".plan-item:not([data-about]) textarea[name='task']",
            "Talk to the guild",
        )
        .await?;

    session.type_into(&inside("input[name='owner']"), OWNER).await?;
    session.put(&inside("input[name='due']"), "2027-03-01").await?;
    session.type_into(&inside("input[name='evidence']"), EVIDENCE).await
}

/// A done item writes its level and its evidence into the answers; one press takes both back.
async fn done_is_written(session: &Session, id: &str) -> Outcome {
    ensure(!session.shows("[data-action='take-level']").await?, || {
        "an open item offers its level".to_owned()
    })?;
    session.choose(&inside("select[name='state']"), "done").await?;
    for _ in 0..2 {
        session.click(&inside("[data-action='take-level']")).await?;
        session.see("#level-taken").await?;
        answered(session, id, 3, true).await?;
        session.click("[data-action='take-level-back']").await?;
        answered(session, id, 1, false).await?;
    }
    session.click(&inside("[data-action='take-level']")).await?;
    session.see("#level-taken").await?;
    answered(session, id, 3, true).await
}

/// The level of P6.4 in the stored answers, and whether the evidence is named there.
async fn answered(session: &Session, id: &str, level: u8, named: bool) -> Outcome {
    // What was said to be saved before may be said still, so the store itself is asked.
    let stored = "
        const key = Object.keys(localStorage).find((key) => key.endsWith(`assessment:${arguments[0]}`));
        return JSON.parse(localStorage.getItem(key)).documents[0].registers['p6.4/level/self'].value.answer;";
    session
        .wait_until_equal("the level of P6.4", stored, &[id.into()], &json!(level))
        .await?;
    let file = session.stored_assessment(id).await?;
    let registers = file.pointer("/documents/0/registers").and_then(Value::as_object);
    let registers = registers.ok_or_else(|| Failure::new("the stored assessment has no registers"))?;
    let title = |(key, register): (&String, &Value)| {
        key.starts_with("p6.4/evidence/") && register.get("text") == Some(&json!(EVIDENCE))
    };
    ensure_equal("the evidence of P6.4", &registers.iter().any(title), &named)
}

/// Groups by owner; an item that is removed comes back.
async fn by_owner_and_removed(session: &Session) -> Outcome {
    session.choose("select[name='view']", "owner").await?;
    session.see_text(".group-heading", OWNER).await?;
    session.click("[data-about='p6.5'] [data-action='remove-item']").await?;
    there_are(session, 4).await?;
    session.click("[data-action='undo-plan']").await?;
    there_are(session, 5).await?;
    session.see("[data-about='p6.5']").await?;
    Ok(())
}

/// The plan as a table, the agenda alone on its page, and the calendar file.
pub(crate) async fn papers(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &route(&id)).await?;
    session.click("[data-action='add-steps']").await?;
    there_are(&session, 4).await?;
    session.type_into(&inside("input[name='owner']"), OWNER).await?;
    session.put(&inside("input[name='due']"), "2027-03-01").await?;
    session
        .type_into(&inside("input[name='evidence']"), EVIDENCE_ON_PAPER)
        .await?;
    calendar(&session, &id).await?;

    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    for (part, what) in [
        ("P6.4", "a statement of the plan"),
        (OWNER, "who does it"),
        ("1 March 2027", "by when"),
        (EVIDENCE_ON_PAPER, "what will show it"),
        ("7 steps reach Ready", "the smallest change"),
        ("Agenda: 60 minutes", "the agenda"),
    ] {
        holds(&text, part, what)?;
    }
    no_controls_of(&session, &text, "main button, main summary").await?;
    numbered(context.engine, &pages)?;
    one_paper(
        context,
        &session,
        "print-plan",
        "What is to be done, by whom and by when",
        "Agenda: 60 minutes",
    )
    .await?;
    one_paper(
        context,
        &session,
        "print-agenda",
        "Agenda: 60 minutes",
        "What is to be done, by whom and by when",
    )
    .await?;
    let minutes = "
        const rows = [...document.querySelectorAll('.agenda-table [data-minutes]')];
        return rows.reduce((sum, row) => sum + Number(row.dataset.minutes), 0);";
    ensure_equal("minutes of the meeting", &session.run(minutes, &[]).await?, &json!(60))?;
    session.console_is_clean().await
}

/// What a button prints: one paper and not the other.
async fn one_paper(context: &Context<'_>, session: &Session, button: &str, wanted: &str, other: &str) -> Outcome {
    // The browser's own dialogue would wait for a person.
    let asked = "window.asked = false; window.print = () => { window.asked = true; };";
    session.run(asked, &[]).await?;
    session.click(&format!("[data-action='{button}']")).await?;
    session
        .wait_until_equal("the wish to print", "return window.asked;", &[], &json!(true))
        .await?;
    let pages = print(context, session).await?;
    let text = squeezed(&pages.join(" "));
    holds(&text, wanted, button)?;
    holds(&text, "P6.4", button)?;
    ensure(!text.contains(other), || format!("{button} also prints {other:?}"))?;
    ensure(!text.contains("7 steps reach Ready"), || {
        format!("{button} also prints the smallest change")
    })
}

/// One day is in the file, three items have none; the file is one that calendars take.
async fn calendar(session: &Session, id: &str) -> Outcome {
    session.catch_downloads().await?;
    let file = session.catch_file("[data-action='save-calendar']").await?;
    ensure(file.name.ends_with(".ics"), || {
        format!("the file is called {}", file.name)
    })?;
    session.see_text(".plan-out .outcome", "3 items have no day").await?;
    let text = file.text()?;
    ensure(text.ends_with("\r\n"), || "the file does not end a line".to_owned())?;
    for line in text.trim_end().split("\r\n") {
        ensure(line.len() <= 75 && !line.contains(['\r', '\n']), || {
            format!("not a line of a calendar: {line:?}")
        })?;
    }
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.trim_end().split("\r\n").collect();
    ensure_equal("the first line", &lines.first(), &Some(&"BEGIN:VCALENDAR"))?;
    ensure_equal("the last line", &lines.last(), &Some(&"END:VCALENDAR"))?;
    let days = lines.iter().filter(|line| **line == "BEGIN:VEVENT").count();
    ensure_equal("days in the file", &days, &1)?;
    for wanted in [
        "VERSION:2.0",
        "DTSTART;VALUE=DATE:20270301",
        "DTEND;VALUE=DATE:20270302",
        "TRIGGER:-P7D",
    ] {
        ensure(lines.contains(&wanted), || format!("no {wanted} in {text}"))?;
    }
    let uid = lines.iter().find_map(|line| line.strip_prefix("UID:"));
    ensure(uid.is_some_and(|uid| uid.contains(id)), || {
        format!("the day is called {uid:?}")
    })?;
    let said = lines.iter().find_map(|line| line.strip_prefix("DESCRIPTION:"));
    ensure(said.is_some_and(|said| said.contains(EVIDENCE_ON_PAPER)), || {
        format!("the day says {said:?}")
    })
}
