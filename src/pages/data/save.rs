//! Files out: everything, or one assessment; and how long ago the last one was.

use leptos::prelude::*;
use touchstone_domain::backup;
use touchstone_domain::example;
use touchstone_domain::preferences::Action;
use touchstone_domain::save_file::{self, SaveFile, limits};

use super::desk::Desk;
use super::reminder::{BackupAge, BackupReminder};
use super::size::{age_words, size_words};
use super::whole::{everything, worked_on};
use crate::browser::{file_name, files, intl};
use crate::state::shelf::OnShelf;
use crate::words::{data, fill, language, text};

/// What save files are for the browser.
const KIND: &str = "application/json";

/// Hands a save file to the browser and says under which name; nothing where the browser did not take it.
pub fn save(desk: Desk, title: &str, file: &SaveFile) -> Option<String> {
    save_text(desk, title, &save_file::write(file))
}

/// Like [`save`], of a text as it stands.
pub fn save_text(desk: Desk, title: &str, text: &str) -> Option<String> {
    let name = file_name::dated(desk.today(), title, "json");
    let taken = files::download(&name, KIND, text);
    if let (true, Some(today)) = (taken, desk.today()) {
        desk.preferences.dispatch(&Action::NoteExport(today));
    }
    taken.then_some(name)
}

/// Saves all that is kept, and shows what came of it.
pub fn save_everything(desk: Desk) {
    let mark = backup::mark(&worked_on(desk.library, desk.shelves));
    let file = save_file::write(&everything(desk));
    let name = save_text(desk, text(data::FILE_EVERYTHING), &file);
    // One that is too large to be opened again is no backup.
    let fits = file.len() <= limits::BYTES;
    if let (Some(_), true, Some(on)) = (&name, fits, desk.today()) {
        desk.preferences.dispatch(&Action::NoteBackup { on, mark });
    }
    desk.saved_as.set(Some(name.unwrap_or_default()));
}

/// When the last file was taken out, the button, and what came of it.
#[component]
pub fn SaveEverything(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    // A file of a single assessment is no backup, and worth knowing of where it is the newer one.
    let last_file = move || {
        let (file, backup) = desk
            .preferences
            .chosen
            .with(|chosen| (chosen.last_export, chosen.last_backup.on));
        let day = file.filter(|file| backup.is_none_or(|backup| backup < *file))?;
        let date = intl::date(&language(), day);
        let age = age_words(day, desk.today()?);
        Some(view! { <p>{fill(data::LAST_FILE, &[("date", &date), ("age", &age)])}</p> })
    };
    let too_large = move || {
        if !desk.is_read() {
            return None;
        }
        // Mostly it is far from that: what is stored is counted, and the file is only made where it is near.
        let stored: usize = desk.texts().iter().map(|(_, text)| text.len()).sum();
        let shelved = desk.shelves.into_iter().filter_map(OnShelf::written);
        let shelved = save_file::write(&SaveFile::of(shelved)).len();
        if stored + shelved < limits::BYTES / 2 {
            return None;
        }
        let bytes = save_file::write(&everything(desk)).len();
        (bytes > limits::BYTES).then(|| {
            let sizes = [("size", &*size_words(bytes)), ("limit", &*size_words(limits::BYTES))];
            view! { <p class="notice" data-notice="too-large">{fill(data::SAVE_TOO_LARGE, &sizes)}</p> }
        })
    };
    let has_examples = Memo::new(move |_| {
        desk.is_read()
            && desk
                .library
                .all()
                .iter()
                .any(|document| example::of(document).is_some())
    });
    let examples = move || {
        has_examples.get().then(|| {
            view! {
                <label class="choice">
                    <input type="checkbox" name="with-examples" prop:checked=desk.with_examples on:change=move |event| desk.with_examples.set(event_target_checked(&event)) />
                    <span>{text(data::SAVE_EXAMPLES)}</span>
                </label>
            }
        })
    };
    let outcome = move || {
        desk.saved_as.get().map(|name| match name.as_str() {
            "" => text(data::SAVE_FAILED).to_owned(),
            name => fill(data::SAVE_DONE, &[("file", name)]),
        })
    };
    view! {
        <BackupAge />
        {last_file}
        <BackupReminder />
        <p>{text(data::SAVE_ABOUT)}</p>
        {too_large}
        {examples}
        <p class="actions">
            <button type="button" class="primary" data-action="save-everything" disabled=move || !desk.shelves.into_iter().all(OnShelf::is_open) on:click=move |_| save_everything(desk)>
                {text(data::SAVE_EVERYTHING)}
            </button>
        </p>
        <p class="outcome" role="status">{outcome}</p>
    }
}
