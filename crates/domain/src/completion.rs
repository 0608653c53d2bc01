//! The completion record: what a learner did and made, as a file that says itself what it is. It awards nothing. The schema
//! is `schema/completion-record.schema.json`, published beside the one of save files.

use serde::Serialize;

use crate::catalog::{Artefact, Criterion, Unit};
use crate::date::Date;
use crate::document::Document;
use crate::learning_record::UnitRecord;
use crate::portfolio::{self, Judgement};

/// The format's name.
pub const FORMAT: &str = "touchstone-completion-record";
/// The format's version.
pub const VERSION: u32 = 1;

/// The record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// [`FORMAT`].
    pub format: &'static str,
    /// [`VERSION`].
    pub version: u32,
    /// What it is and is not, in the language of the person.
    pub statement: String,
    /// Always true: nobody outside has checked it.
    pub self_declared: bool,
    /// Always 0: the programme awards nothing.
    pub credits_awarded: u32,
    /// Whose it is; may be empty.
    pub name: String,
    /// With whom and where; may be empty.
    pub with: String,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun_on: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<String>,
    /// The day on which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made_on: Option<String>,
    /// The version of the programme.
    pub programme_version: String,
    /// The version of the checklist.
    pub instrument_version: String,
    /// Notional hours of the units of which all sections are done.
    pub hours: u32,
    /// The units in which anything was done.
    pub units: Vec<UnitDone>,
    /// The artefacts.
    pub artefacts: Vec<ArtefactDone>,
}

/// What was done of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitDone {
    /// `u03`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Notional hours.
    pub hours: u16,
    /// Whether all its sections are done.
    pub complete: bool,
    /// Sections marked as done.
    pub sections_done: usize,
    /// All sections.
    pub sections: usize,
    /// Activities marked as done.
    pub activities_done: usize,
    /// All activities.
    pub activities: usize,
    /// Quiz items that are right now.
    pub quiz_right: usize,
    /// All quiz items.
    pub quiz: usize,
    /// Its learning outcomes, where it is complete.
    pub outcomes: Vec<String>,
}

/// How an artefact stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArtefactDone {
    /// `specification`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day on which the person called it finished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_on: Option<String>,
    /// Criteria that are met in the person's own view.
    pub criteria_met: usize,
    /// All criteria.
    pub criteria: usize,
}

/// What is said beside the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// See [`Completion::statement`].
    pub statement: String,
    /// See [`Completion::made_on`].
    pub made_on: Option<Date>,
    /// See [`Completion::programme_version`].
    pub programme_version: String,
    /// See [`Completion::instrument_version`].
    pub instrument_version: String,
}

/// What was done of a unit; nothing where nothing was.
#[must_use]
pub fn unit_done(unit: &Unit, record: &UnitRecord) -> Option<UnitDone> {
    let sections = unit.sections.iter().map(|section| section.id.as_str());
    let quiz = unit.quiz.iter().map(|item| item.id.as_str());
    let progress = record.progress(sections, quiz);
    let is_done = |id: &str| record.activities.get(id) == Some(&true);
    let activities_done = unit.activities.iter().filter(|activity| is_done(&activity.id)).count();
    if progress.sections_done + progress.quiz_answered + activities_done == 0 {
        return None;
    }
    let complete = progress.sections > 0 && progress.sections_done == progress.sections;
    let outcomes = unit.outcomes.iter().filter(|_| complete);
    Some(UnitDone {
        id: unit.id.clone(),
        title: unit.title.clone(),
        hours: unit.hours,
        complete,
        sections_done: progress.sections_done,
        sections: progress.sections,
        activities_done,
        activities: unit.activities.len(),
        quiz_right: progress.quiz_right,
        quiz: progress.quiz,
        outcomes: outcomes.map(|outcome| plain_text(&outcome.html)).collect(),
    })
}

/// How an artefact stands in a portfolio. Criteria that the programme no longer has do not count.
#[must_use]
pub fn artefact_done(artefact: &Artefact, portfolio: &Document) -> ArtefactDone {
    let record = portfolio::artefact(portfolio, &artefact.id);
    let is_met = |criterion: &&Criterion| record.criteria.get(&criterion.id) == Some(&Judgement::Meets);
    let met = artefact.criteria.iter().filter(is_met);
    ArtefactDone {
        id: artefact.id.clone(),
        title: artefact.title.clone(),
        finished_on: record.finished_on.map(|day| day.to_string()),
        criteria_met: met.count(),
        criteria: artefact.criteria.len(),
    }
}

/// The record.
#[must_use]
pub fn completion(
    units: Vec<UnitDone>,
    artefacts: Vec<ArtefactDone>,
    portfolio: &Document,
    around: Around,
) -> Completion {
    let head = portfolio::record_head(portfolio);
    let complete = units.iter().filter(|unit| unit.complete);
    Completion {
        format: FORMAT,
        version: VERSION,
        statement: around.statement,
        self_declared: true,
        credits_awarded: 0,
        name: head.name,
        with: head.with,
        begun_on: head.begun_on.map(|day| day.to_string()),
        ended_on: head.ended_on.map(|day| day.to_string()),
        made_on: around.made_on.map(|day| day.to_string()),
        programme_version: around.programme_version,
        instrument_version: around.instrument_version,
        hours: complete.map(|unit| u32::from(unit.hours)).sum(),
        units,
        artefacts,
    }
}

/// The record as a file.
#[must_use]
pub fn write(completion: &Completion) -> String {
    // Texts and numbers always have a JSON form.
    let mut text = serde_json::to_string_pretty(completion).unwrap_or_default();
    text.push('\n');
    text
}

/// Compiled html as plain text.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = html.split('<');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        text.push_str(piece.split_once('>').map_or("", |(_, after)| after));
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        // Last, so that what it makes is not read again.
        ("&amp;", "&"),
    ];
    entities
        .into_iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests;
