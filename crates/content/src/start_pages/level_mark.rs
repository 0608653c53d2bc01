//! A level as number, shape and word: never colour alone. The app draws the same mark elsewhere
//! (`src/components/level_mark.rs`); what it looks like comes from one place.

use touchstone_domain::instrument::Level;
use touchstone_domain::level_mark::{BAR_WIDTH, Bar, VIEW_BOX, bars};

use super::Drawing;

/// The names of the five levels, lowest first.
const NAMES: [&str; 5] = [
    "level_absent",
    "level_ad_hoc",
    "level_defined",
    "level_embedded",
    "level_improving",
];

/// Number, as many bars as the level has, and the word.
pub(super) fn level_mark(drawing: &Drawing<'_>, level: Level) -> String {
    let bars: String = bars(level)
        .map(|bar| {
            let class = if bar.is_filled { "bar-filled" } else { "bar-empty" };
            let Bar { x, y, height, .. } = bar;
            format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BAR_WIDTH}\" height=\"{height}\"></rect>")
        })
        .concat();
    let number = level.number();
    format!(
        "<span class=\"level-mark\" data-level=\"{number}\"><span class=\"level-number\">{number}</span>\
         <svg viewBox=\"{VIEW_BOX}\" aria-hidden=\"true\">{bars}</svg><span class=\"level-name\">{}</span></span>",
        NAMES
            .get(usize::from(number))
            .map(|name| drawing.word(name))
            .unwrap_or_default()
    )
}
