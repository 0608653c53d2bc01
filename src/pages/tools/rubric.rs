//! An analytic rubric: criteria by four levels.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::rubric::{Finding, MOST, check};

use super::findings::{self, numbered, of_row, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, Spec};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let level = |number: &str| fill(tools::RUBRIC_LEVEL, &[("level", number)]);
    Spec {
        lead: text(tools::RUBRIC_LEAD),
        fields: vec![Field::new("for", text(tools::RUBRIC_FOR), Kind::Line)],
        lists: vec![List::new(
            "criteria",
            tools::RUBRIC_LIST,
            tools::RUBRIC_ADD,
            vec![
                Field::new("name", text(tools::RUBRIC_NAME), Kind::Line),
                Field::new("l1", text(tools::RUBRIC_LOWEST), Kind::Lines),
                Field::new("l2", level("2"), Kind::Lines),
                Field::new("l3", level("3"), Kind::Lines),
                Field::new("l4", text(tools::RUBRIC_HIGHEST), Kind::Lines),
            ],
        )],
        beginnings: vec![Beginning::blank(&[("criteria", 2)])],
        said,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let complete = move || {
        found.with(|found| {
            numbered(
                tools::RUBRIC_COMPLETE,
                [("complete", found.complete), ("count", found.criteria)],
            )
        })
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
        <output class="tool-figures">{complete}</output>
        {sentences}
    }
    .into_any()
}

fn sentence(finding: Finding) -> String {
    match finding {
        Finding::Empty => text(tools::RUBRIC_EMPTY).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::OnlyOne => text(tools::RUBRIC_ONLY_ONE).to_owned(),
        Finding::TooMany(count) => numbered(tools::RUBRIC_TOO_MANY, [("count", count), ("most", MOST)]),
        Finding::NoName(row) => of_row(tools::RUBRIC_NO_NAME, row),
        Finding::NoWords(row, level) => numbered(tools::RUBRIC_NO_WORDS, [("row", row), ("level", level)]),
        Finding::SameWords(row, level, other) => numbered(
            tools::RUBRIC_SAME_WORDS,
            [("row", row), ("level", level), ("other", other)],
        ),
        Finding::SameName(row, other) => numbered(tools::RUBRIC_SAME_NAME, [("row", row), ("other", other)]),
    }
}
