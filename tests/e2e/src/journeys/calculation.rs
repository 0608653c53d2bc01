//! Each step of the calculation with the figures that the worked example prints; and what a quick scan leaves out.

use serde_json::json;
use touchstone_e2e::failure::{Outcome, ensure, ensure_equal};
use touchstone_e2e::session::Session;

use crate::context::{Context, fixture, worked_example};

/// The steps and their figures.
const STEPS: [(&str, &str, &str); 9] = [
    ("levels", "answered", "56"),
    ("levels", "applicable", "57"),
    ("levels", "unknown", "1"),
    ("overall", "overall", "56.083333"),
    ("bounds", "lower", "55.190476"),
    ("bounds", "upper", "56.619048"),
    ("coverage", "coverage", "0.982456"),
    ("supported", "supported", "27.142857"),
    ("supported", "gap", "28.940476"),
];

/// The index of each principle.
const PRINCIPLES: [&str; 10] = [
    "57.142857",
    "67.857143",
    "54.166667",
    "62.500000",
    "50.000000",
    "37.500000",
    "54.166667",
    "62.500000",
    "65.000000",
    "50.000000",
];

/// Runs in every engine.
pub(crate) async fn run(context: &mut Context<'_>) -> Outcome {
    let (server, session) = context.begin().await?;
    let id = session.begin_with(&server, &worked_example()?).await?;
    session.visit(&server, &format!("#/assess/{id}/calculation")).await?;
    for (step, figure, value) in STEPS {
        session
            .value(&format!("[data-step='{step}'] [data-figure='{figure}']"), value)
            .await?;
    }
    for (number, value) in (1..).zip(PRINCIPLES) {
        session
            .value(&format!(".principle-steps[data-principle='p{number}']"), value)
            .await?;
    }
    inside_of_principles(&session).await?;
    conditions(&session).await?;
    session.value("[data-change='doubled']", "58.897817").await?;
    session.value("[data-change='p6']", "58.148148").await?;
    session.see("[data-step='sensitivity'][data-fragile='false']").await?;
    session
        .see("[data-step='band'] [data-reason='principle_below_floor']")
        .await?;

    // A quick scan has no overall result, and says what is left out.
    let quick = session
        .begin_with(&server, &fixture("tests/fixtures/save/quick-scan.json")?)
        .await?;
    session.visit(&server, &format!("#/assess/{quick}/calculation")).await?;
    session.see("[data-notice='quick-scan']").await?;
    for left_out in [
        "overall",
        "bounds",
        "coverage",
        "supported",
        "conditions",
        "sensitivity",
    ] {
        ensure(!session.shows(&format!("[data-step='{left_out}']")).await?, || {
            format!("a quick scan shows the step {left_out}")
        })?;
    }
    session
        .see("[data-step='principles'] details[data-principle='p1']")
        .await?;
    session.console_is_clean().await
}

/// What stands inside of a principle when it is opened: the bounds where something is open, and what evidence supports.
async fn inside_of_principles(session: &Session) -> Outcome {
    session.click("[data-principle='p4'] > summary").await?;
    session.see("[data-principle='p4'] [data-figure='lower']").await?;
    for (principle, figure, value) in [
        ("p4", "lower", "53.571429"),
        ("p4", "upper", "67.857143"),
        ("p1", "supported", "46.428571"),
    ] {
        session
            .value(
                &format!("[data-principle='{principle}'] [data-figure='{figure}']"),
                value,
            )
            .await?;
    }
    ensure(
        !session.shows("[data-principle='p1'] [data-figure='lower']").await?,
        || "P1 shows bounds although nothing is open".to_owned(),
    )
}

/// Each condition of each band, met or not.
async fn conditions(session: &Session) -> Outcome {
    let script = "
        return [...document.querySelectorAll('table.conditions')].map((table) => [
            table.dataset.band,
            [...table.querySelectorAll('[data-condition]')].map((row) => `${row.dataset.condition}:${row.dataset.met}`).join(' '),
        ]);";
    let shown = session.run(script, &[]).await?;
    let expected = json!([
        ["developing", "threshold:true essentials:true"],
        ["ready", "threshold:false essentials:true floor:false coverage:true"],
        [
            "leading",
            "threshold:false essentials:false floor:false coverage:false supported:false"
        ],
    ]);
    ensure_equal("the conditions of the bands", &shown, &expected)
}
