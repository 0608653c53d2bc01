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
    let left_over =
        outlasting(left, right).merged_with(&outlasting(right, left), |ours, theirs| greater_value(ours, theirs));
    let mut newest_first = left_over.into_iter().rev().map(|(stamp, value)| written(stamp, value));
    // Where each side claims to have seen the other's value and holds another one, the file was forged.
    let winner = newest_first
        .next()
        .unwrap_or_else(|| greater_write(&left.winner, &right.winner));
    let also = newest_first
        .filter(|written| matches!(written.value, Value::Text(_)))
        .collect();
    let seen = left.seen.merged_with(&right.seen, |ours, theirs| *ours.max(theirs));
    Register { winner, also, seen }
}

/// What a register holds, by its stamps.
fn held(register: &Register) -> SmallMap<&Stamp, &Value> {
    // Oldest first: each then goes to the end of the map.
    let oldest_first = register.also.iter().rev().chain([&register.winner]);
    oldest_first.map(|written| (&written.stamp, &written.value)).collect()
}

/// What one side holds and the other holds as well or has never seen.
fn outlasting<'a>(register: &'a Register, other: &'a Register) -> SmallMap<&'a Stamp, &'a Value> {
    let theirs = held(other);
    let held = held(register).into_iter();
    held.filter(|(stamp, _)| theirs.contains_key(stamp) || !knows(other, stamp))
        .collect()
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
mod tests;
