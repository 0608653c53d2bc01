//! Whether what was typed is kept.

use leptos::prelude::*;

use crate::browser::intl;
use crate::browser::storage::NotKept;
use crate::route::Route;
use crate::state::library::{Library, SaveState};
use crate::words::{fill, language, start, text};

/// The state of saving, always in view; a refusal comes with the way out.
#[component]
pub fn SaveStatus() -> impl IntoView {
    let saved = Library::expect().saved;
    let sentence = move || match saved.get() {
        SaveState::Idle => String::new(),
        SaveState::Waiting => text(start::SAVE_WAITING).to_owned(),
        SaveState::Saved(time) => fill(start::SAVE_OK, &[("time", &intl::time(&language(), time))]),
        SaveState::Refused(NotKept::Full) => text(start::SAVE_FULL).to_owned(),
        SaveState::Refused(NotKept::Blocked) => text(start::SAVE_BLOCKED).to_owned(),
        SaveState::Newer => text(start::SAVE_NEWER).to_owned(),
    };
    let name = move || match saved.get() {
        SaveState::Idle => "idle",
        SaveState::Waiting => "waiting",
        SaveState::Saved(_) => "saved",
        SaveState::Refused(NotKept::Full) => "full",
        SaveState::Refused(NotKept::Blocked) => "blocked",
        SaveState::Newer => "newer",
    };
    let refused = move || matches!(saved.get(), SaveState::Refused(_) | SaveState::Newer);
    view! {
        <p class="save-status" role="status" data-save=name>
            {sentence}
            {move || refused().then(|| view! { " " <a href=Route::Data.href()>{text(start::SAVE_FILE_NOW)}</a> })}
        </p>
    }
}
