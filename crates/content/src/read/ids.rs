//! Ids: their spelling, their order, and that none is given twice or given again.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::problems::{Place, Problems};
use crate::toml_reader::{Table, Text};

/// The ids that a file has retired.
#[derive(Debug, Default)]
pub(crate) struct Retired(BTreeSet<String>);

impl Retired {
    pub(crate) fn read(table: &Table<'_>) -> Self {
        Self(
            table
                .optional_texts("retired")
                .into_iter()
                .map(|text| text.value)
                .collect(),
        )
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// Reports an id that was retired.
    pub(crate) fn check(&self, id: &str, place: &Place, problems: &Problems) {
        if self.has(id) {
            problems.at(
                place,
                format!("The id {id} was retired and cannot be used again."),
                "Choose an id that was never used. Saved answers and published addresses still point at the old one.",
            );
        }
    }
}

/// Reads an id of a kind such as indicators.
pub(crate) fn parse<T: FromStr>(text: &Text, example: &str, problems: &Problems) -> Option<T> {
    let id = text.value.parse().ok();
    if id.is_none() && !text.value.is_empty() {
        problems.at(
            &text.place,
            format!("`{}` is not an id of this kind.", text.value),
            format!("Write it like {example}: small letters, no spaces, no leading zeros."),
        );
    }
    id
}

/// Reports an id that is not made of small letters, digits and hyphens.
pub(crate) fn check_speaking(text: &Text, problems: &Problems) {
    let good = text
        .value
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !good {
        problems.at(
            &text.place,
            format!("`{}` is not an id.", text.value),
            "Use small letters, digits and hyphens only.",
        );
    }
}

/// The number in an id such as `s2`, `q10`.
pub(crate) fn number_after(id: &str, letter: char) -> Option<u16> {
    let digits = id.strip_prefix(letter)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    if plain { digits.parse().ok() } else { None }
}

/// Checks a list of ids `s1`, `s2`, …: spelling, each once, rising, none retired, none left out.
pub(crate) fn check_numbered(ids: &[&Text], letter: char, retired: &Retired, problems: &Problems) {
    let mut last = 0;
    for text in ids.iter().filter(|text| !text.value.is_empty()) {
        let Some(number) = number_after(&text.value, letter) else {
            problems.at(
                &text.place,
                format!("`{}` is not an id of this kind.", text.value),
                format!("Write it like {letter}1, {letter}2, {letter}3."),
            );
            continue;
        };
        retired.check(&text.value, &text.place, problems);
        check_rise(
            &text.value,
            number,
            last,
            |gap| format!("{letter}{gap}"),
            retired,
            &text.place,
            problems,
        );
        last = last.max(number);
    }
}

/// Reports an id that comes twice or too late, or one that leaves a gap nobody retired.
pub(crate) fn check_rise(
    id: &str,
    number: u16,
    last: u16,
    name: impl Fn(u16) -> String,
    retired: &Retired,
    place: &Place,
    problems: &Problems,
) {
    if number <= last {
        problems.at(
            place,
            format!(
                "The id {id} stands here after {}: it is there twice, or out of order.",
                name(last)
            ),
            "Give every entry its own id, and sort the entries by it.",
        );
        return;
    }
    let gap: Vec<String> = (last + 1..number).map(name).filter(|gap| !retired.has(gap)).collect();
    if !gap.is_empty() {
        problems.at(
            place,
            format!("Before {id} there is no {}.", gap.join(", no ")),
            "Add what is missing. If an id is gone for good, list it under `retired`.",
        );
    }
}

/// Reports every id that stands twice.
pub(crate) fn check_unique<'a>(ids: impl IntoIterator<Item = &'a Text>, problems: &Problems) {
    let mut seen = BTreeSet::new();
    for text in ids {
        if !text.value.is_empty() && !seen.insert(&text.value) {
            problems.at(
                &text.place,
                format!("The id {} stands here for the second time.", text.value),
                "Give every entry its own id.",
            );
        }
    }
}
