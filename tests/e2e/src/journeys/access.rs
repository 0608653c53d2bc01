//! Every route in both themes and both languages: no fault that axe-core can find, and no scrolling sideways.

use touchstone_e2e::axe::Axe;
use touchstone_e2e::browser::Wishes;
use touchstone_e2e::failure::{Failure, Outcome, ensure};
use touchstone_e2e::page;

use crate::context::{Context, worked_example};

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
    session.prefer(theme).await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let mut faults = Vec::new();
    for route in page::routes(&id) {
        session.visit(&server, &route).await?;
        let spoken = session.text_of("return document.documentElement.lang;", &[]).await?;
        ensure(spoken == language, || format!("{route} speaks {spoken:?}"))?;
        // What is folded away is part of the page too.
        session
            .run(
                "for (const details of document.querySelectorAll('details')) details.open = true;",
                &[],
            )
            .await?;
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

/// At 320 pixels, the width at which 400 % zoom leaves a laptop's page.
pub(crate) async fn narrow(context: &mut Context<'_>) -> Outcome {
    const WIDER: &str = "
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return null;
        const wide = [...document.querySelectorAll('main *, header *, footer *')].filter((element) =>
            element.checkVisibility() && element.getBoundingClientRect().right > width + 1);
        return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)).join('\\n    ') || 'something';";
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let mut faults = Vec::new();
    for width in [320, 1280] {
        session.pretend_size(width, 700).await?;
        for route in page::routes(&id) {
            session.visit(&server, &route).await?;
            session
                .run(
                    "for (const details of document.querySelectorAll('details')) details.open = true;",
                    &[],
                )
                .await?;
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
