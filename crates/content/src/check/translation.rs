//! A translation against the original: the same blocks, options, cards and reflections.

use std::collections::BTreeMap;

use crate::markdown::{Block, ids_in};
use crate::problems::{Place, Problems};
use crate::read::unit_words::{QuizItemWords, UnitWords};

pub(super) fn check(original: &UnitWords, words: &UnitWords, problems: &Problems) {
    let start = Place::new(&words.file, 0);
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
    for activity in &words.activities {
        let first = original.activities.iter().find(|first| first.id == activity.id);
        if first.is_some_and(|first| first.cards().count() != activity.cards().count()) {
            let message = format!("{} does not have as many cards as the original.", activity.id);
            problems.at(&activity.place, message, "Translate every card, in the same order.");
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
    let marks = |item: &QuizItemWords| {
        let right: Vec<bool> = item.options.iter().map(|option| option.right).collect();
        (right, item.groups().1)
    };
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
            "{} does not have its right options or groups in the same places as the original.",
            item.id
        );
        problems.at(
            &item.place,
            message,
            "Keep the order of the options, the [x] and what belongs together.",
        );
    }
}

fn block_ids(lists: &[&[Block]]) -> Vec<String> {
    lists
        .iter()
        .flat_map(|blocks| ids_in(blocks))
        .map(str::to_owned)
        .collect()
}
