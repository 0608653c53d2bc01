//! An analytic rubric: criteria by four levels.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::rubric::{Finding, MOST, check};

use super::findings::{self, Said, of_row, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, NewRow, Spec};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let level = |number: &str| fill(tools::RUBRIC_LEVEL, &[("level", number)]);
    Spec {
        lead: text(tools::RUBRIC_LEAD),
        fields: vec![Field::new("for", text(tools::RUBRIC_FOR), Kind::Line)],
        lists: vec![List {
            name: "criteria",
            heading: text(tools::RUBRIC_LIST),
            add: text(tools::RUBRIC_ADD),
            fields: vec![
                Field::new("name", text(tools::RUBRIC_NAME), Kind::Line),
                Field::new("l1", text(tools::RUBRIC_LOWEST), Kind::Lines),
                Field::new("l2", level("2"), Kind::Lines),
                Field::new("l3", level("3"), Kind::Lines),
                Field::new("l4", text(tools::RUBRIC_HIGHEST), Kind::Lines),
            ],
            more: None,
        }],
        beginnings: vec![Beginning {
            label: text(tools::BEGIN),
            name: "",
            rows: NewRow::blank("criteria", 2),
        }],
        said,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let complete = move || {
        found.with(|found| {
            let values = [
                ("complete", found.complete.to_string()),
                ("count", found.criteria.to_string()),
            ];
            fill(
                tools::RUBRIC_COMPLETE,
                &values.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        })
    };
    let sentences = move || {
        let said = found.with(|found| found.findings.iter().map(|finding| sentence(*finding)).collect());
        findings::list(said)
    };
    view! {
        <output class="tool-figures">{complete}</output>
        {sentences}
    }
    .into_any()
}

fn sentence(finding: Finding) -> Said {
    let with = |word, row: usize, more: &[(&str, usize)]| {
        let mut values = vec![("row", row.to_string())];
        values.extend(more.iter().map(|(name, number)| (*name, number.to_string())));
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(word, &values)
    };
    let sentence = match finding {
        Finding::Empty => text(tools::RUBRIC_EMPTY).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::OnlyOne => text(tools::RUBRIC_ONLY_ONE).to_owned(),
        Finding::TooMany(count) => fill(
            tools::RUBRIC_TOO_MANY,
            &[("count", &count.to_string()), ("most", &MOST.to_string())],
        ),
        Finding::NoName(row) => of_row(tools::RUBRIC_NO_NAME, row),
        Finding::NoWords(row, level) => with(tools::RUBRIC_NO_WORDS, row, &[("level", level)]),
        Finding::SameWords(row, level, other) => {
            with(tools::RUBRIC_SAME_WORDS, row, &[("level", level), ("other", other)])
        }
        Finding::SameName(row, other) => with(tools::RUBRIC_SAME_NAME, row, &[("other", other)]),
    };
    Said {
        weight: finding.weight(),
        sentence,
    }
}
