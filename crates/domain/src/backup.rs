//! What goes into the copy of everything that a person takes out of the browser, and when to remind the person of it.

use crate::date::Date;
use crate::document::Document;
use crate::ids::DocumentId;
use crate::{assessment, improvement_plan, learning_record, snapshots};

/// Days without a backup after which a person is reminded, and days for which putting the reminder off holds.
pub const REMIND_AFTER: i64 = 14;

/// What is known about the last backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastBackup {
    /// The day on which everything was last taken out.
    pub on: Option<Date>,
    /// What [`mark`] said then.
    pub mark: Option<u64>,
    /// The day on which the reminder was last put off.
    pub put_off_on: Option<Date>,
}

/// The document without what it says about examples: their plans and their frozen versions are no more a person's own than
/// the examples are. Documents of other kinds are left as they are.
#[must_use]
pub fn without_examples(document: &Document, examples: &[DocumentId]) -> Document {
    let assessment_of = match document.kind.as_str() {
        improvement_plan::KIND => improvement_plan::keys::assessment_of,
        snapshots::KIND => snapshots::keys::assessment_of,
        _ => return document.clone(),
    };
    part(document, |key| {
        let about = assessment_of(key);
        !examples.iter().any(|example| about == Some(example.as_str()))
    })
}

/// What a document about many assessments says about one of them: its plan, or its frozen versions.
#[must_use]
pub fn about(document: &Document, assessment: &DocumentId) -> Document {
    let is_about = |about: Option<&str>| about == Some(assessment.as_str());
    part(document, |key| {
        is_about(improvement_plan::keys::assessment_of(key)) || is_about(snapshots::keys::assessment_of(key))
    })
}

fn part(document: &Document, belongs: impl Fn(&str) -> bool) -> Document {
    let own = document.registers.iter().filter(|(key, _)| belongs(key));
    Document {
        registers: own.map(|(key, register)| (key.clone(), register.clone())).collect(),
        extra: document.extra.clone(),
        ..Document::new(&document.kind, document.version, document.id.clone())
    }
}

/// A number that changes with every write to any of the documents; 0 where nothing is written.
#[must_use]
pub fn mark<'a>(documents: impl IntoIterator<Item = &'a Document>) -> u64 {
    let counters = documents.into_iter().map(Document::highest_counter);
    counters.fold(0, u64::saturating_add)
}

/// The first day that the documents know of work in them.
#[must_use]
pub fn first_day<'a>(documents: impl IntoIterator<Item = &'a Document>) -> Option<Date> {
    let first = |document: &Document| match document.kind.as_str() {
        assessment::KIND => assessment::read::head(document).created_on,
        learning_record::KIND => {
            let record = learning_record::read(document);
            let sections = record.units.values().flat_map(|unit| unit.sections.values());
            sections.filter_map(|section| section.seen_on).min()
        }
        _ => None,
    };
    documents.into_iter().filter_map(first).min()
}

/// Whether a person should be reminded today: something is written that no backup holds, the last backup (or else the first
/// day of work) is long ago, and the reminder was not put off lately.
#[must_use]
pub fn is_due(last: LastBackup, mark: u64, first_day: Option<Date>, today: Date) -> bool {
    let lately = |day: Date| day.days_until(today) < REMIND_AFTER;
    let changed = mark > 0 && last.mark != Some(mark);
    changed && !last.on.or(first_day).is_some_and(lately) && !last.put_off_on.is_some_and(lately)
}

#[cfg(test)]
mod tests;
