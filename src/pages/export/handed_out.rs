//! What came of handing a file to the browser.

use leptos::prelude::*;

use crate::words::{export, fill, text};

/// The name of the file, empty where the browser did not take it; nothing before the first try.
#[component]
pub fn HandedOut(
    /// It.
    name: RwSignal<Option<String>>,
) -> impl IntoView {
    let said = move || {
        name.get().map(|name| match name.as_str() {
            "" => text(export::NOT_MADE).to_owned(),
            name => fill(export::MADE, &[("file", name)]),
        })
    };
    view! { <p class="outcome" role="status">{said}</p> }
}
