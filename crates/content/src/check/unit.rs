//! The words of a unit against its structure, and translations against the original.

use std::collections::BTreeMap;

use touchstone_domain::catalog::QuizKind;

use crate::markdown::{Block, BlockKind, Inline, is_id, walk_blocks, walk_inlines};
use crate::problems::{Place, Problems};
use crate::read::Raw;
use crate::read::ids::number_after;
use crate::read::unit::RawUnit;
use crate::read::unit_words::{QuizItemWords, UnitWords};
use crate::toml_reader::Text;

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
            check_sources(words, problems);
            if let Some(original) = original.filter(|original| !std::ptr::eq(*original, words)) {
                check_translation(original, words, problems);
            }
        }
    }
}

/// The same ids in the same order in `unit.toml` and in the text.
fn check_structure(unit: &RawUnit, words: &UnitWords, problems: &Problems) {
    let check = |what: &str, wanted: Vec<&Text>, found: Vec<(&str, &Place)>| {
        let known: Vec<&str> = wanted.iter().map(|text| text.value.as_str()).collect();
        for (id, place) in found.iter().filter(|(id, _)| !id.is_empty() && !known.contains(id)) {
            let help = format!("Add it to {}/unit.toml, or correct the id.", unit.folder);
            problems.at(place, format!("There is no {what} {id} in unit.toml."), help);
        }
        for id in known
            .iter()
            .filter(|id| !id.is_empty() && !found.iter().any(|(found, _)| found == *id))
        {
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
            problems.at(
                place,
                format!("These are not in the order of unit.toml: {what}."),
                "Put them in the same order.",
            );
        }
    };
    check(
        "outcome",
        unit.outcomes.iter().map(|outcome| &outcome.id).collect(),
        words
            .outcomes
            .iter()
            .map(|entry| (entry.id.as_str(), &entry.place))
            .collect(),
    );
    check(
        "section",
        unit.sections.iter().map(|section| &section.id).collect(),
        words
            .sections
            .iter()
            .map(|page| (page.id.as_str(), &page.place))
            .collect(),
    );
    check(
        "quiz item",
        unit.quiz.iter().map(|item| &item.id).collect(),
        words.quiz.iter().map(|item| (item.id.as_str(), &item.place)).collect(),
    );
    check(
        "activity",
        unit.activities.iter().map(|activity| &activity.id).collect(),
        words
            .activities
            .iter()
            .map(|activity| (activity.id.as_str(), &activity.place))
            .collect(),
    );
}

/// Every id once in the unit, none retired; the short ones mean sections, quiz items and so on.
fn check_ids(unit: &RawUnit, words: &UnitWords, problems: &Problems) {
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    let mut check = |id: &str, place: &Place, kind: Option<char>| {
        if id.is_empty() {
            return;
        }
        unit.retired.check(id, place, problems);
        if seen.insert(id.to_owned(), ()).is_some() {
            problems.at(
                place,
                format!("The id {id} is there twice in this unit."),
                "Give every part its own id.",
            );
        }
        let short = ['s', 'q', 'a', 'o', 'r']
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
                format!("The id {id} looks like that of a section, quiz item, activity, outcome or reflection."),
                "Choose a word that says what stands here.",
            ),
            _ => {}
        }
    };
    words
        .outcomes
        .iter()
        .for_each(|entry| check(&entry.id, &entry.place, Some('o')));
    words
        .quiz
        .iter()
        .for_each(|item| check(&item.id, &item.place, Some('q')));
    words
        .reflections
        .iter()
        .for_each(|entry| check(&entry.id, &entry.place, Some('r')));
    words
        .sections
        .iter()
        .for_each(|page| check(&page.id, &page.place, Some('s')));
    words
        .activities
        .iter()
        .for_each(|activity| check(&activity.id, &activity.place, Some('a')));
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
        let right = item.options.iter().filter(|option| option.right).count();
        let message = match (structure.kind, right) {
            (_, 0) => "No option is marked as right.".to_owned(),
            (QuizKind::One, 2..) => format!(
                "{right} options are marked as right, but the kind of {} is `one`.",
                item.id
            ),
            _ => continue,
        };
        let help = "Mark right options with [x] and the others with [ ]. If more than one is right, write `kind = \
                    \"several\"` in unit.toml.";
        problems.at(&item.place, message, help);
    }
}

/// Every section rests on something.
fn check_sources(words: &UnitWords, problems: &Problems) {
    for page in &words.sections {
        let mut cited = false;
        walk_inlines(&page.blocks, &mut |inline| {
            cited |= matches!(inline, Inline::Citation { .. });
        });
        if !cited {
            let help = "Cite where it comes from: [@s5] or [@s5: Annex II].";
            problems.at(&page.place, "This section cites no source.", help);
        }
    }
}

/// A translation has the same blocks, options and reflections as the original.
fn check_translation(original: &UnitWords, words: &UnitWords, problems: &Problems) {
    let start = Place {
        file: std::rc::Rc::clone(&words.file),
        offset: 0,
    };
    let pages: BTreeMap<&str, Vec<String>> = words
        .pages()
        .into_iter()
        .map(|(id, lists)| (id, block_ids(&lists)))
        .collect();
    for (id, lists) in original.pages().into_iter().filter(|(id, _)| !id.is_empty()) {
        let Some(found) = pages.get(id) else { continue };
        let wanted = block_ids(&lists);
        for missing in wanted.iter().filter(|wanted| !found.contains(wanted)) {
            let message = format!("The block {missing} of {id} is missing in this language.");
            problems.at(
                &start,
                message,
                format!("Translate it, with the same id as in {}.", original.file.name),
            );
        }
        for more in found.iter().filter(|found| !wanted.contains(found)) {
            let message = format!("The block {more} of {id} is not in the original.");
            problems.at(
                &start,
                message,
                format!("Add it to {} too, or take its id out.", original.file.name),
            );
        }
    }
    for item in &words.quiz {
        if let Some(first) = original.quiz.iter().find(|first| first.id == item.id) {
            check_options(first, item, problems);
        }
    }
    let ids = |words: &UnitWords| {
        words
            .reflections
            .iter()
            .map(|entry| entry.id.clone())
            .collect::<Vec<_>>()
    };
    if ids(original) != ids(words) {
        let message = "The reflections are not the same as in the original.";
        problems.at(
            &start,
            message,
            format!("Translate those of {}, with their ids.", original.file.name),
        );
    }
}

fn check_options(first: &QuizItemWords, item: &QuizItemWords, problems: &Problems) {
    let marks = |item: &QuizItemWords| item.options.iter().map(|option| option.right).collect::<Vec<bool>>();
    if first.options.len() != item.options.len() {
        let message = format!(
            "{} has {} options, but the original has {}.",
            item.id,
            item.options.len(),
            first.options.len()
        );
        problems.at(&item.place, message, "Translate every option, in the same order.");
    } else if marks(first) != marks(item) {
        let message = format!(
            "{} does not have its right options in the same places as the original.",
            item.id
        );
        problems.at(&item.place, message, "Keep the order of the options and the [x].");
    }
}

fn block_ids(lists: &[&[Block]]) -> Vec<String> {
    let mut ids = Vec::new();
    for blocks in lists {
        walk_blocks(blocks, &mut |block| {
            ids.extend(block.id.clone());
            if let BlockKind::List { items, .. } = &block.kind {
                ids.extend(items.iter().filter_map(|item| item.id.clone()));
            }
        });
    }
    ids
}
