//! The fingerprint of a snapshot: SHA-256 of its content in the one spelling of a save file.

use sha2::{Digest, Sha256};

use super::{SnapshotId, keys};
use crate::canonical::{json_text, push_fields, quoted};
use crate::document::{Document, Value};
use crate::fingerprint::hexadecimal;
use crate::ids::DocumentId;
use crate::small_code::SmallMap;

/// The fingerprint of a snapshot as it stands in the document: 64 hexadecimal digits. Marks of removal and later ratings
/// are not part of it.
pub(super) fn of(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> String {
    hexadecimal(&Sha256::digest(content(document, assessment, id).as_bytes()))
}

/// The whole content, spelled so that equal content is equal text.
fn content(document: &Document, assessment: &DocumentId, id: &SnapshotId) -> String {
    let mut fields: SmallMap<&str, String> = SmallMap::new();
    fields.insert("assessment", quoted(assessment.as_str()));
    fields.insert("snapshot", quoted(id.as_str()));
    for part in [keys::DAY, keys::REASON, keys::WORDS, keys::INSTRUMENT, keys::CATALOGUE] {
        let value = document.value(&keys::own(assessment, id, part));
        fields.insert(part, value.map_or_else(|| "null".to_owned(), spelled));
    }
    let prefix = keys::own(assessment, id, keys::FROZEN);
    let held = document.with_prefix(&prefix);
    let held = held.filter_map(|(key, register)| Some((key, spelled(register.value()?))));
    let mut registers = String::new();
    push_fields(&mut registers, &held.collect());
    fields.insert("registers", registers);
    let mut out = String::new();
    push_fields(&mut out, &fields);
    out
}

/// Prose and a plain string that say the same are not the same.
fn spelled(value: &Value) -> String {
    let (name, value) = match value {
        Value::Text(text) => ("text", quoted(text)),
        Value::Plain(json) => ("value", json_text(json)),
    };
    let mut out = String::new();
    push_fields(&mut out, &SmallMap::from_iter([(name, value)]));
    out
}
