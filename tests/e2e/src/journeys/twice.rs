//! Buttons that take away or make something act once: not on what has slid into their place, and not while Enter is held.

use serde_json::json;
use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::{Outcome, ensure_equal};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Two clicks, a quarter of a second apart, on whatever is there each time.
const TWICE: &str = "
    const [selector, done] = arguments;
    const press = () => document.querySelector(selector)?.click();
    press();
    setTimeout(() => { press(); requestAnimationFrame(() => setTimeout(done)); }, 250);";

/// Runs in every engine; Enter is held in Chromium, whose driver can.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, "#/assess").await?;
    let assessments = "main > .page > .list > [data-assessment], .assessments > .list > [data-assessment]";
    there_are(&session, assessments, 1).await?;
    for count in 2..=4 {
        twice(&session, "[data-action='duplicate']").await?;
        there_are(&session, assessments, count).await?;
    }
    twice(&session, "[data-action='delete']").await?;
    there_are(&session, assessments, 3).await?;
    session.click("[data-action='delete']").await?;
    there_are(&session, assessments, 2).await?;
    // Each that went can come back.
    session.click("[data-action='restore']").await?;
    there_are(&session, assessments, 3).await?;
    session.click("[data-action='restore']").await?;
    there_are(&session, assessments, 4).await?;
    if context.engine == Engine::Chromium {
        held(&session, "[data-action='delete']").await?;
        there_are(&session, assessments, 3).await?;
        session.click("[data-action='restore']").await?;
        there_are(&session, assessments, 4).await?;
    }

    session.visit(&server, &format!("#/assess/{id}/plan")).await?;
    session.see("[data-action='add-own']").await?;
    for count in 1..=3 {
        twice(&session, "[data-action='add-own']").await?;
        there_are(&session, "[data-item]", count).await?;
    }
    twice(&session, "[data-action='remove-item']").await?;
    there_are(&session, "[data-item]", 2).await?;
    session.click("[data-action='undo-plan']").await?;
    there_are(&session, "[data-item]", 3).await?;

    session.visit(&server, &format!("#/assess/{id}/compare")).await?;
    session.see("[data-action='freeze']").await?;
    for count in 1..=3 {
        twice(&session, "[data-action='freeze']").await?;
        there_are(&session, "[data-version]", count).await?;
    }
    twice(&session, "[data-action='remove-version']").await?;
    there_are(&session, "[data-version]", 2).await?;
    session.click("[data-action='remove-version']").await?;
    there_are(&session, "[data-version]", 1).await?;
    for count in 2..=3 {
        session.click("[data-action='restore-version']").await?;
        there_are(&session, "[data-version]", count).await?;
    }

    session.visit(&server, &format!("#/assess/{id}/p1")).await?;
    let evidence = "[data-indicator='p1.1'] [data-evidence]";
    let count = "return document.querySelectorAll(arguments[0]).length;";
    let before = session.run(count, &[evidence.into()]).await?.as_u64().unwrap_or(0);
    for more in 1..=2 {
        twice(&session, "[data-indicator='p1.1'] [data-action='add-evidence']").await?;
        there_are(&session, evidence, before + more).await?;
    }
    twice(&session, "[data-indicator='p1.1'] [data-action='remove-evidence']").await?;
    there_are(&session, evidence, before + 1).await?;
    session.click("main [data-action='undo']").await?;
    there_are(&session, evidence, before + 2).await?;
    session.console_is_clean().await
}

async fn there_are(session: &Session, selector: &str, count: u64) -> Outcome {
    let script = "return document.querySelectorAll(arguments[0]).length;";
    session
        .wait_until_equal(
            &format!("how many {selector}"),
            script,
            &[selector.into()],
            &json!(count),
        )
        .await
}

/// Presses twice; what the second press would have done has been done by then.
async fn twice(session: &Session, selector: &str) -> Outcome {
    let ready =
        "return !document.documentElement.hasAttribute('data-rests') && !!document.querySelector(arguments[0]);";
    session.wait_for(selector, ready, &[selector.into()]).await?;
    session.run_async(TWICE, &[selector.into()]).await?;
    Ok(())
}

/// Holds Enter on a button: one press, and then as many more as a keyboard sends in a second and a half.
async fn held(session: &Session, selector: &str) -> Outcome {
    let ready = "return !document.documentElement.hasAttribute('data-rests');";
    session.wait_for("buttons that are ready again", ready, &[]).await?;
    let focus = "const button = document.querySelector(arguments[0]); button.focus(); return document.activeElement === button;";
    ensure_equal(
        "the focus",
        &session.run(focus, &[selector.into()]).await?,
        &json!(true),
    )?;
    let key = |kind: &str, repeat: bool| json!({ "type": kind, "key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13, "autoRepeat": repeat });
    session
        .devtools("Input.dispatchKeyEvent", key("keyDown", false))
        .await?;
    for _ in 0..30 {
        // A person holds the key where the next button is as well.
        session
            .run("document.querySelector(arguments[0])?.focus();", &[selector.into()])
            .await?;
        session.painted().await?;
        session.devtools("Input.dispatchKeyEvent", key("keyDown", true)).await?;
    }
    session.devtools("Input.dispatchKeyEvent", key("keyUp", false)).await?;
    Ok(())
}
