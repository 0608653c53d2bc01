//! Reads TOML so that every mistake is reported at its place and reading goes on: wrong types, missing and unknown
//! keys, empty texts.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use touchstone_domain::decimal::Decimal;

use crate::problems::{Place, Problems, SourceFile};

/// A text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The text.
    pub(crate) value: String,
    /// Where it begins in the file.
    pub(crate) place: Place,
    /// The text stands in the file letter by letter from `place` on, so that places inside it are known.
    pub(crate) verbatim: bool,
}

impl Text {
    /// An empty text, for something that was reported as missing.
    pub(crate) fn missing(place: &Place) -> Self {
        Self {
            value: String::new(),
            place: place.clone(),
            verbatim: false,
        }
    }

    /// A whole file.
    pub(crate) fn of_file(file: &Rc<SourceFile>) -> Self {
        Self {
            value: file.text.clone(),
            place: Place::new(file, 0),
            verbatim: true,
        }
    }

    /// The place of a byte of the text.
    pub(crate) fn place_of(&self, offset: usize) -> Place {
        let mut place = self.place.clone();
        if self.verbatim {
            place.offset += offset;
        }
        place
    }
}

/// Parses a TOML file and hands its top table to `read`. Syntax errors are all reported; then nothing is read.
pub(crate) fn read_file<T>(
    file: &Rc<SourceFile>,
    problems: &Problems,
    read: impl FnOnce(&Table<'_>) -> T,
) -> Option<T> {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in &errors {
        let offset = error.span().map_or(0, |span| span.start);
        problems.at(
            &Place::new(file, offset),
            format!("This line cannot be read: {}.", error.message().trim_end_matches('.')),
            "Look at this line and the one before it: a quotation mark, a bracket, a comma or an equals sign may be \
             missing, or the same key may stand twice.",
        );
    }
    if !errors.is_empty() {
        return None;
    }
    let top = Table::new(file, problems, table.get_ref(), 0);
    let result = read(&top);
    top.report_unknown_keys();
    Some(result)
}

/// A table of a TOML file. Keys that nobody asks for are reported as unknown.
pub(crate) struct Table<'a> {
    file: &'a Rc<SourceFile>,
    problems: &'a Problems,
    table: &'a DeTable<'a>,
    /// Where it begins.
    pub(crate) place: Place,
    asked: RefCell<BTreeSet<String>>,
}

impl<'a> Table<'a> {
    fn new(file: &'a Rc<SourceFile>, problems: &'a Problems, table: &'a DeTable<'a>, offset: usize) -> Self {
        Self {
            file,
            problems,
            table,
            place: Place::new(file, offset),
            asked: RefCell::default(),
        }
    }

    fn place(&self, offset: usize) -> Place {
        Place::new(self.file, offset)
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key)
    }

    fn get_required(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.get(key);
        if value.is_none() {
            self.problems.at(
                &self.place,
                format!("`{key}` is missing here."),
                format!("Add a line `{key} = …`; README.md shows what it holds."),
            );
        }
        value
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        self.problems.at(
            &self.place(value.span().start),
            format!("`{key}` must be {wanted}, but this is {}.", type_name(value.get_ref())),
            format!("Write {wanted}."),
        );
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a text in quotation marks");
            return None;
        };
        let place = self.place(value.span().start);
        if text.trim().is_empty() {
            self.problems.at(
                &place,
                format!("The text of `{key}` is empty."),
                "Write the text, or take the line out if it is not needed.",
            );
        }
        Some(with_place(text, value.span().start, self.file))
    }

    /// A text that must be there. What is missing is reported and read as empty.
    pub(crate) fn text(&self, key: &str) -> Text {
        let value = self.get_required(key);
        value
            .and_then(|value| self.text_of(key, value))
            .unwrap_or_else(|| Text::missing(&self.place))
    }

    /// A text that may be left out.
    pub(crate) fn optional_text(&self, key: &str) -> Option<Text> {
        self.get(key).and_then(|value| self.text_of(key, value))
    }

    /// A text, or a whole number as it is written.
    pub(crate) fn text_or_number(&self, key: &str) -> Option<Text> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Integer(number) => Some(with_place(number.as_str(), value.span().start, self.file)),
            _ => self.text_of(key, value),
        }
    }

    /// A list of texts that must be there.
    pub(crate) fn texts(&self, key: &str) -> Vec<Text> {
        self.get_required(key)
            .map(|value| self.texts_of(key, value))
            .unwrap_or_default()
    }

    /// A list of texts that may be left out.
    pub(crate) fn optional_texts(&self, key: &str) -> Vec<Text> {
        self.get(key).map(|value| self.texts_of(key, value)).unwrap_or_default()
    }

    fn texts_of(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Vec<Text> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list in square brackets");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.text_of(key, item)).collect()
    }

    fn number_of(&self, key: &str, value: &Spanned<DeValue<'_>>, range: &RangeInclusive<u16>) -> Option<u16> {
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|number| number.as_str().parse::<u16>().ok());
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let wanted = format!("a whole number from {} to {}", range.start(), range.end());
            match value.get_ref() {
                DeValue::Integer(_) => self.problems.at(
                    &self.place(value.span().start),
                    format!("`{key}` must be {wanted}."),
                    "Correct the number.",
                ),
                _ => self.wrong_type(key, value, &wanted),
            }
        }
        number
    }

    /// A whole number that must be there. What is missing or wrong is reported and read as the range's start.
    pub(crate) fn number(&self, key: &str, range: RangeInclusive<u16>) -> u16 {
        let value = self.get_required(key);
        value
            .and_then(|value| self.number_of(key, value, &range))
            .unwrap_or(*range.start())
    }

    /// A whole number that may be left out.
    pub(crate) fn optional_number(&self, key: &str, range: RangeInclusive<u16>) -> Option<u16> {
        self.get(key).and_then(|value| self.number_of(key, value, &range))
    }

    /// A list of whole numbers that must be there.
    pub(crate) fn numbers(&self, key: &str, range: RangeInclusive<u16>) -> Vec<u16> {
        let Some(value) = self.get_required(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of whole numbers in square brackets");
            return Vec::new();
        };
        list.iter()
            .filter_map(|item| self.number_of(key, item, &range))
            .collect()
    }

    /// A number that may have decimals, and may be left out.
    pub(crate) fn optional_decimal(&self, key: &str) -> Option<Decimal> {
        let value = self.get(key)?;
        let written = match value.get_ref() {
            DeValue::Integer(number) => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            _ => None,
        };
        let number = written.and_then(|written| written.parse().ok());
        if number.is_none() {
            self.wrong_type(key, value, "a number such as 60 or 2.5");
        }
        number
    }

    /// Yes or no; no where it is left out.
    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else {
            return false;
        };
        if value.get_ref().as_bool().is_none() {
            self.wrong_type(key, value, "true or false");
        }
        value.get_ref().as_bool().unwrap_or(false)
    }

    /// A table that must be there.
    pub(crate) fn table<T>(&self, key: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        self.get_required(key)
            .and_then(|value| self.read_table(key, value, read))
    }

    /// A table that may be left out.
    pub(crate) fn optional_table<T>(&self, key: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        self.get(key).and_then(|value| self.read_table(key, value, read))
    }

    fn read_table<T>(
        &self,
        key: &str,
        value: &'a Spanned<DeValue<'a>>,
        read: impl FnOnce(&Table<'_>) -> T,
    ) -> Option<T> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        let table = Table::new(self.file, self.problems, table, self.start_of(key, value));
        let result = read(&table);
        table.report_unknown_keys();
        Some(result)
    }

    /// A table written under a header begins at its header, an inline one at its bracket.
    fn start_of(&self, key: &str, value: &Spanned<DeValue<'_>>) -> usize {
        let of_key = self.table.get_key_value(key).map(|(name, _)| name.span().start);
        let start = value.span().start;
        of_key.map_or(start, |of_key| start.max(of_key).min(self.file.text.len()))
    }

    /// The tables written as `[[key]]`.
    pub(crate) fn tables<T>(&self, key: &str, mut read: impl FnMut(&Table<'_>) -> T) -> Vec<T> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("a list of tables, each under a line `[[{key}]]`"));
            return Vec::new();
        };
        list.iter()
            .filter_map(|item| self.read_table(key, item, &mut read))
            .collect()
    }

    /// The names of all keys with their places, in the order of the file.
    pub(crate) fn keys(&self) -> Vec<Text> {
        let mut keys: Vec<Text> = self
            .table
            .keys()
            .map(|key| Text {
                value: key.get_ref().to_string(),
                place: self.place(key.span().start),
                verbatim: false,
            })
            .collect();
        keys.sort_by_key(|key| key.place.offset);
        keys
    }

    /// Whether the key holds a table.
    pub(crate) fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| value.get_ref().is_table())
    }

    fn report_unknown_keys(&self) {
        let asked = self.asked.borrow();
        for key in self.keys().iter().filter(|key| !asked.contains(&key.value)) {
            let known: Vec<String> = asked.iter().map(|name| format!("`{name}`")).collect();
            let help = if known.is_empty() {
                "Take it out.".to_owned()
            } else {
                format!("Correct its spelling or take it out. Known here: {}.", known.join(", "))
            };
            self.problems
                .at(&key.place, format!("`{}` is not known here.", key.value), help);
        }
    }
}

/// Finds where a text's letters begin after its quotation marks.
fn with_place(text: &str, start: usize, file: &Rc<SourceFile>) -> Text {
    let raw = file.text.get(start..).unwrap_or_default();
    let marks = ["\"\"\"\n", "'''\n", "\"\"\"", "'''", "\"", "'"];
    let found = marks.iter().find_map(|mark| {
        let inner = raw.strip_prefix(mark)?;
        inner.starts_with(text).then_some(start + mark.len())
    });
    Text {
        value: text.to_owned(),
        place: Place::new(file, found.unwrap_or(start)),
        verbatim: found.is_some(),
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
