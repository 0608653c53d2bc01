//! The label of an example, on every page of its result and on paper.

use leptos::prelude::*;
use touchstone_domain::ids::DocumentId;

use crate::state::examples::is_example;
use crate::state::library::Library;
use crate::words::{common, text};

/// Says that the provider is fictional; nothing for a person's own assessment.
#[component]
pub fn ExampleLabel(
    /// The assessment.
    id: DocumentId,
) -> impl IntoView {
    let library = Library::expect();
    move || {
        is_example(library, &id).then(|| {
            view! {
                <p class="example-label" data-example=""><strong>{text(common::EXAMPLE_LABEL)}</strong> " " {text(common::EXAMPLE_ABOUT)}</p>
            }
        })
    }
}
