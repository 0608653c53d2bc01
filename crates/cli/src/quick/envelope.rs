//! The envelope of a save file.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};
use touchstone_domain::save_file::{FORMAT, VERSION, limits};

use super::small::{Field, Text, Unusual, extra, once};

/// A save file of the present version.
pub(super) struct Envelope<D> {
    /// Its documents, as they come.
    pub(super) documents: Vec<D>,
    /// Fields that nobody knows.
    pub(super) extra: Map<String, Json>,
}

/// How deep a field of the envelope may be nested: the envelope itself is one level.
const DEPTH_OF_FIELDS: usize = limits::DEPTH - 1;

const FIELDS: [&str; 3] = ["format", "version", "documents"];

impl<'de, D: Deserialize<'de>> Deserialize<'de> for Envelope<D> {
    fn deserialize<R: Deserializer<'de>>(deserializer: R) -> Result<Self, R::Error> {
        deserializer.deserialize_map(EnvelopeVisitor(PhantomData))
    }
}

struct EnvelopeVisitor<D>(PhantomData<D>);

impl<'de, D: Deserialize<'de>> Visitor<'de> for EnvelopeVisitor<D> {
    type Value = Envelope<D>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a save file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Envelope<D>, A::Error> {
        let (mut is_ours, mut version, mut documents) = (None, None, None);
        let mut rest = Map::new();
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            match field {
                Ok(0) => once(&mut is_ours, fields.next_value::<Text<'_>>()?.0 == FORMAT)?,
                Ok(1) => once(&mut version, fields.next_value::<u32>()?)?,
                Ok(_) => once(&mut documents, fields.next_value::<Documents<D>>()?.0)?,
                Err(name) => extra(&mut rest, name, fields.next_value()?, DEPTH_OF_FIELDS)?,
            }
        }
        match (is_ours, version, documents) {
            (Some(true), Some(VERSION), Some(documents)) => Ok(Envelope { documents, extra: rest }),
            _ => Err(A::Error::custom(Unusual)),
        }
    }
}

struct Documents<D>(Vec<D>);

impl<'de, D: Deserialize<'de>> Deserialize<'de> for Documents<D> {
    fn deserialize<R: Deserializer<'de>>(deserializer: R) -> Result<Self, R::Error> {
        deserializer.deserialize_seq(DocumentsVisitor(PhantomData))
    }
}

struct DocumentsVisitor<D>(PhantomData<D>);

impl<'de, D: Deserialize<'de>> Visitor<'de> for DocumentsVisitor<D> {
    type Value = Documents<D>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("documents")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Documents<D>, A::Error> {
        let mut documents = Vec::new();
        while documents.len() < limits::DOCUMENTS {
            match items.next_element()? {
                Some(document) => documents.push(document),
                None => return Ok(Documents(documents)),
            }
        }
        match items.next_element::<IgnoredAny>()? {
            Some(_) => Err(A::Error::custom(Unusual)),
            None => Ok(Documents(documents)),
        }
    }
}
