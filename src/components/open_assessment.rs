//! A view of an assessment by its id, wherever it comes from and whenever it comes.

use leptos::prelude::*;
use touchstone_domain::assessment::read;
use touchstone_domain::ids::DocumentId;

use crate::state::answering::Answering;
use crate::state::library::Library;

/// Draws the open assessment, or nothing where it is not on this device. It may come a moment later, from its second copy
/// or from another tab, and another tab may delete it.
pub fn open_assessment(id: DocumentId, draw: impl Fn(Option<Answering>) -> AnyView + Send + 'static) -> AnyView {
    let library = Library::expect();
    let wanted = id.clone();
    let is_here = Memo::new(move |_| {
        library.revision.track();
        library.with(&wanted, |document| !read::head(document).deleted) == Some(true)
    });
    (move || draw(is_here.get().then(|| Answering::open(&id)).flatten())).into_any()
}
