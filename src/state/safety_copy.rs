//! A second copy of each assessment, in the browser's database.
//!
//! Browsers write local storage to the disk some seconds late: when the whole browser was killed right after an answer,
//! Chromium 156 had lost it in 8 of 9 trials and Firefox 153 for up to 5 seconds, while the database kept it every time
//! within 100 milliseconds. So each change goes to both, and after the start the app takes from the copy what its own
//! storage lacks. Merging makes that harmless, however often it happens. The code of this is a part: the start does not
//! wait for it and does not open the database.

use std::future::Future;
use std::pin::Pin;

use touchstone_domain::document::Document;
use touchstone_domain::save_file::{self, SaveFile};

use crate::browser::database;

/// The beginning of the copies' keys in the database.
const COPY: &str = "copy:";

/// What there is to do with the copies.
#[derive(Clone, Debug)]
pub enum Job {
    /// Bring all documents back.
    Recover,
    /// Merge a document into its copy.
    Keep(Document),
}

/// The work under way; what it brings are the documents to merge. Nothing where the browser has no database for us: the
/// first copy then stands alone, and the state of saving speaks of that one.
pub type Working = Pin<Box<dyn Future<Output = Vec<Document>>>>;

/// Begins a job.
#[must_use]
pub fn begin(job: Job) -> Working {
    Box::pin(async move {
        match job {
            Job::Recover => recover().await,
            Job::Keep(document) => keep(document).await,
        }
    })
}

async fn recover() -> Vec<Document> {
    let texts = database::texts().await.unwrap_or_default();
    let copies = texts.into_iter().filter(|(key, _)| key.starts_with(COPY));
    let files = copies.filter_map(|(_, text)| save_file::read(&text).ok());
    let entries = files.filter(|file| !file.is_newer()).flat_map(|file| file.documents);
    entries
        .filter(|entry| !entry.is_newer())
        .filter_map(|entry| entry.document().cloned())
        .collect()
}

async fn keep(document: Document) -> Vec<Document> {
    let key = [COPY, document.id.as_str()].concat();
    let file = SaveFile::of([document]);
    // A copy that cannot be kept is no loss: the document itself is kept, or the person has been told that it is not.
    let _ = database::change(&key, |stored| {
        let before = stored.and_then(|text| save_file::read(&text).ok());
        let after = before.map_or_else(|| file.clone(), |before| before.merge(&file));
        let text = save_file::write(&after);
        (vec![(key.clone(), text)], ())
    })
    .await;
    Vec::new()
}
