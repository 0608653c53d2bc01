//! The binder: what is one piece, what it serves, what is wrong with it, and what is missing.

use proptest::prelude::*;

use super::*;
use crate::assessment::action::{self, Action, EvidenceChange};
use crate::assessment::{Answer, Scope};
use crate::fingerprint::{self, Reading};
use crate::ids::RaterId;
use crate::scoring::score_principles;
use crate::scoring::test_support::{indicator, instrument, level};
use crate::test_support::{id, writer};

/// Entries of evidence by indicator: title, place, date as typed, strength.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, u8);

fn rate(document: &mut Document, id: &str, number: u8) {
    let step = Action::Rate {
        indicator: indicator(id),
        rater: RaterId::own(),
        answer: Some(Answer::Level(level(number))),
        instrument: "1.0.0".to_owned(),
        today: None,
    };
    action::apply(document, &step, &writer(1));
}

fn assessment(levels: &[(&str, u8)], rows: &[Row<'_>]) -> Document {
    let mut document = action::new(id(1));
    let day = Action::SetAssessedOn(Some("2026-11-23".parse().unwrap()));
    action::apply(&mut document, &day, &writer(1));
    for (id, number) in levels {
        rate(&mut document, id, *number);
    }
    for (number, (id, title, place, date, strength)) in rows.iter().enumerate() {
        let changes = [
            EvidenceChange::Title((*title).to_owned()),
            EvidenceChange::Place((*place).to_owned()),
            EvidenceChange::Date(date.parse().ok()),
            EvidenceChange::Strength(EvidenceStrength::new(*strength).unwrap()),
        ];
        for change in changes {
            let edit = Action::EditEvidence {
                indicator: indicator(id),
                id: format!("{number:08x}").parse().unwrap(),
                change,
            };
            action::apply(&mut document, &edit, &writer(1));
        }
    }
    document
}

fn of(document: &Document) -> Binder {
    let instrument = instrument();
    let scores = score_principles(&instrument, &read::assessment(document));
    binder(document, &instrument, &scores)
}

fn served(piece: &Piece) -> Vec<String> {
    piece.uses.iter().map(|served| served.indicator.to_string()).collect()
}

#[test]
fn the_same_title_place_and_date_are_one_piece() {
    let document = assessment(
        &[("p1.1", 2), ("p2.3", 3)],
        &[
            ("p1.1", "Quality policy", "Shelf 3", "2026-05", 2),
            ("p2.3", " quality  POLICY", "shelf 3 ", "2026-05", 2),
            ("p2.4", "Quality policy", "Shelf 4", "2026-05", 2),
            ("p2.5", "Quality policy", "Shelf 3", "2026-06", 2),
            ("p2.6", "Quality policies", "Shelf 3", "2026-05", 2),
        ],
    );
    let binder = of(&document);
    assert_eq!(binder.pieces.len(), 4);
    let first = &binder.pieces[0];
    assert_eq!((first.number, first.title.as_str()), (1, "Quality policy"));
    assert_eq!(served(first), ["p1.1", "p2.3"]);
    assert_eq!(first.entries.len(), 2);
    assert_eq!(first.principle(), Some(indicator("p1.1").principle()));
    assert!(first.serves(indicator("p2.3").principle()) && !first.serves(indicator("p3.1").principle()));
    assert_eq!(first.warnings, []);
    assert_eq!(first.uses[1].reply, Some(Reply::Level(level(3))));
    assert_eq!(first.uses[1].supported, Some(level(3)));
}

#[test]
fn entries_without_a_title_stay_apart() {
    let document = assessment(&[], &[("p1.1", "", "", "", 0), ("p1.2", " ", "", "", 0)]);
    let binder = of(&document);
    assert_eq!(binder.pieces.len(), 2);
    let warnings = [Warning::Untitled, Warning::Unplaced, Warning::Undated];
    assert_eq!(binder.pieces[1].warnings, warnings);
}

#[test]
fn an_indicator_that_names_a_piece_twice_is_served_once() {
    let rows: [Row<'_>; 2] = [
        ("p1.1", "Policy", "Shelf", "2026", 1),
        ("p1.1", "Policy", "Shelf", "2026", 3),
    ];
    let binder = of(&assessment(&[("p1.1", 3)], &rows));
    assert_eq!(served(&binder.pieces[0]), ["p1.1"]);
    assert_eq!(binder.pieces[0].uses[0].strength.number(), 3);
    assert_eq!(binder.pieces[0].entries.len(), 2);
}

#[test]
fn dates_are_looked_at() {
    let table: [(&str, &[Warning], u8); 6] = [
        ("2026-11-23", &[], 3),
        ("2024-11-23", &[], 3),
        ("2024-11-22", &[Warning::Aged, Warning::Weak], 2),
        ("2024-10", &[Warning::Aged, Warning::Weak], 2),
        ("2026-11-24", &[Warning::Later], 3),
        ("", &[Warning::Undated], 3),
    ];
    for (date, warnings, counts_as) in table {
        let binder = of(&assessment(&[("p1.1", 4)], &[("p1.1", "Policy", "Shelf", date, 3)]));
        assert_eq!(binder.pieces[0].warnings, warnings, "{date}");
        assert_eq!(binder.pieces[0].uses[0].counts_as.number(), counts_as, "{date}");
    }
}

#[test]
fn a_date_that_cannot_be_read_says_so() {
    let mut document = assessment(&[], &[("p1.1", "Policy", "Shelf", "", 2)]);
    let key = "p1.1/evidence/00000000/date";
    document.write(key, crate::document::Value::plain("last spring"), &writer(1));
    let binder = of(&document);
    assert_eq!(binder.pieces[0].warnings, [Warning::UnreadableDate]);
    assert_eq!(binder.pieces[0].unreadable_date.as_deref(), Some("last spring"));
}

#[test]
fn a_weak_piece_is_pointed_out_unless_another_makes_up_for_it() {
    let weak: Row<'_> = ("p1.1", "Draft", "Desk", "2026-05", 1);
    let strong: Row<'_> = ("p1.1", "Policy", "Shelf", "2026-05", 2);
    let alone = of(&assessment(&[("p1.1", 3)], &[weak]));
    assert_eq!(alone.pieces[0].warnings, [Warning::Weak]);
    assert_eq!(alone.pieces[0].uses[0].supported, Some(level(2)));
    let together = of(&assessment(&[("p1.1", 3)], &[weak, strong]));
    assert!(together.pieces.iter().all(|piece| piece.warnings.is_empty()));
    let modest = of(&assessment(&[("p1.1", 2)], &[weak]));
    assert!(modest.pieces[0].warnings.is_empty());
    let unanswered = of(&assessment(&[], &[weak]));
    assert_eq!(unanswered.pieces[0].uses[0].reply, Some(Reply::Unanswered));
    assert!(unanswered.pieces[0].warnings.is_empty());
}

#[test]
fn one_piece_with_two_strengths_is_pointed_out() {
    let rows: [Row<'_>; 2] = [
        ("p1.1", "Policy", "Shelf", "2026-05", 2),
        ("p2.1", "Policy", "Shelf", "2026-05", 3),
    ];
    let binder = of(&assessment(&[], &rows));
    assert_eq!(binder.pieces[0].warnings, [Warning::StrengthsDiffer]);
}

#[test]
fn claims_of_three_and_four_without_evidence_are_missing_some() {
    let levels = [("p1.1", 3), ("p1.2", 2), ("p1.4", 4), ("p2.1", 3)];
    let binder = of(&assessment(&levels, &[("p2.1", "Policy", "Shelf", "2026-05", 0)]));
    let missing: Vec<(String, u8, bool)> = binder
        .missing
        .iter()
        .map(|missing| {
            (
                missing.indicator.to_string(),
                missing.claimed.number(),
                missing.essential,
            )
        })
        .collect();
    assert_eq!(missing, [("p1.1".to_owned(), 3, true), ("p1.4".to_owned(), 4, false)]);
}

#[test]
fn a_quick_scan_keeps_evidence_that_it_does_not_ask_for() {
    let mut document = assessment(&[("p1.4", 3)], &[("p1.4", "Policy", "Shelf", "2026-05", 2)]);
    action::apply(&mut document, &Action::SetScope(Scope::Essentials), &writer(1));
    let binder = of(&document);
    assert_eq!(binder.pieces[0].uses[0].reply, None);
    assert!(binder.missing.is_empty());
}

#[test]
fn fingerprints_come_with_their_piece() {
    let rows: [Row<'_>; 2] = [
        ("p1.1", "Policy", "Shelf", "2026-05", 2),
        ("p2.1", "Policy", "Shelf", "2026-05", 2),
    ];
    let mut document = assessment(&[], &rows);
    let entries = of(&document).pieces[0].entries.clone();
    let keep = |document: &mut Document, entries: Vec<Entry>, bytes: &[u8]| {
        let mut reading = Reading::new();
        reading.take(bytes);
        let fingerprint = reading.finish("policy.pdf");
        fingerprint::apply(
            document,
            &fingerprint::Action::Keep { entries, fingerprint },
            &writer(1),
        );
    };
    keep(&mut document, entries.clone(), b"first");
    let piece = of(&document).pieces.remove(0);
    assert_eq!((piece.fingerprints.len(), piece.warnings.len()), (1, 0));
    keep(&mut document, entries[..1].to_vec(), b"second");
    let piece = of(&document).pieces.remove(0);
    assert_eq!(piece.fingerprints.len(), 2);
    assert_eq!(piece.warnings, [Warning::FilesDiffer]);
}

proptest! {
    #[test]
    fn every_entry_stands_in_one_piece(
        rows in prop::collection::vec((0_usize..4, "[ab]?", "[x]?", 0_u8..=4), 0..12),
    ) {
        let indicators = ["p1.1", "p1.2", "p2.1", "p4.4"];
        let rows: Vec<Row<'_>> = rows
            .iter()
            .map(|(at, title, place, strength)| (indicators[*at], title.as_str(), place.as_str(), "2026-05", *strength))
            .collect();
        let document = assessment(&[], &rows);
        let binder = of(&document);
        let mut entries: Vec<Entry> = binder.pieces.iter().flat_map(|piece| piece.entries.clone()).collect();
        prop_assert_eq!(entries.len(), rows.len());
        entries.sort();
        entries.dedup();
        prop_assert_eq!(entries.len(), rows.len());
        for (place, piece) in binder.pieces.iter().enumerate() {
            prop_assert_eq!(piece.number, place + 1);
            let served: Vec<IndicatorId> = piece.uses.iter().map(|served| served.indicator).collect();
            prop_assert!(served.is_sorted_by(|left, right| left < right));
        }
    }
}
