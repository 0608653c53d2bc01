//! The table of the improvement plan.

use super::labels::{Field, Label, TableName};
use super::table::{Cell, Sheet};
use super::workbook::Source;
use crate::improvement_plan::Item;
use crate::instrument::Level;

/// A row for each item, in the order in which they were added; nothing where the plan is empty.
pub(super) fn plan(source: Source<'_>) -> Option<Sheet> {
    let columns = [
        (Field::Id, 7),
        (Field::Statement, 34),
        (Field::PlanTask, 60),
        (Field::PlanFrom, 10),
        (Field::PlanTo, 10),
        (Field::PlanOwner, 24),
        (Field::PlanDue, 12),
        (Field::PlanEvidence, 40),
        (Field::PlanState, 12),
        (Field::PlanSource, 34),
    ];
    let rows: Vec<Vec<Cell>> = source.plan.iter().map(|item| row(source, item)).collect();
    (!rows.is_empty()).then(|| source.sheet(TableName::Plan, &columns, rows))
}

fn row(source: Source<'_>, item: &Item) -> Vec<Cell> {
    let id = item.indicator.map(|id| id.to_string()).unwrap_or_default();
    let words = item.indicator.and_then(|id| source.words_of(id));
    let level = |level: Option<Level>| Cell::whole(level.map(|level| u32::from(level.number())));
    vec![
        Cell::text(&id),
        Cell::text(words.map_or("", |(_, indicator)| &indicator.name)),
        Cell::text(&item.task),
        level(item.from),
        level(item.to),
        Cell::text(&item.owner),
        Cell::date(item.due),
        Cell::text(&item.evidence),
        Cell::text(&source.label(Label::PlanState(item.state))),
        Cell::text(&source.label(Label::PlanSource(item.source))),
    ]
}
