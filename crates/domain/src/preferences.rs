//! What a person chose for this browser: documents of kind `preferences`, of which there is one.
//!
//! | key | value |
//! |---|---|
//! | `language` | a language's id such as `"it"`; where null or absent, the browser's |
//! | `theme` | `"system"`, `"light"` or `"dark"` (where absent: system) |
//! | `text_size` | `"normal"`, `"large"` or `"largest"` (where absent: normal) |
//! | `digit_keys` | whether digits answer (where absent: true) |
//! | `last_saved_on`, `last_export` | `"2026-11-23"`: when the browser last kept something, when any save file was last taken out |
//! | `last_backup_on`, `last_backup_mark` | `"2026-11-23"` and a number: when everything was last taken out, and what [`crate::backup::mark`] said then |
//! | `reminder_put_off_on` | `"2026-11-23"`: when the reminder of a backup was last put off |
//! | `keep_answer` | what the browser said when it was asked to keep what lies here: `"asked"`, `"given"`, `"refused"` or `"unknown"` |
//!
//! What cannot be read counts as absent.

use serde_json::Value as Json;

use crate::backup::LastBackup;
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
const TEXT_SIZE: &str = "text_size";
const DIGIT_KEYS: &str = "digit_keys";
const LAST_SAVED_ON: &str = "last_saved_on";
const LAST_EXPORT: &str = "last_export";
const LAST_BACKUP_ON: &str = "last_backup_on";
const LAST_BACKUP_MARK: &str = "last_backup_mark";
const PUT_OFF_ON: &str = "reminder_put_off_on";
const KEEP_ANSWER: &str = "keep_answer";

/// The document without a language that is none of these: a file from elsewhere does not choose what is not here.
#[must_use]
pub fn with_language_among(mut document: Document, languages: &[String]) -> Document {
    if read(&document)
        .language
        .is_some_and(|language| !languages.contains(&language))
    {
        document.registers.remove(LANGUAGE);
    }
    document
}

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

/// How large text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As the browser is set.
    #[default]
    Normal,
    /// A good eighth larger.
    Large,
    /// A third larger.
    Largest,
}

impl TextSize {
    /// All sizes in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];

    /// The id in files and in the page.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    /// The size with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.id() == id)
    }
}

/// What the browser said when it was asked to keep what lies here, whatever else it clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepAnswer {
    /// Nothing yet: it is asking the person, perhaps.
    Asked,
    /// It promised.
    Given,
    /// It did not promise.
    Refused,
    /// It knows no such question.
    Unknown,
}

impl KeepAnswer {
    /// All answers.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Given, Self::Refused, Self::Unknown];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The answer with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.id() == id)
    }
}

/// The preferences, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The chosen language's id; nothing follows the browser.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// How large text is.
    pub text_size: TextSize,
    /// Whether the digits 0 to 4 answer an indicator.
    pub digit_keys: bool,
    /// The day on which the browser last kept something.
    pub last_saved_on: Option<Date>,
    /// The day on which a save file was last taken out.
    pub last_export: Option<Date>,
    /// When everything was last taken out.
    pub last_backup: LastBackup,
    /// What the browser said to keeping; nothing where it was not asked.
    pub keep_answer: Option<KeepAnswer>,
}

/// One thing that a person chooses, or that is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Chooses a language; nothing follows the browser.
    SetLanguage(Option<String>),
    /// Chooses light or dark.
    SetTheme(Theme),
    /// Chooses how large text is.
    SetTextSize(TextSize),
    /// Switches the digits on or off.
    SetDigitKeys(bool),
    /// Notes that something was kept.
    NoteSaved(Date),
    /// Notes that a save file was taken out.
    NoteExport(Date),
    /// Notes that everything was taken out.
    NoteBackup {
        /// The day.
        on: Date,
        /// What [`crate::backup::mark`] said of it.
        mark: u64,
    },
    /// Puts the reminder of a backup off.
    PutOffReminder(Date),
    /// Notes what the browser said to keeping.
    NoteKeepAnswer(KeepAnswer),
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
        text_size: document.text(TEXT_SIZE).and_then(TextSize::from_id).unwrap_or_default(),
        digit_keys: document.plain(DIGIT_KEYS).and_then(Json::as_bool).unwrap_or(true),
        last_saved_on: date(LAST_SAVED_ON),
        last_export: date(LAST_EXPORT),
        last_backup: LastBackup {
            on: date(LAST_BACKUP_ON),
            mark: document.plain(LAST_BACKUP_MARK).and_then(Json::as_u64),
            put_off_on: date(PUT_OFF_ON),
        },
        keep_answer: document.text(KEEP_ANSWER).and_then(KeepAnswer::from_id),
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
        Action::SetTextSize(size) => edit.write(TEXT_SIZE, Value::plain(size.id())),
        Action::SetDigitKeys(on) => edit.write(DIGIT_KEYS, Value::plain(*on)),
        Action::NoteSaved(date) => edit.write(LAST_SAVED_ON, Value::plain(date.to_string())),
        Action::NoteExport(date) => edit.write(LAST_EXPORT, Value::plain(date.to_string())),
        Action::NoteBackup { on, mark } => {
            edit.write(LAST_BACKUP_ON, Value::plain(on.to_string()));
            edit.write(LAST_BACKUP_MARK, Value::plain(*mark));
        }
        Action::PutOffReminder(date) => edit.write(PUT_OFF_ON, Value::plain(date.to_string())),
        Action::NoteKeepAnswer(answer) => edit.write(KEEP_ANSWER, Value::plain(answer.id())),
    }
    edit.finish()
}

#[cfg(test)]
mod tests;
