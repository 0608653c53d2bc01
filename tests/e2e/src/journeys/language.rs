//! Another language: the same place, the same answers, what was typed, and the same choice on the next visit.

use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::LANGUAGE;
use touchstone_e2e::session::Session;

use crate::context::Context;

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "#/assess/start").await?;
    session.answer("p1.1", "3").await?;
    let note = "[data-indicator='p1.1'] .note";
    session.click(&format!("{note} > summary")).await?;
    session.type_into(&format!("{note} textarea"), "Asked Chiara").await?;
    let id = session.assessment_id().await?;
    let place = format!("#/assess/{id}/p2/3");
    session.go(&place).await?;
    let words = "return document.querySelector('a.skip').textContent;";
    let english = session.text_of(words, &[]).await?;
    session.answer("p2.3", "4").await?;

    speak(&session, "it").await?;
    ensure_equal("the address", &session.hash().await?, &place)?;
    let italian = session.text_of(words, &[]).await?;
    ensure(italian != english, || format!("the words are still {english:?}"))?;
    // The statements are in English so far, and the page says so.
    session.see("[data-notice='only-in']").await?;
    session.chosen("p2.3", "4").await?;
    let focus = session.text_of("return document.activeElement.id;", &[]).await?;
    ensure_equal("what has the focus", focus.as_str(), "language")?;

    session.go(&format!("#/assess/{id}/p1")).await?;
    session.chosen("p1.1", "3").await?;
    let typed = session
        .run(
            "return document.querySelector(arguments[0]).value;",
            &[format!("{note} textarea").into()],
        )
        .await?;
    ensure_equal("the note", typed.as_str().unwrap_or_default(), "Asked Chiara")?;

    // Remembered for the next visit, on every page.
    session.visit(&server, "#/about").await?;
    language_is(&session, "it").await?;
    speak(&session, "en").await?;
    session.console_is_clean().await
}

async fn speak(session: &Session, language: &str) -> Outcome {
    session.choose(LANGUAGE, language).await?;
    language_is(session, language).await
}

async fn language_is(session: &Session, language: &str) -> Outcome {
    let script = "return document.documentElement.lang;";
    session
        .wait_until_equal("the page's language", script, &[], &language.into())
        .await
}
