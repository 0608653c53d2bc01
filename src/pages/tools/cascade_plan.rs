//! Who teaches whom next, and what keeps the content whole.

use leptos::prelude::*;
use touchstone_domain::tools::cascade_plan::{CascadePlan, Finding, check};
use touchstone_domain::tools::form::Form;

use super::findings::{self, numbered, of_row, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, Spec};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    Spec {
        lead: text(tools::CASCADE_LEAD),
        fields: vec![
            Field::new("organisation", text(tools::CASCADE_ORGANISATION), Kind::Line),
            Field::new("core", text(tools::CASCADE_CORE), Kind::Lines),
            Field::new("may-change", text(tools::CASCADE_MAY_CHANGE), Kind::Lines),
            Field::new("follow-up", text(tools::CASCADE_FOLLOW_UP), Kind::Day),
        ],
        lists: vec![List::new(
            "steps",
            tools::CASCADE_STEPS,
            tools::CASCADE_ADD,
            vec![
                Field::new("who", text(tools::CASCADE_WHO), Kind::Line),
                Field::new("whom", text(tools::CASCADE_WHOM), Kind::Line),
                Field::new("people", text(tools::CASCADE_PEOPLE), Kind::Number),
                Field::new("when", text(tools::CASCADE_WHEN), Kind::Day),
                Field::new("with", text(tools::CASCADE_WITH), Kind::Line),
                Field::new("observer", text(tools::CASCADE_OBSERVER), Kind::Line),
            ],
        )],
        beginnings: vec![Beginning::blank(&[("steps", 2)])],
        said,
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
    }
    .into_any()
}

fn figures(found: &CascadePlan) -> Vec<String> {
    let steps = numbered(
        tools::CASCADE_SAID,
        [("steps", found.steps), ("accompanied", found.accompanied)],
    );
    let people = found
        .people
        .map(|people| fill(tools::CASCADE_PEOPLE_SAID, &[("people", &people.to_string())]));
    std::iter::once(steps).chain(people).collect()
}

fn sentence(finding: Finding) -> String {
    match finding {
        Finding::NoSteps => text(tools::CASCADE_NONE).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::NoTeacher(row) => of_row(tools::CASCADE_NO_TEACHER, row),
        Finding::NoLearners(row) => of_row(tools::CASCADE_NO_LEARNERS, row),
        Finding::People(row) => of_row(tools::CASCADE_BAD_PEOPLE, row),
        Finding::NoDay(row) => of_row(tools::CASCADE_NO_DAY, row),
        Finding::Earlier(row) => of_row(tools::CASCADE_EARLIER, row),
        Finding::NoCompany(row) => of_row(tools::CASCADE_NO_COMPANY, row),
        Finding::NoObserver(row) => of_row(tools::CASCADE_NO_OBSERVER, row),
        Finding::ObservesSelf(row) => of_row(tools::CASCADE_OBSERVES_SELF, row),
        Finding::NoOrganisation => text(tools::CASCADE_NO_ORGANISATION).to_owned(),
        Finding::NoCore => text(tools::CASCADE_NO_CORE).to_owned(),
        Finding::NoMayChange => text(tools::CASCADE_NO_MAY_CHANGE).to_owned(),
        Finding::NoFollowUp => text(tools::CASCADE_NO_FOLLOW_UP).to_owned(),
    }
}
