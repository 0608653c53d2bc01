//! Every route in both themes and both languages: no fault that axe-core can find, and no scrolling sideways.

use serde_json::Value;
use touchstone_e2e::axe::Axe;
use touchstone_e2e::browser::{Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::page;

use super::furnished::{furnish, unfold};
use crate::context::Context;

/// Light, English.
pub(crate) async fn light_english(context: &mut Context<'_>) -> Outcome {
    examine(context, "light", "en").await
}

/// Dark, English.
pub(crate) async fn dark_english(context: &mut Context<'_>) -> Outcome {
    examine(context, "dark", "en").await
}

/// Light, Italian.
pub(crate) async fn light_italian(context: &mut Context<'_>) -> Outcome {
    examine(context, "light", "it").await
}

/// Dark, Italian.
pub(crate) async fn dark_italian(context: &mut Context<'_>) -> Outcome {
    examine(context, "dark", "it").await
}

async fn examine(context: &mut Context<'_>, theme: &str, language: &'static str) -> Outcome {
    let axe = Axe::load()?;
    let (server, session) = context
        .begin_wishing(&Wishes {
            language,
            ..Wishes::default()
        })
        .await?;
    // Elsewhere the theme is the system's, which is light.
    if context.engine == Engine::Chromium {
        session.prefer(theme).await?;
    }
    let id = furnish(context, &server, &session).await?;
    let mut faults = Vec::new();
    for route in page::routes(&id) {
        session.visit(&server, &route).await?;
        let spoken = session.text_of("return document.documentElement.lang;", &[]).await?;
        ensure(spoken == language, || format!("{route} speaks {spoken:?}"))?;
        unfold(&session, &route).await?;
        faults.extend(
            axe.faults(&session)
                .await?
                .into_iter()
                .map(|fault| format!("{route}: {fault}")),
        );
    }
    session.console_is_clean().await?;
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(faults.join("\n")))
    }
}

/// What makes the page wider than the screen, if it is.
const WIDER: &str = "
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return null;
    // What scrolls inside a box of its own makes no page wider.
    const boxed = (element) => element.parentElement && element.parentElement !== document.documentElement
        && (getComputedStyle(element.parentElement).overflowX !== 'visible' || boxed(element.parentElement));
    const wide = [...document.querySelectorAll('main *, header *, footer *')].filter((element) =>
        element.checkVisibility() && element.getBoundingClientRect().right > width + 1 && !boxed(element));
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)).join('\\n    ') || 'something';";

/// Whether the way to the page on screen can be seen among the ways between results, where there are any, and the page
/// itself stands at its top.
const WAY_SEEN: &str = "
    const way = document.querySelector('.result-ways [aria-current]');
    if (!way) return true;
    const [inner, outer] = [way, way.closest('ul')].map((element) => element.getBoundingClientRect());
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 && scrollY === 0;";

/// At 320 pixels, the width at which 400 % zoom leaves a laptop's page.
pub(crate) async fn narrow(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = furnish(context, &server, &session).await?;
    let mut faults = Vec::new();
    for width in [320, 1280] {
        session.pretend_size(width, 700).await?;
        for route in page::routes(&id) {
            session.visit(&server, &route).await?;
            session
                .wait_for(&format!("the way to {route} at {width} pixels"), WAY_SEEN, &[])
                .await?;
            unfold(&session, &route).await?;
            if let Some(wide) = session.run(WIDER, &[]).await?.as_str() {
                faults.push(format!("{route} is wider than {width} pixels:\n    {wide}"));
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(faults.join("\n")))
    }
}

/// Every part of every unit at 320 pixels: tables, figures and cards are different in each.
pub(crate) async fn narrow_course(context: &mut Context<'_>) -> Outcome {
    let programme = context.content("programme")?;
    let (server, session) = context.begin().await?;
    session.pretend_size(320, 700).await?;
    session.visit(&server, "#/learn").await?;
    let mut faults = Vec::new();
    for unit in programme.get("units").and_then(Value::as_array).into_iter().flatten() {
        let id = unit.get("id").and_then(Value::as_str).unwrap_or_default();
        let sections = unit.get("sections").and_then(Value::as_array).into_iter().flatten();
        let sections = sections.filter_map(|section| section.get("id")?.as_str());
        for part in sections.chain(["quiz", "activities", "templates", "reflections"]) {
            let route = format!("#/learn/{id}/{part}");
            session.go(&route).await?;
            if let Some(wide) = session.run(WIDER, &[]).await?.as_str() {
                faults.push(format!("{route} is wider than 320 pixels:\n    {wide}"));
            }
        }
    }
    session.console_is_clean().await?;
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(faults.join("\n")))
    }
}
