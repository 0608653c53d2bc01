//! The same answers seen through other frameworks: every clause with what speaks to it, no score, one annex on paper.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use touchstone_e2e::failure::{Failure, Outcome, ensure, ensure_equal};
use touchstone_e2e::session::Session;

use super::print::{holds, no_controls, numbered, print, squeezed};
use crate::context::{Context, worked_example};

const CHOICE: &str = "select[name='framework']";

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let crosswalk = context.content("crosswalk")?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/frameworks")).await?;
    let all = frameworks(&crosswalk);
    ensure(all.len() > 5, || format!("there are {} frameworks", all.len()))?;
    for framework in all {
        let name = text(framework, "id");
        session.choose(CHOICE, name).await?;
        session.see(&annex(name)).await?;
        every_clause(&session, framework).await?;
        no_score(&session, name).await?;
        session
            .see(&format!("{} .looked-at [data-checked]", annex(name)))
            .await?;
    }
    // Standard 1.9 is what p1.1 speaks to: its level, what evidence supports of it, and the evidence itself.
    session.choose(CHOICE, "esg").await?;
    let policy = format!("{} [data-speaks='p1.1']", annex("esg"));
    session.see(&format!("{policy} .level-mark[data-level='3']")).await?;
    let evidence = session
        .see(&format!("{policy} .evidence-list [data-strength='2']"))
        .await?;
    ensure(!evidence.is_empty(), || {
        "the evidence has no strength in words".to_owned()
    })?;
    // Not checked against the original, and said so.
    session.choose(CHOICE, "iso-21001").await?;
    session
        .see(&format!("{} [data-checked='not']", annex("iso-21001")))
        .await?;
    session.console_is_clean().await
}

/// An annex on paper: one framework, whose it is, and no controls.
pub(crate) async fn paper(context: &mut Context<'_>) -> Outcome {
    let crosswalk = context.content("crosswalk")?;
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/frameworks")).await?;
    session.choose(CHOICE, "eqavet").await?;
    session.see(&annex("eqavet")).await?;
    let pages = print(context, &session).await?;
    let paper = squeezed(&pages.join(" "));
    holds(&paper, "Worked example", "the name of the provider")?;
    holds(
        &paper.to_lowercase(),
        "self-declared",
        "the line that says who claims this",
    )?;
    holds(&paper, "Quality policy, second edition", "a piece of evidence")?;
    let all = frameworks(&crosswalk);
    let eqavet = all.iter().find(|framework| text(framework, "id") == "eqavet");
    for clause in clauses(eqavet.ok_or_else(|| Failure::new("there is no eqavet"))?) {
        let words: Vec<&str> = text(clause, "name").split_whitespace().take(3).collect();
        holds(&paper, &words.join(" "), "a clause")?;
    }
    no_controls(&session, &paper).await?;
    numbered(context.engine, &pages)?;
    session.console_is_clean().await
}

/// What stands on the page of each clause, held against the content.
async fn every_clause(session: &Session, framework: &Value) -> Outcome {
    let script = "
        return [...document.querySelectorAll('.annex .clause')].map((clause) => ({
            id: clause.dataset.clause,
            voice: clause.dataset.voice,
            speaks: [...clause.querySelectorAll('[data-speaks]')].map((entry) => entry.dataset.speaks),
        }));";
    let shown = session.run(script, &[]).await?;
    let shown = shown.as_array().map(Vec::as_slice).unwrap_or_default();
    let wanted = clauses(framework);
    ensure_equal("clauses on the page", &shown.len(), &wanted.len())?;
    for (shown, clause) in shown.iter().zip(wanted) {
        let id = text(clause, "id");
        ensure_equal("the clause", &text(shown, "id"), &id)?;
        let links = clause.get("links").and_then(Value::as_object);
        let links: BTreeSet<&str> = links
            .into_iter()
            .flatten()
            .map(|(indicator, _)| indicator.as_str())
            .collect();
        let speaks = shown.get("speaks").and_then(Value::as_array).into_iter().flatten();
        let speaks: BTreeSet<&str> = speaks.filter_map(Value::as_str).collect();
        ensure_equal(&format!("what speaks to {id}"), &speaks, &links)?;
        ensure_equal(
            &format!("{id} has nothing to say"),
            &(shown.get("voice") == Some(&json!("nothing"))),
            &links.is_empty(),
        )?;
    }
    Ok(())
}

/// No index, no band, no percentage: these frameworks have none.
async fn no_score(session: &Session, framework: &str) -> Outcome {
    let script = "
        const main = document.querySelector('main');
        const figures = main.querySelectorAll('[data-value], [data-band], output, meter, progress').length;
        return figures + (main.innerText.match(/%|\\d+ (of|\\/) \\d+/g) ?? []).length;";
    let scores = session.run(script, &[]).await?;
    ensure_equal(&format!("scores on the page of {framework}"), &scores, &json!(0))
}

fn annex(framework: &str) -> String {
    format!(".annex[data-framework='{framework}']")
}

fn frameworks(crosswalk: &Value) -> Vec<&Value> {
    crosswalk
        .get("frameworks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect()
}

fn clauses(framework: &Value) -> Vec<&Value> {
    framework
        .get("clauses")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect()
}

fn text<'value>(value: &'value Value, name: &str) -> &'value str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
