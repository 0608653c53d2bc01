//! A level as number, shape and word: never colour alone.

use leptos::prelude::*;
use touchstone_domain::instrument::Level;

use crate::words::{Word, start, text};

/// The names of the five levels, lowest first.
const NAMES: [Word; 5] = [
    start::LEVEL_ABSENT,
    start::LEVEL_AD_HOC,
    start::LEVEL_DEFINED,
    start::LEVEL_EMBEDDED,
    start::LEVEL_IMPROVING,
];

/// The name of a level.
#[must_use]
pub fn level_name(level: Level) -> &'static str {
    NAMES.get(usize::from(level.number())).map_or("", |word| text(*word))
}

/// Number, as many bars as the level has, and the word.
#[component]
pub fn LevelMark(
    /// The level.
    level: Level,
) -> impl IntoView {
    let bars = (1..=4_u8).map(|bar| {
        let height = 3 + 2 * u16::from(bar);
        let filled = if bar <= level.number() {
            "bar-filled"
        } else {
            "bar-empty"
        };
        view! {
            <rect class=filled x=(u16::from(bar) - 1) * 5 y=12 - height width="4" height=height />
        }
    });
    view! {
        <span class="level-mark" data-level=level.number()>
            <span class="level-number">{level.number()}</span>
            <svg viewBox="0 0 20 12" aria-hidden="true">{bars.collect::<Vec<_>>()}</svg>
            <span class="level-name">{level_name(level)}</span>
        </span>
    }
}
