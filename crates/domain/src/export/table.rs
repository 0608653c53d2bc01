//! Tables without a format: sheets of typed cells.

use crate::date::Date;
use crate::ratio::Ratio;

/// A value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known, or nothing applies.
    Empty,
    /// A text, as a person or an author wrote it. Each writer takes out what its format cannot hold.
    Text(String),
    /// A whole number, zero or more.
    Whole(u64),
    /// An exact number, spelled with six decimals.
    Decimal(Ratio),
    /// A day.
    Date(Date),
}

impl Cell {
    /// A text; empty where there is none.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// A number, or nothing.
    #[must_use]
    pub fn decimal(value: Option<Ratio>) -> Self {
        value.map_or(Self::Empty, Self::Decimal)
    }

    /// A whole number, or nothing.
    #[must_use]
    pub fn whole(value: impl Into<Option<u32>>) -> Self {
        value.into().map_or(Self::Empty, |value| Self::Whole(u64::from(value)))
    }

    /// A day, or nothing.
    #[must_use]
    pub fn date(value: Option<Date>) -> Self {
        value.map_or(Self::Empty, Self::Date)
    }

    /// The value as plain text: numbers with a point, days as `2026-11-23`.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number.six_decimals(),
            Self::Date(day) => day.to_string(),
        }
    }

    /// Whether it is a number, which tables set to the right.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Decimal(_))
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// How wide it is, in characters of the usual size.
    pub width: u16,
}

/// A table. Every row has a cell for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name for programs, the same in every language: `overview`, `principles`, `indicators`, `evidence`, …
    pub id: &'static str,
    /// Its name for people.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Several tables that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// What they are about.
    pub title: String,
    /// The language of the words, such as `en`.
    pub language: String,
    /// What stands at the end of a text that a format has no room for.
    pub cut: String,
    /// The tables.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The table with this id.
    #[must_use]
    pub fn sheet(&self, id: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }
}
