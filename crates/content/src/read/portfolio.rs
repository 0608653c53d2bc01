//! `portfolio/<language>.toml`: what a learner makes, and the sheets that go with it.

use std::rc::Rc;

use touchstone_domain::catalog::ARTEFACTS;
use touchstone_domain::ids::IndicatorId;

use crate::markdown::{Inline, parse_inline};
use crate::problems::{Place, Problems, SourceFile};
use crate::read::ids::{self, Retired};
use crate::toml_reader::{Table, Text, read_file};

#[derive(Debug)]
pub(crate) struct RawPortfolio {
    pub(crate) artefacts: Vec<RawArtefact>,
    pub(crate) fact_sheet: Vec<RawElement>,
    pub(crate) evaluation: Vec<RawEvaluationLevel>,
    pub(crate) observation: RawObservation,
}

#[derive(Debug)]
pub(crate) struct RawArtefact {
    pub(crate) id: Text,
    pub(crate) title: Text,
    pub(crate) purpose: Vec<Inline>,
    pub(crate) criteria: Vec<RawCriterion>,
    pub(crate) unit: Text,
    pub(crate) indicators: Vec<(Place, IndicatorId)>,
}

#[derive(Debug)]
pub(crate) struct RawCriterion {
    pub(crate) id: Text,
    pub(crate) text: Vec<Inline>,
}

#[derive(Debug)]
pub(crate) struct RawElement {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) text: Vec<Inline>,
}

#[derive(Debug)]
pub(crate) struct RawEvaluationLevel {
    pub(crate) title: Text,
    pub(crate) when: Vec<Inline>,
    pub(crate) questions: Vec<Vec<Inline>>,
}

#[derive(Debug)]
pub(crate) struct RawObservation {
    pub(crate) title: Text,
    pub(crate) rows: Vec<Vec<Inline>>,
}

impl RawPortfolio {
    pub(crate) fn read(file: &Rc<SourceFile>, problems: &Problems) -> Option<Self> {
        let portfolio = read_file(file, problems, |table| {
            let artefacts = table.tables("artefact", |table| artefact(table, problems));
            check_artefacts(&artefacts, file, problems);
            let fact_sheet = table.table("fact_sheet", |table| {
                table.tables("element", |table| element(table, problems))
            });
            let fact_sheet = fact_sheet.unwrap_or_default();
            ids::check_unique(fact_sheet.iter().map(|element| &element.id), problems);
            let evaluation = table.table("evaluation", |table| {
                table.tables("level", |table| level(table, problems))
            });
            let observation = table.table("observation", |table| RawObservation {
                title: table.text("title"),
                rows: inlines(table, "rows", problems),
            });
            Some(Self {
                artefacts,
                fact_sheet,
                evaluation: evaluation.unwrap_or_default(),
                observation: observation?,
            })
        });
        portfolio.flatten()
    }

    /// Every line of Markdown.
    pub(crate) fn lines(&self) -> Vec<&[Inline]> {
        let mut lines: Vec<&[Inline]> = Vec::new();
        for artefact in &self.artefacts {
            lines.push(&artefact.purpose);
            lines.extend(artefact.criteria.iter().map(|criterion| criterion.text.as_slice()));
        }
        lines.extend(self.fact_sheet.iter().map(|element| element.text.as_slice()));
        for level in &self.evaluation {
            lines.push(&level.when);
            lines.extend(level.questions.iter().map(Vec::as_slice));
        }
        lines.extend(self.observation.rows.iter().map(Vec::as_slice));
        lines
    }
}

/// The artefacts are those that outcomes may name, in their order.
fn check_artefacts(artefacts: &[RawArtefact], file: &SourceFile, problems: &Problems) {
    let known = ARTEFACTS.join(", ");
    for artefact in artefacts {
        if !ARTEFACTS.contains(&artefact.id.value.as_str()) {
            let message = format!("There is no artefact `{}`.", artefact.id.value);
            problems.at(&artefact.id.place, message, format!("The artefacts are: {known}."));
        }
    }
    ids::check_unique(artefacts.iter().map(|artefact| &artefact.id), problems);
    let found: Vec<&str> = artefacts.iter().map(|artefact| artefact.id.value.as_str()).collect();
    for missing in ARTEFACTS.iter().filter(|id| !found.contains(id)) {
        let help = format!("Add it under a line `[[artefact]]`. The artefacts are: {known}.");
        problems.whole_file(&file.name, format!("The artefact {missing} is missing."), help);
    }
}

fn inlines(table: &Table<'_>, key: &str, problems: &Problems) -> Vec<Vec<Inline>> {
    table
        .texts(key)
        .iter()
        .map(|text| parse_inline(text, problems))
        .collect()
}

fn artefact(table: &Table<'_>, problems: &Problems) -> RawArtefact {
    let indicators = table.optional_texts("indicators").into_iter().filter_map(|text| {
        let id = ids::parse(&text, "p4.2", problems)?;
        Some((text.place, id))
    });
    let retired = Retired::read(table);
    let criteria = table.tables("criteria", |table| criterion(table, &retired, problems));
    ids::check_unique(criteria.iter().map(|criterion| &criterion.id), problems);
    RawArtefact {
        id: table.text("id"),
        title: table.text("title"),
        purpose: parse_inline(&table.text("purpose"), problems),
        criteria,
        unit: table.text("unit"),
        indicators: indicators.collect(),
    }
}

fn criterion(table: &Table<'_>, retired: &Retired, problems: &Problems) -> RawCriterion {
    let id = table.text("id");
    ids::check_speaking(&id, problems);
    retired.check(&id.value, &id.place, problems);
    RawCriterion {
        id,
        text: parse_inline(&table.text("text"), problems),
    }
}

fn element(table: &Table<'_>, problems: &Problems) -> RawElement {
    let id = table.text("id");
    ids::check_speaking(&id, problems);
    RawElement {
        id,
        name: table.text("name"),
        text: parse_inline(&table.text("text"), problems),
    }
}

fn level(table: &Table<'_>, problems: &Problems) -> RawEvaluationLevel {
    RawEvaluationLevel {
        title: table.text("title"),
        when: parse_inline(&table.text("when"), problems),
        questions: inlines(table, "questions", problems),
    }
}
