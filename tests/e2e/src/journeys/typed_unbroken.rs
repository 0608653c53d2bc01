//! Typing without a pause: the page is left in the middle of it, and what was typed is there again.

use serde_json::Value;
use touchstone_e2e::browser::Engine;
use touchstone_e2e::failure::{Outcome, ensure};
use touchstone_e2e::page::ABOUT_ASSESSMENT;
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// Long enough for a second and a half, three times the longest wait.
const TEXT: &str = "Typed and gone!";
/// Letters that half a second may cost.
const MAY_BE_LOST: usize = 5;
/// Types a letter each tenth of a second, as keys do, and leaves the page right after the last one.
const TYPE_AND_LEAVE: &str = "
    const [selector, text] = arguments;
    const field = document.querySelector(selector);
    for (let around = field; around; around = around.parentElement) if (around.localName === 'details') around.open = true;
    field.focus();
    const states = new Set();
    const type = (letters) => {
        if (letters > text.length) {
            sessionStorage.setItem('states', [...states].join(' '));
            location.reload();
            return;
        }
        field.value = text.slice(0, letters);
        field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text[letters - 1], inputType: 'insertText' }));
        setTimeout(() => {
            states.add(document.querySelector('[data-save]').dataset.save);
            type(letters + 1);
        }, letters === text.length ? 0 : 100);
    };
    type(1);";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    let principle = format!("#/assess/{id}/p1");
    session.visit(&server, &principle).await?;
    breaks_off(&session, "[data-indicator='p1.1'] .note textarea").await?;
    session.click(ABOUT_ASSESSMENT).await?;
    breaks_off(&session, "details.about-assessment input[type='text']").await?;
    breaks_off(&session, "[data-indicator='p1.1'] [data-evidence] input").await?;
    one_step_of_undo(&session).await?;
    session.visit(&server, &format!("#/assess/{id}/p5")).await?;
    breaks_off(&session, "[data-indicator='p5.5'] .reason input").await?;

    if context.engine != Engine::Webkit {
        in_the_database(&server, &session, &id).await?;
    }
    // Forms whose text is in no document until a button is pressed.
    session.visit(&server, &format!("#/assess/{id}/compare")).await?;
    session.see("input[name='freeze-words']").await?;
    breaks_off(&session, "input[name='freeze-words']").await?;
    session.visit(&server, "#/assess/new").await?;
    breaks_off(&session, "input[name='name']").await?;
    session.console_is_clean().await
}

/// What lies in the database alone. In WebKit that never answers again once a page was left in the middle of its work.
async fn in_the_database(server: &Server, session: &Session, id: &str) -> Outcome {
    session.visit(server, "#/learn/u03/s2").await?;
    breaks_off(session, "textarea.note").await?;
    session.visit(server, "#/learn/u03/reflections").await?;
    breaks_off(session, ".reflection textarea").await?;
    session.visit(server, "#/tools/outcome-writer").await?;
    session.click("button.primary[data-action='begin-sheet']").await?;
    session.see(".tool-name input").await?;
    breaks_off(session, ".tool-name input").await?;

    session.visit(server, &format!("#/assess/{id}/plan")).await?;
    session.click("[data-action='add-own']").await?;
    session.see("[data-item] textarea[name='task']").await?;
    breaks_off(session, "[data-item] textarea[name='task']").await?;
    reviewer(server, session, id).await?;
    Ok(())
}

/// Types, leaves, and looks at what is there again, and at what the header said while text was under way.
async fn breaks_off(session: &Session, selector: &str) -> Outcome {
    session.leave_page().await?;
    session.run(TYPE_AND_LEAVE, &[selector.into(), TEXT.into()]).await?;
    session.ready("the page that was left in the middle of typing").await?;
    let script = "
        const field = document.querySelector(arguments[0]);
        return field && field.value ? [field.value, sessionStorage.getItem('states')] : null;";
    let there = session
        .wait_for(&format!("a text in {selector}"), script, &[selector.into()])
        .await?;
    let told = |place: usize| there.get(place).and_then(Value::as_str).unwrap_or_default().to_owned();
    let (kept, states) = (told(0), told(1));
    ensure(
        TEXT.starts_with(&kept) && kept.len() + MAY_BE_LOST >= TEXT.len(),
        || format!("of {TEXT:?} in {selector} there is {kept:?}"),
    )?;
    ensure(states.split(' ').any(|state| state == "waiting"), || {
        format!("while {selector} was typed into the header said {states:?}")
    })
}

/// A text that was typed in one go goes in one step.
async fn one_step_of_undo(session: &Session) -> Outcome {
    let field = "[data-indicator='p1.2'] .note textarea";
    session.click("[data-indicator='p1.2'] .note summary").await?;
    session.see(field).await?;
    let before = "return [document.querySelector(arguments[0]).value];";
    let before = session.run(before, &[field.into()]).await?;
    let before = before.get(0).and_then(Value::as_str).unwrap_or_default().to_owned();
    let type_it = "
        const [selector, text, done] = arguments;
        const field = document.querySelector(selector);
        field.focus();
        const type = (letters) => {
            if (letters > text.length) return done();
            field.value = text.slice(0, letters);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            setTimeout(type, 100, letters + 1);
        };
        type(1);";
    session.run_async(type_it, &[field.into(), TEXT.into()]).await?;
    session.click("main [data-action='undo']").await?;
    session.holds(field, &before).await
}

/// The comment of somebody who was asked for a second view, and the name of whoever is asked next.
async fn reviewer(server: &Server, session: &Session, id: &str) -> Outcome {
    let page = format!("#/assess/{id}/review");
    session.visit(server, &page).await?;
    session.catch_downloads().await?;
    session
        .type_into(".prepare input[name='reviewer-name']", "Rosa Vella")
        .await?;
    session.click("[data-action='prepare-file']").await?;
    session.caught("the file for the reviewer").await?;
    breaks_off(session, ".prepare input[name='reviewer-name']").await?;
    session.click("[data-action='change-who']").await?;
    session.click("[data-action='say-who']:not([data-who='self'])").await?;
    session.see("[data-rate='p1.1'] textarea").await?;
    breaks_off(session, "[data-rate='p1.1'] textarea").await
}
