//! What other tabs of this site do to the store.

use leptos::ev;
use leptos::prelude::window_event_listener;

/// Calls back with the browser's key and its new text whenever another tab wrote or removed one; without a key when it cleared all.
pub fn on_change(changed: impl Fn(Option<String>, Option<String>) + 'static) {
    let handle = window_event_listener(ev::storage, move |event| changed(event.key(), event.new_value()));
    // Listens as long as the page lives.
    std::mem::forget(handle);
}
