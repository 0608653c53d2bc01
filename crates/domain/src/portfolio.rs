//! What a learner makes in the course: documents of kind `portfolio`, of which there is one.
//!
//! | key | value |
//! |---|---|
//! | `product/0a0b0c0d/tool` | the tool that made it, such as `"workload"` |
//! | `product/0a0b0c0d/name` | text: what the person calls it |
//! | `product/0a0b0c0d/order` | its place among the products |
//! | `product/0a0b0c0d/deleted` | true or false |
//! | `product/0a0b0c0d/field/hours` | a field: text as typed, or a plain string that was chosen |
//! | `product/0a0b0c0d/row/parts/00000001/order` | a row's place in its list; `…/deleted` as above |
//! | `product/0a0b0c0d/row/parts/00000001/field/hours` | a field of a row |
//! | `artefact/specification/finished_on` | `"2026-11-23"`: the day on which the person called it finished; null: not yet |
//! | `artefact/specification/criterion/outcomes-watchable` | `"meets"` or `"not-yet"`: the person's own view of a criterion, by its id in the content |
//! | `artefact/specification/criterion/2` | the same, as the first edition kept it: see [`numbered`] |
//! | `artefact/specification/note` | text |
//! | `artefact/specification/place` | text: where it is kept |
//! | `reflection/u03/r1/chosen` | true or false: the reflection goes into the portfolio |
//! | `record/name` | text: whose record it is; also `record/with`, `record/begun_on`, `record/ended_on` |
//!
//! What cannot be read counts as absent. Nothing here is a mark that anybody else gave.

use crate::catalog::Tool;
use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, HexId, WriterId};
use crate::undo::{Edit, Undo};

mod evidence;
pub mod keys;
pub mod numbered;
mod read;

pub use evidence::{AsEvidence, evidence_actions, missing_at};
pub use read::{
    ArtefactRecord, Product, ProductHead, RecordHead, also_written, artefact, chosen_reflections, heads, product,
    record_head,
};

/// The kind of these documents.
pub const KIND: &str = "portfolio";
/// The version of their keys.
pub const VERSION: u32 = 1;

/// A product: 8 hexadecimal digits.
pub type ProductId = HexId<8>;
/// A row of a list in a product: 8 hexadecimal digits.
pub type RowId = HexId<8>;

/// Where something is typed in a product. Names are those of the tool: letters, digits, `-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field.
    Field(String),
    /// A field of a row.
    Cell {
        /// The list.
        list: String,
        /// The row.
        row: RowId,
        /// The field.
        name: String,
    },
}

/// A person's own view of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is met.
    Meets,
    /// Not yet.
    NotYet,
}

impl Judgement {
    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::NotYet => "not-yet",
        }
    }

    /// The judgement of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Meets, Self::NotYet]
            .into_iter()
            .find(|judgement| judgement.id() == id)
    }
}

/// A line at the head of the completion record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordLine {
    /// Whose record it is.
    Name,
    /// With whom and where.
    With,
    /// The first day, as a day.
    BegunOn,
    /// The last day, as a day.
    EndedOn,
}

/// One thing that a person does. Artefacts, units and reflections are named by their ids in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Adds a product after those that are there.
    AddProduct {
        /// Its new random id.
        id: ProductId,
        /// The tool.
        tool: Tool,
    },
    /// Names a product.
    NameProduct {
        /// Which.
        id: ProductId,
        /// The name; may be empty.
        name: String,
    },
    /// Removes a product; its registers stay.
    RemoveProduct(ProductId),
    /// Brings a removed product back.
    RestoreProduct(ProductId),
    /// Types a text.
    Type {
        /// Into which product.
        product: ProductId,
        /// Where.
        place: Place,
        /// As typed; may be empty.
        text: String,
    },
    /// Chooses one of several values.
    Choose {
        /// In which product.
        product: ProductId,
        /// Where.
        place: Place,
        /// The value; empty takes the choice back.
        value: String,
    },
    /// Adds a row after those that are there.
    AddRow {
        /// To which product.
        product: ProductId,
        /// To which list.
        list: String,
        /// Its new random id.
        row: RowId,
        /// What stands in it already: texts by name.
        texts: Vec<(String, String)>,
        /// What is chosen in it already: values by name.
        choices: Vec<(String, String)>,
    },
    /// Moves a row by one place.
    MoveRow {
        /// In which product.
        product: ProductId,
        /// In which list.
        list: String,
        /// Which.
        row: RowId,
        /// Towards the beginning.
        up: bool,
    },
    /// Removes a row; its registers stay.
    RemoveRow {
        /// From which product.
        product: ProductId,
        /// From which list.
        list: String,
        /// Which.
        row: RowId,
    },
    /// Brings a removed row back.
    RestoreRow {
        /// To which product.
        product: ProductId,
        /// To which list.
        list: String,
        /// Which.
        row: RowId,
    },
    /// Calls an artefact finished on this day, or not finished.
    Finish {
        /// Which.
        artefact: String,
        /// The day.
        on: Option<Date>,
    },
    /// Says whether a criterion is met; nothing takes it back.
    Judge {
        /// Of which artefact.
        artefact: String,
        /// Its id in the content.
        criterion: String,
        /// What the person thinks.
        judgement: Option<Judgement>,
    },
    /// Writes the note of an artefact.
    WriteNote {
        /// Of which.
        artefact: String,
        /// The note; may be empty.
        text: String,
    },
    /// Says where an artefact is kept.
    WritePlace {
        /// Which.
        artefact: String,
        /// The place; may be empty.
        text: String,
    },
    /// Takes a reflection into the portfolio, or out again.
    ChooseReflection {
        /// `u03`.
        unit: String,
        /// `r1`.
        reflection: String,
        /// In or out.
        chosen: bool,
    },
    /// Writes a line at the head of the completion record.
    WriteRecord {
        /// Which.
        line: RecordLine,
        /// As typed; may be empty.
        text: String,
    },
    /// Drops the texts that are "also written" beside a register.
    DismissAlso {
        /// The register's key.
        key: String,
    },
}

/// A portfolio in which nothing is made.
#[must_use]
pub fn new() -> Document {
    Document::new(KIND, VERSION, DocumentId::only_one())
}

/// Writes an action to the registers. What is there already is not written again; where nothing changes, the undo is
/// empty.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::AddProduct { id, tool } => {
            edit.write(&keys::product(id, "tool"), Value::plain(tool.id()));
            let order = read::next_product_order(edit.document());
            edit.write(&keys::product(id, "order"), Value::plain(order));
            edit.write(&keys::product(id, "deleted"), Value::plain(false));
        }
        Action::NameProduct { id, name } => edit.write(&keys::product(id, "name"), Value::text(name)),
        Action::RemoveProduct(id) => edit.write(&keys::product(id, "deleted"), Value::plain(true)),
        Action::RestoreProduct(id) => edit.write(&keys::product(id, "deleted"), Value::plain(false)),
        Action::Type { product, place, text } => edit.write(&keys::place(product, place), Value::text(text)),
        Action::Choose { product, place, value } => edit.write(&keys::place(product, place), chosen(value)),
        Action::AddRow {
            product,
            list,
            row,
            texts,
            choices,
        } => {
            let order = read::next_row_order(edit.document(), product, list);
            edit.write(&keys::row(product, list, row, "order"), Value::plain(order));
            edit.write(&keys::row(product, list, row, "deleted"), Value::plain(false));
            for (name, text) in texts {
                edit.write(&keys::cell(product, list, row, name), Value::text(text));
            }
            for (name, value) in choices {
                edit.write(&keys::cell(product, list, row, name), chosen(value));
            }
        }
        Action::MoveRow { product, list, row, up } => move_row(&mut edit, product, list, row, *up),
        Action::RemoveRow { product, list, row } => {
            edit.write(&keys::row(product, list, row, "deleted"), Value::plain(true));
        }
        Action::RestoreRow { product, list, row } => {
            edit.write(&keys::row(product, list, row, "deleted"), Value::plain(false));
        }
        Action::ChooseReflection {
            unit,
            reflection,
            chosen,
        } => edit.write(&keys::reflection(unit, reflection), Value::plain(*chosen)),
        Action::WriteRecord { line, text } => edit.write(keys::record(*line), Value::text(text)),
        Action::DismissAlso { key } => edit.dismiss(key),
        Action::Finish { .. } | Action::Judge { .. } | Action::WriteNote { .. } | Action::WritePlace { .. } => {
            apply_to_artefact(&mut edit, action);
        }
    }
    edit.finish()
}

fn apply_to_artefact(edit: &mut Edit<'_>, action: &Action) {
    match action {
        Action::Finish { artefact, on } => {
            let day = on.map_or(Value::NOTHING, |day| Value::plain(day.to_string()));
            edit.write(&keys::artefact(artefact, "finished_on"), day);
        }
        Action::Judge {
            artefact,
            criterion,
            judgement,
        } => {
            let judged = judgement.map_or(Value::NOTHING, |judgement| Value::plain(judgement.id()));
            // What the first edition kept under a number is superseded.
            if let Some(number) = numbered::number_of(artefact, criterion) {
                edit.write(&keys::criterion(artefact, &number.to_string()), Value::NOTHING);
            }
            edit.write(&keys::criterion(artefact, criterion), judged);
        }
        Action::WriteNote { artefact, text } => edit.write(&keys::artefact(artefact, "note"), Value::text(text)),
        Action::WritePlace { artefact, text } => edit.write(&keys::artefact(artefact, "place"), Value::text(text)),
        _ => {}
    }
}

fn chosen(value: &str) -> Value {
    if value.is_empty() {
        Value::NOTHING
    } else {
        Value::plain(value)
    }
}

/// Numbers the list anew with two neighbours changed over; what keeps its number is not written.
fn move_row(edit: &mut Edit<'_>, product: &ProductId, list: &str, row: &RowId, up: bool) {
    let mut rows = read::row_ids(edit.document(), product, list);
    let Some(place) = rows.iter().position(|id| id == row.as_str()) else {
        return;
    };
    let other = if up { place.checked_sub(1) } else { Some(place + 1) };
    let Some(other) = other.filter(|other| *other < rows.len()) else {
        return;
    };
    rows.swap(place, other);
    for (order, id) in rows.iter().enumerate() {
        if let Ok(id) = id.parse() {
            edit.write(&keys::row(product, list, &id, "order"), Value::plain(order as u64));
        }
    }
}

#[cfg(test)]
mod tests;
