//! Pieces, the ways between them, and the holes.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::pathway::{Finding, Pathway, check};

use super::findings::{self, amount, in_row, of_row, row_name, too_many_rows};
use super::spec::{Beginning, Field, Kind, List, Spec, choices, eqf_levels};
use super::workload::shown;
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let kinds = choices(&[
        ("open", tools::PATHWAY_OPEN),
        ("elective", tools::PATHWAY_ELECTIVE),
        ("rigid", tools::PATHWAY_RIGID),
    ]);
    let places = choices(&[("start", tools::PATHWAY_START), ("goal", tools::PATHWAY_GOAL)]);
    let piece = || Kind::RowOf {
        list: "pieces",
        name: "name",
    };
    Spec {
        lead: text(tools::PATHWAY_LEAD),
        fields: vec![
            Field::new("kind", text(tools::PATHWAY_KIND), Kind::Choice(kinds)),
            Field::new("target", text(tools::PATHWAY_TARGET), Kind::Number),
        ],
        lists: vec![
            List::new(
                "pieces",
                tools::PATHWAY_PIECES,
                tools::PATHWAY_ADD_PIECE,
                vec![
                    Field::new("name", text(tools::PATHWAY_NAME), Kind::Line),
                    Field::new("hours", text(tools::WORKLOAD_HOURS), Kind::Number),
                    Field::new("level", text(tools::PATHWAY_LEVEL), Kind::Choice(eqf_levels())),
                    Field::new("place", text(tools::PATHWAY_PLACE), Kind::Choice(places)),
                ],
            ),
            List::new(
                "edges",
                tools::PATHWAY_EDGES,
                tools::PATHWAY_ADD_EDGE,
                vec![
                    Field::new("from", text(tools::PATHWAY_FROM), piece()),
                    Field::new("to", text(tools::PATHWAY_TO), piece()),
                ],
            ),
        ],
        beginnings: vec![Beginning::blank(&[("pieces", 3), ("edges", 2)])],
        said,
    }
}

fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(check));
    let figures = move || {
        let mut lines = Vec::new();
        found.with(|found| {
            let total = found.total.map(|total| shown(total.ratio()));
            lines.extend(total.map(|hours| fill(tools::PATHWAY_TOTAL, &[("hours", &hours)])));
            if found.order.len() > 1 {
                let order = form.with(|form| pieces(form, &found.order));
                lines.push(fill(tools::PATHWAY_ORDER, &[("order", &order.join(" → "))]));
            }
        });
        lines
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect::<Vec<_>>()
    };
    let sentences = move || {
        let said = |found: &Pathway, form: &Form| {
            findings::list(
                found
                    .findings
                    .iter()
                    .map(|finding| (finding.weight(), sentence(finding, form))),
            )
        };
        found.with(|found| form.with(|form| said(found, form)))
    };
    view! {
        <output class="tool-figures">{figures}</output>
        {sentences}
        <p class="hint">{text(tools::PATHWAY_PROMISE)}</p>
    }
    .into_any()
}

/// The names of pieces by their row numbers.
fn pieces(form: &Form, numbers: &[usize]) -> Vec<String> {
    numbers.iter().map(|number| piece(form, *number)).collect()
}

fn piece(form: &Form, number: usize) -> String {
    row_name(form, "pieces", number)
}

fn sentence(finding: &Finding, form: &Form) -> String {
    let about = |word, number: usize| fill(word, &[("piece", &piece(form, number))]);
    let between =
        |word, from: usize, to: usize| fill(word, &[("piece", &piece(form, from)), ("next", &piece(form, to))]);
    match finding {
        Finding::NoPieces => text(tools::PATHWAY_NO_PIECES).to_owned(),
        Finding::TooManyRows => too_many_rows(),
        Finding::NoName(row) => of_row(tools::PATHWAY_NO_NAME, *row),
        Finding::Hours(row, why) => amount(&in_row(*row, tools::HOURS), *why),
        Finding::NoLevel(row) => of_row(tools::PATHWAY_NO_LEVEL, *row),
        Finding::EdgeWithoutEnd(row) => of_row(tools::PATHWAY_NO_END, *row),
        Finding::EdgeToItself(row) => of_row(tools::PATHWAY_TO_ITSELF, *row),
        Finding::Circle(numbers) => fill(tools::PATHWAY_CIRCLE, &[("pieces", &pieces(form, numbers).join(", "))]),
        Finding::OutOfReach(number) => about(tools::PATHWAY_OUT_OF_REACH, *number),
        Finding::LeadsNowhere(number) => about(tools::PATHWAY_NOWHERE, *number),
        Finding::LevelGap(from, to) => between(tools::PATHWAY_GAP, *from, *to),
        Finding::LevelFalls(from, to) => between(tools::PATHWAY_FALLS, *from, *to),
        Finding::ChoiceInRigid(number) => about(tools::PATHWAY_CHOICE, *number),
        Finding::Alone(number) => about(tools::PATHWAY_ALONE, *number),
        Finding::HoursShort(hours) => fill(tools::PATHWAY_SHORT, &[("hours", &shown(hours.ratio()))]),
        Finding::Target(why) => amount(text(tools::HOURS), *why),
    }
}
