//! Makers of ids, documents and histories for the tests of this crate.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value as Json};

use crate::document::{Document, Register, Stamp, Value, Written};
use crate::ids::{DocumentId, WriterId};
use crate::merge::merge;

/// A writer; greater numbers are greater writers.
pub(crate) fn writer(number: u64) -> WriterId {
    format!("{number:012x}").parse().unwrap()
}

/// A document id.
pub(crate) fn id(number: u64) -> DocumentId {
    format!("{number:016x}").parse().unwrap()
}

/// An empty document of a kind that nobody knows.
pub(crate) fn document() -> Document {
    Document::new("test", 1, id(1))
}

/// Any JSON of a few levels, with every kind of number that a file keeps exactly.
pub(crate) fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        (any::<i32>(), 0..6).prop_map(|(digits, places)| Json::from(f64::from(digits) / 10_f64.powi(places))),
        "\\PC{0,6}".prop_map(Json::from),
        "[\\x00-\\x7f]{0,6}".prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Json::from),
            btree_map("[a-z]{0,3}", inner, 0..4).prop_map(|fields| Json::Object(fields.into_iter().collect())),
        ]
    })
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(Value::Text),
        (0_u8..3).prop_map(Value::plain),
        any::<bool>().prop_map(Value::plain),
        Just(Value::NOTHING),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Write {
        copy: usize,
        key: &'static str,
        value: Value,
    },
    Dismiss {
        copy: usize,
        key: &'static str,
    },
    RestoreAlso {
        copy: usize,
        key: &'static str,
        text: String,
    },
    Receive {
        copy: usize,
        from: usize,
    },
}

/// Three copies of one document after people wrote, dismissed and exchanged in any order. Each copy has two writers.
pub(crate) fn histories() -> impl Strategy<Value = Vec<Document>> {
    let key = || prop::sample::select(vec!["a", "b"]);
    let step = prop_oneof![
        5 => (0_usize..3, key(), any_value()).prop_map(|(copy, key, value)| Step::Write { copy, key, value }),
        1 => (0_usize..3, key()).prop_map(|(copy, key)| Step::Dismiss { copy, key }),
        1 => (0_usize..3, key(), "[x-z]").prop_map(|(copy, key, text)| Step::RestoreAlso { copy, key, text }),
        3 => (0_usize..3, 0_usize..3).prop_map(|(copy, from)| Step::Receive { copy, from }),
    ];
    vec((step, 0_u64..2), 0..14).prop_map(|steps| {
        let mut copies = vec![document(); 3];
        for (step, tab) in steps {
            let own = |copy: usize| writer(copy as u64 * 2 + tab);
            match step {
                Step::Write { copy, key, value } => copies[copy].write(key, value, &own(copy)),
                Step::Dismiss { copy, key } => copies[copy].dismiss(key),
                Step::RestoreAlso { copy, key, text } => {
                    copies[copy].restore_also(key, &[text], &own(copy));
                }
                Step::Receive { copy, from } => {
                    copies[copy] = merge(&copies[copy], &copies[from]).unwrap();
                }
            }
        }
        copies
    })
}

/// A register in good shape that no history made: few writers and counters, so that the same write turns up with
/// different values.
fn any_register() -> impl Strategy<Value = Register> {
    let seen = btree_map((0_u64..3).prop_map(writer), 1_u64..4, 1..4);
    (seen, vec((any::<bool>(), "[ab]"), 9), any_value()).prop_map(|(seen, texts, value)| {
        let top = seen
            .iter()
            .map(|(writer, counter)| Stamp {
                counter: *counter,
                writer: writer.clone(),
            })
            .max()
            .unwrap();
        let stamps: BTreeMap<Stamp, ()> = seen
            .iter()
            .flat_map(|(writer, highest)| {
                (1..=*highest).map(|counter| Stamp {
                    counter,
                    writer: writer.clone(),
                })
            })
            .filter(|stamp| *stamp < top)
            .map(|stamp| (stamp, ()))
            .collect();
        let also = stamps
            .into_keys()
            .rev()
            .zip(texts)
            .filter(|(_, (held, _))| *held)
            .map(|(stamp, (_, text))| Written {
                value: Value::Text(text),
                stamp,
            })
            .collect();
        Register {
            winner: Written { value, stamp: top },
            also,
            seen: seen.into_iter().collect(),
        }
    })
}

/// A document in good shape that no history made, with fields that nobody knows.
pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let extra = btree_map("x[a-c]", any_json(), 0..3);
    (btree_map("[ab]", any_register(), 0..3), extra).prop_map(|(registers, extra)| {
        let extra: Map<String, Json> = extra.into_iter().collect();
        Document {
            registers: registers.into_iter().collect(),
            extra,
            ..document()
        }
    })
}
