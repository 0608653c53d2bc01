//! From the front door to the report: a person answers everything and reads the result of the worked example.

use serde_json::Value;
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::page::{ABOUT_ASSESSMENT, NEXT_PRINCIPLE, REPORT_LINK, START_LINK};
use touchstone_e2e::session::Session;

use crate::context::{Context, worked_example};

/// A principle: its answers in the order of its indicators (`N` is N/A, `?` is don't know yet) and its index.
type PrincipleCase = (&'static str, &'static str, &'static str);

const PRINCIPLES: [PrincipleCase; 10] = [
    ("p1", "3322123", "57.142857"),
    ("p2", "4332322", "67.857143"),
    ("p3", "322312", "54.166667"),
    ("p4", "332232?", "62.500000"),
    ("p5", "2312N", "50.000000"),
    ("p6", "22N11", "37.500000"),
    ("p7", "321322", "54.166667"),
    ("p8", "323223", "62.500000"),
    ("p9", "33322", "65.000000"),
    ("p10", "32212", "50.000000"),
];

/// The strengths of the evidence for the first principle, in the order of its indicators.
const EVIDENCE: [&str; 7] = ["2", "1", "3", "0", "2", "2", "1"];

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    session.visit(&server, "").await?;
    session.leave_page().await?;
    session.click(START_LINK).await?;
    session.ready("the first principle").await?;
    ensure_equal(
        "the address before the first answer",
        session.hash().await?.as_str(),
        "#/assess/start",
    )?;

    session.answer("p1.1", "3").await?;
    let id = session.assessment_id().await?;
    ensure_equal(
        "the address after it",
        &session.hash().await?,
        &format!("#/assess/{id}/p1"),
    )?;
    session.click(ABOUT_ASSESSMENT).await?;
    session.choose("select[name='profile']", "bus").await?;

    for (number, (principle, answers, index)) in PRINCIPLES.iter().enumerate() {
        if number > 0 {
            session.leave_page().await?;
            session.click(NEXT_PRINCIPLE).await?;
            session.ready(principle).await?;
        }
        answer_principle(&session, principle, answers).await?;
        session.value("#principle-index", index).await?;
        if number == 0 {
            give_evidence(&session).await?;
        }
    }
    session.save_state("saved").await?;
    session.leave_page().await?;
    session.click(&format!("nav.pager {REPORT_LINK}")).await?;
    session.ready("the report").await?;
    check_report(&session).await?;

    let kept = session.stored_assessment(&id).await?;
    same_answers(&kept, &serde_json::from_str(&worked_example()?)?)?;
    session.reload().await?;
    check_report(&session).await?;
    session.console_is_clean().await
}

/// The result that the worked example must have, wherever its answers come from.
pub(crate) async fn check_report(session: &Session) -> Outcome {
    session.value("#overall-index", "56.083333").await?;
    session.value("#band", "developing").await?;
    session.value("span[data-figure='supported']", "27.142857").await?;
    session.value("p[data-figure='coverage']", "0.982456").await?;
    session
        .see("[data-figure='bounds'][data-lower='55.190476'][data-upper='56.619048']")
        .await?;
    session.see("[data-fragile='false']").await?;
    session
        .value("tr[data-principle='p1'] [data-figure='supported']", "46.428571")
        .await?;
    session
        .value("tr[data-principle='p4'] [data-figure='lower']", "53.571429")
        .await?;
    session
        .value("tr[data-principle='p4'] [data-figure='upper']", "67.857143")
        .await?;
    for (principle, _, index) in PRINCIPLES {
        session
            .value(&format!("tr[data-principle='{principle}']"), index)
            .await?;
    }
    Ok(())
}

async fn answer_principle(session: &Session, principle: &str, answers: &str) -> Outcome {
    for (number, answer) in answers.chars().enumerate() {
        let indicator = format!("{principle}.{}", number + 1);
        match answer {
            '?' => session.answer(&indicator, "unknown").await?,
            'N' => {
                session.answer(&indicator, "na").await?;
                let reason = format!("[data-indicator='{indicator}'] .reason input");
                session.type_into(&reason, "There are no assessors but me.").await?;
            }
            level => session.answer(&indicator, &level.to_string()).await?,
        }
    }
    Ok(())
}

async fn give_evidence(session: &Session) -> Outcome {
    for (number, strength) in EVIDENCE.iter().enumerate() {
        let card = format!("[data-indicator='p1.{}'] .evidence", number + 1);
        session.click(&format!("{card} > summary")).await?;
        session.click(&format!("{card} [data-action='add-evidence']")).await?;
        session
            .choose(&format!("{card} [data-evidence] select"), strength)
            .await?;
    }
    Ok(())
}

/// The same answers, reasons apart: the level registers of both files, indicator by indicator.
fn same_answers(kept: &Value, fixture: &Value) -> Outcome {
    let (kept, fixture) = (levels(kept), levels(fixture));
    ensure(!fixture.is_empty(), || "the fixture holds no levels".to_owned())?;
    ensure_equal("the stored answers", &kept, &fixture)
}

fn levels(file: &Value) -> Vec<(String, Value)> {
    let documents = file.get("documents").and_then(Value::as_array).into_iter().flatten();
    let registers = documents
        .filter_map(|document| document.get("registers")?.as_object())
        .flatten();
    let levels = registers.filter(|(key, _)| key.contains("/level"));
    let mut levels: Vec<(String, Value)> = levels
        .map(|(key, register)| (key.clone(), register.get("value").cloned().unwrap_or_default()))
        .collect();
    levels.sort_by(|left, right| left.0.cmp(&right.0));
    levels
}
