//! The words of a unit against its structure.

use std::collections::BTreeSet;

use touchstone_domain::catalog::QuizKind;
use touchstone_domain::ids::IndicatorId;

use super::{claims, translation};
use crate::markdown::{Block, BlockKind, ids_in, is_id, plain_text, walk_blocks};
use crate::problems::{Place, Problems};
use crate::read::Raw;
use crate::read::ids::number_after;
use crate::read::unit::RawUnit;
use crate::read::unit_words::{QuizItemWords, UnitWords};

pub(super) fn check(raw: &Raw, problems: &Problems) {
    let Some(fallback) = raw.fallback() else {
        return;
    };
    for unit in &raw.units {
        let original = fallback.units.get(&unit.id.value);
        for language in &raw.languages {
            let Some(words) = language.units.get(&unit.id.value) else {
                continue;
            };
            check_structure(unit, words, problems);
            check_ids(unit, words, problems);
            check_quiz(unit, words, problems);
            claims::check_sections(words, problems);
            match original.filter(|original| !std::ptr::eq(*original, words)) {
                Some(original) => translation::check(original, words, problems),
                None => {
                    claims::check(words, problems);
                    check_taught(unit, words, raw, problems);
                }
            }
        }
    }
}

/// The same ids in the same order in `unit.toml` and in the text.
fn check_structure(unit: &RawUnit, words: &UnitWords, problems: &Problems) {
    for (what, letter, found) in words.parts() {
        // Reflections stand in the text only.
        let Some(wanted) = unit.ids(letter) else { continue };
        let known: Vec<&str> = wanted.iter().map(|text| text.value.as_str()).collect();
        for (id, place) in found.iter().filter(|(id, _)| !id.is_empty() && !known.contains(id)) {
            let help = format!("Add it to {}/unit.toml, or correct the id.", unit.folder);
            problems.at(place, format!("There is no {what} {id} in unit.toml."), help);
        }
        let is_found = |id: &str| found.iter().any(|(found, _)| *found == id);
        for id in known.iter().filter(|id| !id.is_empty() && !is_found(id)) {
            let help = format!("Write it, or take it out of {}/unit.toml.", unit.folder);
            problems.whole_file(&words.file.name, format!("The words of {what} {id} are missing."), help);
        }
        let common: Vec<&str> = found
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| known.contains(id))
            .collect();
        let wanted: Vec<&str> = known.into_iter().filter(|id| common.contains(id)).collect();
        if let (false, Some((_, place))) = (common == wanted || common.len() != wanted.len(), found.first()) {
            let message = format!("These are not in the order of unit.toml: {what}.");
            problems.at(place, message, "Put them in the same order.");
        }
    }
}

/// Every id once in the unit, none retired; the short ones mean sections, quiz items and so on.
fn check_ids(unit: &RawUnit, words: &UnitWords, problems: &Problems) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut check = |id: &str, place: &Place, kind: Option<char>| {
        if id.is_empty() {
            return;
        }
        unit.retired.check(id, place, problems);
        if !seen.insert(id.to_owned()) {
            problems.at(
                place,
                format!("The id {id} is there twice in this unit."),
                "Give every part its own id.",
            );
        }
        let short = ['s', 'q', 'a', 't', 'o', 'r']
            .into_iter()
            .find(|letter| number_after(id, *letter).is_some());
        match kind {
            Some(letter) if short != kind => {
                problems.at(
                    place,
                    format!("`{id}` is not an id of this kind."),
                    format!("Write it like {letter}1."),
                );
            }
            None if !is_id(id) => problems.at(
                place,
                format!("`{id}` is not an id."),
                "Begin with a small letter; use small letters, digits and hyphens only.",
            ),
            None if short.is_some() => problems.at(
                place,
                format!(
                    "The id {id} looks like that of a section, quiz item, activity, template, outcome or reflection."
                ),
                "Choose a word that says what stands here.",
            ),
            _ => {}
        }
    };
    for (_, letter, found) in words.parts() {
        found.iter().for_each(|(id, place)| check(id, place, Some(letter)));
    }
    let mut check_block = |block: &Block| {
        if let Some(id) = &block.id {
            check(id, &block.place, None);
        } else if matches!(block.kind, BlockKind::Heading { .. }) {
            let help = "Add an id at its end, so that people can point at it: {#short-word}.";
            problems.at(&block.place, "This heading has no id.", help);
        }
        if let BlockKind::List { items, .. } = &block.kind {
            for item in items {
                check(item.id.as_deref().unwrap_or_default(), &item.place, None);
            }
        }
    };
    words
        .pages()
        .into_iter()
        .flat_map(|(_, blocks)| blocks)
        .for_each(|blocks| walk_blocks(blocks, &mut check_block));
}

fn check_quiz(unit: &RawUnit, words: &UnitWords, problems: &Problems) {
    for item in &words.quiz {
        let Some(structure) = unit.quiz.iter().find(|structure| structure.id.value == item.id) else {
            continue;
        };
        let mut seen = Vec::new();
        for option in &item.options {
            let text = plain_text(&option.inlines);
            if !text.is_empty() && seen.contains(&text) {
                let message = format!("The option \"{text}\" is there twice.");
                problems.at(&item.place, message, "Write each option once.");
            }
            seen.push(text);
        }
        match structure.kind {
            QuizKind::One | QuizKind::Several => check_choice(structure.kind, item, problems),
            QuizKind::Match | QuizKind::Sort => check_groups(structure.kind, item, problems),
            QuizKind::Order | QuizKind::Number | QuizKind::Reflect => {}
        }
    }
}

fn check_choice(kind: QuizKind, item: &QuizItemWords, problems: &Problems) {
    let right = item.options.iter().filter(|option| option.right).count();
    let message = match (kind, right) {
        (_, 0) => "No option is marked as right.".to_owned(),
        (QuizKind::One, 2..) => format!(
            "{right} options are marked as right, but the kind of {} is `one`.",
            item.id
        ),
        _ => return,
    };
    let help = "Mark right options with [x] and the others with [ ]. If more than one is right, write `kind = \
                \"several\"` in unit.toml.";
    problems.at(&item.place, message, help);
}

fn check_groups(kind: QuizKind, item: &QuizItemWords, problems: &Problems) {
    let (groups, _) = item.groups();
    let (count, options) = (groups.len(), item.options.len());
    if kind == QuizKind::Match && count != options {
        let message = "A right side stands there more than once.";
        let help =
            "Each left side has a right side of its own. If they are groups, write `kind = \"sort\"` in unit.toml.";
        problems.at(&item.place, message, help);
    }
    if kind == QuizKind::Sort && (!(2..=4).contains(&count) || count == options) {
        let message = format!("{options} options fall into {count} groups.");
        let help = "There are 2 to 4 groups, and at least one has more than one option. If each left side has a right side of \
                    its own, write `kind = \"match\"` in unit.toml.";
        problems.at(&item.place, message, help);
    }
}

/// The indicators that sections and activities name, and the blocks that help most.
fn check_taught(unit: &RawUnit, words: &UnitWords, raw: &Raw, problems: &Problems) {
    let of_sections = unit.sections.iter().flat_map(|section| &section.indicators);
    let of_activities = unit.activities.iter().flat_map(|activity| &activity.indicators);
    for taught in of_sections.chain(of_activities) {
        check_indicator(taught.id, &taught.place, raw, problems);
    }
    for section in &unit.sections {
        let Some(page) = words.sections.iter().find(|page| page.id == section.id.value) else {
            continue;
        };
        let ids = ids_in(&page.blocks);
        for taught in &section.indicators {
            if let Some(block) = taught.block.as_deref().filter(|block| !ids.contains(block)) {
                let message = format!("Nothing in section {} has the id {block}.", page.id);
                let help =
                    format!("Write {{#{block}}} at the end of the paragraph or heading that you mean, or correct it.");
                problems.at(&taught.place, message, help);
            }
        }
    }
}

/// Reports an indicator that the instrument does not have.
pub(super) fn check_indicator(id: IndicatorId, place: &Place, raw: &Raw, problems: &Problems) {
    if !raw.instrument.indicators.iter().any(|indicator| indicator.id == id) {
        let message = format!("There is no indicator {id}.");
        problems.at(place, message, "The ids stand in instrument/instrument.toml.");
    }
}
