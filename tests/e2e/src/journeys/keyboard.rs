//! Everything without a mouse: Tab, Enter, digits, arrows, undo, and always a focus that can be seen.

use serde_json::{Value, json};
use thirtyfour::Key;
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use super::first_visit::check_report;
use crate::context::{Context, worked_example};

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "").await?;

    // The skip link comes first, and leads to the content.
    press(&session, Key::Tab).await?;
    let skip = session.text_of("return document.activeElement.className;", &[]).await?;
    ensure_equal("the first stop", skip.as_str(), "skip")?;
    press(&session, Key::Enter).await?;
    focus_becomes(&session, "h1").await?;

    // Into an assessment; the new page's heading has the focus.
    tab_to(&session, "a[href='#/assess/start']").await?;
    session.leave_page().await?;
    press(&session, Key::Enter).await?;
    session.ready("the first principle").await?;
    focus_becomes(&session, "h1").await?;

    // Digits and the question mark answer where a choice has the focus, arrows move.
    tab_to(&session, "input[name='p1.1']").await?;
    session.press("3").await?;
    session.chosen("p1.1", "3").await?;
    focus_becomes(&session, "input[name='p1.1'][value='3']").await?;
    press(&session, Key::Down).await?;
    session.chosen("p1.1", "4").await?;
    press(&session, Key::Up).await?;
    session.chosen("p1.1", "3").await?;
    tab_to(&session, "input[name='p1.2']").await?;
    session.press("?").await?;
    session.chosen("p1.2", "unknown").await?;
    session.press("1").await?;
    session.chosen("p1.2", "1").await?;

    // Undo and redo.
    session.press_with_control('z').await?;
    session.chosen("p1.2", "unknown").await?;
    session.press_with_control('y').await?;
    session.chosen("p1.2", "1").await?;

    // A digit in a text is a digit.
    tab_to(&session, "[data-indicator='p1.2'] .note summary").await?;
    press(&session, Key::Enter).await?;
    tab_to(&session, "[data-indicator='p1.2'] .note textarea").await?;
    session.press("4").await?;
    session.chosen("p1.2", "1").await?;

    // On to the next principle, and to the report.
    tab_to(&session, "nav.pager a.primary").await?;
    session.leave_page().await?;
    press(&session, Key::Enter).await?;
    session.ready("the second principle").await?;
    focus_becomes(&session, "h1").await?;
    session.go("#/settings").await?;
    tab_to(&session, "input[name='digit-keys']").await?;
    press(&session, Key::Space).await?;
    let id = assessment(&session).await?;
    session.go(&format!("#/assess/{id}/p1")).await?;
    tab_to(&session, "input[name='p1.1']").await?;
    session.press("0").await?;
    session.chosen("p1.1", "3").await?;
    to_the_report(&server, &session).await?;
    session.console_is_clean().await
}

/// From the front door to the result of an answered assessment, by links and keys alone; then into a unit and its quiz.
async fn to_the_report(server: &Server, session: &Session) -> Outcome {
    let id = session.begin_with(server, &worked_example()?).await?;
    step(session, "header a[href='#/assess']").await?;
    step(session, &format!("[data-assessment='{id}'] h2 a")).await?;
    for principle in 2..=10 {
        step(
            session,
            &format!("nav.pager a.primary[href='#/assess/{id}/p{principle}']"),
        )
        .await?;
    }
    step(session, &format!("nav.pager a.primary[href='#/assess/{id}/report']")).await?;
    check_report(session).await?;

    // Back from the heading. Forward would go round through the browser's own buttons, where Firefox's driver stays.
    let learn = "header a[href='#/learn']";
    walk_to(session, learn, true).await?;
    enter(session, learn).await?;
    step(session, "[data-unit='u03'] a").await?;
    step(session, ".parts a[href='#/learn/u03/quiz']").await?;
    // A choice by its own key, checked by its button; the focus goes to the feedback.
    tab_to(session, "input[name='u03-q1']").await?;
    press(session, Key::Space).await?;
    tab_to(session, "#q1 [data-action='check']").await?;
    press(session, Key::Enter).await?;
    focus_becomes(session, "#q1-feedback").await
}

/// Tab to a link, and through it.
async fn step(session: &Session, link: &str) -> Outcome {
    tab_to(session, link).await?;
    enter(session, link).await
}

/// Enter, and the new page's heading has the focus.
async fn enter(session: &Session, link: &str) -> Outcome {
    session.leave_page().await?;
    press(session, Key::Enter).await?;
    session.ready(link).await?;
    focus_becomes(session, "h1").await
}

async fn press(session: &Session, key: Key) -> Outcome {
    session.press(key.value().to_string()).await
}

/// Presses Tab until something has the focus.
async fn tab_to(session: &Session, selector: &str) -> Outcome {
    walk_to(session, selector, false).await
}

/// Goes stop by stop until something has the focus. Every stop on the way must be visible and show that it has the focus.
async fn walk_to(session: &Session, selector: &str, back: bool) -> Outcome {
    const SEEN: &str = "
        const element = document.activeElement;
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
        return {
            there: element.matches(arguments[0]),
            page: element === document.body || element === document.documentElement,
            visible: box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true }),
            marked: outlined || style.boxShadow !== 'none',
            what: element.outerHTML.slice(0, 160),
        };";
    for _ in 0..250 {
        if back {
            session.tab_back().await?;
        } else {
            press(session, Key::Tab).await?;
        }
        let seen = session.run(SEEN, &[selector.into()]).await?;
        let says = |name: &str| seen.get(name) == Some(&json!(true));
        if !says("page") {
            let what = seen.get("what").and_then(Value::as_str).unwrap_or_default().to_owned();
            ensure(says("visible"), || format!("Tab stops at something invisible: {what}"))?;
            ensure(says("marked"), || format!("the focus cannot be seen at {what}"))?;
        }
        if says("there") {
            return Ok(());
        }
    }
    Err(Failure::new(format!("250 times Tab do not lead to {selector}")))
}

async fn focus_becomes(session: &Session, selector: &str) -> Outcome {
    let script = "return document.activeElement.matches(arguments[0]);";
    session
        .wait_for(&format!("the focus on {selector}"), script, &[selector.into()])
        .await?;
    Ok(())
}

async fn assessment(session: &Session) -> Outcome<String> {
    let keys = session.all_keys().await?;
    let id = keys
        .iter()
        .find_map(|key| key.split_once(":assessment:"))
        .map(|(_, id)| id.to_owned());
    id.ok_or_else(|| Failure::new("no assessment is stored"))
}
