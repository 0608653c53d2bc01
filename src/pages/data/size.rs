//! Sizes and ages in words, and imported text made short enough to look at.

use touchstone_domain::date::Date;

use crate::browser::intl;
use crate::words::{data, fill, language, plural, text};

/// A size in kilobytes, or megabytes from a thousand of them.
#[must_use]
pub fn size_words(bytes: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "only for display, to one decimal")]
    let kilobytes = bytes as f64 / 1000.0;
    let (word, number) = if kilobytes < 1000.0 {
        (data::SIZE_KB, kilobytes.max(0.1))
    } else {
        (data::SIZE_MB, kilobytes / 1000.0)
    };
    fill(word, &[("number", &intl::number(&language(), number, 1))])
}

/// How long ago a day was, in words.
#[must_use]
pub fn age_words(day: Date, today: Date) -> String {
    match usize::try_from(days_between(day, today)) {
        Ok(0) | Err(_) => text(data::AGE_TODAY).to_owned(),
        Ok(days) => plural(data::AGE_DAYS, days, &[]),
    }
}

/// Days from one day to another; negative where the second lies before the first.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    day_number(to) - day_number(from)
}

/// A running number of days. Years begin in March here, so that the leap day is the last of its year.
fn day_number(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

/// The beginning of a text, without line breaks.
#[must_use]
pub fn beginning(text: &str, characters: usize) -> String {
    let mut short: String = text
        .chars()
        .take(characters)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    if text.chars().nth(characters).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_months_years_and_leap_days() {
        let day = |text: &str| text.parse().unwrap();
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
            assert_eq!(days_between(day(from), day(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        assert_eq!(beginning("été\nà", 10), "été à");
        assert_eq!(beginning("ééééé", 3), "ééé…");
    }
}
