//! The portfolio: what the tests of its parts share.

use super::*;
use crate::merge::merge;
use crate::save_file::{self, SaveFile};
use crate::test_support::writer;
use crate::undo::undo;

mod any;
mod kept;

fn id(number: u32) -> HexId<8> {
    format!("{number:08x}").parse().unwrap()
}

fn own(text: &str) -> String {
    text.to_owned()
}

fn add_row(row: u32, what: &str) -> Action {
    Action::AddRow {
        product: id(1),
        list: own("parts"),
        row: id(row),
        texts: vec![(own("what"), own(what))],
        choices: vec![(own("part"), own("contact"))],
    }
}

fn cell(row: u32, name: &str) -> Place {
    Place::Cell {
        list: own("parts"),
        row: id(row),
        name: own(name),
    }
}

fn after(actions: &[Action]) -> Document {
    let mut document = new();
    for action in actions {
        apply(&mut document, action, &writer(1));
    }
    document
}

fn workload() -> Document {
    after(&[
        Action::AddProduct {
            id: id(1),
            tool: Tool::Workload,
        },
        Action::NameProduct {
            id: id(1),
            name: own("Live sound"),
        },
        Action::Choose {
            product: id(1),
            place: Place::Field(own("rule")),
            value: own("malta"),
        },
        add_row(1, "workshop"),
        add_row(2, "rehearsal"),
        add_row(3, "jury"),
        Action::Type {
            product: id(1),
            place: cell(2, "hours"),
            text: own("twelve"),
        },
    ])
}

fn order(document: &Document) -> Vec<String> {
    let form = product(document, &id(1)).unwrap().form;
    form.rows("parts")
        .iter()
        .map(|row| row.get("what").to_owned())
        .collect()
}
