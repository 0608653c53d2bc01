//! The portfolio against the course, the instrument and its translations.

use super::unit::check_indicator;
use crate::problems::Problems;
use crate::read::Raw;
use crate::read::portfolio::RawPortfolio;

pub(super) fn check(raw: &Raw, problems: &Problems) {
    let original = raw.fallback().and_then(|language| language.portfolio.as_ref());
    for language in &raw.languages {
        let Some(portfolio) = &language.portfolio else {
            continue;
        };
        for artefact in &portfolio.artefacts {
            let unit = &artefact.unit;
            if !unit.value.is_empty() && !raw.units.iter().any(|known| known.id.value == unit.value) {
                let help = "Name a unit of the programme, such as u03.";
                problems.at(&unit.place, format!("There is no unit {}.", unit.value), help);
            }
            for (place, id) in &artefact.indicators {
                check_indicator(*id, place, raw, problems);
            }
        }
        let file = format!("portfolio/{}.toml", language.id);
        match original {
            None => problems.whole_file(
                &file,
                "There is no portfolio in the first language.",
                "Write it there first, or delete this file.",
            ),
            Some(original) if shape(original) != shape(portfolio) => problems.whole_file(
                &file,
                "This does not have the same parts as in the first language.",
                "Translate every artefact, criterion, element, level, question and row, in the same order.",
            ),
            Some(_) => {}
        }
    }
}

/// What a translation keeps: ids (those of criteria too), units, indicators and numbers of entries.
fn shape(portfolio: &RawPortfolio) -> Vec<String> {
    let mut shape = Vec::new();
    for artefact in &portfolio.artefacts {
        let indicators: Vec<String> = artefact.indicators.iter().map(|(_, id)| id.to_string()).collect();
        let criteria: Vec<&str> = artefact
            .criteria
            .iter()
            .map(|criterion| criterion.id.value.as_str())
            .collect();
        let (id, unit) = (&artefact.id.value, &artefact.unit.value);
        shape.push(format!("{id} {unit} {} {}", criteria.join(" "), indicators.join(" ")));
    }
    shape.extend(portfolio.fact_sheet.iter().map(|element| element.id.value.clone()));
    shape.extend(
        portfolio
            .evaluation
            .iter()
            .map(|level| level.questions.len().to_string()),
    );
    shape.push(portfolio.observation.rows.len().to_string());
    shape
}
