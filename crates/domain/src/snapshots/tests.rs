//! Tests of snapshots: frozen, kept, compared with the fingerprint, merged.

use proptest::prelude::*;

use super::*;
use crate::assessment::action as assessed;
use crate::assessment::{Answer, EvidenceStrength, read as assessment_read};
use crate::document::TEXT_LIMIT;
use crate::ids::RaterId;
use crate::merge::merge;
use crate::save_file::{self, SaveFile};
use crate::test_support::{id, writer};
use crate::undo::undo;

fn snapshot(number: u32) -> SnapshotId {
    format!("{number:08x}").parse().unwrap()
}

fn indicator(text: &str) -> IndicatorId {
    text.parse().unwrap()
}

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

fn assessment(number: u64, p4_2: u8) -> Document {
    let mut document = assessed::new(id(number));
    let actions = [
        assessed::Action::SetName("The hub".to_owned()),
        assessed::Action::Rate {
            indicator: indicator("p4.2"),
            rater: RaterId::own(),
            answer: Some(Answer::Level(level(p4_2))),
            instrument: "1.0.0".to_owned(),
            today: Some("2026-11-23".parse().unwrap()),
        },
        assessed::Action::EditEvidence {
            indicator: indicator("p4.2"),
            id: "0a1b2c3d".parse().unwrap(),
            change: assessed::EvidenceChange::Title("Rubric".to_owned()),
        },
        assessed::Action::EditEvidence {
            indicator: indicator("p4.2"),
            id: "0a1b2c3d".parse().unwrap(),
            change: assessed::EvidenceChange::Strength(EvidenceStrength::Document),
        },
        assessed::Action::Rate {
            indicator: indicator("p4.3"),
            rater: RaterId::own(),
            answer: Some(Answer::Unknown),
            instrument: "1.0.0".to_owned(),
            today: None,
        },
        assessed::Action::Rate {
            indicator: indicator("p4.3"),
            rater: RaterId::own(),
            answer: None,
            instrument: "1.0.0".to_owned(),
            today: None,
        },
    ];
    for action in &actions {
        assessed::apply(&mut document, action, &writer(7));
    }
    document
}

fn version(document: &Document, number: u32, day: &str) -> ToFreeze {
    ToFreeze {
        assessment: document.id.clone(),
        id: snapshot(number),
        day: day.parse().unwrap(),
        reason: Reason::Visit,
        words: "Before Ana comes".to_owned(),
        instrument: "1.0.0".to_owned(),
        catalogue: Some("2026.1".to_owned()),
        registers: registers_of(document),
    }
}

fn freeze_action(document: &Document, number: u32, day: &str) -> Action {
    Action::Freeze(Box::new(version(document, number, day)))
}

#[test]
fn a_version_comes_back_as_it_was() {
    let was = assessment(1, 2);
    let mut document = new();
    apply(&mut document, &freeze_action(&was, 1, "2026-11-23"), &writer(1));
    let found = &heads(&document, &id(1))[0];
    assert_eq!(
        (found.id.clone(), found.day, found.reason, found.words.as_str()),
        (
            snapshot(1),
            "2026-11-23".parse().ok(),
            Reason::Visit,
            "Before Ana comes"
        )
    );
    assert_eq!(
        (found.instrument.as_str(), found.catalogue.as_deref(), found.seal),
        ("1.0.0", Some("2026.1"), Seal::Matches)
    );
    assert_eq!(found.fingerprint.len(), 64);
    assert_eq!(
        frozen(&document, &id(1), &snapshot(1)),
        Some(assessment_read::assessment(&was))
    );
    assert_eq!(heads(&document, &id(2)), []);
    assert_eq!(frozen(&document, &id(2), &snapshot(1)), None);
}

#[test]
fn the_fingerprint_is_that_of_the_content() {
    let mut document = new();
    let mut small = version(&assessed::new(id(1)), 1, "2026-11-23");
    small.words = String::new();
    small.catalogue = None;
    small.registers = vec![("scope".to_owned(), Value::plain("full"))];
    apply(&mut document, &Action::Freeze(Box::new(small)), &writer(1));
    // Made with: printf '%s' '{"assessment":"0000000000000001","catalogue":null,"day":{"value":"2026-11-23"},
    // "instrument":{"value":"1.0.0"},"reason":{"value":"visit"},"registers":{"scope":{"value":"full"}},
    // "snapshot":"00000001","words":{"text":""}}' | sha256sum, on one line.
    let expected = "84011ba081cb52e8ca2731d2592791dddc0be8381826d136b50dc90d4536d47d";
    assert_eq!(heads(&document, &id(1))[0].fingerprint, expected);
}

#[test]
fn nothing_changes_what_is_frozen() {
    let was = assessment(1, 2);
    let mut document = new();
    apply(&mut document, &freeze_action(&was, 1, "2026-11-23"), &writer(1));
    let before = document.clone();
    let again = freeze_action(&assessment(1, 4), 1, "2026-12-24");
    assert!(apply(&mut document, &again, &writer(2)).is_empty());
    assert_eq!(document, before);

    let rate = Action::RateThen {
        assessment: id(1),
        id: snapshot(1),
        indicator: indicator("p4.2"),
        level: Some(level(1)),
    };
    let rated = apply(&mut document, &rate, &writer(2));
    assert_eq!(
        then_levels(&document, &id(1), &snapshot(1)).get(&indicator("p4.2")),
        Some(&level(1))
    );
    assert_eq!(
        frozen(&document, &id(1), &snapshot(1)),
        Some(assessment_read::assessment(&was))
    );
    assert_eq!(heads(&document, &id(1))[0].seal, Seal::Matches);
    undo(&mut document, &rated, &writer(2));
    assert!(then_levels(&document, &id(1), &snapshot(1)).is_empty());
}

#[test]
fn what_is_removed_comes_back() {
    let mut document = new();
    for (number, day) in [(2, "2026-11-23"), (1, "2026-11-23"), (3, "2025-01-01")] {
        apply(
            &mut document,
            &freeze_action(&assessment(1, 2), number, day),
            &writer(1),
        );
    }
    let order = |document: &Document| {
        let heads = heads(document, &id(1));
        heads.into_iter().map(|head| head.id).collect::<Vec<_>>()
    };
    assert_eq!(
        order(&document),
        [snapshot(3), snapshot(2), snapshot(1)],
        "by day, then as frozen"
    );
    let (assessment, removed) = (id(1), snapshot(2));
    let remove = Action::Remove {
        assessment: assessment.clone(),
        id: removed.clone(),
    };
    let undone = apply(&mut document, &remove, &writer(1));
    assert_eq!(order(&document), [snapshot(3), snapshot(1)]);
    assert_eq!(frozen(&document, &assessment, &removed), None);
    undo(&mut document, &undone, &writer(1));
    assert_eq!(order(&document).len(), 3);
    apply(&mut document, &remove, &writer(1));
    let restore = Action::Restore {
        assessment,
        id: removed,
    };
    apply(&mut document, &restore, &writer(1));
    assert_eq!(order(&document).len(), 3);
}

#[test]
fn a_change_by_hand_breaks_the_seal() {
    let mut document = new();
    apply(
        &mut document,
        &freeze_action(&assessment(1, 2), 1, "2026-11-23"),
        &writer(1),
    );
    let text = save_file::write(&SaveFile::of([document]));
    let seal = |text: &str| {
        let file = save_file::read(text).unwrap();
        let document = file.documents_of(KIND).next().unwrap();
        heads(document, &id(1))[0].seal
    };
    assert_eq!(seal(&text), Seal::Matches);
    for (from, to) in [
        ("\"answer\":2", "\"answer\":4"),
        ("2026-11-23", "2025-11-23"),
        ("Before Ana comes", "Before Ana came"),
        ("\"text\":\"Rubric\"", "\"value\":\"Rubric\""),
        ("\"visit\"", "\"first\""),
        ("frozen/name", "frozen/nome"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(seal(&text.replace(from, to)), Seal::Broken, "{from}");
    }
    let fingerprint = "/fingerprint\"";
    assert_eq!(seal(&text.replace(fingerprint, "/fingermark\"")), Seal::Missing);
}

#[test]
fn long_texts_and_keys_are_no_danger() {
    let mut was = assessment(1, 2);
    was.write(&"k".repeat(200), Value::plain(1), &writer(1));
    let mut long = version(&was, 1, "2026-11-23");
    long.words = "é".repeat(TEXT_LIMIT + 5);
    assert_eq!(long.registers.len(), registers_of(&assessment(1, 2)).len(), "left out");
    let mut document = new();
    apply(&mut document, &Action::Freeze(Box::new(long)), &writer(1));
    assert_eq!(heads(&document, &id(1))[0].seal, Seal::Matches);
    let text = save_file::write(&SaveFile::of([document.clone()]));
    assert_eq!(save_file::read(&text).unwrap(), SaveFile::of([document]));
}

#[test]
fn a_full_document_takes_no_more() {
    let mut document = new();
    let mut large = version(&assessment(1, 2), 1, "2026-11-23");
    large.registers = (0..MOST_REGISTERS)
        .map(|number| (format!("k{number}"), Value::plain(1)))
        .collect();
    assert!(!has_room(&document, &large));
    assert!(apply(&mut document, &Action::Freeze(Box::new(large.clone())), &writer(1)).is_empty());
    large.registers.truncate(MOST_REGISTERS - keys::OWN);
    assert!(has_room(&document, &large));
}

#[test]
fn a_deleted_assessment_freezes_without_its_mark() {
    let mut was = assessment(1, 2);
    assessed::apply(&mut was, &assessed::Action::Delete, &writer(1));
    assert!(registers_of(&was).iter().all(|(key, _)| key != "deleted"));
}

fn any_action() -> impl Strategy<Value = Action> {
    let which = || (1_u64..3, 1_u32..4);
    prop_oneof![
        3 => (which(), 0_u8..5, 1_u8..29).prop_map(|((number, snapshot), level, day)| {
            freeze_action(&assessment(number, level), snapshot, &format!("2026-11-{day:02}"))
        }),
        1 => which().prop_map(|(number, other)| Action::Remove { assessment: id(number), id: snapshot(other) }),
        1 => which().prop_map(|(number, other)| Action::Restore { assessment: id(number), id: snapshot(other) }),
        2 => (which(), proptest::option::of(0_u8..5)).prop_map(|((number, other), rated)| Action::RateThen {
            assessment: id(number),
            id: snapshot(other),
            indicator: indicator("p4.2"),
            level: rated.map(level),
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Copies that changed apart come to one document, in whatever order they meet; and what a file holds is the same.
    #[test]
    fn copies_come_together(actions in prop::collection::vec((0_usize..3, any_action()), 0..12)) {
        let mut copies = vec![new(); 3];
        for (copy, action) in &actions {
            apply(&mut copies[*copy], action, &writer(*copy as u64));
        }
        let (one, two, three) = (&copies[0], &copies[1], &copies[2]);
        let left = merge(&merge(one, two).unwrap(), three).unwrap();
        let right = merge(three, &merge(two, one).unwrap()).unwrap();
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&merge(&left, two).unwrap(), &left);
        let text = save_file::write(&SaveFile::of([left.clone()]));
        prop_assert_eq!(save_file::read(&text).unwrap(), SaveFile::of([left]));
    }

    /// Snapshots with ids of their own keep their seals, whatever else was done and merged.
    #[test]
    fn seals_outlive_merging(days in prop::collection::vec((1_u8..29, 0_u8..5), 1..5)) {
        let mut copies = vec![new(); days.len()];
        for (place, (day, level)) in days.iter().enumerate() {
            let number = u32::try_from(place).unwrap() + 1;
            let action = freeze_action(&assessment(1, *level), number, &format!("2026-11-{day:02}"));
            apply(&mut copies[place], &action, &writer(u64::from(number)));
        }
        let all = copies.iter().fold(new(), |all, copy| merge(&all, copy).unwrap());
        let heads = heads(&all, &id(1));
        prop_assert_eq!(heads.len(), days.len());
        prop_assert!(heads.iter().all(|head| head.seal == Seal::Matches));
        prop_assert!(heads.iter().is_sorted_by_key(|head| head.day));
    }
}
