//! Erasing everything on this device, with a last offer to save it, and the proof that nothing is left.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_store::ERASED;

use super::desk::Desk;
use super::save::save_everything;
use crate::browser::{database, dialog, navigation, session};
use crate::state::voice;
use crate::words::{data, fill, text};

const DIALOG: &str = "#erase-dialog";

/// The button, the dialog, and what came of it.
#[component]
pub fn EraseSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let proof = RwSignal::new(None::<String>);
    let erase = move |_| {
        spawn_local(async move {
            voice::forget_all();
            session::forget_all();
            let database_erased = desk.library.erase().await;
            desk.preferences.forget();
            desk.files.try_set(Vec::new());
            desk.outcome.try_set(None);
            desk.saved_as.try_set(None);
            desk.note_change();
            dialog::close(DIALOG);
            proof.try_set(Some(proved(desk, database_erased).await));
            navigation::after_render(|| navigation::focus("#erased", true));
        });
    };
    let said = move || {
        desk.saved_as.get().map(|name| match name.as_str() {
            "" => text(data::SAVE_FAILED).to_owned(),
            name => fill(data::SAVE_DONE, &[("file", name)]),
        })
    };
    view! {
        <section class="erase-section">
            <h2>{text(data::ERASE_HEADING)}</h2>
            <p>{text(data::ERASE_ABOUT)}</p>
            <p class="actions">
                <button type="button" data-action="erase" aria-haspopup="dialog" on:click=|_| dialog::open(DIALOG)>{text(data::ERASE_OPEN)}</button>
            </p>
            <p id="erased" tabindex="-1" role="status">{proof}</p>
            <dialog id="erase-dialog" aria-labelledby="erase-title" aria-describedby="erase-text">
                <h2 id="erase-title">{text(data::ERASE_TITLE)}</h2>
                <p id="erase-text">{text(data::ERASE_TEXT)}</p>
                <p>{text(data::ERASE_OFFER)} " "
                    <button type="button" data-action="save-before-erasing" on:click=move |_| save_everything(desk)>{text(data::SAVE_EVERYTHING)}</button>
                </p>
                <p class="outcome" role="status">{said}</p>
                <p class="actions">
                    <button type="button" data-action="keep-everything" autofocus on:click=|_| dialog::close(DIALOG)>{text(data::ERASE_KEEP)}</button>
                    <button type="button" class="danger" data-action="erase-everything" data-once="" on:click=erase>{text(data::ERASE_DO)}</button>
                </p>
            </dialog>
        </section>
    }
}

/// What is left, counted in the browser's own storage and database.
async fn proved(desk: Desk, database_erased: bool) -> String {
    let Some(store) = desk.store() else {
        return text(data::ERASED_BLOCKED).to_owned();
    };
    // The time of erasing stays, for windows that slept meanwhile.
    let in_database = database::texts()
        .await
        .map(|texts| texts.keys().filter(|key| *key != ERASED).count());
    let left = store.keys().len() + in_database.unwrap_or(0);
    let word = match (left, database_erased && in_database.is_ok()) {
        (0, true) => data::ERASED,
        (0, false) => data::ERASED_UNSURE,
        _ => data::ERASED_NOT_ALL,
    };
    fill(word, &[("count", &left.to_string())])
}
