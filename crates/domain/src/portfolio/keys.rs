//! The keys of a portfolio's registers.

use super::{Place, ProductId, RecordLine, RowId};

/// A product's own register.
pub(super) fn product(id: &ProductId, what: &str) -> String {
    format!("product/{id}/{what}")
}

/// A row's own register.
pub(super) fn row(product: &ProductId, list: &str, row: &RowId, what: &str) -> String {
    format!("product/{product}/row/{list}/{row}/{what}")
}

/// A field of a row.
pub(super) fn cell(product: &ProductId, list: &str, row: &RowId, name: &str) -> String {
    format!("product/{product}/row/{list}/{row}/field/{name}")
}

/// The register of a place in a product.
#[must_use]
pub fn place(product: &ProductId, place: &Place) -> String {
    match place {
        Place::Field(name) => format!("product/{product}/field/{name}"),
        Place::Cell { list, row, name } => cell(product, list, row, name),
    }
}

/// An artefact's register: `note`, `place` or `finished_on`.
#[must_use]
pub fn artefact(id: &str, what: &str) -> String {
    format!("artefact/{id}/{what}")
}

/// A criterion's register, by its id, or by the number that it had in the first edition.
pub(super) fn criterion(artefact: &str, criterion: &str) -> String {
    format!("artefact/{artefact}/criterion/{criterion}")
}

pub(super) fn reflection(unit: &str, reflection: &str) -> String {
    format!("reflection/{unit}/{reflection}/chosen")
}

/// A line of the completion record.
#[must_use]
pub const fn record(line: RecordLine) -> &'static str {
    match line {
        RecordLine::Name => "record/name",
        RecordLine::With => "record/with",
        RecordLine::BegunOn => "record/begun_on",
        RecordLine::EndedOn => "record/ended_on",
    }
}
