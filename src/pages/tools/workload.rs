//! The hours of a micro-credential by part, their credits, and what learners logged.

use leptos::prelude::*;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::workload::{Finding, Logs, Part, Workload, check};

use super::findings::{self, amount, in_row, of_row, too_many_rows};
use super::spec::{Beginning, Choice, Field, Kind, List, NewRow, Spec, choices};
use crate::browser::intl;
use crate::words::{Word, fill, fill_with, language, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let parts: Vec<Choice> = Part::ALL
        .into_iter()
        .map(|part| (part.id(), text(part_word(part)).to_owned()))
        .collect();
    let rows = Part::ALL.map(|part| NewRow {
        list: "parts",
        choices: vec![("part".to_owned(), part.id().to_owned())],
        ..NewRow::default()
    });
    Spec {
        lead: text(tools::WORKLOAD_LEAD),
        fields: vec![
            Field::new("rule", text(tools::WORKLOAD_RULE), Kind::Choice(rules())),
            Field::new("claim", text(tools::WORKLOAD_CLAIM), Kind::Number),
        ],
        lists: vec![
            List::new(
                "parts",
                tools::WORKLOAD_PARTS,
                tools::WORKLOAD_ADD_PART,
                vec![
                    Field::new("part", text(tools::WORKLOAD_PART), Kind::Choice(parts)),
                    Field::new("what", text(tools::WORKLOAD_WHAT), Kind::Line),
                    Field::new("hours", text(tools::WORKLOAD_HOURS), Kind::Number),
                ],
            ),
            List::new(
                "logs",
                tools::WORKLOAD_LOGS,
                tools::WORKLOAD_ADD_LOG,
                vec![
                    Field::new("who", text(tools::WORKLOAD_WHO), Kind::Line),
                    Field::new("hours", text(tools::WORKLOAD_HOURS), Kind::Number),
                ],
            ),
        ],
        beginnings: vec![Beginning::with(rows.into())],
        said,
    }
}

/// The rules by which hours become credits.
#[must_use]
pub fn rules() -> Vec<Choice> {
    choices(&[
        ("european", tools::WORKLOAD_RULE_EUROPEAN),
        ("malta", tools::WORKLOAD_RULE_MALTA),
    ])
}

const fn part_word(part: Part) -> Word {
    match part {
        Part::Contact => tools::WORKLOAD_CONTACT,
        Part::Studio => tools::WORKLOAD_STUDIO,
        Part::Fieldwork => tools::WORKLOAD_FIELDWORK,
        Part::SelfStudy => tools::WORKLOAD_SELF_STUDY,
        Part::Portfolio => tools::WORKLOAD_PORTFOLIO,
        Part::Assessment => tools::WORKLOAD_ASSESSMENT,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let figures = move || {
        found
            .with(figures)
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect::<Vec<_>>()
    };
    let sentences = move || {
        found.with(|found| {
            findings::list(
                found
                    .findings
                    .iter()
                    .map(|finding| (finding.weight(), sentence(*finding))),
            )
        })
    };
    view! {
        <output class="tool-figures">{figures}</output>
        {sentences}
        <p class="hint">{text(tools::WORKLOAD_AWARDS)}</p>
    }
    .into_any()
}

/// An amount as the language writes it, without more decimals than it needs.
#[must_use]
pub fn shown(value: Ratio) -> String {
    let printed = value.decimals(2);
    intl::decimal(&language(), printed.trim_end_matches('0').trim_end_matches('.'))
}

fn figures(found: &Workload) -> Vec<String> {
    let Some(total) = found.total else {
        return vec![text(tools::WORKLOAD_NO_TOTAL).to_owned()];
    };
    let mut lines = vec![fill(tools::WORKLOAD_TOTAL, &[("hours", &shown(total.ratio()))])];
    lines.extend(found.credits.map(|credits| {
        let (lowest, highest) = (shown(credits.lowest), shown(credits.highest));
        if lowest == highest {
            fill(tools::WORKLOAD_CREDITS_ONE, &[("credits", &lowest)])
        } else {
            fill(tools::WORKLOAD_CREDITS, &[("lowest", &lowest), ("highest", &highest)])
        }
    }));
    lines.extend(found.logs.map(logs));
    lines
}

fn logs(logs: Logs) -> String {
    let values = [
        ("count", logs.count.to_string()),
        ("fewest", shown(logs.fewest.ratio())),
        ("median", shown(logs.median)),
        ("most", shown(logs.most.ratio())),
    ];
    fill_with(tools::WORKLOAD_LOGS_SAID, &values)
}

fn sentence(finding: Finding) -> String {
    match finding {
        Finding::NothingToAdd => text(tools::WORKLOAD_NOTHING).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::Hours(row, why) | Finding::Log(row, why) => amount(&in_row(row, tools::HOURS), why),
        Finding::NoPart(row) => of_row(tools::WORKLOAD_NO_PART, row),
        Finding::Claim(why) => amount(text(tools::CREDITS), why),
        Finding::ClaimDoesNotFit => text(tools::WORKLOAD_CLAIM_OFF).to_owned(),
        Finding::TooLittleContact(hours) => fill(tools::WORKLOAD_CONTACT_LOW, &[("hours", &shown(hours))]),
        Finding::NoAssessment => text(tools::WORKLOAD_NO_ASSESSMENT).to_owned(),
        Finding::LogsAbove => text(tools::WORKLOAD_LOGS_ABOVE).to_owned(),
        Finding::LogsBelow => text(tools::WORKLOAD_LOGS_BELOW).to_owned(),
    }
}
