//! A table written row by row, as JSON lines or as CSV.

use std::fmt::Write as _;
use std::io;

use serde_json::Value as Json;
use touchstone_domain::export::csv;

use crate::arguments::Format;

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A text.
    Text(String),
    /// A number, as it is spelled.
    Number(String),
    /// True or false.
    YesOrNo(bool),
    /// Nothing is known.
    Nothing,
}

impl Cell {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(crate) fn text_or_nothing(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    pub(crate) fn whole(number: impl Into<u64>) -> Self {
        Self::Number(number.into().to_string())
    }

    fn push_json(&self, line: &mut String) {
        match self {
            Self::Text(text) => push(line, Json::from(text.as_str())),
            Self::Number(number) => line.push_str(number),
            Self::YesOrNo(value) => push(line, value),
            Self::Nothing => line.push_str("null"),
        }
    }

    fn push_csv(&self, line: &mut String) {
        match self {
            Self::Text(text) => csv::push_text(line, text),
            Self::Number(number) => line.push_str(number),
            Self::YesOrNo(value) => push(line, value),
            Self::Nothing => {}
        }
    }
}

fn push(line: &mut String, value: impl std::fmt::Display) {
    // Writing to a String has no way to fail.
    let _ = write!(line, "{value}");
}

/// A table with named columns.
pub(crate) struct Table {
    format: Format,
    names: Vec<String>,
}

impl Table {
    pub(crate) const fn new(format: Format, names: Vec<String>) -> Self {
        Self { format, names }
    }

    /// The line of names, which CSV begins with.
    pub(crate) fn start(&self, output: &mut dyn io::Write) -> io::Result<()> {
        match self.format {
            Format::JsonLines => Ok(()),
            Format::Csv => writeln!(output, "{}", self.names.join(",")),
        }
    }

    /// A row with a cell for every column.
    pub(crate) fn row(&self, cells: &[Cell], output: &mut Vec<u8>) {
        let named = self.names.iter().map(String::as_str).zip(cells);
        match self.format {
            Format::JsonLines => json_line(named, output),
            Format::Csv => csv_line(cells.iter(), output),
        }
    }

    /// A row with some cells: in JSON lines nothing else is in it, in CSV the others are empty.
    pub(crate) fn only(&self, cells: &[(&str, Cell)], output: &mut Vec<u8>) {
        match self.format {
            Format::JsonLines => json_line(cells.iter().map(|(name, cell)| (*name, cell)), output),
            Format::Csv => {
                let cell_of = |name: &String| cells.iter().find(|(known, _)| known == name);
                let row = self
                    .names
                    .iter()
                    .map(|name| cell_of(name).map_or(&Cell::Nothing, |(_, cell)| cell));
                csv_line(row, output);
            }
        }
    }
}

fn json_line<'a>(cells: impl Iterator<Item = (&'a str, &'a Cell)>, output: &mut Vec<u8>) {
    let mut line = String::with_capacity(2048);
    for (name, cell) in cells {
        line.push(if line.is_empty() { '{' } else { ',' });
        // The names are our own: letters, digits, points and underscores.
        push(&mut line, format_args!("\"{name}\":"));
        cell.push_json(&mut line);
    }
    line.push_str("}\n");
    output.extend_from_slice(line.as_bytes());
}

fn csv_line<'a>(cells: impl Iterator<Item = &'a Cell>, output: &mut Vec<u8>) {
    let mut line = String::with_capacity(1024);
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            line.push(',');
        }
        cell.push_csv(&mut line);
    }
    line.push('\n');
    output.extend_from_slice(line.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_whole_in_both_formats() {
        let cells = [Cell::text("=a"), Cell::whole(3_u32), Cell::Nothing, Cell::YesOrNo(true)];
        let names = || ["a", "p1.1", "b", "c"].map(str::to_owned).to_vec();
        let table = [
            (
                Format::JsonLines,
                "{\"a\":\"=a\",\"p1.1\":3,\"b\":null,\"c\":true}\n{\"b\":\"x\"}\n",
            ),
            (Format::Csv, "a,p1.1,b,c\n'=a,3,,true\n,,x,\n"),
        ];
        for (format, expected) in table {
            let table = Table::new(format, names());
            let mut output = Vec::new();
            table.start(&mut output).unwrap();
            table.row(&cells, &mut output);
            table.only(&[("b", Cell::text("x"))], &mut output);
            assert_eq!(String::from_utf8(output).unwrap(), expected);
        }
    }
}
