//! What the parts of the quick reader share: names of fields, ids, unknown fields.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, Visitor};
use serde_json::{Map, Value as Json};

/// Something that the domain's reader has to look at.
pub(super) struct Unusual;

impl fmt::Display for Unusual {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unusual")
    }
}

/// Keeps the value of a field.
///
/// # Errors
/// The field was there already.
pub(super) fn once<T, E: Error>(place: &mut Option<T>, value: T) -> Result<(), E> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::custom(Unusual)),
    }
}

/// Keeps a field that nobody knows.
///
/// # Errors
/// It is nested deeper than it may be.
pub(super) fn extra<E: Error>(fields: &mut Map<String, Json>, name: String, json: Json, depth: usize) -> Result<(), E> {
    if is_deeper(&json, depth) {
        return Err(E::custom(Unusual));
    }
    fields.insert(name, json);
    Ok(())
}

/// Whether objects and lists stand inside each other deeper than this.
pub(super) fn is_deeper(json: &Json, depth: usize) -> bool {
    // Brackets count even with nothing inside them.
    let inside = |json: &Json| is_deeper(json, depth.saturating_sub(1));
    match json {
        Json::Array(items) => depth == 0 || items.iter().any(inside),
        Json::Object(fields) => depth == 0 || fields.values().any(inside),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => false,
    }
}

/// Reads the name of a field: its place in the list, or itself where it is not there.
pub(super) struct Field<'names>(pub(super) &'names [&'names str]);

impl<'de> DeserializeSeed<'de> for Field<'_> {
    type Value = Result<usize, String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Field<'_> {
    type Value = Result<usize, String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let place = self.0.iter().position(|known| *known == name);
        Ok(place.ok_or_else(|| name.to_owned()))
    }
}

/// An id, read without a text of its own first.
pub(super) struct Id<T>(pub(super) T);

impl<'de, T: FromStr> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IdVisitor(PhantomData))
    }
}

struct IdVisitor<T>(PhantomData<T>);

impl<T: FromStr> Visitor<'_> for IdVisitor<T> {
    type Value = Id<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an id")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Id<T>, E> {
        text.parse().map(Id).map_err(|_| E::custom(Unusual))
    }
}

/// A text, borrowed wherever it stands in the file as it is meant.
pub(super) struct Text<'text>(pub(super) Cow<'text, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}
