//! What a person types is text, whatever it looks like; and HTML that does more than stand there is refused, whoever sets it.

use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::ABOUT_ASSESSMENT;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

const TYPED: &str =
    "<img src=x onerror=hit()><svg onload=hit()></svg><a href=\"javascript:hit()\">go</a><script>hit()</script>";

/// Puts the text into every field for texts on the page.
const FILL: &str = "
    const fields = document.querySelectorAll('main :is(textarea, input:not([type]), input[type=text])');
    for (const field of fields) {
        field.focus();
        field.value = arguments[0].slice(0, field.maxLength > 0 ? field.maxLength : undefined);
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
    return fields.length;";

/// What the text would have become.
const MADE: &str = "
    const made = '[onerror], [onload], [href^=\"javascript:\"], main script';
    return [...document.querySelectorAll(made)].map((element) => element.outerHTML).join();";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let places: [(String, &[&str]); 9] = [
        (
            format!("#/assess/{id}/p1"),
            &[ABOUT_ASSESSMENT, "[data-action='add-evidence']"],
        ),
        (format!("#/assess/{id}/plan"), &["[data-action='add-own']"]),
        (format!("#/assess/{id}/compare"), &["[data-action='freeze']"]),
        (format!("#/assess/{id}/review"), &[]),
        ("#/learn/u03/s2".to_owned(), &[]),
        ("#/learn/u03/reflections".to_owned(), &[]),
        ("#/portfolio".to_owned(), &[]),
        ("#/kit".to_owned(), &[]),
        ("#/tools/session-plan".to_owned(), &[]),
    ];
    let mut fields = 0;
    for (route, steps) in &places {
        session.go(route).await?;
        fields += fill(&session, route).await?;
        for step in *steps {
            session.click(step).await?;
            fields += fill(&session, route).await?;
        }
    }
    ensure(fields > 25, || format!("only {fields} fields were filled"))?;
    session.save_state("saved").await?;
    let mut seen = 0;
    let later = ["report", "plan", "compare", "evidence", "review", "tasks", "export"];
    let later = later.map(|page| format!("#/assess/{id}/{page}"));
    for route in later
        .iter()
        .map(String::as_str)
        .chain(["#/", "#/assess", "#/portfolio", "#/data", "#/learn"])
    {
        session.visit(&server, route).await?;
        nothing_made(&session, route).await?;
        let says = "return document.querySelector('main').innerText.includes('<img src=x onerror=hit()>');";
        seen += u32::from(session.run(says, &[]).await?.as_bool() == Some(true));
    }
    ensure(seen > 5, || format!("only {seen} pages show the text as it was typed"))?;
    session.console_is_clean().await?;
    refused(&session).await
}

/// Gives how many fields there are.
async fn fill(session: &Session, route: &str) -> Outcome<u64> {
    let filled = session.run(FILL, &[TYPED.into()]).await?;
    nothing_made(session, route).await?;
    Ok(filled.as_u64().unwrap_or(0))
}

async fn nothing_made(session: &Session, route: &str) -> Outcome {
    let made = session.text_of(MADE, &[]).await?;
    ensure(made.is_empty(), || format!("{route}: the text became {made}"))
}

/// Set by hand, as a script from elsewhere would: where the engine has trusted types.
async fn refused(session: &Session) -> Outcome {
    let script = "
        if (!window.trustedTypes) return 'no trusted types';
        const place = document.createElement('div');
        const set = (html) => {
            try {
                place.innerHTML = html;
                return 'taken';
            } catch {
                return 'refused';
            }
        };
        const address = (script) => {
            try {
                document.createElement('script').src = script;
                return 'taken';
            } catch {
                return 'refused';
            }
        };
        return [set('<p class=\"note\">A &amp; B</p>'), ...arguments[0].map(set), '|', address('app.js'),
            address('https://example.org/a.js'), address('../a.js'), address('data:text/javascript,hit()')].join(' ');";
    let hostile = serde_json::json!([
        "<img src=x onerror=hit()>",
        "<svg onload=\"hit()\">",
        "<a href=\"java&#115;cript:hit()\">go</a>",
        "<a href=\"javascript:hit()\">go</a>",
        "<script src=\"a.js\"></script>",
        "<iframe srcdoc=\"x\"></iframe>"
    ]);
    let found = session.text_of(script, &[hostile]).await?;
    let expected = "taken refused refused refused refused refused refused | taken refused refused refused";
    if session.engine == touchstone_e2e::browser::Engine::Chromium || found != "no trusted types" {
        ensure_equal("what is taken and refused", &found.as_str(), &expected)?;
    }
    Ok(())
}
