//! A document of any kind: a map of registers, each stamped by the write that made it.
//!
//! Assessments, preferences, learning records and whatever comes later share this one shape, so that one merge serves
//! all of them, and so that keys which this version does not know are carried along untouched. Nothing is ever taken
//! out of the map: what is taken back is written as null, what is deleted carries a stamped mark.

use serde_json::{Map, Value as Json};

use crate::ids::{DocumentId, WriterId};
use crate::small_code::SmallMap;

/// The highest counter of a stamp: the greatest integer that every reader of JSON keeps exactly.
pub const HIGHEST_COUNTER: u64 = (1 << 53) - 1;

/// The most characters that a text holds; what is longer is cut when it is written.
pub const TEXT_LIMIT: usize = 20_000;

/// When and by whom a register was written: the higher counter wins, ties go to the greater writer, never to a clock.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// One more than the highest counter that the writer had seen in the document: 1 to [`HIGHEST_COUNTER`].
    pub counter: u64,
    /// The tab that wrote.
    pub writer: WriterId,
}

/// What a register holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Prose that a person typed: when two people wrote at once, the losing text is kept beside the winner.
    Text(String),
    /// Anything else: the losing value is dropped. Null says that nothing is set.
    Plain(Json),
}

impl Value {
    /// Prose.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Anything else.
    #[must_use]
    pub fn plain(json: impl Into<Json>) -> Self {
        Self::Plain(json.into())
    }

    /// Nothing is set.
    pub const NOTHING: Self = Self::Plain(Json::Null);
}

/// A value with the write that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What was written.
    pub value: Value,
    /// The write.
    pub stamp: Stamp,
}

/// One register: the winning value, texts that lost to it unseen, and which writes it knows of.
///
/// The laws of merging hold where the winner's stamp is the greatest of all in `seen`, where `seen` covers every stamp
/// held, and where `also` holds texts only, newest first. Writing and merging keep this; reading a file checks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Register {
    /// The value that counts.
    pub winner: Written,
    /// Texts written at the same time by others, newest first: shown as "also written" until somebody dismisses them.
    pub also: Vec<Written>,
    /// Per writer the highest counter of a write to this register that is known here, the winner's own included.
    pub seen: SmallMap<WriterId, u64>,
}

impl Register {
    /// A register that was written once.
    #[must_use]
    pub fn new(winner: Written) -> Self {
        let seen = SmallMap::from_iter([(winner.stamp.writer.clone(), winner.stamp.counter)]);
        Self {
            winner,
            also: Vec::new(),
            seen,
        }
    }

    /// Its value, or nothing where it is null.
    #[must_use]
    pub fn value(&self) -> Option<&Value> {
        Some(&self.winner.value).filter(|value| **value != Value::NOTHING)
    }

    /// Its value where it is no prose.
    #[must_use]
    pub fn plain(&self) -> Option<&Json> {
        match self.value()? {
            Value::Plain(json) => Some(json),
            Value::Text(_) => None,
        }
    }

    /// Whether its value is true.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.plain() == Some(&Json::Bool(true))
    }

    /// Its value as prose. A plain string will do, so that files written by hand can be read.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.winner.value {
            Value::Text(text) | Value::Plain(Json::String(text)) => Some(text),
            Value::Plain(_) => None,
        }
    }

    /// The texts to show as "also written", newest first: without empty ones and without repetitions of the winner or
    /// of each other.
    #[must_use]
    pub fn also_written(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for written in &self.also {
            if let Value::Text(text) = &written.value
                && is_worth_keeping(text, &self.winner.value)
                && !texts.contains(&text.as_str())
            {
                texts.push(text.as_str());
            }
        }
        texts
    }

    /// A newer write takes the winner's place; texts that were kept beside it stay.
    fn overwrite(&mut self, winner: Written) {
        let Stamp { counter, writer } = winner.stamp.clone();
        self.winner = winner;
        self.seen.insert(writer, counter);
        let value = &self.winner.value;
        self.also.retain(|written| match &written.value {
            Value::Text(text) => is_worth_keeping(text, value),
            Value::Plain(_) => false,
        });
    }
}

fn is_worth_keeping(text: &str, winner: &Value) -> bool {
    !text.trim().is_empty() && !matches!(winner, Value::Text(winning) if winning == text)
}

/// A versioned, mergeable document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is: `assessment`, `preferences`, …; unknown kinds are kept as they are.
    pub kind: String,
    /// The version of the kind's own keys, from 1.
    pub version: u32,
    /// Its random id.
    pub id: DocumentId,
    /// The registers by key; keys are paths such as `p4.2/level/self`.
    pub registers: SmallMap<String, Register>,
    /// Fields beside these that a newer version wrote.
    pub extra: Map<String, Json>,
}

impl Document {
    /// A document in which nothing is written yet.
    #[must_use]
    pub fn new(kind: &str, version: u32, id: DocumentId) -> Self {
        Self {
            kind: kind.to_owned(),
            version,
            id,
            registers: SmallMap::new(),
            extra: Map::new(),
        }
    }

    /// The register at this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Register> {
        self.registers.get(key)
    }

    /// The value at this key, or nothing where it is null.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.get(key)?.value()
    }

    /// The plain value at this key, or nothing where it is null or prose.
    #[must_use]
    pub fn plain(&self, key: &str) -> Option<&Json> {
        self.get(key)?.plain()
    }

    /// The prose at this key; a plain string will do.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The registers whose keys begin with a prefix, by what follows it, in the order of keys. Costs only what it gives.
    pub fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Register)> {
        self.registers
            .starting_at(prefix)
            .map_while(move |(key, register)| Some((key.strip_prefix(prefix)?, register)))
    }

    /// The highest counter of any write to the document; 0 where nothing is written.
    #[must_use]
    pub fn highest_counter(&self) -> u64 {
        self.registers
            .values()
            .map(|register| register.winner.stamp.counter)
            .max()
            .unwrap_or(0)
    }

    /// Whether the counters are used up: what is written from here on may not be kept, and the person has to be told. Only a
    /// forged file leads here, and none that comes from outside is taken any more
    /// ([`crate::save_file::limits::FOREIGN_COUNTER`]); one may lie here from before. A duplicate counts from 1 again.
    #[must_use]
    pub fn is_worn_out(&self) -> bool {
        self.highest_counter() >= HIGHEST_COUNTER
    }

    /// Writes a value: it wins over everything that is known here. Texts that lost earlier stay beside it.
    ///
    /// Counters end at [`HIGHEST_COUNTER`]. Only a forged file comes near; there, a write that could not win is left out, and
    /// [`Self::is_worn_out`] says so.
    pub fn write(&mut self, key: &str, value: Value, writer: &WriterId) {
        let counter = self.highest_counter() + 1;
        self.put(
            key,
            value,
            Stamp {
                counter,
                writer: writer.clone(),
            },
        );
    }

    /// Writes with a stamp that the caller made from [`Self::highest_counter`].
    pub(crate) fn put(&mut self, key: &str, value: Value, mut stamp: Stamp) {
        stamp.counter = stamp.counter.min(HIGHEST_COUNTER);
        let written = Written {
            value: cut_to_limit(value),
            stamp,
        };
        match self.registers.get_mut(key) {
            Some(register) if written.stamp > register.winner.stamp => register.overwrite(written),
            Some(_) => {}
            None => {
                self.registers.insert(key.to_owned(), Register::new(written));
            }
        }
    }

    /// Drops the texts kept beside the winner. No write is needed: they stay known, so a merge does not bring them back.
    pub fn dismiss(&mut self, key: &str) {
        if let Some(register) = self.registers.get_mut(key) {
            register.also.clear();
        }
    }

    /// Puts dismissed texts beside the winner again, newest first, by stamping them and the winner anew.
    pub fn restore_also(&mut self, key: &str, texts: &[String], writer: &WriterId) {
        let mut counter = self.highest_counter();
        if counter.saturating_add(texts.len() as u64) >= HIGHEST_COUNTER {
            return;
        }
        let Some(register) = self.registers.get_mut(key) else {
            return;
        };
        for text in texts.iter().rev() {
            counter += 1;
            let stamp = Stamp {
                counter,
                writer: writer.clone(),
            };
            register.also.insert(
                0,
                Written {
                    value: cut_to_limit(Value::text(text)),
                    stamp,
                },
            );
        }
        register.winner.stamp = Stamp {
            counter: counter + 1,
            writer: writer.clone(),
        };
        register.seen.insert(writer.clone(), counter + 1);
    }
}

/// A longer text could be written but not read again.
fn cut_to_limit(value: Value) -> Value {
    match value {
        Value::Text(mut text) => {
            if let Some((end, _)) = text.char_indices().nth(TEXT_LIMIT) {
                text.truncate(end);
            }
            Value::Text(text)
        }
        Value::Plain(json) => Value::Plain(json),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::merge;
    use crate::test_support::{document, writer};

    #[test]
    fn a_write_wins_over_all_that_is_known() {
        let mut notes = document();
        notes.write("a", Value::text("first"), &writer(9));
        notes.write("b", Value::plain(1), &writer(9));
        notes.write("a", Value::text("second"), &writer(1));
        assert_eq!(notes.text("a"), Some("second"));
        assert_eq!(notes.highest_counter(), 3);
        assert_eq!(notes.get("a").map(|register| register.seen.len()), Some(2));
        assert!(
            notes.get("a").unwrap().also.is_empty(),
            "the text was seen, so it is not a loss"
        );
    }

    #[test]
    fn null_is_nothing() {
        let mut notes = document();
        notes.write("a", Value::plain(7), &writer(1));
        notes.write("a", Value::NOTHING, &writer(1));
        assert_eq!(notes.value("a"), None);
        assert_eq!(notes.plain("a"), None);
        assert!(notes.get("a").is_some());
    }

    #[test]
    fn a_prefix_gives_its_own_keys_only() {
        let mut notes = document();
        for key in [
            "p4.1/note",
            "p4.2/level/self",
            "p4.2/note",
            "p4.20/note",
            "p4.2",
            "p4.3/note",
        ] {
            notes.write(key, Value::plain(1), &writer(1));
        }
        let found: Vec<&str> = notes.with_prefix("p4.2/").map(|(rest, _)| rest).collect();
        assert_eq!(found, ["level/self", "note"]);
    }

    #[test]
    fn a_text_that_lost_stays_until_it_is_dismissed() {
        let mut ours = document();
        ours.write("note", Value::text("ours"), &writer(1));
        let mut theirs = document();
        theirs.write("note", Value::text("theirs"), &writer(2));
        let mut merged = merge(&ours, &theirs).unwrap();
        assert_eq!(merged.text("note"), Some("theirs"));
        assert_eq!(merged.get("note").unwrap().also_written(), ["ours"]);

        merged.write("note", Value::text("theirs, longer"), &writer(1));
        assert_eq!(merged.get("note").unwrap().also_written(), ["ours"]);

        let before = merged.clone();
        merged.dismiss("note");
        assert!(merged.get("note").unwrap().also.is_empty());
        let again = merge(&merged, &before).unwrap();
        assert_eq!(again, merged, "what was dismissed does not come back");

        merged.restore_also("note", &["ours".to_owned()], &writer(1));
        assert_eq!(merged.get("note").unwrap().also_written(), ["ours"]);
        assert_eq!(
            merge(&merged, &again).unwrap(),
            merged,
            "the restored text outlives the dismissal"
        );

        merged.write("note", Value::text("ours"), &writer(2));
        assert!(
            merged.get("note").unwrap().also.is_empty(),
            "the kept text was taken over"
        );
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let mut notes = document();
        notes.write("note", Value::Text("é".repeat(TEXT_LIMIT + 1)), &writer(1));
        assert_eq!(notes.text("note").map(|text| text.chars().count()), Some(TEXT_LIMIT));
    }

    #[test]
    fn counters_end_quietly() {
        let mut notes = document();
        notes.put(
            "a",
            Value::plain(1),
            Stamp {
                counter: u64::MAX,
                writer: writer(5),
            },
        );
        assert_eq!(notes.highest_counter(), HIGHEST_COUNTER);
        assert!(notes.is_worn_out() && !document().is_worn_out());
        notes.write("a", Value::plain(2), &writer(4));
        assert_eq!(notes.plain("a"), Some(&1.into()), "it could not win");
        notes.write("a", Value::plain(3), &writer(6));
        assert_eq!(notes.plain("a"), Some(&3.into()));
        notes.restore_also("a", &["x".to_owned()], &writer(6));
        assert!(notes.get("a").unwrap().also.is_empty());
    }
}
