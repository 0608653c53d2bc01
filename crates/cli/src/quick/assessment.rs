//! An assessment, read without its document: what tables and scores are made of.
//!
//! The registers of the command line's own files stand in the order of their keys, so that everything about an indicator
//! and a piece of evidence comes together. A document in another order, or with a register that says what no assessment
//! says, is left to the way through a document.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value as Json;
use touchstone_domain::assessment::{Assessment, KIND, VERSION};
use touchstone_domain::save_file::limits;

use super::answers::Answers;
use super::document::{DEPTH_OF_FIELDS, FIELDS};
use super::plain::Plain;
use super::register::{DEPTH_OF_VALUES, Parts, Said};
use super::small::{Field, Text, Unusual, is_deeper, once};

/// A document: an assessment, or nothing where it is something else.
pub(super) struct OneAssessment(pub(super) Option<Assessment>);

impl<'de> Deserialize<'de> for OneAssessment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AssessmentVisitor)
    }
}

struct AssessmentVisitor;

impl<'de> Visitor<'de> for AssessmentVisitor {
    type Value = OneAssessment;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a document")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<OneAssessment, A::Error> {
        let (mut is_ours, mut version, mut id, mut answers) = (None, None, None, None);
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            match (field, is_ours) {
                (Ok(0), _) => once(&mut is_ours, fields.next_value::<Text<'_>>()?.0 == KIND)?,
                (Ok(2), _) => once(&mut id, fields.next_value::<Text<'_>>()?.0)?,
                (Ok(1), Some(true)) => once(&mut version, fields.next_value::<u32>()?)?,
                (Ok(_), Some(true)) => once(&mut answers, fields.next_value::<Registers>()?.0)?,
                (Ok(_), None) => return Err(A::Error::custom(Unusual)),
                (Err(_), _) | (Ok(_), Some(false)) => {
                    if is_deeper(&fields.next_value::<Json>()?, DEPTH_OF_FIELDS) {
                        return Err(A::Error::custom(Unusual));
                    }
                }
            }
        }
        if is_ours == Some(false) {
            return Ok(OneAssessment(None));
        }
        let assessment = || {
            let id = id?.parse().ok()?;
            version.filter(|version| *version == VERSION)?;
            Some(answers?.finish(id))
        };
        match assessment() {
            Some(assessment) => Ok(OneAssessment(Some(assessment))),
            None => Err(A::Error::custom(Unusual)),
        }
    }
}

struct Registers(Answers);

impl<'de> Deserialize<'de> for Registers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RegistersVisitor)
    }
}

struct RegistersVisitor;

impl<'de> Visitor<'de> for RegistersVisitor {
    type Value = Registers;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the registers of an assessment")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Registers, A::Error> {
        let unusual = || A::Error::custom(Unusual);
        let mut answers = Answers::default();
        let mut before: Cow<'_, str> = Cow::Borrowed("");
        let mut count: usize = 0;
        while let Some(Text(key)) = fields.next_key::<Text<'_>>()? {
            count += 1;
            // No key is empty, so that the first one is greater too.
            if key <= before || key.len() > limits::KEY_LENGTH || count > limits::REGISTERS {
                return Err(unusual());
            }
            let winner = fields.next_value::<Parts<'_, Plain<'_>>>()?.winner();
            let (value, counter) = match winner.ok_or_else(unusual)? {
                // An assessment takes either kind of text.
                (Said::Prose(text), counter) => (Plain::Text(text), counter),
                (Said::Value(value), counter) => (value, counter),
            };
            if value.depth() > DEPTH_OF_VALUES {
                return Err(unusual());
            }
            answers.read(&key, value, counter).ok_or_else(unusual)?;
            before = key;
        }
        Ok(Registers(answers))
    }
}
