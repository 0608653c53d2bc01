//! Exact decimal numbers, as people and files write them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits after the point.
const DIGITS: usize = 6;
/// What one is.
const ONE: i64 = 1_000_000;
/// Digits before the point: more are no number that anybody answers with.
const MOST_DIGITS: usize = 9;

/// A decimal number with up to nine digits before the point and six after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// How far two numbers are apart; never negative.
    #[must_use]
    pub const fn distance(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).saturating_abs())
    }

    /// Whether it lies below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

/// A text that is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

impl fmt::Display for NotDecimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is no decimal number")
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads a sign, digits, and a point or a comma with more digits; spaces around them do no harm.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let text = text.trim();
        let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = whole.len() <= MOST_DIGITS && fraction.len() <= DIGITS && whole.len() + fraction.len() > 0;
        if !fits || !are_digits(whole) || !are_digits(fraction) {
            return Err(NotDecimal);
        }
        let number = |text: &str| {
            if text.is_empty() {
                Ok(0)
            } else {
                text.parse::<i64>().map_err(|_| NotDecimal)
            }
        };
        let fraction = number(&format!("{fraction:0<DIGITS$}"))?;
        let size = number(whole)?.saturating_mul(ONE).saturating_add(fraction);
        Ok(Self(if negative { -size } else { size }))
    }
}

impl fmt::Display for Decimal {
    /// Without zeros at the end: `60`, `2.5`, `-0.25`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let one = ONE.unsigned_abs();
        let fraction = format!("{:06}", size % one);
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        write!(formatter, "{sign}{}{point}{fraction}", size / one)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let table = [
            ("60", "60"),
            (" 2,5 ", "2.5"),
            ("2.50", "2.5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0.25", "-0.25"),
            ("\u{2212}3", "-3"),
            ("+7", "7"),
            ("0.000001", "0.000001"),
            ("999999999.999999", "999999999.999999"),
            ("-0", "0"),
        ];
        for (text, shown) in table {
            assert_eq!(
                text.parse::<Decimal>().map(|number| number.to_string()).as_deref(),
                Ok(shown),
                "{text}"
            );
        }
        for text in [
            "",
            " ",
            ".",
            "-",
            "1.2.3",
            "1 000",
            "1e3",
            "0.0000001",
            "1234567890",
            "--1",
            "sixty",
            "6%",
        ] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
    }

    #[test]
    fn distances_have_no_sign() {
        let number = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(number("2").distance(number("-0.5")), number("2.5"));
        assert_eq!(number("-0.5").distance(number("2")), number("2.5"));
        assert!(number("-0.5").is_negative() && !number("0").is_negative());
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(size in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let number = Decimal(size);
            prop_assert_eq!(number.to_string().parse::<Decimal>(), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<Decimal>(&json).unwrap(), number);
        }
    }
}
