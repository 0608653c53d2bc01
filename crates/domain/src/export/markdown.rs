//! All tables as Markdown (GitHub's tables), for notes, wikis and tickets. What a person typed stays text: signs that mean
//! something in Markdown are escaped, and no HTML survives.

use super::clean::clean;
use super::table::{Cell, Sheet, Workbook};

/// Signs with a meaning of their own anywhere in a line.
const SIGNS: [char; 18] = [
    '\\', '|', '<', '>', '&', '`', '*', '_', '[', ']', '~', '#', '$', '!', '(', ')', '{', '}',
];

/// The tables under a heading with their title.
#[must_use]
pub fn write(workbook: &Workbook) -> String {
    let mut out = String::from("# ");
    push_text(&mut out, &workbook.title);
    out.push('\n');
    for sheet in &workbook.sheets {
        out.push_str("\n## ");
        push_text(&mut out, &sheet.name);
        out.push_str("\n\n");
        push_table(&mut out, sheet);
    }
    out
}

fn push_table(out: &mut String, sheet: &Sheet) {
    push_row(out, sheet.columns.iter().map(|column| Cell::text(&column.name)));
    for place in 0..sheet.columns.len() {
        let mut cells = sheet.rows.iter().filter_map(|row| row.get(place));
        let is_number = cells.any(Cell::is_number) && sheet.columns.len() > 2;
        out.push_str(if is_number { "| ---: " } else { "| --- " });
    }
    out.push_str("|\n");
    for row in &sheet.rows {
        push_row(out, row.iter().cloned());
    }
}

fn push_row(out: &mut String, cells: impl Iterator<Item = Cell>) {
    for cell in cells {
        out.push_str("| ");
        push_text(out, &cell.plain());
        out.push(' ');
    }
    out.push_str("|\n");
}

/// A text on one line, without meaning. Line breaks, which no table holds, become spaces.
fn push_text(out: &mut String, text: &str) {
    let cleaned = clean(text);
    for (place, word) in cleaned.split_whitespace().enumerate() {
        if place > 0 {
            out.push(' ');
        }
        for character in word.chars() {
            if SIGNS.contains(&character) {
                out.push('\\');
            }
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::export::table::Column;
    use crate::export::tests::{any_text, hostile_sheet, of_sheet};

    /// The cells of all tables as a reader of Markdown shows them; nothing where markup survived.
    fn cells(text: &str) -> Option<Vec<String>> {
        let mut cells = Vec::new();
        let mut cell = None::<String>;
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::TableCell) => cell = Some(String::new()),
                Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
                Event::Text(text) => {
                    if let Some(cell) = &mut cell {
                        cell.push_str(&text);
                    }
                }
                Event::Start(Tag::Heading { .. } | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
                | Event::End(TagEnd::Heading(_) | TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow) => {}
                _ => return None,
            }
        }
        Some(cells)
    }

    fn shown(text: &str) -> String {
        clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_cell_is_plain_text_again() {
        let sheet = hostile_sheet();
        let columns = sheet.columns.iter().map(|column| shown(&column.name));
        let values = sheet.rows.iter().flatten().map(|cell| shown(&cell.plain()));
        let expected: Vec<String> = columns.chain(values).collect();
        assert_eq!(cells(&write(&of_sheet(sheet))), Some(expected));
    }

    #[test]
    fn a_table_is_spelled_plainly() {
        let sheet = Sheet {
            id: "overview",
            name: "All *of* it".to_owned(),
            columns: vec![
                Column {
                    name: "A|B".to_owned(),
                    width: 5,
                },
                Column {
                    name: "n".to_owned(),
                    width: 5,
                },
                Column {
                    name: "m".to_owned(),
                    width: 5,
                },
            ],
            rows: vec![vec![Cell::text("<b>x</b>\ny"), Cell::Whole(3), Cell::Empty]],
        };
        let expected =
            "# Title\n\n## All \\*of\\* it\n\n| A\\|B | n | m |\n| --- | ---: | --- |\n| \\<b\\>x\\</b\\> y | 3 |  |\n";
        assert_eq!(write(&of_sheet(sheet)), expected);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_stays_text(text in any_text()) {
            let sheet = Sheet {
                id: "overview",
                name: "Name".to_owned(),
                columns: vec![Column { name: "what".to_owned(), width: 5 }, Column { name: "value".to_owned(), width: 5 }],
                rows: vec![vec![Cell::Text(text.clone()), Cell::text("end")]],
            };
            let expected = ["what".to_owned(), "value".to_owned(), shown(&text), "end".to_owned()];
            prop_assert_eq!(cells(&write(&of_sheet(sheet))), Some(expected.to_vec()));
        }
    }
}
