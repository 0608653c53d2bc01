//! One document of a save file.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value as Json};
use touchstone_domain::document::{Document, Register};
use touchstone_domain::ids::DocumentId;
use touchstone_domain::save_file::limits;
use touchstone_domain::small_code::SmallMap;

use super::register::Parts;
use super::small::{Field, Id, Unusual, extra, once};

/// A sound document of any kind.
pub(super) struct OneDocument(pub(super) Document);

/// The registers by key.
struct Registers(SmallMap<String, Register>);

/// How deep a field of a document may be nested: it stands in the envelope, in the list and in the document.
pub(super) const DEPTH_OF_FIELDS: usize = limits::DEPTH - 3;

pub(super) const FIELDS: [&str; 4] = ["kind", "version", "id", "registers"];

impl<'de> Deserialize<'de> for OneDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DocumentVisitor)
    }
}

struct DocumentVisitor;

impl<'de> Visitor<'de> for DocumentVisitor {
    type Value = OneDocument;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<OneDocument, A::Error> {
        let (mut kind, mut version, mut id, mut registers) = (None, None, None, None);
        let mut rest = Map::new();
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            match field {
                Ok(0) => once(&mut kind, fields.next_value::<String>()?)?,
                Ok(1) => once(&mut version, fields.next_value::<u32>()?)?,
                Ok(2) => once(&mut id, fields.next_value::<Id<DocumentId>>()?.0)?,
                Ok(_) => once(&mut registers, fields.next_value::<Registers>()?.0)?,
                Err(name) => extra(&mut rest, name, fields.next_value()?, DEPTH_OF_FIELDS)?,
            }
        }
        match (kind, version, id, registers) {
            (Some(kind), Some(version @ 1..), Some(id), Some(registers)) if is_kind(&kind) => {
                Ok(OneDocument(Document {
                    kind,
                    version,
                    id,
                    registers,
                    extra: rest,
                }))
            }
            _ => Err(A::Error::custom(Unusual)),
        }
    }
}

/// A short word of lower-case letters, digits and hyphens.
fn is_kind(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limits::KIND_LENGTH).contains(&text.len()) && text.bytes().all(allowed)
}

impl<'de> Deserialize<'de> for Registers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RegistersVisitor)
    }
}

struct RegistersVisitor;

impl<'de> Visitor<'de> for RegistersVisitor {
    type Value = Registers;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("registers")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Registers, A::Error> {
        let mut registers = SmallMap::new();
        while let Some(key) = fields.next_key::<String>()? {
            let is_key = (1..=limits::KEY_LENGTH).contains(&key.len());
            if !is_key || registers.len() >= limits::REGISTERS {
                return Err(A::Error::custom(Unusual));
            }
            let register = fields.next_value::<Parts<'_, Json>>()?.register();
            registers.insert(key, register.ok_or_else(|| A::Error::custom(Unusual))?);
        }
        Ok(Registers(registers))
    }
}
