//! Sensitivity: each change that can give another band.

use super::*;
use crate::assessment::EvidenceStrength;
use crate::scoring::test_support::*;

fn changes(sheet: &Sheet) -> Vec<(Change, Band)> {
    sheet
        .sensitivity()
        .unwrap()
        .variants
        .iter()
        .map(|variant| (variant.change, variant.band))
        .collect()
}

#[test]
fn in_the_middle_of_a_band_nothing_changes() {
    assert_eq!(changes(&Sheet::all_at(2, EvidenceStrength::Outsider)), []);
    assert!(
        !Sheet::all_at(2, EvidenceStrength::Outsider)
            .sensitivity()
            .unwrap()
            .is_fragile()
    );
}

#[test]
fn thresholds_move_by_five() {
    // 75: Leading would start at 75.
    assert_eq!(
        changes(&Sheet::all_at(3, EvidenceStrength::Outsider)),
        [(Change::ThresholdsLower, Band::Leading)]
    );
    // Just above 60: principles 1 to 4 at 3, the others at 2; essentials of the same level.
    let mut sheet = Sheet::all_at(2, EvidenceStrength::Outsider);
    for (number, words) in [
        (1, "3 3 3 3 3 3 3"),
        (2, "3 3 3 3 3 3 3"),
        (3, "3 3 3 3 3 3"),
        (4, "3 3 3 3 3 3 3"),
        (5, "3 3 3 3 3"),
    ] {
        sheet = sheet.with_principle(number, words);
    }
    assert_eq!(sheet.score().overall, Ratio::new(125, 2));
    let expected = [(Change::ThresholdsHigher, Band::Developing)];
    assert_eq!(changes(&sheet), expected);
}

#[test]
fn leaving_a_principle_out_is_tried_for_each() {
    // Exactly 60 overall: without one of the good ones it is below, without one of the others above.
    let mut sheet = Sheet::all_at(2, EvidenceStrength::Outsider);
    for (number, words) in [
        (1, "3 3 3 3 3 3 3"),
        (2, "3 3 3 3 3 3 3"),
        (5, "3 3 3 3 3"),
        (6, "3 3 3 3 3"),
    ] {
        sheet = sheet.with_principle(number, words);
    }
    assert_eq!(sheet.score().overall, Some(Ratio::whole(60)));
    let sensitivity = sheet.sensitivity().unwrap();
    let left_out: Vec<(String, String)> = sensitivity
        .variants
        .iter()
        .filter_map(|variant| match variant.change {
            Change::Without(id) => Some((id.to_string(), variant.overall.six_decimals())),
            _ => None,
        })
        .collect();
    let expected = ["p1", "p2", "p5", "p6"].map(|id| (id.to_owned(), "58.333333".to_owned()));
    assert_eq!(left_out, expected);
    assert!(
        sensitivity
            .variants
            .iter()
            .any(|variant| variant.change == Change::ThresholdsHigher)
    );
}

#[test]
fn doubled_essentials_count_twice_inside_their_principle() {
    // Essentials at 3, the rest at 2: 60.6 or so, where single weights give less than 60.
    let mut sheet = Sheet::all_at(2, EvidenceStrength::Outsider);
    for id in ESSENTIALS {
        sheet = sheet.with(id, "3");
    }
    for id in ["p1.4", "p2.3", "p3.2", "p5.1", "p6.2", "p8.1", "p10.2"] {
        sheet = sheet.with(id, "3");
    }
    let score = sheet.score();
    assert_eq!(score.band, Some(Band::Developing));
    let doubled = sheet.sensitivity().unwrap();
    assert!(doubled.essentials_doubled >= Ratio::whole(60));
    assert!(changes(&sheet).contains(&(Change::EssentialsDoubled, Band::Ready)));
}

#[test]
fn everything_but_index_and_thresholds_stays() {
    // An essential at 1 keeps it Developing, whatever the index does; so the higher thresholds cannot matter either.
    let sheet = Sheet::all_at(4, EvidenceStrength::Outsider).with("p4.4", "1");
    assert_eq!(changes(&sheet), []);
    // Without principle 6 the floor would hold, but floors stay.
    let sheet = Sheet::all_at(3, EvidenceStrength::Outsider).with_principle(6, "2 1 1 1 1");
    assert_eq!(sheet.score().band, Some(Band::Developing));
    assert_eq!(changes(&sheet), []);
}

#[test]
fn the_last_principle_cannot_be_left_out() {
    let mut sheet = Sheet::all_at(3, EvidenceStrength::Outsider);
    sheet.instrument.principles.truncate(1);
    sheet.instrument.rules.principles_needed = 1;
    assert_eq!(changes(&sheet), [(Change::ThresholdsLower, Band::Leading)]);
    // Eight are needed and eight there are: leaving one out still gives an index.
    let mut sheet = Sheet::all_at(3, EvidenceStrength::Outsider);
    sheet.instrument.principles.truncate(8);
    assert_eq!(changes(&sheet), [(Change::ThresholdsLower, Band::Leading)]);
}
