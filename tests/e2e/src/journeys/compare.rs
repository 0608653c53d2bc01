//! Earlier and now: a frozen version, what moved since, what of it may be called real, and what is on paper.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{ERASE, ERASE_NOW, MERGE, SAVE_FILE};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls_of, numbered, print, squeezed};
use crate::context::{Context, worked_example};

/// The frozen version on the page.
const VERSION: &str = "[data-version]";
/// The evidence that makes a move real.
const TITLE: &str = "Letter of the national recognition centre";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = frozen(&server, &session).await?;
    change_answers(&session, &id).await?;
    session.go(&compare_route(&id)).await?;
    what_moved(&session).await?;
    see_with_todays_eyes(&session).await?;
    session.reload().await?;
    session.see(&format!("{VERSION}[data-seal='matches']")).await?;
    session
        .see("[data-shift='p6.4'][data-standards='down'][data-practice='up']")
        .await?;
    ghost(&session, &id).await?;
    remove_and_restore(&session, &id).await?;
    session.console_is_clean().await
}

fn compare_route(id: &str) -> String {
    format!("#/assess/{id}/compare")
}

/// The worked example, frozen with a day and words.
async fn frozen(server: &Server, session: &Session) -> Outcome<String> {
    let id = session.begin_with(server, &worked_example()?).await?;
    session.go(&compare_route(&id)).await?;
    ensure(!session.shows(VERSION).await?, || {
        "a version is frozen before anybody froze one".to_owned()
    })?;
    session.choose("select[name='reason']", "visit").await?;
    session.put("input[name='frozen-on']", "2026-11-20").await?;
    session
        .type_into("input[name='freeze-words']", "Before Ana comes")
        .await?;
    session.click("[data-action='freeze']").await?;
    session.see(&format!("{VERSION}[data-seal='matches']")).await?;
    session.save_state("saved").await?;
    Ok(id)
}

/// One up without evidence, one up with evidence, an essential down.
async fn change_answers(session: &Session, id: &str) -> Outcome {
    session.go(&format!("#/assess/{id}/p6")).await?;
    session.answer("p6.4", "2").await?;
    session.answer("p6.5", "3").await?;
    let card = "[data-indicator='p6.5'] .evidence";
    session.click(&format!("{card} > summary")).await?;
    session.click(&format!("{card} [data-action='add-evidence']")).await?;
    session
        .type_into(&format!("{card} [data-evidence] input"), TITLE)
        .await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    session.answer("p1.1", "2").await?;
    session.save_state("saved").await
}

/// Levels, counts, indices, essentials, evidence; and what did not move only when asked for.
async fn what_moved(session: &Session) -> Outcome {
    for (name, count) in [("up", "2"), ("same", "53"), ("down", "1")] {
        session.value(&format!("[data-count='{name}']"), count).await?;
    }
    for (indicator, change, real) in [
        ("p6.4", "up", "false"),
        ("p6.5", "up", "true"),
        ("p1.1", "down", "false"),
    ] {
        session
            .see(&format!(
                "[data-moved='{indicator}'][data-change='{change}'][data-real='{real}']"
            ))
            .await?;
    }
    let real = session.see("[data-moved='p6.5']").await?;
    ensure(real.contains(TITLE), || {
        format!("the real move does not name its evidence: {real}")
    })?;
    session.see("[data-evidence-of='p6.5']").await?;
    session.see("[data-essential='p1.1']").await?;
    // P6 from 2 2 1 1 to 2 2 2 3, without the one that does not apply.
    session
        .value(".indices-table [data-principle='p6'] [data-side='before']", "37.500000")
        .await?;
    session
        .value(".indices-table [data-principle='p6'] [data-side='after']", "56.250000")
        .await?;
    session
        .value(
            ".indices-table [data-principle='overall'] [data-side='before']",
            "56.083333",
        )
        .await?;
    ensure(!session.shows("[data-moved='p1.2']").await?, || {
        "what did not move is listed among what moved".to_owned()
    })?;
    session.click("input[name='moved-only']").await?;
    session.see("[data-moved='p1.2'][data-change='same']").await?;
    session
        .value(".trend-table [data-point='1'] [data-figure='overall']", "56.083333")
        .await?;
    session.see(".trend-chart .trend-line").await?;
    Ok(())
}

/// The old state is rated lower today, and the frozen answer stays.
async fn see_with_todays_eyes(session: &Session) -> Outcome {
    session.click(".then-rating > summary").await?;
    session.click("input[name='then-p6.4'][value='0']").await?;
    session
        .see("[data-shift='p6.4'][data-standards='down'][data-practice='up']")
        .await?;
    session
        .value(".indices-table [data-principle='p6'] [data-side='before']", "37.500000")
        .await?;
    session.save_state("saved").await
}

/// The report shows the old outline, its name and its figures when asked.
async fn ghost(session: &Session, id: &str) -> Outcome {
    let version = "return document.querySelector(arguments[0]).dataset.version;";
    let version = session.text_of(version, &[VERSION.into()]).await?;
    session.go(&format!("#/assess/{id}/report")).await?;
    session.see("select[name='earlier']").await?;
    ensure(!session.shows(".radar-shape.earlier").await?, || {
        "an earlier version is drawn before it was chosen".to_owned()
    })?;
    session.choose("select[name='earlier']", &version).await?;
    session.see(".radar-shape.earlier .radar-mark").await?;
    session.see("[data-legend='earlier']").await?;
    session
        .value("[data-principle='p6'] [data-figure='earlier']", "37.500000")
        .await?;
    session
        .value("[data-principle='p6'] [data-figure='index']", "56.250000")
        .await?;
    session.see("#earlier-sentence").await?;
    Ok(())
}

async fn remove_and_restore(session: &Session, id: &str) -> Outcome {
    session.go(&compare_route(id)).await?;
    session.click("[data-action='remove-version']").await?;
    session.see("[data-action='restore-version']").await?;
    gone(session, VERSION).await?;
    session.click("[data-action='restore-version']").await?;
    session.see(&format!("{VERSION}[data-seal='matches']")).await?;
    session.save_state("saved").await
}

/// Waits until nothing fits the selector any more.
async fn gone(session: &Session, selector: &str) -> Outcome {
    let count = "return document.querySelectorAll(arguments[0]).length;";
    let what = format!("how many {selector} are left");
    session
        .wait_until_equal(&what, count, &[selector.into()], &json!(0))
        .await
}

/// The file with everything holds the frozen version: erased and opened again it is as it was; changed by hand it says so.
pub(crate) async fn changed(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = frozen(&server, &session).await?;
    session.visit(&server, "#/data").await?;
    session.catch_downloads().await?;
    session.click(SAVE_FILE).await?;
    let text = session.caught("everything").await?;
    let mut file: Value = serde_json::from_str(&text)?;
    session.click(ERASE).await?;
    session.click(ERASE_NOW).await?;
    // The proof comes when the database is empty, too. WebKit never ends the work of a page that is left in the middle of
    // it, and a later page then waits for it.
    session.see("#erased:not(:empty)").await?;
    session.visit(&server, "#/data").await?;

    let good = context.file("good.json", &text)?;
    session.open_files(&[good]).await?;
    session.click(MERGE).await?;
    session.see(".taken-in").await?;
    session.go(&compare_route(&id)).await?;
    session.see(&format!("{VERSION}[data-seal='matches']")).await?;

    let level = frozen_level(&mut file, "p6.4")?;
    ensure_equal("the frozen level", level, &json!(1))?;
    *level = json!(4);
    let forged = context.file("forged.json", &file.to_string())?;
    session.go("#/data").await?;
    session.open_files(&[forged]).await?;
    session.click(MERGE).await?;
    session.see(".taken-in").await?;
    session.go(&compare_route(&id)).await?;
    session.see(&format!("{VERSION}[data-seal='broken']")).await?;
    session.console_is_clean().await
}

/// The level of an indicator in the only frozen version of a file.
fn frozen_level<'a>(file: &'a mut Value, indicator: &str) -> Outcome<&'a mut Value> {
    let documents = file
        .get_mut("documents")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten();
    let mut snapshots = documents.filter(|document| document.get("kind") == Some(&json!("snapshots")));
    let registers = snapshots.next().and_then(|document| document.get_mut("registers"));
    let registers = registers.and_then(Value::as_object_mut).into_iter().flatten();
    let end = format!("/frozen/{indicator}/level/self");
    let mut found = registers.filter(|(key, _)| key.ends_with(&end));
    let register = found
        .next()
        .and_then(|(_, register)| register.pointer_mut("/value/answer"));
    register.ok_or_else(|| Failure::new(format!("no frozen answer to {indicator} in the file")))
}

/// An answer under another version of the checklist: it is listed, taken over after a freeze, and back again.
pub(crate) async fn checklist(context: &mut Context<'_>) -> Outcome {
    let mut example: Value = serde_json::from_str(&worked_example()?)?;
    let place = "/documents/0/registers/p1.1~1level~1self/value/instrument";
    let version = example.pointer_mut(place);
    *version.ok_or_else(|| Failure::new(format!("the worked example has no {place}")))? = json!("0.9.0");

    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &example.to_string()).await?;
    session.go(&compare_route(&id)).await?;
    session.see("[data-carry='reworded'] a[href$='/p1/1']").await?;
    session.click("[data-action='take-over-answers']").await?;
    session.see("[data-action='take-back-answers']").await?;
    session.see(&format!("{VERSION}[data-seal='matches']")).await?;
    gone(&session, "[data-carry]").await?;
    session.save_state("saved").await?;
    ensure_equal(
        "the version after",
        &given_under(&session, &id, place).await?,
        &json!("1.0.0"),
    )?;

    session.click("[data-action='take-back-answers']").await?;
    session.see("[data-carry='reworded'] a[href$='/p1/1']").await?;
    session.save_state("saved").await?;
    ensure_equal(
        "the version again",
        &given_under(&session, &id, place).await?,
        &json!("0.9.0"),
    )?;
    session.console_is_clean().await
}

async fn given_under(session: &Session, id: &str, place: &str) -> Outcome<Value> {
    let stored = session.stored_assessment(id).await?;
    let version = stored.pointer(place).cloned();
    version.ok_or_else(|| Failure::new(format!("{place} is not stored")))
}

/// The comparison on paper.
pub(crate) async fn papers(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = frozen(&server, &session).await?;
    change_answers(&session, &id).await?;
    session.visit(&server, &compare_route(&id)).await?;
    session.see("[data-moved='p6.5'][data-real='true']").await?;
    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    for (part, what) in [
        ("P6.5", "a statement that moved"),
        (TITLE, "the evidence of a real move"),
        ("Before Ana comes", "why the version was frozen"),
        ("37.5", "the earlier index"),
        ("56.3", "the later index"),
    ] {
        holds(&text, part, what)?;
    }
    for principle in 1..=10 {
        holds(&text, &format!("P{principle}"), "a principle")?;
    }
    no_controls_of(&session, &text, "main button, main summary").await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}
