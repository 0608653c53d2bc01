//! Says when what a person does on a page is not kept in the browser's database.

use leptos::prelude::*;
use touchstone_store::Refusal;

use crate::state::shelf::Keeping;
use crate::words::{Word, text};

/// The sentences of a page: what is lost differs.
#[derive(Clone, Copy)]
pub struct NotKeptWords {
    /// There is no space left.
    pub full: Word,
    /// There is no database.
    pub blocked: Word,
    /// A newer version wrote the document.
    pub newer: Word,
}

/// The notice, while it has something to say. Its name in `data-notice` is what it is about and why: `plan-full`.
pub fn not_kept_notice(keeping: RwSignal<Keeping>, about: &'static str, words: NotKeptWords) -> impl IntoView {
    move || {
        let (why, word) = match keeping.get() {
            Keeping::Unsafe(Refusal::Full) => ("full", words.full),
            Keeping::Unsafe(Refusal::Blocked | Refusal::WornOut) => ("blocked", words.blocked),
            Keeping::Newer | Keeping::Unsafe(Refusal::Newer) => ("newer", words.newer),
            Keeping::Opening | Keeping::Kept | Keeping::Erased => return None,
        };
        Some(view! { <p class="notice" role="status" data-notice=format!("{about}-{why}")>{text(word)}</p> })
    }
}
