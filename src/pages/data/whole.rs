//! Everything that is kept, as one save file: documents of every kind, and under `other` the texts that cannot stand
//! among them (unreadable ones, and files of a newer version as they are).

use leptos::prelude::*;
use serde_json::{Map, Value as Json};
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::preferences::{self, Action, Preferences};
use touchstone_domain::save_file::SaveFile;

use super::desk::Desk;
use crate::state::keeping::{self, Stored};

/// The field beside the documents that holds texts by their key. The notice after a crash writes it too.
pub const OTHER: &str = "other";

/// All of it.
#[must_use]
pub fn everything(desk: Desk) -> SaveFile {
    let library = desk.library;
    let own = library
        .all()
        .into_iter()
        .filter(|document| !library.is_newer(&document.id));
    let mut whole = SaveFile::of(own.chain(desk.record.get_untracked()));
    let Some(store) = desk.store() else {
        let chosen = desk.preferences.chosen.get_untracked();
        let preferences = library.writer().map(|writer| preferences_document(&chosen, &writer));
        return whole.merge(&SaveFile::of(preferences));
    };
    let aside = desk.aside.get_untracked().into_iter();
    let mut other: Map<String, Json> = aside.map(|(key, text)| (key, Json::String(text))).collect();
    for key in store.keys() {
        let Some(text) = store.read(&key) else { continue };
        match keeping::read_text(text.clone()) {
            Stored::File(file) | Stored::Newer(file) if joins(&whole, &file) => whole = whole.merge(&file),
            Stored::Nothing => {}
            Stored::File(_) | Stored::Newer(_) | Stored::Unreadable(_) => {
                other.insert(key, Json::String(text));
            }
        }
    }
    if !other.is_empty() {
        whole.extra.insert(OTHER.to_owned(), Json::Object(other));
    }
    whole
}

/// Whether a file can be put together with the whole and nothing of it is lost.
fn joins(whole: &SaveFile, file: &SaveFile) -> bool {
    let fits =
        |(name, value): (&String, &Json)| name != OTHER && whole.extra.get(name).is_none_or(|here| here == value);
    !file.is_newer() && file.extra.iter().all(fits)
}

/// The preferences as a document of their own, for a browser that keeps none.
#[must_use]
pub fn preferences_document(chosen: &Preferences, writer: &WriterId) -> Document {
    let mut document = preferences::new();
    for action in as_actions(chosen) {
        preferences::apply(&mut document, &action, writer);
    }
    document
}

/// What a person would do to choose this.
#[must_use]
pub fn as_actions(chosen: &Preferences) -> Vec<Action> {
    let choices = [
        Action::SetLanguage(chosen.language.clone()),
        Action::SetTheme(chosen.theme),
        Action::SetDigitKeys(chosen.digit_keys),
    ];
    let saved = chosen.last_saved_on.map(Action::NoteSaved);
    let taken_out = chosen.last_export.map(Action::NoteExport);
    choices.into_iter().chain(saved).chain(taken_out).collect()
}
