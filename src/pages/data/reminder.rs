//! How old the last backup is, and a reminder that can be put off. Shown here and on the page of the assessments.

use leptos::prelude::*;
use touchstone_domain::backup;
use touchstone_domain::preferences::Action;
use touchstone_store::SaveState;

use super::size::age_words;
use super::whole::worked_on;
use crate::browser::{clock, intl};
use crate::route::Route;
use crate::state::library::Library;
use crate::state::preferences::PreferencesState;
use crate::state::shelf::{KINDS, OnShelf};
use crate::words::{data, fill, language, text};

/// When everything was last saved to a file.
#[component]
pub fn BackupAge() -> impl IntoView {
    let preferences = PreferencesState::expect();
    let last = move || match (preferences.chosen.with(|chosen| chosen.last_backup.on), clock::today()) {
        (Some(day), Some(today)) => {
            let date = intl::date(&language(), day);
            fill(data::LAST_BACKUP, &[("date", &date), ("age", &age_words(day, today))])
        }
        _ => text(data::LAST_BACKUP_NEVER).to_owned(),
    };
    let day = move || {
        preferences
            .chosen
            .with(|chosen| chosen.last_backup.on.map(|day| day.to_string()))
    };
    view! { <p data-last-backup=move || day().unwrap_or_default()>{last}</p> }
}

/// The reminder, where it is due.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let library = Library::expect();
    let preferences = PreferencesState::expect();
    let shelves = KINDS.map(OnShelf::open);
    let due = Memo::new(move |was| {
        library.read_all();
        for shelf in shelves {
            shelf.document.track();
        }
        // Until all of it is read nobody knows what has changed; and while it is being kept it goes on changing.
        let all_read = shelves.into_iter().all(OnShelf::is_open) && library.unread.get() == 0;
        if !all_read || library.saved.get() == SaveState::Waiting {
            return was.copied().unwrap_or_default();
        }
        library.revision.track();
        let documents = worked_on(library, shelves);
        let last = preferences.chosen.with(|chosen| chosen.last_backup);
        let (mark, first_day) = (backup::mark(&documents), backup::first_day(&documents));
        clock::today().is_some_and(|today| backup::is_due(last, mark, first_day, today))
    });
    let put_off = move |_| {
        if let Some(today) = clock::today() {
            preferences.dispatch(&Action::PutOffReminder(today));
        }
    };
    move || {
        due.get().then(|| {
            view! {
                <div class="notice" role="status" data-notice="backup">
                    <p>{text(data::REMINDER)} " " {text(data::REMINDER_WHY)}</p>
                    <p class="actions">
                        <a class="button" href=Route::Data.href()>{text(data::REMINDER_SAVE)}</a>
                        <button type="button" data-action="put-off-reminder" on:click=put_off>{text(data::REMINDER_PUT_OFF)}</button>
                    </p>
                </div>
            }
        })
    }
}
