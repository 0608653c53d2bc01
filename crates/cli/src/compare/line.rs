//! A pair as one line of JSON.

use std::cmp::Ordering;

use touchstone_domain::assessment::Assessment;
use touchstone_domain::bands::Band;
use touchstone_domain::compare::{Comparison, Indices, LeftOut, Moved, Moves};
use touchstone_domain::export::object::{Object, list_of_texts};
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Instrument;
use touchstone_domain::scoring::combine::score;

/// The object of a pair.
pub(super) fn line(
    files: [&str; 2],
    versions: [&Assessment; 2],
    comparison: &Comparison,
    instrument: &Instrument,
) -> Object {
    let ([old, new], [_, after]) = (files, versions);
    let essentials = comparison.essentials().map(|moved| moved.indicator.to_string());
    let principles = comparison.principles.iter().fold(Object::default(), |object, moved| {
        object.object(
            &moved.id.to_string(),
            of_indices(Some(moved.indices)).whole("common", moved.common),
        )
    });
    Object::default()
        .text("old", old)
        .text("new", new)
        .text("assessment", after.head.id.as_str())
        .object("band", of_bands(versions, instrument))
        .object("counts", of_moves(comparison.moves()))
        .object("real", of_moves(comparison.real_moves()))
        .raw("essentials_changed", &list_of_texts(essentials))
        .object("overall", of_indices(comparison.overall))
        .object("principles", principles)
        .list("indicators", comparison.indicators.iter().map(of_moved))
        .list("left_out", comparison.left_out.iter().map(of_left_out))
        .list("new_evidence", of_new_evidence(comparison, after))
        .object("instrument", of_versions(comparison))
}

fn of_bands(versions: [&Assessment; 2], instrument: &Instrument) -> Object {
    let [before, after] = versions.map(|version| score(instrument, version).band.map(Band::id));
    Object::default().text("old", before).text("new", after)
}

fn of_moves(moves: Moves) -> Object {
    Object::default()
        .whole("up", moves.up)
        .whole("same", moves.same)
        .whole("down", moves.down)
}

/// From the earlier to the later one, with its sign.
pub(super) fn difference(Indices { before, after }: Indices) -> String {
    let sign = if after < before { "-" } else { "" };
    format!("{sign}{}", after.distance(before).six_decimals())
}

fn of_indices(indices: Option<Indices>) -> Object {
    let difference = indices.map_or("null".to_owned(), difference);
    Object::default()
        .ratio("old", indices.map(|indices| indices.before))
        .ratio("new", indices.map(|indices| indices.after))
        .raw("difference", &difference)
}

fn of_moved(moved: &Moved) -> Object {
    let direction = match moved.direction() {
        Ordering::Greater => "up",
        Ordering::Equal => "same",
        Ordering::Less => "down",
    };
    Object::default()
        .text("indicator", moved.indicator.to_string().as_str())
        .whole("from", u32::from(moved.from.number()))
        .whole("to", u32::from(moved.to.number()))
        .text("change", direction)
        .yes_or_no("essential", Some(moved.essential))
        .whole("new_evidence", moved.new_evidence)
        .whole("assessors", moved.assessors)
        .yes_or_no("real", Some(moved.is_real()))
}

fn of_left_out((indicator, why): &(IndicatorId, LeftOut)) -> Object {
    Object::default()
        .text("indicator", indicator.to_string().as_str())
        .text("why", why.code())
}

fn of_new_evidence(comparison: &Comparison, after: &Assessment) -> impl Iterator<Item = Object> {
    comparison.new_evidence.iter().filter_map(|(indicator, id)| {
        let mut entries = after.answers.get(indicator)?.evidence.iter();
        let entry = entries.find(|entry| entry.id == *id)?;
        let object = Object::default()
            .text("indicator", indicator.to_string().as_str())
            .text("title", entry.title.as_str())
            .whole("strength", u32::from(entry.strength.number()));
        Some(object)
    })
}

fn of_versions(comparison: &Comparison) -> Object {
    let (before, after) = (&comparison.versions_before, &comparison.versions_after);
    let not_carried = comparison.not_carried.iter().map(ToString::to_string);
    Object::default()
        .raw("old", &list_of_texts(before.iter().cloned()))
        .raw("new", &list_of_texts(after.iter().cloned()))
        .raw("not_carried", &list_of_texts(not_carried))
}
