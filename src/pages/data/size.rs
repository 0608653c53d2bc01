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
    fill(
        word,
        &[("number", &intl::decimal(&language(), &format!("{number:.1}")))],
    )
}

/// How long ago a day was, in words.
#[must_use]
pub fn age_words(day: Date, today: Date) -> String {
    match usize::try_from(day.days_until(today)) {
        Ok(0) | Err(_) => text(data::AGE_TODAY).to_owned(),
        Ok(days) => plural(data::AGE_DAYS, days, &[]),
    }
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
    fn long_texts_are_cut_between_characters() {
        assert_eq!(beginning("été\nà", 10), "été à");
        assert_eq!(beginning("ééééé", 3), "ééé…");
    }
}
