//! How the browser's storage stands, in words, and asking the browser to keep it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::preferences::KeepAnswer;
use touchstone_store::{Refusal, SaveState};

use super::desk::Desk;
use super::size::size_words;
use crate::browser;
use crate::state::persistence;
use crate::words::{Word, data, fill, text};

/// Storage in words.
#[component]
pub fn StorageSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    // What was answered here or earlier; what the browser says now counts more.
    let chosen = desk.preferences.chosen;
    let now = RwSignal::new(None::<KeepAnswer>);
    let promise = move || now.get().or_else(|| chosen.with(|chosen| chosen.keep_answer));
    spawn_local(async move {
        let is_promised = browser::persistence::is_promised().await;
        let was_given = chosen.with_untracked(|chosen| chosen.keep_answer) == Some(KeepAnswer::Given);
        let says = match is_promised {
            Some(true) => Some(KeepAnswer::Given),
            // The promise was another browser's, and came here in a file.
            Some(false) if was_given => Some(KeepAnswer::Refused),
            None if was_given => Some(KeepAnswer::Unknown),
            Some(false) | None => None,
        };
        if says.is_some() {
            now.try_set(says);
        }
    });
    let ask = move |_| {
        now.set(Some(KeepAnswer::Asked));
        spawn_local(async move {
            now.try_set(Some(persistence::ask().await));
        });
    };
    let state = move || {
        // Told anew whenever that may be another.
        let _ = desk.is_read();
        let used = size_words(used(desk));
        let word = match (desk.store(), desk.library.saved.get()) {
            (None, _)
            | (
                _,
                SaveState::Refused {
                    why: Refusal::Blocked, ..
                },
            ) => data::STORAGE_BLOCKED,
            (_, SaveState::Refused { why: Refusal::Full, .. }) => data::STORAGE_FULL,
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
            <p class="outcome" role="status" data-promise=move || promise().map(KeepAnswer::id)>{move || promise().map(|answer| text(promise_word(answer)))}</p>
        </section>
    }
}

const fn promise_word(answer: KeepAnswer) -> Word {
    match answer {
        KeepAnswer::Asked => data::PROMISE_WAITING,
        KeepAnswer::Given => data::PROMISE_GIVEN,
        KeepAnswer::Refused => data::PROMISE_REFUSED,
        KeepAnswer::Unknown => data::PROMISE_UNKNOWN,
    }
}

/// Bytes of all keys and texts of this site, as browsers count them: two for each unit of a text.
fn used(desk: Desk) -> usize {
    let Some(store) = desk.store() else { return 0 };
    let size = |text: &str| text.encode_utf16().count() * 2;
    let texts = desk.texts().into_iter();
    texts.map(|(key, text)| size(&store.full_key(&key)) + size(&text)).sum()
}
