//! Learning outcomes, and what each is aligned with.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::outcomes::{Finding, MOST, check};

use super::findings::{self, numbered, of_row, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, Spec, eqf_levels};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    Spec {
        lead: text(tools::OUTCOMES_LEAD),
        fields: Vec::new(),
        lists: vec![List::new(
            "outcomes",
            tools::OUTCOMES_LIST,
            tools::OUTCOMES_ADD,
            vec![
                Field::new("verb", text(tools::OUTCOMES_VERB), Kind::Line),
                Field::new("object", text(tools::OUTCOMES_OBJECT), Kind::Line),
                Field::new("condition", text(tools::OUTCOMES_CONDITION), Kind::Line),
                Field::new("level", text(tools::OUTCOMES_LEVEL), Kind::Choice(eqf_levels())),
                Field::new("activity", text(tools::OUTCOMES_ACTIVITY), Kind::Line),
                Field::new("assessment", text(tools::OUTCOMES_ASSESSMENT), Kind::Line),
            ],
        )],
        beginnings: vec![Beginning::blank(&[("outcomes", 3)])],
        said,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let aligned = move || {
        found.with(|found| {
            numbered(
                tools::OUTCOMES_ALIGNED,
                [("aligned", found.aligned), ("count", found.outcomes)],
            )
        })
    };
    let sentences = move || {
        found.with(|found| {
            findings::list(
                found
                    .findings
                    .iter()
                    .map(|finding| (finding.weight(), sentence(finding))),
            )
        })
    };
    view! {
        <output class="tool-figures">{aligned}</output>
        {sentences}
    }
    .into_any()
}

fn sentence(finding: &Finding) -> String {
    match finding {
        Finding::NoOutcomes => text(tools::OUTCOMES_NONE).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::TooFew => text(tools::OUTCOMES_TOO_FEW).to_owned(),
        Finding::TooMany(count) => numbered(tools::OUTCOMES_TOO_MANY, [("count", *count), ("most", MOST)]),
        Finding::NoVerb(row) => of_row(tools::OUTCOMES_NO_VERB, *row),
        Finding::Vague(row, verb) => fill(tools::OUTCOMES_VAGUE, &[("row", &row.to_string()), ("verb", verb)]),
        Finding::NoObject(row) => of_row(tools::OUTCOMES_NO_OBJECT, *row),
        Finding::NoCondition(row) => of_row(tools::OUTCOMES_NO_CONDITION, *row),
        Finding::NoLevel(row) => of_row(tools::OUTCOMES_NO_LEVEL, *row),
        Finding::NoActivity(row) => of_row(tools::OUTCOMES_NO_ACTIVITY, *row),
        Finding::NoAssessment(row) => of_row(tools::OUTCOMES_NO_ASSESSMENT, *row),
        Finding::SameAs(row, other) => numbered(tools::OUTCOMES_SAME, [("row", *row), ("other", *other)]),
    }
}
