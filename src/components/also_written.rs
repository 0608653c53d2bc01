//! Texts that two people wrote at the same time: the losing one is shown until somebody has dealt with it.

use leptos::prelude::*;
use touchstone_domain::assessment::action::Action;

use crate::state::answering::Answering;
use crate::state::library::Library;
use crate::words::{common, text};

/// What else was written to a register, with a button that puts it away.
#[component]
pub fn AlsoWritten(
    /// The register's key.
    key: String,
) -> impl IntoView {
    let answering = Answering::expect();
    let library = Library::expect();
    let key = StoredValue::new(key);
    let texts = move || {
        answering.revision.track();
        let also = key.with_value(|key| {
            let read = |document: &touchstone_domain::document::Document| {
                let register = document.get(key);
                register.map(|register| {
                    register
                        .also_written()
                        .into_iter()
                        .map(str::to_owned)
                        .collect::<Vec<_>>()
                })
            };
            library.with(&answering.id(), read).flatten()
        });
        also.unwrap_or_default()
    };
    let dismiss = Callback::new(move |key| answering.dispatch(&Action::DismissAlso { key }));
    move || view! { <LostTexts key=key.get_value() texts=texts() dismiss /> }
}

/// Texts that lost to another one of the same register; nothing where there are none.
#[component]
pub fn LostTexts(
    /// The register's key.
    key: String,
    /// The texts.
    texts: Vec<String>,
    /// Puts the texts of a register away.
    dismiss: Callback<String>,
) -> impl IntoView {
    (!texts.is_empty()).then(|| {
        view! {
            <div class="also-written">
                <p>{text(common::ALSO_WRITTEN)}</p>
                {texts.into_iter().map(|text| view! { <blockquote>{text}</blockquote> }).collect::<Vec<_>>()}
                <button type="button" class="quiet" data-action="dismiss" data-once="" on:click=move |_| dismiss.run(key.clone())>{text(common::ALSO_DISMISS)}</button>
            </div>
        }
    })
}
