//! One table as comma-separated values (RFC 4180): a line of names, lines that end in CR LF, quotes where they are needed.
//!
//! Numbers stay numbers and dates are spelled `2026-11-23`, which spreadsheets of every language take for a date. A text
//! that a spreadsheet would take for a formula gets an apostrophe before it.

use super::clean::{begins_formula, clean};
use super::table::{Cell, Sheet};

/// What stands between the values of a row. Spreadsheets go by the language of the computer, so the decimal sign goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// A comma, and a point in numbers: English and most programs.
    Comma,
    /// A semicolon, and a comma in numbers: spreadsheets in Italian, German, French and other languages.
    Semicolon,
}

impl Separator {
    /// Both, the one of most programs first.
    pub const ALL: [Self; 2] = [Self::Comma, Self::Semicolon];

    /// Its name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.id() == id)
    }

    const fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }

    fn number(self, plain: &str) -> String {
        match self {
            Self::Comma => plain.to_owned(),
            Self::Semicolon => plain.replace('.', ","),
        }
    }
}

/// The table as text. `mark` puts a byte order mark in front: without it older spreadsheets misread letters beyond ASCII,
/// with it some programs take it for a part of the first name.
#[must_use]
pub fn write(sheet: &Sheet, separator: Separator, mark: bool) -> String {
    let mut out = String::new();
    if mark {
        out.push('\u{feff}');
    }
    let names: Vec<Cell> = sheet.columns.iter().map(|column| Cell::text(&column.name)).collect();
    for row in std::iter::once(&names).chain(&sheet.rows) {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                out.push(separator.sign());
            }
            match cell {
                Cell::Text(text) => push_text(&mut out, &clean(text)),
                Cell::Decimal(_) => out.push_str(&separator.number(&cell.plain())),
                Cell::Empty | Cell::Whole(_) | Cell::Date(_) => out.push_str(&cell.plain()),
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Adds a text that no spreadsheet takes for a formula, in quotes where any reader needs them.
pub fn push_text(line: &mut String, text: &str) {
    let guard = if begins_formula(text) { "'" } else { "" };
    let needs_quotes = text.contains([',', ';', '"', '\n', '\r', '\t']) || text.trim() != text;
    if needs_quotes {
        line.push('"');
        line.push_str(guard);
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(guard);
        line.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::tests::{hostile_sheet, read_csv};

    #[test]
    fn no_text_becomes_a_formula() {
        let table = [
            ("Studio Noir", "Studio Noir"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("a;b", "\"a;b\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            (" padded", "\" padded\""),
            ("=1+1", "'=1+1"),
            ("+39 055", "'+39 055"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\"'\t=1\""),
            (" =1", "\"' =1\""),
            ("\r=1", "\"'\r=1\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("1=1", "1=1"),
        ];
        for (text, expected) in table {
            let mut line = String::new();
            push_text(&mut line, text);
            assert_eq!(line, expected, "{text}");
        }
    }

    #[test]
    fn every_cell_comes_back_and_numbers_are_numbers() {
        let sheet = hostile_sheet();
        for separator in Separator::ALL {
            for mark in [false, true] {
                let written = write(&sheet, separator, mark);
                assert_eq!(written.starts_with('\u{feff}'), mark);
                let rows = read_csv(written.trim_start_matches('\u{feff}'), separator.sign());
                assert_eq!(rows.len(), sheet.rows.len() + 1);
                for (row, cells) in rows.iter().skip(1).zip(&sheet.rows) {
                    for (read, cell) in row.iter().zip(cells) {
                        let expected = match cell {
                            Cell::Text(text) if begins_formula(&clean(text)) => format!("'{}", clean(text)),
                            Cell::Text(text) => clean(text),
                            Cell::Decimal(_) => separator.number(&cell.plain()),
                            other => other.plain(),
                        };
                        assert_eq!(*read, expected);
                    }
                }
            }
        }
        assert_eq!(Separator::from_id("semicolon"), Some(Separator::Semicolon));
        assert_eq!(Separator::from_id("tab"), None);
    }

    #[test]
    fn lines_end_in_both_signs_and_decimals_follow_the_separator() {
        let mut sheet = hostile_sheet();
        sheet.rows = vec![vec![
            Cell::text("Rosa"),
            Cell::Whole(3),
            Cell::Decimal(crate::ratio::Ratio::new(673, 12).unwrap()),
            Cell::Date("2026-11-23".parse().unwrap()),
        ]];
        let comma = write(&sheet, Separator::Comma, false);
        assert!(comma.ends_with("\r\nRosa,3,56.083333,2026-11-23\r\n"), "{comma}");
        let semicolon = write(&sheet, Separator::Semicolon, false);
        assert!(
            semicolon.ends_with("\r\nRosa;3;56,083333;2026-11-23\r\n"),
            "{semicolon}"
        );
    }
}
