//! Learning outcomes, and what each is aligned with.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::outcomes::{Finding, MOST, check};

use super::findings::{self, Said, of_row, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, NewRow, Spec, eqf_levels};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    Spec {
        lead: text(tools::OUTCOMES_LEAD),
        fields: Vec::new(),
        lists: vec![List {
            name: "outcomes",
            heading: text(tools::OUTCOMES_LIST),
            add: text(tools::OUTCOMES_ADD),
            fields: vec![
                Field::new("verb", text(tools::OUTCOMES_VERB), Kind::Line),
                Field::new("object", text(tools::OUTCOMES_OBJECT), Kind::Line),
                Field::new("condition", text(tools::OUTCOMES_CONDITION), Kind::Line),
                Field::new("level", text(tools::OUTCOMES_LEVEL), Kind::Choice(eqf_levels())),
                Field::new("activity", text(tools::OUTCOMES_ACTIVITY), Kind::Line),
                Field::new("assessment", text(tools::OUTCOMES_ASSESSMENT), Kind::Line),
            ],
            more: None,
        }],
        beginnings: vec![Beginning {
            label: text(tools::BEGIN),
            name: "",
            rows: NewRow::blank("outcomes", 3),
        }],
        said,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let aligned = move || {
        found.with(|found| {
            let values = [
                ("aligned", found.aligned.to_string()),
                ("count", found.outcomes.to_string()),
            ];
            fill(
                tools::OUTCOMES_ALIGNED,
                &values.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        })
    };
    let sentences = move || findings::list(found.with(|found| found.findings.iter().map(sentence).collect()));
    view! {
        <output class="tool-figures">{aligned}</output>
        {sentences}
    }
    .into_any()
}

fn sentence(finding: &Finding) -> Said {
    let sentence = match finding {
        Finding::NoOutcomes => text(tools::OUTCOMES_NONE).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::TooFew => text(tools::OUTCOMES_TOO_FEW).to_owned(),
        Finding::TooMany(count) => fill(
            tools::OUTCOMES_TOO_MANY,
            &[("count", &count.to_string()), ("most", &MOST.to_string())],
        ),
        Finding::NoVerb(row) => of_row(tools::OUTCOMES_NO_VERB, *row),
        Finding::Vague(row, verb) => fill(tools::OUTCOMES_VAGUE, &[("row", &row.to_string()), ("verb", verb)]),
        Finding::NoObject(row) => of_row(tools::OUTCOMES_NO_OBJECT, *row),
        Finding::NoCondition(row) => of_row(tools::OUTCOMES_NO_CONDITION, *row),
        Finding::NoLevel(row) => of_row(tools::OUTCOMES_NO_LEVEL, *row),
        Finding::NoActivity(row) => of_row(tools::OUTCOMES_NO_ACTIVITY, *row),
        Finding::NoAssessment(row) => of_row(tools::OUTCOMES_NO_ASSESSMENT, *row),
        Finding::SameAs(row, other) => fill(
            tools::OUTCOMES_SAME,
            &[("row", &row.to_string()), ("other", &other.to_string())],
        ),
    };
    Said {
        weight: finding.weight(),
        sentence,
    }
}
