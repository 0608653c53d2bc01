//! A level as number, shape and word: never colour alone.

use leptos::prelude::*;
use touchstone_domain::instrument::Level;
use touchstone_domain::level_mark::{BAR_WIDTH, VIEW_BOX, bars};

use crate::words::{Word, common, text};

/// The names of the five levels, lowest first.
const NAMES: [Word; 5] = [
    common::LEVEL_ABSENT,
    common::LEVEL_AD_HOC,
    common::LEVEL_DEFINED,
    common::LEVEL_EMBEDDED,
    common::LEVEL_IMPROVING,
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
    let bars = bars(level).map(|bar| {
        let class = if bar.is_filled { "bar-filled" } else { "bar-empty" };
        view! { <rect class=class x=bar.x y=bar.y width=BAR_WIDTH height=bar.height /> }
    });
    view! {
        <span class="level-mark" data-level=level.number()>
            <span class="level-number">{level.number()}</span>
            <svg viewBox=VIEW_BOX aria-hidden="true">{bars}</svg>
            <span class="level-name">{level_name(level)}</span>
        </span>
    }
}
