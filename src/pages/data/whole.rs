//! Everything that is kept, as one save file: documents of every kind, and under `other` the texts that cannot stand
//! among them (unreadable ones, and files of a newer version as they are). Examples, their plans and their frozen versions are
//! left out unless they are asked for.

use leptos::prelude::*;
use serde_json::{Map, Value as Json};
use touchstone_domain::assessment;
use touchstone_domain::backup::without_examples;
use touchstone_domain::document::Document;
use touchstone_domain::example;
use touchstone_domain::ids::WriterId;
use touchstone_domain::preferences::{self, Action, Preferences};
use touchstone_domain::save_file::{Entry, SaveFile};
use touchstone_store::{Lying, look};

use super::desk::Desk;
use super::put_in;
use crate::state::examples::example_ids;
use crate::state::library::Library;
use crate::state::shelf::{KINDS, OnShelf};

/// The field beside the documents that holds texts by their key. The notice after a crash writes it too.
pub const OTHER: &str = "other";
/// The field in which the notice after a crash saves who the person at this device is. It stays where it is.
pub const DEVICE: &str = "device";

/// All of it.
#[must_use]
pub fn everything(desk: Desk) -> SaveFile {
    let with_examples = desk.with_examples.get_untracked();
    let mut whole = all_kept(desk, with_examples);
    if !with_examples {
        leave_examples_out(&mut whole, desk.library);
    }
    whole
}

/// Takes what is about examples out of the documents that are about many assessments. One that is about examples only goes
/// with it.
fn leave_examples_out(whole: &mut SaveFile, library: Library) {
    let examples = example_ids(library);
    if examples.is_empty() {
        return;
    }
    whole.documents.retain_mut(|entry| {
        let Entry::Known(document) = entry else { return true };
        let own = without_examples(document, &examples);
        let is_left = document.registers.is_empty() || !own.registers.is_empty();
        *document = own;
        is_left
    });
}

fn all_kept(desk: Desk, with_examples: bool) -> SaveFile {
    let library = desk.library;
    let wanted = move |document: &Document| with_examples || example::of(document).is_none();
    let own = library
        .all()
        .into_iter()
        .filter(|document| !library.is_newer(&document.id) && wanted(document));
    let shelved = untrack(move || desk.shelves.map(OnShelf::written))
        .into_iter()
        .flatten();
    let mut whole = SaveFile::of(own.chain(shelved));
    if desk.store().is_none() {
        let chosen = desk.preferences.chosen.get_untracked();
        let preferences = library.writer().map(|writer| preferences_document(&chosen, &writer));
        return whole.merge(&SaveFile::of(preferences));
    }
    let aside = desk.aside.get_untracked().into_iter();
    let mut other: Map<String, Json> = aside.map(|(key, text)| (key, Json::String(text))).collect();
    for (key, text) in desk.texts() {
        match look(Some(text.clone())) {
            // Merged already when it was read; to merge it again takes long where there are thousands.
            Lying::File(file) if is_in_library(library, &file) => {}
            Lying::File(file) | Lying::Newer(file) if !file.documents_of(assessment::KIND).all(wanted) => {}
            // What was kept as damaged stays so: merged, it would damage what it is a copy of.
            Lying::File(file) | Lying::Newer(file) if joins(&whole, &file) && key.starts_with(put_in::OTHER) => {
                whole = whole.merge(&file.within_limits());
            }
            Lying::File(file) | Lying::Newer(file) if joins(&whole, &file) => whole = whole.merge(&file),
            Lying::Nothing => {}
            Lying::File(_) | Lying::Newer(_) | Lying::Unreadable(_) => {
                other.insert(key, Json::String(text));
            }
        }
    }
    if !other.is_empty() {
        whole.extra.insert(OTHER.to_owned(), Json::Object(other));
    }
    whole
}

/// What is written, whoever looks: the documents whose changes call for a new backup. Examples never do.
#[must_use]
pub fn worked_on(library: Library, shelves: [OnShelf; KINDS.len()]) -> Vec<Document> {
    let examples = example_ids(library);
    let shelved = untrack(move || shelves.map(OnShelf::written));
    let shelved = shelved
        .into_iter()
        .flatten()
        .map(move |document| without_examples(&document, &examples));
    let own = library
        .all()
        .into_iter()
        .filter(|document| example::of(document).is_none());
    own.chain(shelved).collect()
}

/// Whether a file says nothing beyond what the library holds of its assessments.
fn is_in_library(library: Library, file: &SaveFile) -> bool {
    let is_held = |entry: &Entry| {
        let held = |document: &Document| library.with(&document.id, |held| held.contains_all_of(document));
        let assessment = entry.document().filter(|document| document.kind == assessment::KIND);
        assessment.and_then(held) == Some(true)
    };
    file.extra.is_empty() && file.documents.iter().all(is_held)
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
        Action::SetTextSize(chosen.text_size),
        Action::SetDigitKeys(chosen.digit_keys),
    ];
    let saved = chosen.last_saved_on.map(Action::NoteSaved);
    let taken_out = chosen.last_export.map(Action::NoteExport);
    let backup = chosen.last_backup;
    let backed_up = backup.on.zip(backup.mark);
    let backed_up = backed_up.map(|(on, mark)| Action::NoteBackup { on, mark });
    let put_off = backup.put_off_on.map(Action::PutOffReminder);
    let asked = chosen.keep_answer.map(Action::NoteKeepAnswer);
    let noted = [saved, taken_out, backed_up, put_off, asked];
    choices.into_iter().chain(noted.into_iter().flatten()).collect()
}
