//! Hours, credits and minutes as people type them.

use std::fmt;
use std::str::FromStr;

use crate::ratio::Ratio;

/// The largest amount: far beyond any programme.
const MOST: u32 = 100_000;

/// An amount from 0 to 100,000 with at most two decimals, kept exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u32);

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    /// Nothing is typed.
    Empty,
    /// It is no number.
    NotANumber,
    /// It is below zero.
    Negative,
    /// It has more than two decimals.
    TooPrecise,
    /// It is above 100,000.
    TooLarge,
}

impl Amount {
    /// A whole amount, cut at the largest one.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        let number = if number > MOST { MOST } else { number };
        Self(number * 100)
    }

    /// In hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u64 {
        self.0 as u64
    }

    /// As a fraction.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::new(self.hundredths(), 100).unwrap_or(Ratio::ZERO)
    }

    /// The sum, cut at the largest amount.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0).min(MOST * 100))
    }

    /// What is left; 0 where the other is larger.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    /// Reads `12`, `12.5` or `12,5`.
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NotAnAmount::Empty);
        }
        let (negative, digits) = text
            .strip_prefix(['-', '−'])
            .map_or((false, text), |digits| (true, digits));
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && part.is_empty() || !plain(whole) || !plain(part) {
            return Err(NotAnAmount::NotANumber);
        }
        let is_zero = whole.bytes().chain(part.bytes()).all(|digit| digit == b'0');
        if negative && !is_zero {
            return Err(NotAnAmount::Negative);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 2 {
            return Err(NotAnAmount::TooPrecise);
        }
        let whole = whole.trim_start_matches('0');
        let whole: u32 = match whole {
            "" => 0,
            _ => whole.parse().map_err(|_| NotAnAmount::TooLarge)?,
        };
        let part: u32 = format!("{part:0<2}").parse().unwrap_or(0);
        if whole > MOST || whole == MOST && part > 0 {
            return Err(NotAnAmount::TooLarge);
        }
        Ok(Self(whole * 100 + part))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(formatter, "{whole}"),
            part if part % 10 == 0 => write!(formatter, "{whole}.{}", part / 10),
            part => write!(formatter, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_people_type_is_read_exactly() {
        let table = [
            ("12", Ok("12")),
            (" 12,50 ", Ok("12.5")),
            ("0.05", Ok("0.05")),
            (".5", Ok("0.5")),
            ("7.", Ok("7")),
            ("-0", Ok("0")),
            ("007", Ok("7")),
            ("100000", Ok("100000")),
            ("", Err(NotAnAmount::Empty)),
            ("  ", Err(NotAnAmount::Empty)),
            ("twelve", Err(NotAnAmount::NotANumber)),
            ("NaN", Err(NotAnAmount::NotANumber)),
            ("inf", Err(NotAnAmount::NotANumber)),
            ("1e3", Err(NotAnAmount::NotANumber)),
            ("1.2.3", Err(NotAnAmount::NotANumber)),
            (".", Err(NotAnAmount::NotANumber)),
            ("+5", Err(NotAnAmount::NotANumber)),
            ("-5", Err(NotAnAmount::Negative)),
            ("−5", Err(NotAnAmount::Negative)),
            ("1.005", Err(NotAnAmount::TooPrecise)),
            ("100000.01", Err(NotAnAmount::TooLarge)),
            ("99999999999999999999", Err(NotAnAmount::TooLarge)),
        ];
        for (typed, read) in table {
            let amount = typed.parse::<Amount>().map(|amount| amount.to_string());
            assert_eq!(amount, read.map(str::to_owned), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_is_written_as_it_is_read(hundredths in 0..=MOST * 100) {
            let amount = Amount(hundredths);
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
        }

        #[test]
        fn any_text_is_an_amount_or_a_reason(text in "\\PC{0,20}") {
            let _ = text.parse::<Amount>();
        }
    }
}
