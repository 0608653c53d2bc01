//! What comes next, for people who must not be ranked: in words, with the ways to the course, and without any number.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure_equal};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let instrument = context.content("instrument")?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/tasks")).await?;
    for (list, indicator) in [("strong", "p2.1"), ("next", "p4.4"), ("questions", "p4.7")] {
        session
            .see(&format!("[data-tasks='{list}'] [data-task='{indicator}']"))
            .await?;
    }
    // Where it stands and what comes next, in the words of levels 2 and 3.
    let script = "
        return [...document.querySelectorAll(`[data-task='p4.4'] .anchor-text`)].map((anchor) => anchor.innerText);";
    let said = session.run(script, &[]).await?;
    let anchors = anchors(&instrument, "p4.4")?;
    ensure_equal("the words of p4.4", &said, &json!([anchors.get(2), anchors.get(3)]))?;
    session.see("[data-task='p4.4'] .course-places a").await?;
    session
        .see("[data-task='p1.5'] .course-places a[href*='/activities/']")
        .await?;
    without_numbers(&session).await?;

    // The report leads to the same activities.
    session.go(&format!("#/assess/{id}/report")).await?;
    session.see(".extremes .course-places a[href*='/activities/']").await?;
    session.console_is_clean().await
}

/// Nothing of a score: no mark of a level, no figure, no percentage; and no digit outside the day, the version, the names of
/// places in the course, and what authors and the provider wrote.
async fn without_numbers(session: &Session) -> Outcome {
    let marks = "
        return document.querySelectorAll('main :is(.level-mark, .level-number, [data-value], [data-level], [data-band], output, meter)').length;";
    ensure_equal("marks of a score", &session.run(marks, &[]).await?, &json!(0))?;
    let written = "
        const main = document.querySelector('main').cloneNode(true);
        const others = 'h1, h2, .facts, .print-footer, .result-ways, .course-places, .anchor-text, .examples, .statement, .indicator-link';
        for (const other of main.querySelectorAll(others)) other.remove();
        return main.textContent.match(/[^ ]*[0-9%][^ ]*/g) ?? [];";
    ensure_equal("numbers on the page", &session.run(written, &[]).await?, &json!([]))
}

fn anchors<'words>(instrument: &'words Value, id: &str) -> Outcome<&'words Vec<Value>> {
    let principles = instrument
        .get("principles")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let mut indicators = principles
        .filter_map(|principle| principle.get("indicators")?.as_array())
        .flatten();
    let found = indicators.find(|indicator| indicator.get("id") == Some(&json!(id)));
    let anchors = found.and_then(|indicator| indicator.get("anchors")?.as_array());
    anchors.ok_or_else(|| Failure::new(format!("the checklist has no {id}")))
}
