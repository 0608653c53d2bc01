//! One document as JSON, by hand: small code, and a precise reason where something is wrong.
//!
//! A register is `{"value": …, "counter": 3, "writer": "…"}`, or with `"text"` in place of `"value"`. `"seen"` is left
//! out where it holds the winner's own stamp only, `"also"` where it is empty.

use serde_json::{Map, Value as Json};

use super::limits;
use crate::canonical::{json_text, push_fields, push_list, quoted};
use crate::document::{Document, Register, Stamp, Value, Written};
use crate::ids::WriterId;
use crate::small_code::{SmallMap, sorted_by};

/// Why something in the list of documents cannot be read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentProblem {
    /// Not an object.
    NotAnObject,
    /// `kind` is missing, or not a short word of lower-case letters, digits and hyphens.
    Kind,
    /// `version` is missing or not a whole number from 1.
    Version,
    /// `id` is missing or not 16 hexadecimal digits.
    Id,
    /// `registers` is missing or not an object.
    Registers,
    /// More registers than [`limits::REGISTERS`].
    TooManyRegisters {
        /// How many there are.
        count: usize,
    },
    /// A key is empty or longer than [`limits::KEY_LENGTH`].
    Key,
    /// A text is longer than [`limits::TEXT_LIMIT`].
    TextTooLong {
        /// Where.
        key: String,
    },
    /// In a file from outside: a counter above [`limits::FOREIGN_COUNTER`], which no work of people reaches.
    Counter,
    /// In a file from outside: more things of one sort side by side than people make, see [`limits::ENTRIES`].
    TooManyEntries {
        /// What their keys begin with.
        key: String,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A register is damaged, or has fields that this version does not know.
    Register {
        /// Which.
        key: String,
    },
}

/// What is wrong with a register.
enum RegisterFault {
    Damaged,
    TextTooLong,
}

pub(super) fn read(json: &Json) -> Result<Document, DocumentProblem> {
    let Json::Object(fields) = json else {
        return Err(DocumentProblem::NotAnObject);
    };
    let text = |name: &str| fields.get(name).and_then(Json::as_str);
    let kind = text("kind").filter(|kind| is_kind(kind)).ok_or(DocumentProblem::Kind)?;
    let version = fields
        .get("version")
        .and_then(Json::as_u64)
        .and_then(|version| u32::try_from(version).ok());
    let version = version.filter(|version| *version > 0).ok_or(DocumentProblem::Version)?;
    let id = text("id").and_then(|id| id.parse().ok()).ok_or(DocumentProblem::Id)?;
    let registers = fields
        .get("registers")
        .and_then(Json::as_object)
        .ok_or(DocumentProblem::Registers)?;
    if registers.len() > limits::REGISTERS {
        return Err(DocumentProblem::TooManyRegisters { count: registers.len() });
    }

    let mut document = Document::new(kind, version, id);
    for (key, register) in registers {
        if key.is_empty() || key.len() > limits::KEY_LENGTH {
            return Err(DocumentProblem::Key);
        }
        let register = read_register(register).map_err(|fault| match fault {
            RegisterFault::Damaged => DocumentProblem::Register { key: key.clone() },
            RegisterFault::TextTooLong => DocumentProblem::TextTooLong { key: key.clone() },
        })?;
        document.registers.insert(key.clone(), register);
    }
    let known = ["kind", "version", "id", "registers"];
    let extra = fields.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    for (name, value) in extra {
        document.extra.insert(name.clone(), value.clone());
    }
    Ok(document)
}

fn is_kind(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limits::KIND_LENGTH).contains(&text.len()) && text.bytes().all(allowed)
}

fn read_register(json: &Json) -> Result<Register, RegisterFault> {
    let fields = json.as_object().ok_or(RegisterFault::Damaged)?;
    let winner = read_written(fields, &["seen", "also"])?;
    let also = match fields.get("also") {
        None => Vec::new(),
        Some(also) => read_also(also, &winner.stamp)?,
    };
    let mut seen = match fields.get("seen") {
        None => SmallMap::new(),
        Some(seen) => read_seen(seen, &winner.stamp)?,
    };
    for stamp in std::iter::once(&winner).chain(&also).map(|written| &written.stamp) {
        let Stamp { counter, writer } = stamp;
        let is_known = seen.get(writer).is_some_and(|known| known >= counter);
        // Every version writes down what it has seen; a person who writes a short list by hand need not.
        if !is_known && also.len() > limits::ALSO && *stamp != winner.stamp {
            return Err(RegisterFault::Damaged);
        }
        seen.update(writer.clone(), |known| *known = (*known).max(*counter));
    }
    Ok(Register { winner, also, seen })
}

fn read_written(fields: &Map<String, Json>, also_allowed: &[&str]) -> Result<Written, RegisterFault> {
    let known = |name: &str| ["text", "value", "counter", "writer"].contains(&name) || also_allowed.contains(&name);
    if !fields.keys().all(|name| known(name)) {
        return Err(RegisterFault::Damaged);
    }
    let value = match (fields.get("text"), fields.get("value")) {
        (Some(Json::String(text)), None) if text.chars().count() > limits::TEXT_LIMIT => {
            return Err(RegisterFault::TextTooLong);
        }
        (Some(Json::String(text)), None) => Value::Text(text.clone()),
        (None, Some(value)) => Value::Plain(value.clone()),
        _ => return Err(RegisterFault::Damaged),
    };
    let counter = fields
        .get("counter")
        .and_then(read_counter)
        .ok_or(RegisterFault::Damaged)?;
    let writer = fields
        .get("writer")
        .and_then(Json::as_str)
        .and_then(|writer| writer.parse().ok());
    Ok(Written {
        value,
        stamp: Stamp {
            counter,
            writer: writer.ok_or(RegisterFault::Damaged)?,
        },
    })
}

fn read_counter(json: &Json) -> Option<u64> {
    json.as_u64()
        .filter(|counter| (1..=limits::HIGHEST_COUNTER).contains(counter))
}

/// Texts kept beside the winner: older than it, each write once.
fn read_also(json: &Json, winner: &Stamp) -> Result<Vec<Written>, RegisterFault> {
    let items = json.as_array().ok_or(RegisterFault::Damaged)?;
    let mut also: Vec<Written> = Vec::new();
    for item in items {
        let written = read_written(item.as_object().ok_or(RegisterFault::Damaged)?, &[])?;
        if !matches!(written.value, Value::Text(_)) || written.stamp >= *winner {
            return Err(RegisterFault::Damaged);
        }
        also.push(written);
    }
    // Newest first, as every version writes them. A short list that a person wrote may be in any order.
    if also.len() <= limits::ALSO {
        also = sorted_by(also, |newer, older| older.stamp.cmp(&newer.stamp));
    }
    let in_order = also.is_sorted_by(|newer, older| newer.stamp > older.stamp);
    in_order.then_some(also).ok_or(RegisterFault::Damaged)
}

/// Writes that are known: none greater than the winner, or it would not have won.
fn read_seen(json: &Json, winner: &Stamp) -> Result<SmallMap<WriterId, u64>, RegisterFault> {
    let fields = json.as_object().ok_or(RegisterFault::Damaged)?;
    let mut seen = SmallMap::new();
    for (writer, counter) in fields {
        let writer: WriterId = writer.parse().map_err(|_| RegisterFault::Damaged)?;
        let counter = read_counter(counter).ok_or(RegisterFault::Damaged)?;
        if (counter, &writer) > (winner.counter, &winner.writer) {
            return Err(RegisterFault::Damaged);
        }
        seen.insert(writer, counter);
    }
    Ok(seen)
}

pub(super) fn push(out: &mut String, document: &Document) {
    let registers = document.registers.iter();
    let registers = registers
        .map(|(key, register)| (key.as_str(), register_text(register)))
        .collect();
    let mut registers_text = String::new();
    push_fields(&mut registers_text, &registers);

    let extra = document.extra.iter();
    let mut fields: SmallMap<&str, String> = extra.map(|(name, value)| (name.as_str(), json_text(value))).collect();
    fields.insert("kind", quoted(&document.kind));
    fields.insert("version", document.version.to_string());
    fields.insert("id", quoted(document.id.as_str()));
    fields.insert("registers", registers_text);
    push_fields(out, &fields);
}

fn register_text(register: &Register) -> String {
    let mut fields = written_fields(&register.winner);
    if !register.also.is_empty() {
        let mut also = String::new();
        push_list(&mut also, &register.also, |out, written| {
            push_fields(out, &written_fields(written));
        });
        fields.insert("also", also);
    }
    if register.seen.len() > 1 {
        let seen = register.seen.iter();
        let seen = seen
            .map(|(writer, counter)| (writer.as_str(), counter.to_string()))
            .collect();
        let mut seen_text = String::new();
        push_fields(&mut seen_text, &seen);
        fields.insert("seen", seen_text);
    }
    let mut out = String::new();
    push_fields(&mut out, &fields);
    out
}

fn written_fields(written: &Written) -> SmallMap<&'static str, String> {
    let (name, value) = match &written.value {
        Value::Text(text) => ("text", quoted(text)),
        Value::Plain(json) => ("value", json_text(json)),
    };
    let stamp = &written.stamp;
    SmallMap::from_iter([
        (name, value),
        ("counter", stamp.counter.to_string()),
        ("writer", quoted(stamp.writer.as_str())),
    ])
}
