//! The instrument's structure against its words, the register, the crosswalk and the course.

use std::collections::BTreeSet;

use touchstone_domain::ids::IndicatorId;

use super::check_source;
use crate::problems::{Place, Problems};
use crate::read::instrument::{FILE, RawIndicator, RawSourceLink};
use crate::read::principle::{RawIndicatorWords, RawPrincipleWords};
use crate::read::registers::RawFrameworkWords;
use crate::read::{Raw, RawLanguage};

pub(super) fn check(raw: &Raw, problems: &Problems) {
    for framework in &raw.instrument.frameworks {
        check_sources(&framework.sources, raw, problems);
    }
    for principle in &raw.instrument.principles {
        check_sources(&principle.sources, raw, problems);
    }
    for indicator in &raw.instrument.indicators {
        check_sources(&indicator.sources, raw, problems);
        check_crosswalk(indicator, raw, problems);
    }
    for language in &raw.languages {
        for words in language.principles.values() {
            check_words(words, raw, problems);
        }
        if let Some(frameworks) = &language.crosswalk {
            check_frameworks(language, frameworks, raw, problems);
        }
    }
    check_translations(raw, problems);
}

fn check_sources(links: &[RawSourceLink], raw: &Raw, problems: &Problems) {
    for link in links.iter().filter(|link| !link.source.value.is_empty()) {
        check_source(&link.source, raw, problems);
    }
}

fn check_crosswalk(indicator: &RawIndicator, raw: &Raw, problems: &Problems) {
    for (framework, clause, _) in &indicator.crosswalk {
        let Some(known) = raw
            .instrument
            .frameworks
            .iter()
            .find(|known| known.id.value == framework.value)
        else {
            let help = "Add it as [frameworks.…] at the top of this file, or correct its name.";
            problems.at(
                &framework.place,
                format!("There is no framework {}.", framework.value),
                help,
            );
            continue;
        };
        if !known.clauses.iter().any(|known| known.value == clause.value) {
            let message = format!("The framework {} has no clause {}.", framework.value, clause.value);
            problems.at(
                &clause.place,
                message,
                "Add it to the framework's `clauses`, or correct it.",
            );
        }
    }
}

fn check_words(words: &RawPrincipleWords, raw: &Raw, problems: &Problems) {
    let of_principle = |id: IndicatorId| id.principle() == words.id;
    let wanted: Vec<&RawIndicator> = raw
        .instrument
        .indicators
        .iter()
        .filter(|indicator| of_principle(indicator.id))
        .collect();
    let mut seen = BTreeSet::new();
    for found in &words.indicators {
        if !wanted.iter().any(|indicator| indicator.id == found.id) {
            let help = format!("Add it to {FILE}, or take its words out here.");
            problems.at(
                &found.place,
                format!("{} is not an indicator of {}.", found.id, words.id),
                help,
            );
        } else if !seen.insert(found.id) {
            problems.at(
                &found.place,
                format!("The words of {} are there twice.", found.id),
                "Take one out.",
            );
        }
    }
    let mut order: Vec<IndicatorId> = words.indicators.iter().map(|found| found.id).collect();
    order.dedup();
    if let (false, Some(first)) = (order.is_sorted(), words.indicators.first()) {
        problems.at(
            &first.place,
            "The indicators are out of order.",
            "Sort them as in instrument.toml.",
        );
    }
    for indicator in wanted {
        match words.indicators.iter().find(|found| found.id == indicator.id) {
            Some(found) => check_not_applicable(found, indicator, problems),
            None => problems.whole_file(
                &words.file,
                format!("The words of {} are missing.", indicator.id),
                "Add them under a line `[[indicator]]`.",
            ),
        }
    }
}

fn check_not_applicable(found: &RawIndicatorWords, indicator: &RawIndicator, problems: &Problems) {
    match (&found.not_applicable_when, indicator.not_applicable_for.is_empty()) {
        (Some((place, _)), true) => problems.at(
            place,
            format!(
                "Nobody may choose N/A for {}, so these words are never shown.",
                found.id
            ),
            format!("Take the line out, or say in {FILE} who may choose it: `not_applicable_for`."),
        ),
        (None, false) => problems.at(
            &found.place,
            format!("{} may be N/A for some, but nothing says when.", found.id),
            "Add a line `not_applicable_when = \"…\"`.",
        ),
        _ => {}
    }
}

fn check_frameworks(language: &RawLanguage, found: &[RawFrameworkWords], raw: &Raw, problems: &Problems) {
    let file = format!("instrument/{}/crosswalk.toml", language.id);
    let report_missing = |what: String| problems.whole_file(&file, format!("{what} has no words."), "Add them.");
    let report_unknown = |place: &Place, what: String| {
        problems.at(
            place,
            format!("{what} is not in {FILE}."),
            "Add it there, or take it out here.",
        );
    };
    for framework in &raw.instrument.frameworks {
        let id = &framework.id.value;
        let Some(words) = found.iter().find(|words| words.id.value == *id) else {
            report_missing(format!("The framework {id}"));
            continue;
        };
        for clause in &framework.clauses {
            if !words.clauses.iter().any(|(id, _)| id.value == clause.value) {
                report_missing(format!("Clause {} of {id}", clause.value));
            }
        }
        for (clause, _) in &words.clauses {
            if !framework.clauses.iter().any(|known| known.value == clause.value) {
                report_unknown(&clause.place, format!("Clause {} of {id}", clause.value));
            }
        }
    }
    for words in found {
        if !raw
            .instrument
            .frameworks
            .iter()
            .any(|framework| framework.id.value == words.id.value)
        {
            report_unknown(&words.id.place, format!("The framework {}", words.id.value));
        }
    }
}

/// Advice and examples must be there for the same levels and in the same number as in the fallback language.
fn check_translations(raw: &Raw, problems: &Problems) {
    let Some(fallback) = raw.fallback() else {
        return;
    };
    for language in raw.languages.iter().skip(1) {
        for (id, words) in &language.principles {
            let Some(original) = fallback.principles.get(id) else {
                continue;
            };
            for found in &words.indicators {
                let Some(first) = original.indicators.iter().find(|first| first.id == found.id) else {
                    continue;
                };
                let levels =
                    |words: &RawIndicatorWords| words.before.iter().map(|(level, _)| *level).collect::<BTreeSet<u8>>();
                if levels(found) != levels(first) {
                    let message = format!(
                        "`before` of {} is not there for the same levels as in {}.",
                        found.id, fallback.id
                    );
                    problems.at(&found.place, message, "Translate the same entries.");
                }
                let counts =
                    |words: &RawIndicatorWords| words.evidence.iter().map(|(_, list)| list.len()).collect::<Vec<_>>();
                if counts(found) != counts(first) {
                    let message = format!(
                        "{} does not have as many examples of evidence as in {}.",
                        found.id, fallback.id
                    );
                    problems.at(&found.place, message, "Translate the same examples.");
                }
            }
        }
    }
}
