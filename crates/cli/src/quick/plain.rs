//! The values that registers of an assessment hold.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use touchstone_domain::assessment::{Answer, Rating};
use touchstone_domain::instrument::Level;

use super::small::{Field, Unusual, once};

/// A value that is no prose.
pub(super) enum Plain<'text> {
    /// Nothing is set.
    Nothing,
    /// Yes or no.
    YesOrNo(bool),
    /// A whole number from 0.
    Number(u64),
    /// A text that is not marked as prose.
    Text(Cow<'text, str>),
    /// A rating; nothing inside it is nested.
    Rating(Rating),
    /// Something that no assessment knows.
    Other {
        /// How deep objects and lists stand inside each other.
        depth: usize,
    },
}

impl Plain<'_> {
    /// How deep objects and lists stand inside each other.
    pub(super) const fn depth(&self) -> usize {
        match self {
            Self::Nothing | Self::YesOrNo(_) | Self::Number(_) | Self::Text(_) => 0,
            Self::Rating(_) => 1,
            Self::Other { depth } => *depth,
        }
    }

    /// The reply of a rating.
    fn answer(&self) -> Option<Answer> {
        match self {
            Self::Number(number) => Some(Answer::Level(Level::new(u8::try_from(*number).ok()?)?)),
            Self::Text(word) if word == "na" => Some(Answer::NotApplicable),
            Self::Text(word) if word == "unknown" => Some(Answer::Unknown),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Plain<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor)
    }
}

struct PlainVisitor;

const FIELDS: [&str; 2] = ["answer", "instrument"];

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Plain<'de>, E> {
        Ok(Plain::Nothing)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Plain<'de>, E> {
        Ok(Plain::YesOrNo(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Plain<'de>, E> {
        Ok(Plain::Number(value))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Plain<'de>, E> {
        Ok(Plain::Other { depth: 0 })
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Plain<'de>, E> {
        Ok(Plain::Other { depth: 0 })
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Plain<'de>, E> {
        Ok(Plain::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Plain<'de>, E> {
        Ok(Plain::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain<'de>, A::Error> {
        let mut inside = 0;
        while let Some(item) = items.next_element::<Plain<'_>>()? {
            inside = inside.max(item.depth());
        }
        Ok(Plain::Other { depth: inside + 1 })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Plain<'de>, A::Error> {
        let (mut answer, mut instrument) = (None, None);
        let mut inside = 0;
        while let Some(field) = fields.next_key_seed(Field(&FIELDS))? {
            let value = fields.next_value::<Plain<'_>>()?;
            inside = inside.max(value.depth());
            match field {
                Ok(0) => once(&mut answer, value)?,
                Ok(_) => once(&mut instrument, value)?,
                Err(_) => {}
            }
        }
        match (answer.as_ref().and_then(Plain::answer), instrument) {
            (Some(answer), Some(Plain::Text(instrument))) if inside == 0 => Ok(Plain::Rating(Rating {
                answer,
                instrument: instrument.into_owned(),
            })),
            // A rating with something nested beside it may still be one, which is for the domain's reader to say.
            (Some(_), Some(Plain::Text(_))) => Err(A::Error::custom(Unusual)),
            _ => Ok(Plain::Other { depth: inside + 1 }),
        }
    }
}
