//! The profile in words: what is highest, lowest, too low or without a basis, and how far evidence carries the claim.

use touchstone_domain::bands::{Band, Figure};
use touchstone_domain::ids::PrincipleId;
use touchstone_domain::instrument::Rules;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;
use touchstone_domain::scoring::combine::Score;

use super::naming::principle_title;
use crate::components::figures::{band_name, figure};
use crate::words::{fill, fill_with, report, text};

/// The sentences that say what the picture shows.
#[must_use]
pub fn sentence(principles: &[PrincipleScore], score: &Score, rules: &Rules) -> String {
    let indices: Vec<(PrincipleId, Ratio)> = principles
        .iter()
        .filter_map(|principle| Some((principle.id, principle.index?)))
        .collect();
    let mut said = extremes(&indices, rules);
    if !indices.is_empty() {
        said.push(floor(&indices, rules));
    }
    let without = |applies: bool| {
        let without = principles.iter().filter(move |principle| !principle.has_basis());
        let fitting = without.filter(move |principle| (principle.counts.applicable > 0) == applies);
        fitting
            .map(|principle| principle_title(principle.id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (open, empty) = (without(true), without(false));
    if !open.is_empty() && !indices.is_empty() {
        said.push(fill(report::SAID_WITHOUT_BASIS, &[("principles", &open)]));
    }
    if !empty.is_empty() {
        said.push(fill(report::SAID_NOTHING_APPLIES, &[("principles", &empty)]));
    }
    if let Some((claimed, supported)) = score.overall.zip(score.supported) {
        said.push(claim(claimed, supported, rules));
    }
    said.extend(widest_gap(principles, rules));
    said.join(" ")
}

/// "Claimed 57, supported by evidence 46": the honest headline.
#[must_use]
pub fn claim(claimed: Ratio, supported: Ratio, rules: &Rules) -> String {
    let word = if supported < claimed {
        report::CLAIM_AND_SUPPORT
    } else {
        report::CLAIM_SUPPORTED
    };
    let claimed = figure(claimed, Figure::Overall, rules);
    let supported = figure(supported, Figure::Supported, rules);
    fill(word, &[("claimed", &claimed), ("supported", &supported)])
}

fn extremes(indices: &[(PrincipleId, Ratio)], rules: &Rules) -> Vec<String> {
    let index = |(_, index): &(PrincipleId, Ratio)| *index;
    let Some((highest, lowest)) = indices.iter().map(index).max().zip(indices.iter().map(index).min()) else {
        return vec![text(report::SAID_NOTHING).to_owned()];
    };
    let line = |word, wanted: Ratio| {
        let names: Vec<_> = indices
            .iter()
            .filter(|(_, index)| *index == wanted)
            .map(|(id, _)| principle_title(*id))
            .collect();
        let shown = figure(wanted, Figure::Principle, rules);
        fill(word, &[("index", &shown), ("principles", &names.join(", "))])
    };
    if highest == lowest {
        return vec![line(report::SAID_ALL_EQUAL, highest)];
    }
    vec![line(report::SAID_HIGHEST, highest), line(report::SAID_LOWEST, lowest)]
}

fn floor(indices: &[(PrincipleId, Ratio)], rules: &Rules) -> String {
    let below: Vec<_> = indices
        .iter()
        .filter(|(_, index)| index.is_below(rules.ready_floor))
        .map(|(id, index)| {
            let shown = figure(*index, Figure::Principle, rules);
            fill(
                report::NAMED_FIGURE,
                &[("figure", &shown), ("name", &principle_title(*id))],
            )
        })
        .collect();
    let word = if below.is_empty() {
        report::SAID_NONE_BELOW
    } else {
        report::SAID_BELOW
    };
    let values = [
        ("floor", rules.ready_floor.to_string()),
        ("band", band_name(Band::Ready).to_owned()),
        ("principles", below.join(", ")),
    ];
    fill_with(word, &values)
}

/// The principle in which the claim goes furthest beyond the evidence; nothing where it does so nowhere.
fn widest_gap(principles: &[PrincipleScore], rules: &Rules) -> Option<String> {
    let mut widest: Option<(&PrincipleScore, Ratio)> = None;
    for principle in principles {
        let gap = principle
            .index
            .zip(principle.supported)
            .filter(|(claimed, supported)| claimed > supported)
            .map(|(claimed, supported)| claimed.distance(supported));
        if let Some(gap) = gap
            && gap > widest.map_or(Ratio::ZERO, |(_, widest)| widest)
        {
            widest = Some((principle, gap));
        }
    }
    let (principle, _) = widest?;
    let claimed = figure(principle.index?, Figure::Principle, rules);
    let supported = figure(principle.supported?, Figure::Principle, rules);
    let name = principle_title(principle.id);
    Some(fill(
        report::SAID_WIDEST_GAP,
        &[("claimed", &claimed), ("supported", &supported), ("principle", &name)],
    ))
}
