//! Tasks and levels as people read them.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::plan::Change;

use crate::components::level_mark::{LevelMark, level_name};
use crate::pages::report::naming::{indicator_code, indicator_words};
use crate::words::{Word, fill, text};

/// The levels that follow one up to another.
pub fn levels_between(from: Level, to: Level) -> impl Iterator<Item = Level> {
    Level::ALL
        .into_iter()
        .filter(move |level| *level > from && *level <= to)
}

/// What the anchors of these levels describe, a line each: the task to begin with.
#[must_use]
pub fn task_text(indicator: IndicatorId, from: Level, to: Level) -> String {
    let Some((words, _)) = indicator_words(indicator) else {
        return String::new();
    };
    let anchors = levels_between(from, to).filter_map(|level| words.anchors.get(usize::from(level.number())));
    anchors.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// Code and name of a statement, as plain text.
#[must_use]
pub fn indicator_title(indicator: IndicatorId) -> String {
    let name = indicator_words(indicator).map_or("", |(words, _)| words.name.as_str());
    [indicator_code(indicator).as_str(), name].join(" ")
}

/// A word with number and name of a level.
#[must_use]
pub fn with_level(word: Word, level: Level) -> String {
    fill(
        word,
        &[("level", &level.number().to_string()), ("name", level_name(level))],
    )
}

/// From a level to another.
pub fn rise(from: Level, to: Level) -> impl IntoView {
    view! {
        <span class="rise">
            <LevelMark level=from /> <span aria-hidden="true">" → "</span>
            <span class="visually-hidden">{text(crate::words::plan::RISE_TO)}</span> <LevelMark level=to />
        </span>
    }
}

/// How many of the statements that rise are essentials.
#[must_use]
pub fn essentials_among(changes: &[Change]) -> usize {
    changes.iter().filter(|change| change.essential).count()
}
