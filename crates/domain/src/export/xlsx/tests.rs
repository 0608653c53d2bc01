//! The file as a reader of spreadsheets finds it, and its parts as they stand in it.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::*;
use crate::export::clean::clean;
use crate::export::table::{Cell, Column, Sheet};
use crate::export::tests::{any_text, hostile_sheet, of_sheet};

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The rows of a sheet below its names.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(name).unwrap();
    range.rows().skip(1).map(<[Data]>::to_vec).collect()
}

/// The stored text of each part by its name, read from the archive's own directory.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let number = |place: usize, length: usize| {
        let bytes = &bytes[place..place + length];
        bytes
            .iter()
            .rev()
            .fold(0_usize, |sum, byte| sum * 256 + usize::from(*byte))
    };
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let (count, mut place) = (number(end + 8, 2), number(end + 16, 4));
    let mut parts = Vec::new();
    for _ in 0..count {
        assert_eq!(&bytes[place..place + 4], b"PK\x01\x02");
        let (size, name_length) = (number(place + 20, 4), number(place + 28, 2));
        let name = &bytes[place + 46..place + 46 + name_length];
        let local = number(place + 42, 4);
        let begin = local + 30 + number(local + 26, 2) + number(local + 28, 2);
        let text = String::from_utf8(bytes[begin..begin + size].to_vec()).unwrap();
        parts.push((String::from_utf8(name.to_vec()).unwrap(), text));
        place += 46 + name_length;
    }
    assert_eq!(place, end);
    parts
}

fn expected(cell: &Cell) -> Data {
    match cell {
        Cell::Empty => Data::Empty,
        Cell::Text(text) => Data::String(clean(text)),
        Cell::Whole(_) | Cell::Decimal(_) => Data::Float(cell.plain().parse().unwrap()),
        Cell::Date(day) => Data::String(day.to_string()),
    }
}

fn as_found(data: &Data) -> Data {
    match data {
        // A day comes back as a day, not as a number.
        Data::DateTime(found) => {
            let (year, month, day, ..) = found.to_ymd_hms_milli();
            Data::String(format!("{year:04}-{month:02}-{day:02}"))
        }
        Data::Int(number) => Data::Float(f64::from(i32::try_from(*number).unwrap())),
        other => other.clone(),
    }
}

#[test]
fn every_cell_comes_back_as_what_it_is() {
    let sheet = hostile_sheet();
    let mut book = open(write(&of_sheet(sheet.clone())));
    assert_eq!(book.sheet_names(), ["Hostile  sheet"]);
    let found = rows(&mut book, "Hostile  sheet");
    assert_eq!(found.len(), sheet.rows.len());
    for (found, cells) in found.iter().zip(&sheet.rows) {
        for (found, cell) in found.iter().zip(cells) {
            if let (Cell::Text(text), Data::String(found)) = (cell, found)
                && text.len() > CELL_LIMIT
            {
                assert_eq!(found.encode_utf16().count(), CELL_LIMIT);
                assert!(found.ends_with("[cut]"));
                continue;
            }
            assert_eq!(as_found(found), expected(cell));
        }
    }
}

#[test]
fn parts_are_well_formed_hold_no_formula_and_keep_the_names_in_view() {
    let mut workbook = of_sheet(hostile_sheet());
    let twin = workbook.sheets[0].clone();
    workbook.sheets.push(twin);
    let bytes = write(&workbook);
    assert_eq!(bytes, write(&workbook), "an equal workbook is an equal file");
    let parts = parts(&bytes);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
        ]
    );
    for (name, text) in &parts {
        let document = roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let formulas = document.descendants().filter(|node| node.has_tag_name("f"));
        assert_eq!(formulas.filter(|node| node.is_element()).count(), 0, "{name}");
    }
    let sheet = &parts[6].1;
    assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<col min=\"1\" max=\"1\" width=\"12\""));
    assert!(
        sheet.contains("s=\"4\" t=\"inlineStr\""),
        "texts like formulas carry their mark"
    );
}

#[test]
fn names_of_sheets_are_what_spreadsheets_take() {
    let sheet = |name: &str| Sheet {
        id: "plain",
        name: name.to_owned(),
        columns: vec![Column {
            name: "a".to_owned(),
            width: 5,
        }],
        rows: Vec::new(),
    };
    let mut workbook = of_sheet(sheet("A/B [x]: *?\\"));
    let names = [
        "'quoted'",
        "",
        "a name that is much longer than thirty-one",
        "A name that is much longer than thirty-one",
    ];
    workbook.sheets.extend(names.map(sheet));
    let expected = [
        "AB x",
        "quoted",
        "plain",
        "a name that is much longer than",
        "A name that is much longer th 2",
    ];
    assert_eq!(parts::sheet_names(&workbook), expected);
    assert_eq!(open(write(&workbook)).sheet_names(), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_typed_comes_back(text in any_text()) {
        let sheet = Sheet {
            id: "overview",
            name: "Name".to_owned(),
            columns: vec![Column { name: "a".to_owned(), width: 5 }, Column { name: "b".to_owned(), width: 5 }],
            rows: vec![vec![Cell::Whole(1), Cell::Text(text.clone())]],
        };
        let mut book = open(write(&of_sheet(sheet)));
        let found = rows(&mut book, "Name");
        let read = match found[0].get(1) {
            Some(Data::String(read)) => read.clone(),
            _ => String::new(),
        };
        prop_assert_eq!(read, clean(&text));
    }
}
