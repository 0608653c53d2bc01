//! One register of a document.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use touchstone_domain::document::{Register, Stamp, Value, Written};
use touchstone_domain::ids::WriterId;
use touchstone_domain::save_file::limits;
use touchstone_domain::small_code::{SmallMap, sorted_by};

use super::small::{Field, Id, Text, Unusual, is_deeper, once};

/// A register as it stands in the text; `V` is read from a value that is no prose.
pub(super) struct Parts<'text, V> {
    value: Said<'text, V>,
    counter: u64,
    writer: Cow<'text, str>,
    seen: Option<Vec<(WriterId, u64)>>,
    also: Vec<Written>,
}

/// What a register holds.
pub(super) enum Said<'text, V> {
    /// Prose.
    Prose(Cow<'text, str>),
    /// Anything else.
    Value(V),
}

/// How deep a value may be nested: it stands in the envelope, the list, the document, its registers and the register.
pub(super) const DEPTH_OF_VALUES: usize = limits::DEPTH - 5;

/// Those of a text that is kept beside the winner are the first three.
const FIELDS: [&str; 6] = ["text", "counter", "writer", "value", "seen", "also"];

impl Parts<'_, Json> {
    /// The register, where it is sound.
    pub(super) fn register(self) -> Option<Register> {
        let value = match self.value {
            Said::Prose(text) => Value::Text(prose(text)?.into_owned()),
            Said::Value(json) if is_deeper(&json, DEPTH_OF_VALUES) => return None,
            Said::Value(json) => Value::Plain(json),
        };
        let stamp = stamp(self.counter, &self.writer)?;
        register(Written { value, stamp }, self.seen, self.also)
    }
}

impl<'text, V> Parts<'text, V> {
    /// What it holds and the counter of its write, where it is sound; the value itself is looked at by whoever wants it.
    pub(super) fn winner(self) -> Option<(Said<'text, V>, u64)> {
        let counter = self.counter;
        if self.seen.is_some() || !self.also.is_empty() {
            let stamp = stamp(counter, &self.writer)?;
            let value = Value::NOTHING;
            register(Written { value, stamp }, self.seen, self.also)?;
        } else if !is_counter(counter) || !is_writer(&self.writer) {
            return None;
        }
        match self.value {
            Said::Prose(text) => Some((Said::Prose(prose(text)?), counter)),
            value @ Said::Value(_) => Some((value, counter)),
        }
    }
}

/// Twelve hexadecimal digits, as an id of a writer is spelled.
fn is_writer(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A text that is not too long. None has more characters than bytes.
fn prose(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    let fits = text.len() <= limits::TEXT_LIMIT || text.chars().count() <= limits::TEXT_LIMIT;
    fits.then_some(text)
}

fn stamp(counter: u64, writer: &str) -> Option<Stamp> {
    let writer = writer.parse().ok().filter(|_| is_counter(counter))?;
    Some(Stamp { counter, writer })
}

fn is_counter(counter: u64) -> bool {
    (1..=limits::HIGHEST_COUNTER).contains(&counter)
}

fn register(winner: Written, seen: Option<Vec<(WriterId, u64)>>, also: Vec<Written>) -> Option<Register> {
    if seen.is_none() && also.is_empty() {
        return Some(Register::new(winner));
    }
    let mut known: SmallMap<WriterId, u64> = SmallMap::new();
    for (writer, counter) in seen.into_iter().flatten() {
        if (counter, &writer) > (winner.stamp.counter, &winner.stamp.writer) || !is_counter(counter) {
            return None;
        }
        known.insert(writer, counter);
    }
    let also = sorted_by(also, |newer, older| older.stamp.cmp(&newer.stamp));
    let is_older = |written: &Written| written.stamp < winner.stamp;
    let is_repeated = |pair: &[Written]| matches!(pair, [one, other] if one.stamp == other.stamp);
    if !also.iter().all(is_older) || also.windows(2).any(is_repeated) {
        return None;
    }
    for Stamp { counter, writer } in std::iter::once(&winner).chain(&also).map(|written| &written.stamp) {
        known.update(writer.clone(), |known| *known = (*known).max(*counter));
    }
    Some(Register {
        winner,
        also,
        seen: known,
    })
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Parts<'de, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PartsVisitor(PhantomData))
    }
}

struct PartsVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for PartsVisitor<V> {
    type Value = Parts<'de, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a register")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Parts<'de, V>, A::Error> {
        let (mut value, mut counter, mut writer) = (None, None, None);
        let (mut seen, mut also) = (None, None);
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            match field.map_err(|_| A::Error::custom(Unusual))? {
                0 => once(&mut value, Said::Prose(fields.next_value::<Text<'_>>()?.0))?,
                1 => once(&mut counter, fields.next_value()?)?,
                2 => once(&mut writer, fields.next_value::<Text<'_>>()?.0)?,
                3 => once(&mut value, Said::Value(fields.next_value()?))?,
                4 => once(&mut seen, fields.next_value::<Seen>()?.0)?,
                _ => once(&mut also, fields.next_value::<Also>()?.0)?,
            }
        }
        match (value, counter, writer) {
            (Some(value), Some(counter), Some(writer)) => Ok(Parts {
                value,
                counter,
                writer,
                seen,
                also: also.unwrap_or_default(),
            }),
            _ => Err(A::Error::custom(Unusual)),
        }
    }
}

/// A text that is kept beside the winner.
struct Beside(Written);

impl<'de> Deserialize<'de> for Beside {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BesideVisitor)
    }
}

struct BesideVisitor;

impl<'de> Visitor<'de> for BesideVisitor {
    type Value = Beside;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text beside the winner")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Beside, A::Error> {
        let (mut text, mut counter, mut writer) = (None, None, None);
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            match field {
                Ok(0) => once(&mut text, fields.next_value::<Text<'_>>()?.0)?,
                Ok(1) => once(&mut counter, fields.next_value::<u64>()?)?,
                Ok(2) => once(&mut writer, fields.next_value::<Text<'_>>()?.0)?,
                _ => return Err(A::Error::custom(Unusual)),
            }
        }
        let written = || {
            let value = Value::Text(prose(text?)?.into_owned());
            let stamp = stamp(counter?, &writer?)?;
            Some(Beside(Written { value, stamp }))
        };
        written().ok_or_else(|| A::Error::custom(Unusual))
    }
}

/// The texts beside the winner, as they come.
struct Also(Vec<Written>);

impl<'de> Deserialize<'de> for Also {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(AlsoVisitor)
    }
}

struct AlsoVisitor;

impl<'de> Visitor<'de> for AlsoVisitor {
    type Value = Also;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("texts beside the winner")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Also, A::Error> {
        let mut also = Vec::new();
        while let Some(text) = items.next_element::<Beside>()? {
            also.push(text.0);
        }
        Ok(Also(also))
    }
}

/// Writers with the highest counter that is known of each, as they come; of a writer named twice the last one counts.
struct Seen(Vec<(WriterId, u64)>);

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SeenVisitor)
    }
}

struct SeenVisitor;

impl<'de> Visitor<'de> for SeenVisitor {
    type Value = Seen;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("writers with counters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Seen, A::Error> {
        let mut seen = Vec::new();
        while let Some(writer) = fields.next_key::<Id<WriterId>>()? {
            seen.push((writer.0, fields.next_value()?));
        }
        Ok(Seen(seen))
    }
}
