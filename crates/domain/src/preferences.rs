//! What a person chose for this browser: documents of kind `preferences`, of which there is one.
//!
//! | key | value |
//! |---|---|
//! | `language` | a language's id such as `"it"`; where null or absent, the browser's |
//! | `theme` | `"system"`, `"light"` or `"dark"` (where absent: system) |
//! | `digit_keys` | whether digits answer (where absent: true) |
//! | `last_saved_on`, `last_export` | `"2026-11-23"` |
//!
//! What cannot be read counts as absent.

use serde_json::Value as Json;

use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, WriterId};
use crate::undo::{Edit, Undo};

/// The kind of these documents.
pub const KIND: &str = "preferences";
/// The version of their keys.
pub const VERSION: u32 = 1;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const DIGIT_KEYS: &str = "digit_keys";
const LAST_SAVED_ON: &str = "last_saved_on";
const LAST_EXPORT: &str = "last_export";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The id in files and in the page.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.id() == id)
    }
}

/// The preferences, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The chosen language's id; nothing follows the browser.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether the digits 0 to 4 answer an indicator.
    pub digit_keys: bool,
    /// The day on which the browser last kept something.
    pub last_saved_on: Option<Date>,
    /// The day on which a save file was last taken out.
    pub last_export: Option<Date>,
}

/// One thing that a person chooses, or that is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a language; nothing follows the browser.
    SetLanguage(Option<String>),
    /// Chooses light or dark.
    SetTheme(Theme),
    /// Switches the digits on or off.
    SetDigitKeys(bool),
    /// Notes that something was kept.
    NoteSaved(Date),
    /// Notes that a save file was taken out.
    NoteExport(Date),
}

/// Preferences in which nothing is chosen.
#[must_use]
pub fn new() -> Document {
    Document::new(KIND, VERSION, DocumentId::only_one())
}

/// The preferences in a document.
#[must_use]
pub fn read(document: &Document) -> Preferences {
    let date = |key| document.text(key).and_then(|text| text.parse().ok());
    Preferences {
        language: document
            .text(LANGUAGE)
            .filter(|language| !language.is_empty())
            .map(str::to_owned),
        theme: document.text(THEME).and_then(Theme::from_id).unwrap_or_default(),
        digit_keys: document.plain(DIGIT_KEYS).and_then(Json::as_bool).unwrap_or(true),
        last_saved_on: date(LAST_SAVED_ON),
        last_export: date(LAST_EXPORT),
    }
}

/// Writes an action to the registers.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::SetLanguage(language) => {
            edit.write(LANGUAGE, language.as_deref().map_or(Value::NOTHING, Value::plain));
        }
        Action::SetTheme(theme) => edit.write(THEME, Value::plain(theme.id())),
        Action::SetDigitKeys(on) => edit.write(DIGIT_KEYS, Value::plain(*on)),
        Action::NoteSaved(date) => edit.write(LAST_SAVED_ON, Value::plain(date.to_string())),
        Action::NoteExport(date) => edit.write(LAST_EXPORT, Value::plain(date.to_string())),
    }
    edit.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::writer;
    use crate::undo::undo;

    #[test]
    fn what_is_chosen_is_read_and_taken_back() {
        let nothing = Preferences {
            language: None,
            theme: Theme::System,
            digit_keys: true,
            last_saved_on: None,
            last_export: None,
        };
        assert_eq!(read(&new()), nothing);

        let day: Date = "2026-11-23".parse().unwrap();
        type Row = (Action, fn(&mut Preferences));
        let table: [Row; 5] = [
            (Action::SetLanguage(Some("it".to_owned())), |read| {
                read.language = Some("it".to_owned());
            }),
            (Action::SetTheme(Theme::Dark), |read| {
                read.theme = Theme::Dark;
            }),
            (Action::SetDigitKeys(false), |read| read.digit_keys = false),
            (Action::NoteSaved(day), |read| {
                read.last_saved_on = Date::new(2026, 11, 23);
            }),
            (Action::NoteExport(day), |read| {
                read.last_export = Date::new(2026, 11, 23);
            }),
        ];
        for (action, change) in table {
            let mut document = new();
            let undone = apply(&mut document, &action, &writer(1));
            let mut expected = nothing.clone();
            change(&mut expected);
            assert_eq!(read(&document), expected);
            undo(&mut document, &undone, &writer(1));
            assert_eq!(read(&document), nothing);
        }
    }

    #[test]
    fn what_cannot_be_read_counts_as_absent() {
        let mut document = new();
        for key in [LANGUAGE, THEME, DIGIT_KEYS, LAST_SAVED_ON, LAST_EXPORT] {
            document.write(key, Value::plain(7), &writer(1));
        }
        assert_eq!(read(&document), read(&new()));
    }

    #[test]
    fn themes_have_ids() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_id(theme.id()), Some(theme));
        }
        assert_eq!(Theme::from_id("sepia"), None);
    }
}
