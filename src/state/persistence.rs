//! Asking the browser, once, to keep what lies here even when it needs room.
//!
//! Some browsers ask the person, so the moment matters: when somebody looks at the result of answers of their own, there is
//! something worth keeping. A browser that did not promise can be asked again under "Your data".

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::preferences::{Action, KeepAnswer};

use super::library::Library;
use super::preferences::PreferencesState;
use crate::browser::persistence;

/// Asks, unless this browser was asked before or keeps nothing anyway.
pub fn ask_once() {
    let (library, preferences) = (Library::expect(), PreferencesState::expect());
    let asked = preferences.chosen.with_untracked(|chosen| chosen.keep_answer.is_some());
    if asked || library.local().is_none() {
        return;
    }
    // Noted before the answer comes: a person who leaves the question open is not asked again.
    preferences.dispatch(&Action::NoteKeepAnswer(KeepAnswer::Asked));
    spawn_local(async move {
        let answer = ask().await;
        if preferences.is_stored() {
            preferences.dispatch(&Action::NoteKeepAnswer(answer));
        }
    });
}

/// Asks now.
pub async fn ask() -> KeepAnswer {
    match persistence::ask().await {
        Some(true) => KeepAnswer::Given,
        Some(false) => KeepAnswer::Refused,
        None => KeepAnswer::Unknown,
    }
}
