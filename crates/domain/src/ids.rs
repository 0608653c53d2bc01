//! Identifiers as they stand in files, addresses and output: lower case, stable, never reused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One of the instrument's principles: `p4`. Numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PrincipleId(u16);

impl PrincipleId {
    /// The id of the principle with this number, or nothing for 0.
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        if number == 0 { None } else { Some(Self(number)) }
    }

    /// The number in the fixed order of principles, from 1.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// One rateable statement of the instrument: `p4.2`. Both numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId {
    principle: PrincipleId,
    number: u16,
}

impl IndicatorId {
    /// The id of indicator `number` of a principle, or nothing for 0.
    #[must_use]
    pub const fn new(principle: PrincipleId, number: u16) -> Option<Self> {
        if number == 0 {
            None
        } else {
            Some(Self { principle, number })
        }
    }

    /// The principle that the indicator belongs to.
    #[must_use]
    pub const fn principle(self) -> PrincipleId {
        self.principle
    }

    /// The number inside its principle, from 1.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.number
    }
}

/// A text that is not an id of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not an id of this kind")
    }
}

/// A number without sign, spaces or leading zeros, so that every id has one spelling.
fn plain_number(text: &str) -> Result<u16, NotAnId> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain {
        text.parse().map_err(|_| NotAnId)
    } else {
        Err(NotAnId)
    }
}

impl FromStr for PrincipleId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let number = text.strip_prefix('p').ok_or(NotAnId)?;
        Self::new(plain_number(number)?).ok_or(NotAnId)
    }
}

impl FromStr for IndicatorId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (principle, number) = text.split_once('.').ok_or(NotAnId)?;
        Self::new(principle.parse()?, plain_number(number)?).ok_or(NotAnId)
    }
}

impl fmt::Display for PrincipleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "p{}", self.0)
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.principle, self.number)
    }
}

/// A random id of `LENGTH` lower-case hexadecimal digits, made by the caller.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HexId<const LENGTH: usize>(String);

impl<const LENGTH: usize> HexId<LENGTH> {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const LENGTH: usize> FromStr for HexId<LENGTH> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == LENGTH && text.bytes().all(hexadecimal) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }
}

impl<const LENGTH: usize> fmt::Display for HexId<LENGTH> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A document of any kind: 16 hexadecimal digits.
pub type DocumentId = HexId<16>;

impl DocumentId {
    /// The id of a document of which there is one only, such as the preferences: 16 zeros.
    #[must_use]
    pub fn only_one() -> Self {
        Self("0".repeat(16))
    }
}

/// Whoever writes registers: one random id per open tab, 12 hexadecimal digits.
pub type WriterId = HexId<12>;

/// One evidence entry inside an indicator: 8 hexadecimal digits.
pub type EvidenceId = HexId<8>;

/// A person who rates: `self` for the owner of the file, 8 hexadecimal digits for anybody else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RaterId(String);

impl RaterId {
    /// The person who owns the assessment.
    #[must_use]
    pub fn own() -> Self {
        Self("self".to_owned())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RaterId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text == "self" {
            return Ok(Self::own());
        }
        text.parse::<HexId<8>>().map(|id| Self(id.0))
    }
}

impl fmt::Display for RaterId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Ids are strings in every file.
macro_rules! serde_as_text {
    ($($name:ty),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

serde_as_text!(PrincipleId, IndicatorId, DocumentId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_has_one_spelling() {
        for good in ["p1.1", "p10.5", "p1000.6"] {
            assert_eq!(
                good.parse::<IndicatorId>().map(|id| id.to_string()),
                Ok(good.to_owned())
            );
        }
        for bad in [
            "p0.1", "p1.0", "p01.1", "P1.1", "p1", "p1.1.1", "p1.+1", "p1. 1", "p99999.1", "",
        ] {
            assert!(bad.parse::<IndicatorId>().is_err(), "{bad}");
        }
        assert!("p4".parse::<PrincipleId>().is_ok());
        assert!("0123456789abcdef".parse::<DocumentId>().is_ok());
        assert!("0123456789ABCDEF".parse::<DocumentId>().is_err());
        assert_eq!("0000000000000000".parse(), Ok(DocumentId::only_one()));
        assert!("self".parse::<RaterId>().is_ok());
        assert!("me".parse::<RaterId>().is_err());
    }

    #[test]
    fn indicators_sort_in_instrument_order() {
        let mut ids: Vec<IndicatorId> = ["p10.1", "p2.10", "p2.9", "p1.1"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        ids.sort();
        let sorted: Vec<String> = ids.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, ["p1.1", "p2.9", "p2.10", "p10.1"]);
    }
}
