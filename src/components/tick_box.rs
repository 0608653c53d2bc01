//! An empty square to tick on paper.

use leptos::prelude::*;

/// The square; nothing for a screen reader, which ticks nothing.
pub fn tick_box() -> impl IntoView {
    view! {
        <svg class="tick-box" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <rect x="1" y="1" width="12" height="12" fill="none" stroke="currentColor" stroke-width="1.5" />
        </svg>
    }
}
