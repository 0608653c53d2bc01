//! A trainer plans a day: the sample day, cards from several units, the clock that runs along, and all its papers.

use serde_json::Value;
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::page::Tool;
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls, numbered, print, squeezed};
use crate::context::Context;

/// A card with a handout and cards to cut, and one with a handout only, from two units.
const CARDS: [(&str, &str); 2] = [("u04", "a1"), ("u07", "a3")];

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/kit").await?;
    let planned = plan(context, &session).await?;
    session.visit(&server, "#/kit").await?;
    let tool = Tool::on(&session, "session-plan");
    session.holds(&tool.field("", 1, "begins"), "08:30").await?;
    ensure_equal(
        "rows of the clock after another start",
        &rows(&session).await?,
        &planned,
    )?;
    // It is the same sheet as the session plan of the course.
    session.go("#/tools/session-plan").await?;
    session.holds(&tool.field("", 1, "begins"), "08:30").await?;
    session.console_is_clean().await
}

/// Script, handouts, cards to cut, observation and evaluation forms, from the same source as the course.
pub(crate) async fn papers(context: &mut Context<'_>) -> Outcome {
    let words = context.content("portfolio")?;
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/kit").await?;
    plan(context, &session).await?;
    for name in ["observation", "evaluation"] {
        session.click(&format!(".kit-papers input[name='{name}']")).await?;
    }
    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    holds(&text, "08:30", "the beginning of the day")?;
    for (unit, id) in CARDS {
        let unit = context.content(unit)?;
        let activity = activity(&unit, id)?;
        for part in ["purpose", "steps", "if_it_goes_wrong", "core", "handout"] {
            let html = activity.get(part).and_then(Value::as_str).unwrap_or_default();
            holds(&text, &beginning(&session, html).await?, &format!("{part} of {id}"))?;
        }
        let cards = activity.get("cards").and_then(Value::as_array).into_iter().flatten();
        for card in cards.filter_map(Value::as_str) {
            holds(&text, &beginning(&session, card).await?, &format!("a card of {id}"))?;
        }
    }
    let forms = [
        "/observation/title",
        "/evaluation/0/title",
        "/evaluation/1/title",
        "/evaluation/2/title",
        "/evaluation/3/title",
    ];
    for form in forms {
        let title = words.pointer(form).and_then(Value::as_str);
        let title = title.ok_or_else(|| Failure::new(format!("the programme has no {form}")))?;
        holds(&text, &squeezed(title), "a form")?;
    }
    no_controls(&session, &text).await?;
    numbered(context.engine, &pages)?;

    // What is not chosen is not printed.
    for name in ["script", "handouts", "cards", "evaluation"] {
        session.click(&format!(".kit-papers input[name='{name}']")).await?;
    }
    let fewer = print(context, &session).await?;
    ensure(fewer.len() <= 2, || {
        format!("the observation form alone takes {} pages", fewer.len())
    })?;
    session.console_is_clean().await
}

/// The sample day from half past eight, with a card of each of two units. Gives how many rows the clock has.
async fn plan(context: &Context<'_>, session: &Session) -> Outcome<usize> {
    let tool = Tool::on(session, "session-plan");
    tool.begin().await?;
    tool.fill("", 1, "begins", "08:30").await?;
    session
        .wait_for(
            "the clock",
            "return document.querySelector('.running-clock td')?.innerText === '08:30';",
            &[],
        )
        .await?;
    let sample = rows(session).await?;
    ensure(sample > 9, || format!("the sample day has {sample} rows"))?;
    for (unit, id) in CARDS {
        let before = tool.says().await?;
        session.choose(".kit-take select[name='unit']", unit).await?;
        session
            .click(&format!(".kit-cards [data-activity='{id}'] [data-action='add-card']"))
            .await?;
        let title = text_of(activity(&context.content(unit)?, id)?, "title");
        let script =
            "return [...document.querySelectorAll('.running-clock th[scope=row]')].at(-1).innerText === arguments[0];";
        session
            .wait_for("the card in the clock", script, &[title.into()])
            .await?;
        ensure(tool.says().await? != before, || {
            "the day is no longer with a card more".to_owned()
        })?;
    }
    let planned = rows(session).await?;
    ensure_equal("rows of the clock with the cards", &planned, &(sample + CARDS.len()))?;
    Ok(planned)
}

async fn rows(session: &Session) -> Outcome<usize> {
    session.see(".running-clock").await?;
    let rows = session
        .run(
            "return document.querySelectorAll('.running-clock tbody tr').length;",
            &[],
        )
        .await?;
    Ok(rows.as_u64().and_then(|rows| usize::try_from(rows).ok()).unwrap_or(0))
}

fn activity<'unit>(unit: &'unit Value, id: &str) -> Outcome<&'unit Value> {
    let mut all = unit.get("activities").and_then(Value::as_array).into_iter().flatten();
    let found = all.find(|activity| activity.get("id").and_then(Value::as_str) == Some(id));
    found.ok_or_else(|| Failure::new(format!("the unit has no activity {id}")))
}

fn text_of(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The first words of a piece of compiled text, as they are read; short, so that no line ends inside them.
async fn beginning(session: &Session, html: &str) -> Outcome<String> {
    let script = "
        const piece = new DOMParser().parseFromString(arguments[0], 'text/html').body;
        const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const words = node.textContent.trim().split(/\\s+/).slice(0, 3).join(' ');
            if (words.length > 3) return words;
        }
        return '';";
    session.text_of(script, &[html.into()]).await
}
