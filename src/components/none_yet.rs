//! "There is none", said only once it is known.

use leptos::prelude::*;

use crate::state::library::Library;
use crate::words::{start, text};

/// What says that no assessment is here; while second copies are still being looked at, that they are.
pub fn none_yet<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> impl IntoView {
    let known = Library::expect().recovered;
    move || match known.get() {
        true => draw().into_any(),
        false => being_read().into_any(),
    }
}

/// The sentence of a list that is being read.
pub fn being_read() -> impl IntoView {
    view! { <p class="waiting" role="status">{text(start::WAITING)}</p> }
}
