//! How the browser's storage stands, in words, and asking the browser to keep it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::size::size_words;
use crate::browser::persistence;
use crate::browser::storage::NotKept;
use crate::state::library::SaveState;
use crate::words::{Word, data, fill, text};

/// What is known of the browser's promise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    NotAsked,
    Given,
    Waiting,
    Refused,
    Unknown,
}

/// Storage in words.
#[component]
pub fn StorageSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let promise = RwSignal::new(Promise::NotAsked);
    spawn_local(async move {
        if persistence::is_promised().await == Some(true) {
            promise.try_set(Promise::Given);
        }
    });
    let ask = move |_| {
        promise.set(Promise::Waiting);
        spawn_local(async move {
            promise.try_set(match persistence::ask().await {
                Some(true) => Promise::Given,
                Some(false) => Promise::Refused,
                None => Promise::Unknown,
            });
        });
    };
    let state = move || {
        desk.track();
        let used = size_words(used(desk));
        let word = match (desk.store(), desk.library.saved.get()) {
            (None, _) | (_, SaveState::Refused(NotKept::Blocked)) => data::STORAGE_BLOCKED,
            (_, SaveState::Refused(NotKept::Full)) => data::STORAGE_FULL,
            _ => data::STORAGE_FINE,
        };
        fill(word, &[("used", &used)])
    };
    view! {
        <section class="storage-section">
            <h2>{text(data::STORAGE_HEADING)}</h2>
            <p data-storage-state="">{state}</p>
            <p>{text(data::PROMISE_ABOUT)}</p>
            <p class="actions"><button type="button" data-action="ask-to-keep" on:click=ask>{text(data::PROMISE_ASK)}</button></p>
            <p class="outcome" role="status">{move || promise_word(promise.get()).map(text)}</p>
        </section>
    }
}

const fn promise_word(promise: Promise) -> Option<Word> {
    match promise {
        Promise::NotAsked => None,
        Promise::Waiting => Some(data::PROMISE_WAITING),
        Promise::Given => Some(data::PROMISE_GIVEN),
        Promise::Refused => Some(data::PROMISE_REFUSED),
        Promise::Unknown => Some(data::PROMISE_UNKNOWN),
    }
}

/// Bytes of all keys and texts of this site, as browsers count them: two for each unit of a text.
fn used(desk: Desk) -> usize {
    let Some(store) = desk.store() else { return 0 };
    let size = |text: &str| text.encode_utf16().count() * 2;
    store
        .keys()
        .iter()
        .map(|key| size(&store.full_key(key)) + store.read(key).map_or(0, |text| size(&text)))
        .sum()
}
