//! The tables of an assessment.

use std::collections::BTreeSet;

use super::labels::{Field, Label, NoLevel, TableName};
use super::plan_table;
use super::table::{Cell, Column, Sheet, Workbook};
use crate::assessment::read::effective;
use crate::assessment::{Assessment, Evidence, IndicatorAnswer};
use crate::catalog::{IndicatorWords, InstrumentWords, PrincipleWords};
use crate::completion::plain_text;
use crate::date::PartialDate;
use crate::evidence::strength;
use crate::ids::IndicatorId;
use crate::improvement_plan::Item;
use crate::review::Outside;
use crate::scoring::combine::{Score, combine};
use crate::scoring::{IndicatorScore, PrincipleScore, Reply, score_principles};
use crate::sensitivity::{Sensitivity, sensitivity};

/// What tables are filled from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The instrument and its words.
    pub words: &'a InstrumentWords,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The items of its improvement plan, in order; without any there is no table of it.
    pub plan: &'a [Item],
    /// What people from outside rated.
    pub outside: Option<Outside>,
    /// The language of the labels, such as `en`.
    pub language: &'a str,
    /// The words around the values.
    pub label: &'a dyn Fn(Label<'_>) -> String,
}

/// The tables of an assessment, in the order of [`TableName::ALL`]; that of the plan only where something is in it.
#[must_use]
pub fn workbook(source: Source<'_>) -> Workbook {
    let instrument = &source.words.instrument;
    let principles = score_principles(instrument, source.assessment);
    let score = combine(instrument, source.assessment.head.scope, &principles);
    let sensitivity = sensitivity(instrument, &score, &principles);
    let mut sheets = vec![
        overview(source, &score, sensitivity.as_ref()),
        by_principle(source, &principles),
        by_indicator(source, &principles),
        evidence(source, &principles),
    ];
    sheets.extend(plan_table::plan(source));
    Workbook {
        title: source.title(),
        language: source.language.to_owned(),
        cut: source.label(Label::Cut),
        sheets,
    }
}

impl<'a> Source<'a> {
    pub(super) fn label(self, label: Label<'_>) -> String {
        (self.label)(label)
    }

    fn title(self) -> String {
        match self.assessment.head.name.trim() {
            "" => self.label(Label::Unnamed),
            name => name.to_owned(),
        }
    }

    pub(super) fn sheet(self, name: TableName, columns: &[(Field, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
        let column = |(field, width): &(Field, u16)| Column {
            name: self.label(Label::Field(*field)),
            width: *width,
        };
        Sheet {
            id: name.id(),
            name: self.label(Label::Table(name)),
            columns: columns.iter().map(column).collect(),
            rows,
        }
    }

    pub(super) fn words_of(self, id: IndicatorId) -> Option<(&'a PrincipleWords, &'a IndicatorWords)> {
        let mut principles = self.words.principles.iter();
        let principle = principles.find(|principle| principle.id == id.principle())?;
        let indicator = principle.indicators.iter().find(|indicator| indicator.id == id)?;
        Some((principle, indicator))
    }
}

fn overview(source: Source<'_>, score: &Score, sensitivity: Option<&Sensitivity>) -> Sheet {
    let head = &source.assessment.head;
    let chosen = |label: Option<Label<'_>>| label.map_or(Cell::Empty, |label| Cell::text(&source.label(label)));
    let counts = score.counts;
    let mut facts = vec![
        (Field::Declaration, chosen(Some(Label::SelfDeclared(source.outside)))),
        (Field::Name, Cell::text(&source.title())),
        (Field::Profile, chosen(head.profile.map(Label::Profile))),
        (Field::Size, chosen(head.size.map(Label::Size))),
        (Field::Scope, chosen(Some(Label::Scope(head.scope)))),
        (Field::CreatedOn, Cell::date(head.created_on)),
        (Field::AssessedOn, Cell::date(head.assessed_on)),
        (Field::Version, Cell::text(&source.words.instrument.version)),
        (Field::AnswerVersions, Cell::text(&answer_versions(source.assessment))),
        (Field::Overall, Cell::decimal(score.overall)),
        (Field::Lower, Cell::decimal(score.lower)),
        (Field::Upper, Cell::decimal(score.upper)),
        (Field::Supported, Cell::decimal(score.supported)),
        (
            Field::Coverage,
            Cell::decimal(score.coverage.map(crate::ratio::Ratio::percent)),
        ),
        (Field::Answered, Cell::whole(counts.answered)),
        (Field::Applicable, Cell::whole(counts.applicable)),
        (Field::Unknown, Cell::whole(counts.unknown)),
        (Field::Unanswered, Cell::whole(counts.unanswered)),
        (Field::NotApplicable, Cell::whole(counts.not_applicable)),
        (Field::Band, chosen(score.band.map(Label::Band))),
    ];
    facts.extend(
        score
            .reasons
            .iter()
            .map(|reason| (Field::Reason, chosen(Some(Label::Reason(reason))))),
    );
    let fragile = sensitivity.map(|sensitivity| Label::YesOrNo(sensitivity.is_fragile()));
    facts.push((Field::Fragile, chosen(fragile)));
    facts.extend(
        score
            .notes
            .iter()
            .map(|note| (Field::Note, chosen(Some(Label::Note(note))))),
    );
    let rows = facts
        .into_iter()
        .map(|(field, value)| vec![Cell::text(&source.label(Label::Field(field))), value]);
    source.sheet(
        TableName::Overview,
        &[(Field::What, 34), (Field::Value, 70)],
        rows.collect(),
    )
}

/// The versions of the instrument under which the answers that count were given.
fn answer_versions(assessment: &Assessment) -> String {
    let ratings = assessment.answers.values().filter_map(effective);
    let versions: BTreeSet<&str> = ratings.map(|counted| counted.rating.instrument.as_str()).collect();
    versions.into_iter().collect::<Vec<_>>().join(", ")
}

fn by_principle(source: Source<'_>, principles: &[PrincipleScore]) -> Sheet {
    let columns = [
        (Field::Id, 6),
        (Field::Principle, 34),
        (Field::Index, 12),
        (Field::Lower, 12),
        (Field::Upper, 12),
        (Field::Supported, 14),
        (Field::Answered, 11),
        (Field::Applicable, 11),
        (Field::Unknown, 11),
        (Field::Unanswered, 11),
        (Field::NotApplicable, 11),
    ];
    let row = |score: &PrincipleScore| {
        let words = source.words.principles.iter().find(|words| words.id == score.id);
        let counts = score.counts;
        vec![
            Cell::text(&score.id.to_string()),
            Cell::text(words.map_or("", |words| &words.name)),
            Cell::decimal(score.index),
            Cell::decimal(score.lower),
            Cell::decimal(score.upper),
            Cell::decimal(score.supported),
            Cell::whole(counts.answered),
            Cell::whole(counts.applicable),
            Cell::whole(counts.unknown),
            Cell::whole(counts.unanswered),
            Cell::whole(counts.not_applicable),
        ]
    };
    source.sheet(TableName::Principles, &columns, principles.iter().map(row).collect())
}

fn by_indicator(source: Source<'_>, principles: &[PrincipleScore]) -> Sheet {
    let columns = [
        (Field::Id, 7),
        (Field::Principle, 26),
        (Field::Statement, 60),
        (Field::Essential, 10),
        (Field::Level, 8),
        (Field::Answer, 20),
        (Field::SupportedLevel, 12),
        (Field::CountedStrength, 12),
        (Field::NotApplicableReason, 34),
        (Field::OwnNote, 44),
        (Field::Version, 10),
    ];
    let rows = asked(principles).map(|score| indicator_row(source, score));
    source.sheet(TableName::Indicators, &columns, rows.collect())
}

/// Every indicator that is asked, in the instrument's order.
fn asked(principles: &[PrincipleScore]) -> impl Iterator<Item = &IndicatorScore> {
    principles.iter().flat_map(|principle| &principle.indicators)
}

fn indicator_row(source: Source<'_>, score: &IndicatorScore) -> Vec<Cell> {
    let nothing = IndicatorAnswer::default();
    let said = source.assessment.answers.get(&score.id).unwrap_or(&nothing);
    let counted = effective(said);
    let words = source.words_of(score.id);
    let answer = match score.reply {
        Reply::Level(level) => Label::Level(level),
        Reply::NotApplicable => Label::Reply(NoLevel::NotApplicable),
        Reply::Unknown => Label::Reply(NoLevel::Unknown),
        Reply::Unanswered => Label::Reply(NoLevel::Unanswered),
    };
    let level = score.reply.level();
    vec![
        Cell::text(&score.id.to_string()),
        Cell::text(words.map_or("", |(principle, _)| &principle.name)),
        Cell::text(&words.map_or_else(String::new, |(_, indicator)| plain_text(&indicator.statement))),
        Cell::text(&source.label(Label::YesOrNo(score.essential))),
        Cell::whole(level.map(|level| u32::from(level.number()))),
        Cell::text(&source.label(answer)),
        Cell::whole(score.supported.map(|level| u32::from(level.number()))),
        Cell::whole(level.map(|_| u32::from(score.strength.number()))),
        Cell::text(counted.and_then(|counted| counted.reason).unwrap_or_default()),
        Cell::text(&said.note),
        Cell::text(counted.map_or("", |counted| &counted.rating.instrument)),
    ]
}

fn evidence(source: Source<'_>, principles: &[PrincipleScore]) -> Sheet {
    let columns = [
        (Field::Id, 7),
        (Field::Statement, 34),
        (Field::EvidenceTitle, 40),
        (Field::EvidencePlace, 40),
        (Field::EvidenceDate, 12),
        (Field::Strength, 10),
        (Field::StrengthWords, 34),
        (Field::CountedStrength, 12),
    ];
    let mut rows = Vec::new();
    for score in asked(principles) {
        let entries = source.assessment.answers.get(&score.id);
        for entry in entries.iter().flat_map(|said| &said.evidence) {
            rows.push(evidence_row(source, score.id, entry));
        }
    }
    source.sheet(TableName::Evidence, &columns, rows)
}

fn evidence_row(source: Source<'_>, id: IndicatorId, entry: &Evidence) -> Vec<Cell> {
    let months = source.words.instrument.rules.evidence_months;
    let counted = strength(entry, source.assessment.head.assessed_on, months);
    let name = source.words_of(id).map_or("", |(_, indicator)| &indicator.name);
    vec![
        Cell::text(&id.to_string()),
        Cell::text(name),
        Cell::text(&entry.title),
        Cell::text(&entry.place),
        date_cell(entry),
        Cell::whole(u32::from(entry.strength.number())),
        Cell::text(&source.label(Label::Strength(entry.strength))),
        Cell::whole(u32::from(counted.number())),
    ]
}

/// A day as a day; a month, a year, or what cannot be read, as it was written.
fn date_cell(entry: &Evidence) -> Cell {
    match (
        entry.date.map(|date| (date, PartialDate::from(date.last_day()))),
        &entry.unreadable_date,
    ) {
        (Some((date, day)), _) if date == day => Cell::Date(date.last_day()),
        (Some((date, _)), _) => Cell::text(&date.to_string()),
        (None, Some(written)) => Cell::text(written),
        (None, None) => Cell::Empty,
    }
}
