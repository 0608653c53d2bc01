//! Hours as people and data files write them.

use std::str::FromStr;

use crate::tools::amount::{Amount, NotAnAmount};

/// Hours above zero: `60`, `1,5`, or the safe part of ISO 8601, `PT60H` and `PT1H30M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours(Amount);

/// Why a text is no such duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHours {
    /// A duration in years, months, weeks or days: as effort it says nothing. `P60M` are sixty months.
    Ambiguous,
    /// A duration that is not of the form `PT60H` or `PT1H30M`.
    NotADuration,
    /// No time at all.
    Zero,
    /// No amount.
    Amount(NotAnAmount),
}

impl Hours {
    /// The hours; minutes of a duration are rounded to hundredths of an hour.
    #[must_use]
    pub const fn amount(self) -> Amount {
        self.0
    }
}

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, NotHours> {
        let text = text.trim();
        let amount = match text.strip_prefix(['P', 'p']) {
            Some(duration) => of_duration(&duration.to_ascii_uppercase())?,
            None => text.parse().map_err(NotHours::Amount)?,
        };
        if amount == Amount::default() {
            Err(NotHours::Zero)
        } else {
            Ok(Self(amount))
        }
    }
}

/// What follows the `P`.
fn of_duration(duration: &str) -> Result<Amount, NotHours> {
    let Some(time) = duration.strip_prefix('T') else {
        let calendar = duration.ends_with(['Y', 'M', 'W', 'D']) || duration.contains('T');
        return Err(if calendar {
            NotHours::Ambiguous
        } else {
            NotHours::NotADuration
        });
    };
    let (hours, rest) = time.split_once('H').ok_or(NotHours::NotADuration)?;
    let whole = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { Ok(()) } else { Err(NotHours::NotADuration) }
    };
    whole(hours)?;
    let hours: Amount = hours.parse().map_err(NotHours::Amount)?;
    if rest.is_empty() {
        return Ok(hours);
    }
    let minutes = rest.strip_suffix('M').ok_or(NotHours::NotADuration)?;
    whole(minutes)?;
    let minutes: u32 = minutes.parse().map_err(|_| NotHours::NotADuration)?;
    if minutes >= 60 {
        return Err(NotHours::NotADuration);
    }
    let hundredths = (minutes * 100 + 30) / 60;
    let part = format!("0.{hundredths:02}").parse().map_err(NotHours::Amount)?;
    Ok(hours.plus(part))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn months_are_no_hours() {
        let table = [
            ("60", Ok("60")),
            ("1,5", Ok("1.5")),
            ("PT60H", Ok("60")),
            ("pt60h", Ok("60")),
            ("PT1H30M", Ok("1.5")),
            ("PT1H20M", Ok("1.33")),
            ("P60M", Err(NotHours::Ambiguous)),
            ("P2W", Err(NotHours::Ambiguous)),
            ("P1DT2H", Err(NotHours::Ambiguous)),
            ("P60", Err(NotHours::NotADuration)),
            ("PT60M", Err(NotHours::NotADuration)),
            ("PT", Err(NotHours::NotADuration)),
            ("PTH", Err(NotHours::NotADuration)),
            ("PT1H60M", Err(NotHours::NotADuration)),
            ("PT1HM", Err(NotHours::NotADuration)),
            ("PT1H5S", Err(NotHours::NotADuration)),
            ("PT-5H", Err(NotHours::NotADuration)),
            ("PT0H", Err(NotHours::Zero)),
            ("0", Err(NotHours::Zero)),
            ("-3", Err(NotHours::Amount(NotAnAmount::Negative))),
            ("", Err(NotHours::Amount(NotAnAmount::Empty))),
            ("sixty", Err(NotHours::Amount(NotAnAmount::NotANumber))),
            ("PT999999999H", Err(NotHours::Amount(NotAnAmount::TooLarge))),
        ];
        for (typed, read) in table {
            let hours = typed.parse::<Hours>().map(|hours| hours.amount().to_string());
            assert_eq!(hours, read.map(str::to_owned), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_hours_or_a_reason(text in "P?T?[0-9]{0,4}[A-Z]?[0-9]{0,3}\\PC{0,3}") {
            if let Ok(hours) = text.parse::<Hours>() {
                prop_assert!(hours.amount() > Amount::default());
            }
        }
    }
}
