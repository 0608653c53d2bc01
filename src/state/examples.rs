//! The examples on this device, apart from people's own assessments. Only parts of the app know of them.

use leptos::prelude::*;
use touchstone_domain::assessment::{AssessmentHead, action};
use touchstone_domain::catalog::ExampleEntry;
use touchstone_domain::document::Document;
use touchstone_domain::example::{self, Action};
use touchstone_domain::ids::DocumentId;
use touchstone_domain::save_file;
use touchstone_domain::undo::Undo;

use super::content::NotLoaded;
use super::library::Library;
use crate::browser::fetch;
use crate::words::{examples, fill};

/// Whether an assessment of this device is an example.
#[must_use]
pub fn is_example(library: Library, id: &DocumentId) -> bool {
    library.with(id, |document| example::of(document).is_some()) == Some(true)
}

/// The ids of all examples on this device, of those that were put away too.
#[must_use]
pub fn example_ids(library: Library) -> Vec<DocumentId> {
    let all = library.all().into_iter();
    all.filter(|document| example::of(document).is_some())
        .map(|document| document.id)
        .collect()
}

/// Heads of the person's own assessments, the one answered last first.
#[must_use]
pub fn own_heads(library: Library) -> Vec<AssessmentHead> {
    let mut heads = library.heads();
    heads.retain(|head| !is_example(library, &head.id));
    heads
}

/// Heads of the examples that were opened here.
#[must_use]
pub fn example_heads(library: Library) -> Vec<AssessmentHead> {
    let mut heads = library.heads();
    heads.retain(|head| is_example(library, &head.id));
    heads
}

/// Heads of the other assessments that an assessment may stand beside: own ones beside an own one, examples beside an
/// example.
#[must_use]
pub fn heads_beside(library: Library, id: &DocumentId) -> Vec<AssessmentHead> {
    let mut heads = if is_example(library, id) {
        example_heads(library)
    } else {
        own_heads(library)
    };
    heads.retain(|head| head.id != *id);
    heads
}

/// Sees to it that an example is on this device. One that is here stays as it is.
///
/// # Errors
/// [`NotLoaded`]: it did not arrive, or nothing can be written.
pub async fn bring(library: Library, entry: &ExampleEntry) -> Result<(), NotLoaded> {
    if untrack(|| library.heads()).iter().any(|head| head.id == entry.document) {
        return Ok(());
    }
    begin_anew(library, entry).await.map(drop)
}

/// Makes an example say again what was published.
///
/// # Errors
/// As [`bring`].
pub async fn begin_anew(library: Library, entry: &ExampleEntry) -> Result<Undo, NotLoaded> {
    let published = published(entry).await?;
    let name = fill(examples::NAMED, &[("name", &entry.name)]);
    let action = Action::BeginAnew {
        published: &published,
        name: &name,
    };
    if library.with(&entry.document, |_| ()).is_none() {
        library.take_in(action::new(entry.document.clone()));
    }
    let done = library.change(&entry.document, |document, writer| {
        example::apply(document, &action, writer)
    });
    library.revision.update(|revision| *revision += 1);
    done.ok_or(NotLoaded)
}

/// An example as it is published.
async fn published(entry: &ExampleEntry) -> Result<Document, NotLoaded> {
    let text = fetch::text(&entry.file).await?;
    let file = save_file::read(&text).map_err(|_| NotLoaded)?;
    let document = file.documents_of(touchstone_domain::assessment::KIND).next().cloned();
    document.ok_or(NotLoaded)
}
