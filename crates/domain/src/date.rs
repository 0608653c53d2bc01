//! Calendar days without a clock or a time zone: today comes in from outside, and evidence is compared by day.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar from 0001-01-01 to 9999-12-31; spelled `2026-11-23`, in no other way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // The order of the fields is the order of days.
    year: u16,
    month: u8,
    day: u8,
}

/// A date as precisely as it is known: a year, a month of a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    // Only where the month is known.
    day: Option<u8>,
}

/// A text that is not a date, or a date that the calendar does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

const LAST_YEAR: u16 = 9999;

impl Date {
    /// The day, or nothing where the calendar has none: year 1 to 9999, month 1 to 12, day 1 to the month's last.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = is_year(year) && is_month(month) && day >= 1 && day <= days_in_month(year, month);
        if exists { Some(Self { year, month, day }) } else { None }
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day after; nothing after the year 9999.
    #[must_use]
    pub const fn next_day(self) -> Option<Self> {
        if self.day < days_in_month(self.year, self.month) {
            Self::new(self.year, self.month, self.day + 1)
        } else if self.month < 12 {
            Self::new(self.year, self.month + 1, 1)
        } else {
            Self::new(self.year + 1, 1, 1)
        }
    }

    /// The same day so many calendar months later. Where that month is too short its last day; after the year 9999 the
    /// last day of that year.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        let count = u32::from(self.year) * 12 + u32::from(self.month) - 1 + u32::from(months);
        let parts = (u16::try_from(count / 12), u8::try_from(count % 12 + 1));
        let (Ok(year @ 1..=LAST_YEAR), Ok(month)) = parts else {
            return Self {
                year: LAST_YEAR,
                month: 12,
                day: 31,
            };
        };
        Self {
            year,
            month,
            day: self.day.min(days_in_month(year, month)),
        }
    }

    /// Days from this one to another; negative where the other lies before.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.running_number() - self.running_number()
    }

    /// A running number of days. Years begin in March here, so that the leap day is the last of its year.
    fn running_number(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }
}

impl PartialDate {
    /// A year alone, or nothing outside 1 to 9999.
    #[must_use]
    pub const fn of_year(year: u16) -> Option<Self> {
        if is_year(year) {
            Some(Self {
                year,
                month: None,
                day: None,
            })
        } else {
            None
        }
    }

    /// A month of a year, or nothing where there is none.
    #[must_use]
    pub const fn of_month(year: u16, month: u8) -> Option<Self> {
        let exists = is_year(year) && is_month(month);
        if exists {
            Some(Self {
                year,
                month: Some(month),
                day: None,
            })
        } else {
            None
        }
    }

    /// The last day that it can mean: `2024-05` gives 31 May, `2024` gives 31 December.
    #[must_use]
    pub fn last_day(self) -> Date {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or(days_in_month(self.year, month));
        Date {
            year: self.year,
            month,
            day,
        }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self {
            year: date.year,
            month: Some(date.month),
            day: Some(date.day),
        }
    }
}

const fn is_year(year: u16) -> bool {
    year >= 1 && year <= LAST_YEAR
}

const fn is_month(month: u8) -> bool {
    month >= 1 && month <= 12
}

/// The last day of a month from 1 to 12.
const fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of exactly so many digits: no sign, no spaces.
fn digits<Number: FromStr>(text: &str, count: usize) -> Result<Number, NotADate> {
    let plain = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain {
        text.parse().map_err(|_| NotADate)
    } else {
        Err(NotADate)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let partial: PartialDate = text.parse()?;
        if partial.day.is_some() {
            Ok(partial.last_day())
        } else {
            Err(NotADate)
        }
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|month| digits(month, 2)).transpose()?;
        let day = parts.next().map(|day| digits(day, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        let date = match (month, day) {
            (None, _) => Self::of_year(year),
            (Some(month), None) => Self::of_month(year, month),
            (Some(month), Some(day)) => Date::new(year, month, day).map(Self::from),
        };
        date.ok_or(NotADate)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a date such as 2026-11-23")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        let table = [
            ("2026-11-23", "2026-11-23", 0),
            ("2026-11-23", "2026-11-24", 1),
            ("2026-11-23", "2026-11-22", -1),
            ("2026-02-28", "2026-03-01", 1),
            ("2024-02-28", "2024-03-01", 2),
            ("1900-02-28", "1900-03-01", 1),
            ("2025-11-23", "2026-11-23", 365),
            ("2023-12-31", "2024-12-31", 366),
            ("0001-01-01", "9999-12-31", 3_652_058),
        ];
        for (from, to, days) in table {
            assert_eq!(date(from).days_until(date(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn days_have_one_spelling() {
        for good in ["0001-01-01", "2024-02-29", "2000-02-29", "2026-11-23", "9999-12-31"] {
            assert_eq!(date(good).to_string(), good);
        }
        let bad = [
            "",
            "2026",
            "2026-11",
            "2026-1-23",
            "26-11-23",
            "2026-11-23 ",
            " 2026-11-23",
            "2026/11/23",
            "2026-11-23T00:00",
            "2023-02-29",
            "1900-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-01",
            "2026-01-00",
            "0000-01-01",
            "+026-01-01",
            "2026-+1-01",
            "2026-11-23-",
            "20261123",
            "２０２６-11-23",
        ];
        for text in bad {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn partial_dates_end_on_their_last_day() {
        let table = [
            ("2024", "2024-12-31"),
            ("2024-05", "2024-05-31"),
            ("2024-02", "2024-02-29"),
            ("2023-02", "2023-02-28"),
            ("2024-05-07", "2024-05-07"),
        ];
        for (text, last) in table {
            let partial: PartialDate = text.parse().unwrap();
            assert_eq!(partial.to_string(), text);
            assert_eq!(partial.last_day(), date(last));
        }
        for bad in [
            "",
            "24",
            "2024-",
            "2024-5",
            "2024-13",
            "2024-05-32",
            "2024-05-01-01",
            "May 2024",
            "0000",
        ] {
            assert_eq!(bad.parse::<PartialDate>(), Err(NotADate), "{bad}");
        }
    }

    #[test]
    fn the_day_after_follows_the_calendar() {
        for (day, next) in [
            ("2026-11-23", "2026-11-24"),
            ("2026-11-30", "2026-12-01"),
            ("2026-12-31", "2027-01-01"),
            ("2028-02-28", "2028-02-29"),
            ("2027-02-28", "2027-03-01"),
        ] {
            assert_eq!(date(day).next_day(), Some(date(next)), "{day}");
        }
        assert_eq!(date("9999-12-31").next_day(), None);
    }

    #[test]
    fn months_are_added_by_the_calendar() {
        let table = [
            ("2024-05-31", 24, "2026-05-31"),
            ("2024-02-29", 24, "2026-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-12-01", 1, "2025-01-01"),
            ("2024-11-30", 0, "2024-11-30"),
            ("9999-12-15", 0, "9999-12-15"),
            ("9999-12-15", 1, "9999-12-31"),
            ("9000-01-01", u16::MAX, "9999-12-31"),
        ];
        for (from, months, to) in table {
            assert_eq!(date(from).plus_months(months), date(to), "{from} + {months}");
        }
    }

    proptest! {
        #[test]
        fn spelling_and_order_agree(
            first in (0_u16..=10_000, 0_u8..=13, 0_u8..=32),
            second in (0_u16..=10_000, 0_u8..=13, 0_u8..=32),
        ) {
            let make = |(year, month, day)| Date::new(year, month, day);
            if let (Some(first), Some(second)) = (make(first), make(second)) {
                prop_assert_eq!(first.to_string().parse(), Ok(first));
                prop_assert_eq!(first.cmp(&second), first.to_string().cmp(&second.to_string()));
                prop_assert_eq!(PartialDate::from(first).last_day(), first);
            }
        }

        #[test]
        fn later_stays_later(months in 0_u16..1200, year in 1_u16..9000, month in 1_u8..=12, day in 1_u8..=31) {
            if let Some(date) = Date::new(year, month, day) {
                prop_assert!(date.plus_months(months) >= date);
                prop_assert!(date.plus_months(months + 1) >= date.plus_months(months));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,14}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
