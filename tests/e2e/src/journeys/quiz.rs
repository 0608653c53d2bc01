//! A question of every kind: asked for a whole answer, wrong with its reason, tried again, right, and kept.

use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::Quiz;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Every kind that is marked.
const KINDS: [&str; 6] = ["match", "number", "one", "order", "several", "sort"];

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let unit = context.content("u03")?;
    let items = Quiz::all(&unit);
    let mut kinds: Vec<&str> = items.iter().map(Quiz::kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    ensure_equal("the kinds of questions in the unit", kinds.as_slice(), &KINDS)?;

    let (server, session) = context.begin().await?;
    session.visit(&server, "#/learn/u03/quiz").await?;
    for item in &items {
        asks_first(&session, item).await?;
        item.fill(&session, false).await?;
        check(&session, item, "wrong").await?;
    }
    session.see(".quiz-progress[data-mastered='false'] .mastery").await?;

    // Wrong is kept too, with its reasons.
    session.reload().await?;
    for item in &items {
        feedback(&session, item, "wrong").await?;
    }
    for item in &items {
        session.click(&item.inside("[data-action='try-again']")).await?;
        session.see(&item.in_state("open")).await?;
        focus_inside(&session, item).await?;
        item.fill(&session, true).await?;
        check(&session, item, "right").await?;
    }
    session.see(".quiz-progress[data-mastered='true'] .mastery").await?;
    session.reload().await?;
    for item in &items {
        feedback(&session, item, "right").await?;
    }
    session.see(".quiz-progress[data-mastered='true'] .mastery").await?;
    session.go("#/learn/u03").await?;
    session.see("[data-complete='true'] a[href='#/learn/u03/quiz']").await?;
    session.console_is_clean().await
}

/// A question that nobody marks: what is written is kept, and there is a thought to compare it with.
pub(crate) async fn thoughts(context: &mut Context<'_>) -> Outcome {
    let unit = context.content("u04")?;
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/learn/u04/quiz").await?;
    let items = Quiz::all(&unit);
    let open: Vec<&Quiz<'_>> = items.iter().filter(|item| item.kind() == "reflect").collect();
    ensure(!open.is_empty(), || "the unit has no such question".to_owned())?;
    for item in &open {
        session
            .type_into(&item.inside("textarea"), "We count hours twice.")
            .await?;
        session.click(&item.inside("details > summary")).await?;
        let thought = session.see(&item.inside("details div")).await?;
        ensure(thought.len() > 20, || {
            format!("the thought to compare with is {thought:?}")
        })?;
        ensure(!session.shows(&item.inside("[data-action='check']")).await?, || {
            "a thought can be marked".to_owned()
        })?;
    }
    quick_hands_keep_their_place(&session, "#/learn/u04/reflections", ".reflection textarea").await?;
    session
        .type_into(".reflection textarea", "Nobody asked the learners.")
        .await?;
    session.reload().await?;
    session
        .holds(".reflection textarea", "Nobody asked the learners.")
        .await?;
    session.visit(&server, "#/learn/u04/quiz").await?;
    for item in &open {
        session.holds(&item.inside("textarea"), "We count hours twice.").await?;
    }
    session.console_is_clean().await
}

/// One who stands in a field before the new page is painted is not pulled out of it to the heading.
async fn quick_hands_keep_their_place(session: &Session, route: &str, field: &str) -> Outcome {
    let quick = "
        const watch = new MutationObserver(() => {
            const field = document.querySelector(arguments[0]);
            if (!field) return;
            watch.disconnect();
            field.focus();
            requestAnimationFrame(() => requestAnimationFrame(() => { window.isPainted = true; }));
        });
        watch.observe(document.querySelector('main'), { childList: true, subtree: true });";
    session.run(quick, &[field.into()]).await?;
    session.go(route).await?;
    session
        .wait_for("the painted page", "return window.isPainted === true;", &[])
        .await?;
    let inside = "return document.activeElement.matches(arguments[0]);";
    let stayed = session.run(inside, &[field.into()]).await?;
    ensure_equal("whether the field keeps the focus", &stayed, &true.into())
}

/// Without an answer there is a sentence, and nothing is marked. What is to be put in order always has one.
async fn asks_first(session: &Session, item: &Quiz<'_>) -> Outcome {
    if item.kind() == "order" {
        return Ok(());
    }
    session.click(&item.inside("[data-action='check']")).await?;
    let said = session.see(&item.inside(".warning")).await?;
    ensure(said.len() > 10, || format!("{} asks only {said:?}", item.id()))?;
    session.see(&item.in_state("open")).await?;
    Ok(())
}

async fn check(session: &Session, item: &Quiz<'_>, state: &str) -> Outcome {
    session.click(&item.inside("[data-action='check']")).await?;
    feedback(session, item, state).await?;
    focus_inside(session, item).await
}

/// The verdict, and the reason in the author's own words.
async fn feedback(session: &Session, item: &Quiz<'_>, state: &str) -> Outcome {
    session.see(&item.in_state(state)).await?;
    let right = state == "right";
    session
        .see(&item.inside(&format!(".feedback .verdict[data-right='{right}']")))
        .await?;
    for reason in [".feedback .why div", ".feedback .remarks dd"] {
        let said = session.see(&item.inside(reason)).await?;
        ensure(said.len() > 10, || {
            format!("{}: {reason} says only {said:?}", item.id())
        })?;
    }
    session.see(&item.inside(".feedback a[href^='#/learn/']")).await?;
    Ok(())
}

async fn focus_inside(session: &Session, item: &Quiz<'_>) -> Outcome {
    let script = "
        const active = document.activeElement;
        return active.closest('.quiz-item')?.id === arguments[0] && (active.matches('.feedback') || active.matches('h2'));";
    let what = format!("the focus in {}", item.id());
    session.wait_for(&what, script, &[item.id().into()]).await?;
    Ok(())
}
