//! Merging documents: two tabs, two people and two machines lose nothing.
//!
//! A register is a multi-value register. A value outlives a merge when both sides hold it, or when one side holds it and
//! the other has never seen it; a value that the other side has seen and no longer holds was replaced there. Of the
//! values that are left the greatest stamp wins; texts that lost are kept beside it, other values that lost are dropped.
//! The order, the grouping and the repetition of merges make no difference.

use std::cmp::Ordering;

use serde_json::{Map, Value as Json};

use crate::canonical::json_text;
use crate::document::{Document, Register, Stamp, Value, Written};
use crate::small_code::SmallMap;

/// Why two documents cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// They are of different kinds.
    Kind,
    /// Their keys are of different versions: the older one has to be migrated first.
    Version,
    /// They have different ids: two documents, not two copies of one.
    Id,
}

/// Everything that either copy of a document says.
///
/// # Errors
/// Where they are not copies of one document.
pub fn merge(left: &Document, right: &Document) -> Result<Document, Mismatch> {
    check_same(left, right)?;
    let both = |ours: &Register, theirs: &Register| match ours == theirs {
        true => ours.clone(),
        false => merge_registers(ours, theirs),
    };
    Ok(Document {
        registers: left.registers.merged_with(&right.registers, both),
        extra: merge_fields(&left.extra, &right.extra),
        kind: left.kind.clone(),
        version: left.version,
        id: left.id.clone(),
    })
}

impl Document {
    /// Whether the other copy has nothing that this one lacks: merging it in would change nothing. False for a
    /// document that is not a copy of this one.
    #[must_use]
    pub fn contains_all_of(&self, other: &Self) -> bool {
        check_same(self, other).is_ok()
            && other.registers.iter().all(|(key, theirs)| {
                self.get(key)
                    .is_some_and(|ours| ours == theirs || merge_registers(ours, theirs) == *ours)
            })
            && merge_fields(&self.extra, &other.extra) == self.extra
    }
}

fn check_same(left: &Document, right: &Document) -> Result<(), Mismatch> {
    if left.kind != right.kind {
        Err(Mismatch::Kind)
    } else if left.version != right.version {
        Err(Mismatch::Version)
    } else if left.id != right.id {
        Err(Mismatch::Id)
    } else {
        Ok(())
    }
}

/// Everything that either copy of a register holds.
#[must_use]
pub fn merge_registers(left: &Register, right: &Register) -> Register {
    let mut left_over: SmallMap<&Stamp, &Value> = SmallMap::new();
    for (register, other) in [(left, right), (right, left)] {
        for written in values(register) {
            let value = match values(other).find(|theirs| theirs.stamp == written.stamp) {
                Some(theirs) => greater_value(&written.value, &theirs.value),
                None if knows(other, &written.stamp) => continue,
                None => &written.value,
            };
            left_over.insert(&written.stamp, value);
        }
    }
    let mut newest_first = left_over.into_iter().rev().map(|(stamp, value)| written(stamp, value));
    // Where each side claims to have seen the other's value and holds another one, the file was forged.
    let winner = newest_first
        .next()
        .unwrap_or_else(|| greater_write(&left.winner, &right.winner));
    let also = newest_first
        .filter(|written| matches!(written.value, Value::Text(_)))
        .collect();
    let mut seen = left.seen.clone();
    for (writer, counter) in &right.seen {
        seen.update(writer.clone(), |known| *known = (*known).max(*counter));
    }
    Register { winner, also, seen }
}

/// Fields of both, the greater of two different values.
pub(crate) fn merge_fields(left: &Map<String, Json>, right: &Map<String, Json>) -> Map<String, Json> {
    let mut merged = left.clone();
    for (key, theirs) in right {
        if merged.get(key).is_none_or(|ours| json_text(ours) < json_text(theirs)) {
            merged.insert(key.clone(), theirs.clone());
        }
    }
    merged
}

fn values(register: &Register) -> impl Iterator<Item = &Written> {
    std::iter::once(&register.winner).chain(&register.also)
}

fn knows(register: &Register, stamp: &Stamp) -> bool {
    register
        .seen
        .get(&stamp.writer)
        .is_some_and(|counter| *counter >= stamp.counter)
}

fn written(stamp: &Stamp, value: &Value) -> Written {
    Written {
        value: value.clone(),
        stamp: stamp.clone(),
    }
}

fn greater_write(left: &Written, right: &Written) -> Written {
    match left.stamp.cmp(&right.stamp) {
        Ordering::Less => right.clone(),
        Ordering::Greater => left.clone(),
        Ordering::Equal => written(&left.stamp, greater_value(&left.value, &right.value)),
    }
}

/// One write has one value. Should a forged or damaged file say otherwise, every copy settles on the same one: a plain
/// value before a text, because plain values are dropped when they lose, and what one copy dropped no copy may keep.
fn greater_value<'a>(left: &'a Value, right: &'a Value) -> &'a Value {
    let left_is_greater = match (left, right) {
        (Value::Text(left), Value::Text(right)) => left >= right,
        (Value::Plain(left), Value::Plain(right)) => left == right || json_text(left) >= json_text(right),
        (Value::Plain(_), Value::Text(_)) => true,
        (Value::Text(_), Value::Plain(_)) => false,
    };
    if left_is_greater { left } else { right }
}

#[cfg(test)]
mod tests {
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
}
