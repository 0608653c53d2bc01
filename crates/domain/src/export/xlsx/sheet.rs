//! One sheet: its columns, a row of names that stays in view, and the cells.

use super::super::clean::{begins_formula, clean, push_escaped};
use super::super::table::{Cell, Sheet};
use super::CELL_LIMIT;
use super::parts::{HEAD, first_units};
use crate::date::Date;

/// Formats of `STYLES`, by their number.
const NUMBER: u8 = 0;
const NAME: u8 = 1;
const DAY: u8 = 2;
const TEXT: u8 = 3;
const LIKE_A_FORMULA: u8 = 4;

/// The first day that all spreadsheets count alike: before it some know a 29 February 1900.
const FIRST_DAY: Option<Date> = Date::new(1900, 3, 1);
/// The number of that day.
const FIRST_NUMBER: i64 = 61;

/// The sheet; `cut` stands at the end of a text that was cut, `first` says whether it is the one that opens.
pub(super) fn write(sheet: &Sheet, cut: &str, first: bool) -> String {
    let mut out = [
        HEAD,
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\"",
        if first { " tabSelected=\"1\"" } else { "" },
        "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>",
    ]
    .concat();
    push_columns(&mut out, sheet);
    out.push_str("<sheetData>");
    let names: Vec<Cell> = sheet.columns.iter().map(|column| Cell::text(&column.name)).collect();
    push_row(&mut out, 1, &names, Some(NAME), cut);
    for (number, row) in (2..).zip(&sheet.rows) {
        push_row(&mut out, number, row, None, cut);
    }
    out.push_str(
        "</sheetData><pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
    );
    out
}

fn push_columns(out: &mut String, sheet: &Sheet) {
    // An empty list is not allowed.
    if sheet.columns.is_empty() {
        return;
    }
    out.push_str("<cols>");
    for (number, column) in (1_u32..).zip(&sheet.columns) {
        let width = column.width;
        out.push_str(&format!(
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        ));
    }
    out.push_str("</cols>");
}

fn push_row(out: &mut String, number: u32, cells: &[Cell], style: Option<u8>, cut: &str) {
    out.push_str(&format!("<row r=\"{number}\">"));
    for (place, cell) in cells.iter().enumerate() {
        let at = format!("{}{number}", column_name(place));
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => push_text(out, &at, text, style, cut),
            Cell::Whole(_) | Cell::Decimal(_) => push_number(out, &at, style.unwrap_or(NUMBER), &cell.plain()),
            Cell::Date(day) => match day_number(*day) {
                Some(number) => push_number(out, &at, style.unwrap_or(DAY), &number.to_string()),
                None => push_text(out, &at, &day.to_string(), style, cut),
            },
        }
    }
    out.push_str("</row>");
}

fn push_number(out: &mut String, at: &str, style: u8, number: &str) {
    out.push_str(&format!("<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>"));
}

fn push_text(out: &mut String, at: &str, text: &str, style: Option<u8>, cut: &str) {
    let text = cut_to_limit(&clean(text), cut);
    let usual = if begins_formula(&text) { LIKE_A_FORMULA } else { TEXT };
    let style = style.unwrap_or(usual);
    out.push_str(&format!(
        "<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    ));
    push_escaped(out, &without_escapes(&text));
    out.push_str("</t></is></c>");
}

fn cut_to_limit(text: &str, cut: &str) -> String {
    let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
    if units(text) <= CELL_LIMIT {
        return text.to_owned();
    }
    let room = CELL_LIMIT.saturating_sub(units(cut));
    [first_units(text, room), first_units(cut, CELL_LIMIT)].concat()
}

/// Readers take `_x0041_` for a character; the sign in front is spelled so that it stays what was typed.
fn without_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, character) in text.char_indices() {
        let rest = text.get(place..).unwrap_or_default().as_bytes();
        let is_escape = matches!(rest, [b'_', b'x', a, b, c, d, b'_', ..]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()));
        if is_escape {
            out.push_str("_x005F_");
        } else {
            out.push(character);
        }
    }
    out
}

/// `A` to `Z`, then `AA`.
fn column_name(place: usize) -> String {
    let mut name = String::new();
    let mut rest = place;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or(0).saturating_add(b'A');
        name.insert(0, char::from(letter));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return name,
        }
    }
}

/// The number of a day in spreadsheets; nothing before they agree on it.
fn day_number(day: Date) -> Option<i64> {
    let first = FIRST_DAY.filter(|first| day >= *first)?;
    Some(first.days_until(day) + FIRST_NUMBER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (place, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (27, "AB"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(column_name(place), name);
        }
    }

    #[test]
    fn days_have_the_number_that_spreadsheets_give_them() {
        let day = |text: &str| day_number(text.parse().unwrap());
        for (text, number) in [
            ("1900-02-28", None),
            ("1900-03-01", Some(61)),
            ("1970-01-01", Some(25569)),
            ("2026-11-23", Some(46349)),
        ] {
            assert_eq!(day(text), number, "{text}");
        }
    }

    #[test]
    fn what_looks_like_an_escape_stays_what_was_typed() {
        let table = [
            ("_x0041_", "_x005F_x0041_"),
            ("a_x00e9_b_x0041_", "a_x005F_x00e9_b_x005F_x0041_"),
            ("_x004_ _y0041_ x0041_", "_x004_ _y0041_ x0041_"),
        ];
        for (text, written) in table {
            assert_eq!(without_escapes(text), written);
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters_and_say_so() {
        assert_eq!(cut_to_limit("short", " [cut]"), "short");
        let cut = cut_to_limit(&"\u{1f3ad}".repeat(20_000), " [cut]");
        assert!(cut.ends_with(" [cut]"));
        let units = cut.encode_utf16().count();
        assert!((CELL_LIMIT - 1..=CELL_LIMIT).contains(&units), "{units}");
    }
}
