//! The result while answering: this principle, everything, and the band so far.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::ratio::Ratio;

use crate::browser::dom::Piece;
use crate::components::figures::{band_name, figure, six_decimals};
use crate::effect::effect;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::words::{fill, start, text};

/// Makes the figures follow the score.
pub fn follow(answering: Answering, principle: PrincipleSignals) {
    effect(move || {
        let index = principle.score.with(|score| score.index);
        show_figure(answering, "#principle-index", index, Figure::Principle);
    });
    effect(move || {
        let (overall, band, counts) = answering.score.with(|score| (score.overall, score.band, score.counts));
        show_figure(answering, "#running-overall", overall, Figure::Overall);
        say("#running-band", band.map_or(text(start::NO_VALUE), band_name));
        let (answered, applicable) = (counts.answered.to_string(), counts.applicable.to_string());
        let coverage = fill(start::PROGRESS, &[("settled", &answered), ("asked", &applicable)]);
        say("#running-coverage", &coverage);
    });
}

fn show_figure(answering: Answering, selector: &str, value: Option<Ratio>, kind: Figure) {
    if let Some(output) = Piece::find(selector) {
        output.set_attribute("data-value", Some(&six_decimals(value)));
    }
    match value {
        Some(value) => say(selector, &figure(value, kind, &answering.instrument().rules)),
        None => say(selector, text(start::NO_VALUE)),
    }
}

fn say(selector: &str, text: &str) {
    if let Some(output) = Piece::find(selector) {
        output.set_text(text);
    }
}
