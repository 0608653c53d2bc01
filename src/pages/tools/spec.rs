//! What a tool's form is made of. Everything else about a form is the same for all tools.

use leptos::prelude::*;
use touchstone_domain::tools::form::Form;

use crate::words::{Word, text, tools};

/// A tool's form.
#[derive(Clone)]
pub struct Spec {
    /// What it is for.
    pub lead: &'static str,
    /// Fields before the lists.
    pub fields: Vec<Field>,
    /// Lists of rows.
    pub lists: Vec<List>,
    /// Ways to begin a sheet; there is at least one.
    pub beginnings: Vec<Beginning>,
    /// What the sheet says, as it changes.
    pub said: fn(Memo<Form>) -> AnyView,
}

/// A way to begin a sheet.
#[derive(Clone)]
pub struct Beginning {
    /// What its button says.
    pub label: &'static str,
    /// What the sheet is called then; may be empty.
    pub name: &'static str,
    /// Rows that are there already.
    pub rows: Vec<NewRow>,
}

/// A row that is there already.
#[derive(Clone, Default)]
pub struct NewRow {
    /// Its list.
    pub list: &'static str,
    /// What is typed in it.
    pub texts: Vec<(String, String)>,
    /// What is chosen in it.
    pub choices: Vec<(String, String)>,
}

impl Beginning {
    /// A sheet without a name, in which these rows are there.
    #[must_use]
    pub fn with(rows: Vec<NewRow>) -> Self {
        Self {
            label: text(tools::BEGIN),
            name: "",
            rows,
        }
    }

    /// A sheet without a name, with so many blank rows of each list.
    #[must_use]
    pub fn blank(lists: &[(&'static str, usize)]) -> Self {
        Self::with(
            lists
                .iter()
                .flat_map(|(list, count)| NewRow::blank(list, *count))
                .collect(),
        )
    }
}

impl NewRow {
    /// So many blank rows of a list.
    #[must_use]
    pub fn blank(list: &'static str, count: usize) -> Vec<Self> {
        let row = Self {
            list,
            ..Self::default()
        };
        vec![row; count]
    }
}

/// A field of a form or of a row.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in the sheet.
    pub name: String,
    /// Its label.
    pub label: String,
    /// A hint under the label.
    pub hint: Option<&'static str>,
    /// How it is filled.
    pub kind: Kind,
}

/// A value in files, and how people read it.
pub type Choice = (&'static str, String);

/// How a field is filled.
#[derive(Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A number, kept as typed so that nonsense can be pointed at.
    Number,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// One of several values.
    Choice(Vec<Choice>),
    /// Any of several values.
    Several(Vec<Choice>),
    /// A row of another list, known by one of its fields.
    RowOf {
        /// The list.
        list: &'static str,
        /// The field that people know it by.
        name: &'static str,
    },
}

impl Field {
    /// A field.
    #[must_use]
    pub fn new(name: &str, label: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            label: label.into(),
            hint: None,
            kind,
        }
    }

    /// The same with a hint.
    #[must_use]
    pub const fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// What stands in it, as people read it.
    #[must_use]
    pub fn shown(&self, value: &str, form: &Form) -> String {
        let named = |choices: &[Choice], value: &str| {
            let choice = choices.iter().find(|(id, _)| *id == value);
            choice.map_or_else(|| value.to_owned(), |(_, label)| label.clone())
        };
        match &self.kind {
            Kind::Choice(choices) => named(choices, value),
            Kind::Several(choices) => {
                let values = value.split(',').map(str::trim).filter(|value| !value.is_empty());
                values.map(|value| named(choices, value)).collect::<Vec<_>>().join(", ")
            }
            Kind::RowOf { list, name } => {
                let row = form.rows(list).iter().find(|row| row.id == value);
                row.map_or_else(String::new, |row| row.get(name).to_owned())
            }
            Kind::Line | Kind::Lines | Kind::Number | Kind::Day | Kind::Time => value.to_owned(),
        }
    }
}

/// A list of rows.
#[derive(Clone)]
pub struct List {
    /// Its name in the sheet.
    pub name: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What the button says that adds a row.
    pub add: &'static str,
    /// The fields of a row.
    pub fields: Vec<Field>,
    /// More fields of a row, which depend on what stands in the form.
    pub more: Option<fn(&Form) -> Vec<Field>>,
}

impl List {
    /// A list whose rows all have these fields.
    #[must_use]
    pub fn new(name: &'static str, heading: Word, add: Word, fields: Vec<Field>) -> Self {
        Self {
            name,
            heading: text(heading),
            add: text(add),
            fields,
            more: None,
        }
    }

    /// All fields of a row.
    #[must_use]
    pub fn all_fields(&self, form: &Form) -> Vec<Field> {
        let more = self.more.map(|more| more(form)).unwrap_or_default();
        self.fields.iter().cloned().chain(more).collect()
    }
}

/// Choices of words by id.
#[must_use]
pub fn choices(words: &[(&'static str, Word)]) -> Vec<Choice> {
    words.iter().map(|(id, word)| (*id, text(*word).to_owned())).collect()
}

/// The levels of the European Qualifications Framework as choices.
#[must_use]
pub fn eqf_levels() -> Vec<Choice> {
    ["1", "2", "3", "4", "5", "6", "7", "8"]
        .into_iter()
        .map(|level| (level, level.to_owned()))
        .collect()
}
