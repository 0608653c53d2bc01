//! The examples against the instrument, their words in each language, and the result that they are meant to have.

use touchstone_domain::assessment::{Answer, read};
use touchstone_domain::bands::BandReason;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::scoring::combine::{Score, score};

use super::unit::check_indicator;
use crate::Compiled;
use crate::problems::Problems;
use crate::read::Raw;
use crate::read::examples::{RawExample, RawExampleWords, RawExpected};
use crate::toml_reader::Text;

pub(super) fn check(raw: &Raw, problems: &Problems) {
    for example in &raw.examples {
        check_answers(example, raw, problems);
        check_evidence(example, raw, problems);
        let original = raw.fallback().and_then(|language| language.examples.get(&example.id));
        for language in &raw.languages {
            if let Some(words) = language.examples.get(&example.id) {
                check_words(example, words, problems);
                check_reasons(example, words, problems);
                check_notes(words, original.unwrap_or(words), raw, problems);
            }
        }
    }
}

/// Each indicator has an answer that it allows for the profile.
fn check_answers(example: &RawExample, raw: &Raw, problems: &Problems) {
    for answer in &example.answers {
        check_indicator(answer.indicator, &answer.place, raw, problems);
    }
    for indicator in &raw.instrument.indicators {
        let Some(answer) = example.answers.iter().find(|answer| answer.indicator == indicator.id) else {
            let message = format!("There is no answer to {} here.", indicator.id);
            let help = "Add it under `[answers]`: a level from 0 to 4, \"na\", or \"unknown\" where the provider does not know.";
            problems.at(&example.place, message, help);
            continue;
        };
        let open = example
            .profile
            .is_none_or(|profile| indicator.not_applicable_for.contains(&profile));
        if answer.answer == Some(Answer::NotApplicable) && !open {
            let message = format!("{} cannot be \"na\" for a provider of this profile.", indicator.id);
            let help = "Give a level or \"unknown\". Where \"na\" is open stands in instrument/instrument.toml.";
            problems.at(&answer.place, message, help);
        }
    }
}

fn check_evidence(example: &RawExample, raw: &Raw, problems: &Problems) {
    for evidence in &example.evidence {
        if let Some(indicator) = evidence.indicator {
            check_indicator(indicator, &evidence.place, raw, problems);
        }
        if let (Some((place, date)), Some(day)) = (&evidence.date, example.assessed_on)
            && date.last_day() > day
        {
            let message = "This date lies after the day of the assessment.";
            problems.at(
                place,
                message,
                "Write an earlier date, or take the line out for evidence without a date.",
            );
        }
    }
}

/// Words for each piece of evidence, and none too many.
fn check_words(example: &RawExample, words: &RawExampleWords, problems: &Problems) {
    for evidence in &example.evidence {
        let id = &evidence.id.value;
        if !id.is_empty() && words.of_evidence(id).is_none() {
            let message = format!("The words of the evidence {id} are missing.");
            let help = format!("Add `[evidence.{id}]` with a title and, where there is one, a place.");
            problems.whole_file(&words.file.name, message, help);
        }
    }
    for found in &words.evidence {
        if !example
            .evidence
            .iter()
            .any(|evidence| evidence.id.value == found.id.value)
        {
            let message = format!("There is no evidence {} in example.toml.", found.id.value);
            problems.at(&found.id.place, message, "Add it there, or correct the id.");
        }
    }
}

/// A reason for each "na", and for nothing else.
fn check_reasons(example: &RawExample, words: &RawExampleWords, problems: &Problems) {
    let answers = example.answers.iter();
    let left_out: Vec<String> = answers
        .filter(|answer| answer.answer == Some(Answer::NotApplicable))
        .map(|answer| answer.indicator.to_string())
        .collect();
    for id in &left_out {
        if !words.reasons.iter().any(|(key, _)| key.value == *id) {
            let message = format!("The reason why {id} does not apply is missing.");
            problems.whole_file(&words.file.name, message, "Add it under `[reasons]`.");
        }
    }
    for (key, _) in words.reasons.iter().filter(|(key, _)| !left_out.contains(&key.value)) {
        let message = format!("{} is not \"na\" in example.toml.", key.value);
        problems.at(&key.place, message, "Take the reason out, or correct the id.");
    }
}

/// Notes are of indicators that there are, and the same ones in every language.
fn check_notes(words: &RawExampleWords, original: &RawExampleWords, raw: &Raw, problems: &Problems) {
    let has = |words: &RawExampleWords, id: &Text| words.notes.iter().any(|(key, _)| key.value == id.value);
    for (key, _) in &words.notes {
        if let Some(id) = key.value.parse::<IndicatorId>().ok().filter(|id| !is_known(*id, raw)) {
            check_indicator(id, &key.place, raw, problems);
        } else if key.value.parse::<IndicatorId>().is_err() || !has(original, key) {
            let message = format!("The note {} has no counterpart.", key.value);
            let help = "Notes belong to indicators, and every language has the same ones as the first.";
            problems.at(&key.place, message, help);
        }
    }
    for (key, _) in original.notes.iter().filter(|(key, _)| !has(words, key)) {
        let message = format!("The note on {} is missing.", key.value);
        problems.whole_file(&words.file.name, message, "Translate it under `[notes]`.");
    }
}

fn is_known(id: IndicatorId, raw: &Raw) -> bool {
    raw.instrument.indicators.iter().any(|indicator| indicator.id == id)
}

/// Scores each example of content without a fault, and holds it against what its author expects.
pub(crate) fn check_results(compiled: &Compiled, raw: &Raw, problems: &Problems) {
    let examples = compiled.languages.first().map(|language| &language.examples);
    for example in examples.into_iter().flatten() {
        let source = raw.examples.iter().find(|source| source.id == example.id);
        if let Some(expected) = source.and_then(|source| source.expected.as_ref()) {
            let assessment = read::assessment(&example.document);
            check_result(&score(&compiled.instrument, &assessment), expected, problems);
        }
    }
}

fn check_result(score: &Score, expected: &RawExpected, problems: &Problems) {
    let help = "Change an answer or the evidence, or write what comes out.";
    let (place, band) = &expected.band;
    if *band != score.band {
        let found = score.band.map_or("none", |band| band.id());
        problems.at(place, format!("The answers come to another band: {found}."), help);
    }
    for (text, found) in [
        (&expected.overall, score.overall),
        (&expected.supported, score.supported),
    ] {
        let found = found.map_or_else(|| "none".to_owned(), |index| index.decimals(1));
        if text.value != found {
            problems.at(
                &text.place,
                format!("The answers come to another index: {found}."),
                help,
            );
        }
    }
    let holding: Vec<IndicatorId> = score.reasons.iter().filter_map(essential_of).collect();
    for (place, id) in expected.held_by.iter().filter(|(_, id)| !holding.contains(id)) {
        let message = format!("{id} does not keep the result out of the next band.");
        problems.at(place, message, help);
    }
    for id in &holding {
        if !expected.held_by.iter().any(|(_, expected)| expected == id) {
            let message = format!("{id} keeps the result out of the next band.");
            let help = "Name it under `held_by`, or change its answer.";
            problems.at(&expected.place, message, help);
        }
    }
}

const fn essential_of(reason: &BandReason) -> Option<IndicatorId> {
    match reason {
        BandReason::EssentialLevel { indicator, .. } | BandReason::EssentialUnanswered { indicator, .. } => {
            Some(*indicator)
        }
        _ => None,
    }
}
