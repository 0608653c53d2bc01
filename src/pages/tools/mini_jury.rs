//! A small jury: works, jurors, levels.

use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::mini_jury::{SCALES, level_field, scale};

use super::mini_jury_said::said;
use super::spec::{Beginning, Choice, Field, Kind, List, Spec};
use crate::words::{fill, text, tools};

/// The form.
#[must_use]
pub fn spec() -> Spec {
    let named = |scale: &'static str| -> Choice {
        let (lowest, highest) = scale.split_once('-').unwrap_or((scale, scale));
        (
            scale,
            fill(tools::JURY_SCALE_NAMED, &[("lowest", lowest), ("highest", highest)]),
        )
    };
    Spec {
        lead: text(tools::JURY_LEAD),
        fields: vec![Field::new(
            "scale",
            text(tools::JURY_SCALE),
            Kind::Choice(SCALES.into_iter().map(named).collect()),
        )],
        lists: vec![
            List::new(
                "jurors",
                tools::JURY_JURORS,
                tools::JURY_ADD_JUROR,
                vec![Field::new("name", text(tools::JURY_JUROR), Kind::Line)],
            ),
            List {
                more: Some(levels),
                ..List::new(
                    "works",
                    tools::JURY_WORKS,
                    tools::JURY_ADD_WORK,
                    vec![Field::new("name", text(tools::JURY_WORK), Kind::Line)],
                )
            },
        ],
        beginnings: vec![Beginning::blank(&[("jurors", 3), ("works", 6)])],
        said,
    }
}

/// A level for each juror.
fn levels(form: &Form) -> Vec<Field> {
    const LEVELS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let scale = scale(form);
    let range = usize::from(scale.lowest())..=usize::from(scale.highest());
    let choices: Vec<Choice> = LEVELS
        .into_iter()
        .enumerate()
        .filter(|(level, _)| range.contains(level))
        .map(|(_, level)| (level, level.to_owned()))
        .collect();
    let field = |(number, row): (usize, &touchstone_domain::tools::form::Row)| {
        let name = juror_name(row.get("name"), number);
        let label = fill(tools::JURY_LEVEL_OF, &[("juror", &name)]);
        Field::new(&level_field(&row.id), label, Kind::Choice(choices.clone()))
    };
    form.filled("jurors").map(field).collect()
}

/// The name of a juror, who may have none.
fn juror_name(name: &str, number: usize) -> String {
    if name.is_empty() {
        fill(tools::JURY_UNNAMED, &[("number", &number.to_string())])
    } else {
        name.to_owned()
    }
}
