//! Reading a portfolio. What cannot be read counts as absent, whoever wrote it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::{Judgement, ProductId, RecordLine, RowId, keys, numbered};
use crate::catalog::Tool;
use crate::date::Date;
use crate::document::{Document, Register};
use crate::tools::form::{Form, Row};

/// A product without what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductHead {
    /// Its id.
    pub id: ProductId,
    /// The tool that made it.
    pub tool: Tool,
    /// What the person calls it; may be empty.
    pub name: String,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its head.
    pub head: ProductHead,
    /// What was typed and chosen.
    pub form: Form,
}

/// What is said about an artefact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArtefactRecord {
    /// The day on which the person called it finished.
    pub finished_on: Option<Date>,
    /// The person's view of the criteria, by their id.
    pub criteria: BTreeMap<String, Judgement>,
    /// A note; may be empty.
    pub note: String,
    /// Where it is kept; may be empty.
    pub place: String,
}

/// The head of the completion record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordHead {
    /// Whose it is; may be empty.
    pub name: String,
    /// With whom and where; may be empty.
    pub with: String,
    /// The first day.
    pub begun_on: Option<Date>,
    /// The last day.
    pub ended_on: Option<Date>,
}

/// The products that are not removed, in order; those of tools that this version does not know are left out.
#[must_use]
pub fn heads(document: &Document) -> Vec<ProductHead> {
    let mut heads: Vec<(u64, ProductHead)> = product_ids(document)
        .into_iter()
        .filter_map(|id| Some((number(document, &keys::product(&id, "order")), head(document, &id)?)))
        .collect();
    heads.sort_by(|left, right| (left.0, &left.1.id).cmp(&(right.0, &right.1.id)));
    heads.into_iter().map(|(_, head)| head).collect()
}

/// One product, if it is there and not removed. Costs only that product's registers.
#[must_use]
pub fn product(document: &Document, id: &ProductId) -> Option<Product> {
    let head = head(document, id)?;
    let mut form = Form::default();
    let mut rows: BTreeMap<&str, BTreeMap<&str, (Row, u64, bool)>> = BTreeMap::new();
    let prefix = keys::product(id, "");
    for (rest, register) in document.with_prefix(&prefix) {
        let parts: Vec<&str> = rest.split('/').collect();
        match parts.as_slice() {
            ["field", name] => {
                if let Some(text) = typed(register) {
                    form.fields.insert((*name).to_owned(), text.to_owned());
                }
            }
            ["row", list, row, field @ ..] if row.parse::<RowId>().is_ok() => {
                let entry = rows.entry(list).or_default().entry(row).or_default();
                entry.0.id = (*row).to_owned();
                match field {
                    ["order"] => entry.1 = as_number(register),
                    ["deleted"] => entry.2 = register.is_true(),
                    ["field", name] => {
                        if let Some(text) = typed(register) {
                            entry.0.fields.insert((*name).to_owned(), text.to_owned());
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    for (list, rows) in rows {
        let mut there: Vec<(Row, u64, bool)> = rows.into_values().filter(|(_, _, deleted)| !deleted).collect();
        there.sort_by(|left, right| (left.1, &left.0.id).cmp(&(right.1, &right.0.id)));
        form.lists
            .insert(list.to_owned(), there.into_iter().map(|(row, _, _)| row).collect());
    }
    Some(Product { head, form })
}

/// What is said about an artefact.
#[must_use]
pub fn artefact(document: &Document, id: &str) -> ArtefactRecord {
    let mut record = ArtefactRecord::default();
    let prefix = keys::artefact(id, "");
    for (rest, register) in document.with_prefix(&prefix) {
        let text = || typed(register).unwrap_or_default();
        match rest.split_once('/') {
            None if rest == "finished_on" => record.finished_on = text().parse().ok(),
            None if rest == "note" => text().clone_into(&mut record.note),
            None if rest == "place" => text().clone_into(&mut record.place),
            Some(("criterion", criterion)) => {
                let Some(judgement) = Judgement::from_id(text()) else {
                    continue;
                };
                match criterion.parse() {
                    // Keys come in order, numbers before ids: what stands under an id takes the place of it.
                    Ok(number) => {
                        let criterion = numbered::criterion_of(id, number).map(str::to_owned);
                        record
                            .criteria
                            .extend(criterion.map(|criterion| (criterion, judgement)));
                    }
                    Err(_) => {
                        record.criteria.insert(criterion.to_owned(), judgement);
                    }
                }
            }
            _ => {}
        }
    }
    record
}

/// The reflections that go into the portfolio: unit and reflection, such as `u03` and `r1`.
#[must_use]
pub fn chosen_reflections(document: &Document) -> BTreeSet<(String, String)> {
    let entry = |(rest, register): (&str, &Register)| {
        let (place, _) = rest.split_once("/chosen").filter(|(_, after)| after.is_empty())?;
        let (unit, reflection) = place.split_once('/')?;
        register.is_true().then(|| (unit.to_owned(), reflection.to_owned()))
    };
    document.with_prefix("reflection/").filter_map(entry).collect()
}

/// The head of the completion record.
#[must_use]
pub fn record_head(document: &Document) -> RecordHead {
    let text = |line| document.text(keys::record(line)).unwrap_or_default();
    RecordHead {
        name: text(RecordLine::Name).to_owned(),
        with: text(RecordLine::With).to_owned(),
        begun_on: text(RecordLine::BegunOn).trim().parse().ok(),
        ended_on: text(RecordLine::EndedOn).trim().parse().ok(),
    }
}

/// Texts in a product that were written at once and lost, newest first, by the key of their register.
#[must_use]
pub fn also_written(document: &Document, id: &ProductId) -> Vec<(String, Vec<String>)> {
    let prefix = keys::product(id, "");
    let lost = |(rest, register): (&str, &Register)| {
        let texts: Vec<String> = register.also_written().into_iter().map(str::to_owned).collect();
        (!texts.is_empty()).then(|| (keys::product(id, rest), texts))
    };
    document.with_prefix(&prefix).filter_map(lost).collect()
}

fn head(document: &Document, id: &ProductId) -> Option<ProductHead> {
    if document
        .get(&keys::product(id, "deleted"))
        .is_some_and(Register::is_true)
    {
        return None;
    }
    Some(ProductHead {
        id: id.clone(),
        tool: document.text(&keys::product(id, "tool")).and_then(Tool::from_id)?,
        name: document.text(&keys::product(id, "name")).unwrap_or_default().to_owned(),
    })
}

fn product_ids(document: &Document) -> BTreeSet<ProductId> {
    let keys = document.with_prefix("product/");
    keys.filter_map(|(rest, _)| rest.split('/').next()?.parse().ok())
        .collect()
}

/// The rows of a list that are not removed, in order.
pub(super) fn row_ids(document: &Document, id: &ProductId, list: &str) -> Vec<String> {
    let product = product(document, id);
    let rows = product
        .as_ref()
        .map_or(&[] as &[Row], |product| product.form.rows(list));
    rows.iter().map(|row| row.id.clone()).collect()
}

pub(super) fn next_product_order(document: &Document) -> u64 {
    let orders = product_ids(document)
        .into_iter()
        .map(|id| number(document, &keys::product(&id, "order")));
    orders.max().map_or(0, |highest| highest.saturating_add(1))
}

/// Removed rows count, so that one that is brought back has its place.
pub(super) fn next_row_order(document: &Document, id: &ProductId, list: &str) -> u64 {
    let prefix = keys::product(id, &format!("row/{list}/"));
    let orders = document
        .with_prefix(&prefix)
        .filter(|(rest, _)| rest.ends_with("/order"))
        .map(|(_, register)| as_number(register));
    orders.max().map_or(0, |highest| highest.saturating_add(1))
}

/// A text, or a value that was chosen.
fn typed(register: &Register) -> Option<&str> {
    register.text().filter(|text| !text.is_empty())
}

fn number(document: &Document, key: &str) -> u64 {
    document.get(key).map_or(0, as_number)
}

fn as_number(register: &Register) -> u64 {
    register.plain().and_then(Json::as_u64).unwrap_or(0)
}
