//! Merging whatever was written, by properties.

use proptest::prelude::*;

use super::*;
use crate::test_support::{any_document, document, histories, id, writer};

#[test]
fn only_copies_of_one_document_merge() {
    let ours = document();
    let mut other = document();
    other.kind = "plan".to_owned();
    assert_eq!(merge(&ours, &other), Err(Mismatch::Kind));
    assert!(!ours.contains_all_of(&other));
    let mut other = document();
    other.version = 2;
    assert_eq!(merge(&ours, &other), Err(Mismatch::Version));
    let mut other = document();
    other.id = id(2);
    assert_eq!(merge(&ours, &other), Err(Mismatch::Id));
}

#[test]
fn of_three_writers_at_once_the_texts_stay_and_the_levels_do_not() {
    let copies: Vec<Document> = (1..=3)
        .map(|number| {
            let mut copy = document();
            copy.write("level", Value::plain(number), &writer(number));
            copy.write("note", Value::Text(format!("note {number}")), &writer(number));
            copy
        })
        .collect();
    let merged = merge(&merge(&copies[0], &copies[1]).unwrap(), &copies[2]).unwrap();
    assert_eq!(merged.plain("level"), Some(&3.into()));
    assert!(merged.get("level").unwrap().also.is_empty());
    assert_eq!(merged.text("note"), Some("note 3"));
    assert_eq!(merged.get("note").unwrap().also_written(), ["note 2", "note 1"]);
    for copy in &copies {
        assert!(merged.contains_all_of(copy));
        assert!(!copy.contains_all_of(&merged));
    }
}

#[test]
fn a_tombstone_and_an_edit_at_once_are_settled_by_the_stamp() {
    let mut ours = document();
    ours.write("deleted", Value::plain(false), &writer(1));
    let mut theirs = ours.clone();
    ours.write("deleted", Value::plain(true), &writer(1));
    ours.write("name", Value::text("kept"), &writer(1));
    theirs.write("deleted", Value::plain(false), &writer(2));
    let merged = merge(&ours, &theirs).unwrap();
    assert_eq!(
        merged.plain("deleted"),
        Some(&false.into()),
        "equal counters: the greater writer"
    );
    assert_eq!(merged.text("name"), Some("kept"));
}

#[test]
fn forged_registers_merge_to_one_answer() {
    // Each side has seen the other's write and holds only its own.
    let forged = |own: u64| Register {
        winner: Written {
            value: Value::plain(own),
            stamp: Stamp {
                counter: 1,
                writer: writer(own),
            },
        },
        also: Vec::new(),
        seen: SmallMap::from_iter([(writer(1), 1), (writer(2), 1)]),
    };
    let merged = merge_registers(&forged(1), &forged(2));
    assert_eq!(merged, merge_registers(&forged(2), &forged(1)));
    assert_eq!(merged.winner.value, Value::plain(2));
}

fn values(register: &Register) -> impl Iterator<Item = &Written> {
    std::iter::once(&register.winner).chain(&register.also)
}

fn check_laws(a: &Document, b: &Document, c: &Document) -> Result<(), TestCaseError> {
    let ab = merge(a, b).unwrap();
    prop_assert_eq!(&merge(a, a).unwrap(), a, "idempotent");
    prop_assert_eq!(&ab, &merge(b, a).unwrap(), "commutative");
    let left = merge(&ab, c).unwrap();
    let right = merge(a, &merge(b, c).unwrap()).unwrap();
    prop_assert_eq!(&left, &right, "associative");
    prop_assert_eq!(&merge(&left, b).unwrap(), &left, "taking part twice changes nothing");
    for copy in [a, b, c] {
        prop_assert!(left.contains_all_of(copy));
        prop_assert_eq!(copy.contains_all_of(&left), &merge(copy, &left).unwrap() == copy);
    }
    for register in left.registers.values() {
        check_shape(register)?;
    }
    Ok(())
}

fn check_shape(register: &Register) -> Result<(), TestCaseError> {
    let winner = &register.winner.stamp;
    for (writer, counter) in &register.seen {
        let stamp = Stamp {
            counter: *counter,
            writer: writer.clone(),
        };
        prop_assert!(stamp <= *winner);
    }
    prop_assert!(values(register).all(|written| knows(register, &written.stamp)));
    prop_assert!(
        values(register)
            .map(|written| &written.stamp)
            .is_sorted_by(|newer, older| newer > older)
    );
    prop_assert!(
        register
            .also
            .iter()
            .all(|written| matches!(written.value, Value::Text(_)))
    );
    Ok(())
}

/// A text that was the last word of a copy, was never replaced by somebody who saw it and never dismissed, is found
/// in what all copies make together.
fn check_nothing_lost(copies: &[Document]) -> Result<(), TestCaseError> {
    let all = copies
        .iter()
        .try_fold(copies[0].clone(), |all, copy| merge(&all, copy))
        .unwrap();
    for copy in copies {
        for (key, register) in &copy.registers {
            for written in values(register).filter(|written| matches!(written.value, Value::Text(_))) {
                let replaced = copies.iter().filter_map(|copy| copy.get(key)).any(|other| {
                    knows(other, &written.stamp) && !values(other).any(|held| held.stamp == written.stamp)
                });
                let kept = values(all.get(key).unwrap()).any(|held| held == written);
                prop_assert_eq!(kept, !replaced, "{} {:?}", key, written);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn merging_copies_obeys_the_laws(copies in histories()) {
        check_laws(&copies[0], &copies[1], &copies[2])?;
        check_nothing_lost(&copies)?;
    }

    #[test]
    fn a_write_after_a_merge_wins_everywhere(copies in histories(), plain in any::<bool>()) {
        let mut all = merge(&merge(&copies[0], &copies[1]).unwrap(), &copies[2]).unwrap();
        let value = if plain { Value::plain("last") } else { Value::text("last") };
        all.write("a", value.clone(), &writer(1));
        for copy in &copies {
            let merged = merge(copy, &all).unwrap();
            prop_assert_eq!(merged.value("a"), Some(&value));
        }
    }

    #[test]
    fn merging_what_nobody_wrote_obeys_the_laws(a in any_document(), b in any_document(), c in any_document()) {
        check_laws(&a, &b, &c)?;
    }
}
