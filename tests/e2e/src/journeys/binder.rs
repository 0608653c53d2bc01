//! All evidence as one document: each piece once with its warnings, the fingerprint of a file, and what is missing.

use serde_json::{Value, json};
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls, numbered, print, squeezed};
use crate::context::{Context, worked_example};

/// The first piece of the worked example.
const FIRST: &str = "[data-piece='e1d00001']";
/// The hash of a million letters a, as the standard prints it: more than one slice of a file.
const MILLION: &str = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
/// The hash of `abc`, as the standard prints it.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let policy = context.file("policy.txt", &"a".repeat(1_000_000))?;
    let other = context.file("other.txt", "abc")?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/evidence")).await?;
    pieces_and_warnings(&session).await?;

    // The first place for a file belongs to the first piece.
    session.open_files(std::slice::from_ref(&policy)).await?;
    session.see(&outcome("kept")).await?;
    hash_is(&session, MILLION).await?;
    session.open_files(std::slice::from_ref(&policy)).await?;
    session.see(&outcome("same")).await?;
    session.open_files(std::slice::from_ref(&other)).await?;
    session.see(&outcome("different")).await?;
    hash_is(&session, MILLION).await?;
    kept_is(
        &session,
        &id,
        &json!({ "sha256": MILLION, "size": 1_000_000, "name": "policy.txt" }),
    )
    .await?;

    session.click(&inside("[data-action='keep-instead']")).await?;
    session.see(&outcome("kept")).await?;
    hash_is(&session, ABC).await?;
    session.click(&inside("[data-action='take-back']")).await?;
    hash_is(&session, MILLION).await?;
    session.click(&inside("[data-action='remove-fingerprint']")).await?;
    session.see(&outcome("removed")).await?;
    kept_is(&session, &id, &Value::Null).await?;
    session.click(&inside("[data-action='take-back']")).await?;
    hash_is(&session, MILLION).await?;

    session.save_state("saved").await?;
    session.reload().await?;
    hash_is(&session, MILLION).await?;
    session.console_is_clean().await
}

/// The binder on paper: contents, pieces, fingerprints, what is missing; no controls.
pub(crate) async fn paper(context: &mut Context<'_>) -> Outcome {
    let file = context.file("policy.txt", "abc")?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/evidence")).await?;
    session.open_files(&[file]).await?;
    session.see(&outcome("kept")).await?;
    let pages = print(context, &session).await?;
    let paper = squeezed(&pages.join(" "));
    for part in [
        "Quality policy, second edition",
        "Company wiki",
        "Worked example",
        "policy.txt",
    ] {
        holds(&paper, part, "a part of the binder")?;
    }
    // A long hash may be broken into lines.
    holds(&paper.replace(' ', ""), ABC, "the fingerprint")?;
    for principle in 1..=10 {
        holds(&paper, &format!("P{principle} "), "a principle in the contents")?;
    }
    holds(&paper, "P2.1", "a claim without evidence")?;
    no_controls(&session, &paper).await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}

/// Seven pieces, all undated; some too weak for what is claimed; and claims that have none.
async fn pieces_and_warnings(session: &Session) -> Outcome {
    let script = "
        const warnings = (piece) => [...piece.querySelectorAll('[data-warning]')].map((warning) => warning.dataset.warning);
        return [...document.querySelectorAll('[data-piece]')].map((piece) => [
            piece.dataset.number,
            [...piece.querySelectorAll('[data-serves]')].map((served) => served.dataset.serves).join(' '),
            warnings(piece).join(' '),
        ]);";
    let shown = session.run(script, &[]).await?;
    let expected = json!([
        ["1", "p1.1", "undated"],
        ["2", "p1.2", "undated weak"],
        ["3", "p1.3", "undated"],
        ["4", "p1.4", "unplaced undated weak"],
        ["5", "p1.5", "undated"],
        ["6", "p1.6", "undated"],
        ["7", "p1.7", "undated weak"],
    ]);
    ensure_equal("the pieces", &shown, &expected)?;
    session.see("[data-missing='p2.1'] .level-mark[data-level='4']").await?;
    for none in ["p1.1", "p2.4", "p4.7"] {
        ensure(!session.shows(&format!("[data-missing='{none}']")).await?, || {
            format!("{none} is said to miss evidence")
        })?;
    }
    Ok(())
}

fn inside(selector: &str) -> String {
    format!("{FIRST} {selector}")
}

fn outcome(name: &str) -> String {
    inside(&format!("[data-outcome='{name}']"))
}

async fn hash_is(session: &Session, hash: &str) -> Outcome {
    let script = "return document.querySelector(arguments[0])?.innerText === arguments[1];";
    let arguments = [inside(".hash").into(), hash.into()];
    session
        .wait_for(&format!("the fingerprint {hash}"), script, &arguments)
        .await?;
    Ok(())
}

/// What lies in the storage beside the first entry; nothing of the file but this.
async fn kept_is(session: &Session, id: &str, expected: &Value) -> Outcome {
    session.save_state("saved").await?;
    let file = session.stored_assessment(id).await?;
    let kept = file.pointer("/documents/0/registers/p1.1~1evidence~1e1d00001~1file/value");
    ensure_equal("the stored fingerprint", &kept, &Some(expected))
}
