//! Files out: everything, or one assessment; and how long ago the last one was.

use leptos::prelude::*;
use touchstone_domain::preferences::Action;
use touchstone_domain::save_file::{self, SaveFile, limits};

use super::desk::Desk;
use super::size::{age_words, days_between, size_words};
use super::whole::everything;
use crate::browser::{file_name, files, intl};
use crate::words::{data, fill, language, text};

/// What save files are for the browser.
const KIND: &str = "application/json";
/// Days after which a file is old enough to say so.
const OLD_AFTER: i64 = 30;

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
    let name = save(desk, text(data::FILE_EVERYTHING), &everything(desk));
    desk.saved_as.set(Some(name.unwrap_or_default()));
}

/// When the last file was taken out, the button, and what came of it.
#[component]
pub fn SaveEverything(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let last = move || match (desk.preferences.chosen.with(|chosen| chosen.last_export), desk.today()) {
        (Some(day), Some(today)) => {
            let date = intl::date(&language(), day);
            fill(data::LAST_FILE, &[("date", &date), ("age", &age_words(day, today))])
        }
        _ => text(data::LAST_FILE_NEVER).to_owned(),
    };
    let old = move || {
        desk.track();
        if desk.library.all().is_empty() {
            return None;
        }
        let day = desk.preferences.chosen.with(|chosen| chosen.last_export);
        let is_old = day
            .zip(desk.today())
            .is_none_or(|(day, today)| days_between(day, today) > OLD_AFTER);
        is_old.then(|| view! { <p class="hint">{text(data::LAST_FILE_OLD)}</p> })
    };
    let too_large = move || {
        desk.track();
        let bytes = save_file::write(&everything(desk)).len();
        (bytes > limits::BYTES).then(|| {
            let sizes = [("size", &*size_words(bytes)), ("limit", &*size_words(limits::BYTES))];
            view! { <p class="notice" data-notice="too-large">{fill(data::SAVE_TOO_LARGE, &sizes)}</p> }
        })
    };
    let outcome = move || {
        desk.saved_as.get().map(|name| match name.as_str() {
            "" => text(data::SAVE_FAILED).to_owned(),
            name => fill(data::SAVE_DONE, &[("file", name)]),
        })
    };
    view! {
        <p data-last-export="">{last}</p>
        {old}
        <p>{text(data::SAVE_ABOUT)}</p>
        {too_large}
        <p class="actions">
            <button type="button" class="primary" data-action="save-everything" disabled=move || !desk.learning.is_open() on:click=move |_| save_everything(desk)>
                {text(data::SAVE_EVERYTHING)}
            </button>
        </p>
        <p class="outcome" role="status">{outcome}</p>
    }
}
