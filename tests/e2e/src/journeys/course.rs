//! The way through the course: overview, unit, section; notes and marks; and back to where one left off.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::session::Session;

use crate::context::Context;

/// A block in the middle of a long section.
const BLOCK: &str = "transparency-example";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let unit = context.content("u03")?;
    let (server, session) = context.begin().await?;
    session.visit(&server, "").await?;
    step(&session, "header a[href='#/learn']").await?;
    ensure(!session.shows(".continue a").await?, || {
        "somebody who has not begun can go on".to_owned()
    })?;
    step(&session, "[data-unit='u03'] a").await?;

    // Through all sections by their own links, to the quiz after the last.
    step(&session, &part("s1")).await?;
    let sections = unit.get("sections").and_then(Value::as_array).map_or(0, Vec::len);
    for number in 2..=sections {
        step(&session, &format!("nav.pager a.primary[href='#/learn/u03/s{number}']")).await?;
    }
    step(&session, "nav.pager a.primary[href='#/learn/u03/quiz']").await?;

    // A section is done when its reader says so.
    step(&session, &part("s2")).await?;
    session.click("input[name='done']").await?;
    session.see(&format!("[data-complete='true'] {}", part("s2"))).await?;
    take_notes(&session).await?;

    session.reload().await?;
    session.see(&format!("[data-complete='true'] {}", part("s2"))).await?;
    session.holds(&note("quality"), "Ask Rosa about this.").await?;
    session.see("#quality[data-marked]").await?;
    ensure(!session.shows("#transparency[data-marked]").await?, || {
        "a place is marked that nobody marked".to_owned()
    })?;

    // Another visit begins where this one ended.
    session.visit(&server, "#/learn").await?;
    session.see("[data-unit='u03'] .unit-progress").await?;
    session.see(".course-progress progress[value='1']").await?;
    step(&session, ".continue a[href='#/learn/u03/s2']").await?;
    session.holds(&note("quality"), "Ask Rosa about this.").await?;
    session.console_is_clean().await
}

/// The address of a block leads to it, cold and inside the page; one from an older edition leads to the section.
pub(crate) async fn blocks(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, &format!("#/learn/u03/s2/{BLOCK}")).await?;
    here(&session, BLOCK).await?;
    session.follow("#/learn/u03/s2/quality").await?;
    here(&session, "quality").await?;
    // As a person goes back: WebKit's driver leaves out what was reached without a click.
    session.run("history.back();", &[]).await?;
    here(&session, BLOCK).await?;

    // A question, an activity, a tool.
    for (route, block) in [
        ("u03/quiz", "q8"),
        ("u03/activities", "a2"),
        ("u04/s5", "workload-tool"),
    ] {
        session.visit(&server, &format!("#/learn/{route}/{block}")).await?;
        here(&session, block).await?;
    }

    session.visit(&server, "#/learn/u03/s2/long-gone").await?;
    let script = "return document.activeElement.matches('h1') && scrollY < 10;";
    session.wait_for("the beginning of the section", script, &[]).await?;
    session.console_is_clean().await
}

async fn take_notes(session: &Session) -> Outcome {
    session.click("details.own-notes > summary").await?;
    session.type_into(&note("quality"), "Ask Rosa about this.").await?;
    session.click("[data-block='quality'] input[type='checkbox']").await?;
    session.see("#quality[data-marked]").await?;
    // A place of its own has its own address.
    session
        .see(&format!("[data-block='{BLOCK}'] a[href='#/learn/u03/s2/{BLOCK}']"))
        .await?;
    Ok(())
}

fn note(block: &str) -> String {
    format!("[data-block='{block}'] textarea")
}

fn part(section: &str) -> String {
    format!("a[href='#/learn/u03/{section}']")
}

/// Follows a link to another page.
async fn step(session: &Session, link: &str) -> Outcome {
    session.see(link).await?;
    session.leave_page().await?;
    session.click(link).await?;
    session.ready(link).await?;
    Ok(())
}

/// Waits until a block is what the reader looks at: marked, in sight, and with the focus.
async fn here(session: &Session, block: &str) -> Outcome {
    let script = "
        const element = document.getElementById(arguments[0]);
        if (!element || !element.hasAttribute('data-here')) return 'not marked';
        const box = element.getBoundingClientRect();
        if (box.top < -1 || box.top > innerHeight * 0.6) return `at ${box.top} of ${innerHeight}`;
        return element === document.activeElement ? 'here' : 'without the focus';";
    let what = format!("the block {block}");
    session
        .wait_until_equal(&what, script, &[block.into()], &json!("here"))
        .await
}
