//! A labelled list to choose one entry from.

use leptos::ev::Event;
use leptos::prelude::*;

use crate::words::{Word, text};

/// The field, by its name in the form, which is the same in every language.
pub fn choice_field(
    label: Word,
    name: &'static str,
    options: impl IntoView + 'static,
    choose: impl FnMut(Event) + 'static,
) -> AnyView {
    let options = options.into_any();
    view! {
        <label class="field">
            <span class="field-label">{text(label)}</span>
            <select name=name on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
