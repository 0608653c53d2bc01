//! Where the person left off: a link on the first page to the own assessment answered last.

use leptos::prelude::*;

use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;
use crate::words::{common, fill, text};

/// The link; nothing where there is no assessment yet.
#[component]
pub fn LeftOff() -> impl IntoView {
    let library = Library::expect();
    move || {
        own_heads(library).into_iter().next().map(|head| {
            let name = if head.name.is_empty() {
                text(common::UNNAMED)
            } else {
                &head.name
            };
            let label = fill(common::HOME_CONTINUE, &[("name", name)]);
            view! { <p class="continue"><a class="button" href=Route::report(head.id).href()>{label}</a></p> }
        })
    }
}
