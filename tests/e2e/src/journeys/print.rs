//! What comes out on paper: everything that counts, and nothing that can only be clicked.

use serde_json::Value;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::pdf;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// The report of the worked example.
pub(crate) async fn report(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/report")).await?;
    session.value("#overall-index", "56.083333").await?;
    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    holds(&text, "56.1", "the overall index")?;
    holds(
        &text.to_lowercase(),
        "self-declared",
        "the line that says who claims this",
    )?;
    for principle in 1..=10 {
        holds(&text, &format!("P{principle}"), "a principle")?;
    }
    no_controls(&session, &text).await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}

/// The empty checklist for a meeting.
pub(crate) async fn blank(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/blank").await?;
    let pages = print(context, &session).await?;
    let text = squeezed(&pages.join(" "));
    let missing: Vec<String> = indicators()
        .filter(|indicator| !text.contains(indicator.as_str()))
        .collect();
    ensure(missing.is_empty(), || format!("not on paper: {}", missing.join(", ")))?;
    no_controls(&session, &text).await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}

/// The 59 indicators as people read them.
fn indicators() -> impl Iterator<Item = String> {
    let counts = [7, 7, 6, 7, 5, 5, 6, 6, 5, 5];
    counts
        .into_iter()
        .enumerate()
        .flat_map(|(principle, count)| (1..=count).map(move |number| format!("P{}.{number}", principle + 1)))
}

/// Prints to A4 as the browser itself would, and reads the pages.
pub(crate) async fn print(context: &Context<'_>, session: &Session) -> Outcome<Vec<String>> {
    let printed = if context.engine == Engine::Chromium {
        session.pdf().await?
    } else {
        let paper = PrintParameters {
            page: PrintPage {
                width: 21.0,
                height: 29.7,
            },
            ..PrintParameters::default()
        };
        session.driver.print_page(paper).await?
    };
    pdf::pages(&printed, &context.folder()?)
}

/// Fails unless the text is on paper.
pub(crate) fn holds(text: &str, part: &str, what: &str) -> Outcome {
    ensure(text.contains(part), || format!("{what} ({part:?}) is not on paper"))
}

/// Nothing on paper reads like a control of the screen.
pub(crate) async fn no_controls(session: &Session, text: &str) -> Outcome {
    no_controls_of(session, text, "button, summary, nav a, header a, .button").await
}

/// As [`no_controls`], of some controls only: a link to a page is called as the page is, whose name is on paper.
pub(crate) async fn no_controls_of(session: &Session, text: &str, selector: &str) -> Outcome {
    let script = "
        const controls = [...document.querySelectorAll(arguments[0])];
        const labels = controls.filter((control) => control.checkVisibility()).map((control) => control.innerText.trim());
        return [...new Set(labels)].filter((label) => label.split(/\\s+/).length > 1);";
    let labels = session.run(script, &[selector.into()]).await?;
    let labels: Vec<&str> = labels
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    ensure(!labels.is_empty(), || {
        "the screen has no controls to look for".to_owned()
    })?;
    let printed: Vec<&str> = labels
        .into_iter()
        .filter(|label| text.contains(&squeezed(label)))
        .collect();
    ensure(printed.is_empty(), || format!("controls on paper: {printed:?}"))
}

/// No page is empty; in Chromium, which lets a page number itself, each says which it is of how many.
pub(crate) fn numbered(engine: Engine, pages: &[String]) -> Outcome {
    for (number, page) in (1..).zip(pages) {
        ensure(!page.trim().is_empty(), || format!("page {number} is empty"))?;
        let wanted = [number.to_string(), pages.len().to_string()];
        let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        let edges = lines.first().into_iter().chain(lines.last());
        let mut counts = edges.map(|line| {
            let numbers: Vec<&str> = line.split(|letter: char| !letter.is_ascii_digit()).collect();
            wanted.iter().all(|number| numbers.contains(&number.as_str()))
        });
        ensure(engine != Engine::Chromium || counts.any(|there| there), || {
            format!(
                "page {number} of {} does not say so in its first or last line: {lines:?}",
                pages.len()
            )
        })?;
    }
    Ok(())
}

/// The text with single blanks.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
