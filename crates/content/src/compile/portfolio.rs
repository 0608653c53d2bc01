//! The portfolio of the programme.

use touchstone_domain::catalog::{Artefact, Criterion, EvaluationLevel, FactSheetElement, Observation, Portfolio};

use super::Context;
use crate::markdown::Inline;
use crate::read::RawLanguage;

/// The portfolio of a language; nothing where the programme has none.
pub(super) fn portfolio<'a>(context: &Context<'a>, language: &'a RawLanguage) -> Option<Portfolio> {
    let (words, real) = context.choose(language, |language| language.portfolio.as_ref())?;
    let renderer = context.renderer();
    let list = |lines: &[Vec<Inline>]| lines.iter().map(|line| renderer.inline(line)).collect::<Vec<String>>();
    let artefacts = words.artefacts.iter().map(|artefact| Artefact {
        id: artefact.id.value.clone(),
        title: artefact.title.value.clone(),
        purpose: renderer.inline(&artefact.purpose),
        criteria: artefact
            .criteria
            .iter()
            .map(|criterion| Criterion {
                id: criterion.id.value.clone(),
                html: renderer.inline(&criterion.text),
            })
            .collect(),
        unit: artefact.unit.value.clone(),
        indicators: artefact.indicators.iter().map(|(_, id)| *id).collect(),
    });
    let fact_sheet = words.fact_sheet.iter().map(|element| FactSheetElement {
        id: element.id.value.clone(),
        name: element.name.value.clone(),
        text: renderer.inline(&element.text),
    });
    let evaluation = words.evaluation.iter().map(|level| EvaluationLevel {
        title: level.title.value.clone(),
        when: renderer.inline(&level.when),
        questions: list(&level.questions),
    });
    Some(Portfolio {
        language: real.to_owned(),
        artefacts: artefacts.collect(),
        fact_sheet: fact_sheet.collect(),
        evaluation: evaluation.collect(),
        observation: Observation {
            title: words.observation.title.value.clone(),
            rows: list(&words.observation.rows),
        },
    })
}
