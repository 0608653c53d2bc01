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

use super::keeping::{SET_ASIDE, Stored, read_text};
use super::library::erasures;
use crate::browser::{database, random};

/// The beginning of the copies' keys in the database.
const COPY: &str = "copy:";

/// What there is to do with the copies.
#[derive(Clone, Debug)]
pub enum Job {
    /// Bring all documents back.
    Recover,
    /// Merge a document into its copy, unless everything was erased since this many erasures.
    Keep(Document, u32),
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
            Job::Keep(document, erased) => keep(document, erased).await,
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

async fn keep(document: Document, erased: u32) -> Vec<Document> {
    let key = [COPY, document.id.as_str()].concat();
    let aside = format!("{SET_ASIDE}{key}:{:08x}", random::seed());
    let file = SaveFile::of([document]);
    // A copy that cannot be kept is no loss: the document itself is kept, or the person has been told that it is not.
    let change = |stored| match erased == erasures() {
        true => to_write(stored, &key, aside, &file),
        false => Vec::new(),
    };
    let _ = database::change(&key, |stored| (change(stored), ())).await;
    Vec::new()
}

/// The texts to write: the copy merged with the one that is stored. One that cannot be read is set aside first, and one of a
/// newer version stays as it is.
fn to_write(stored: Option<String>, key: &str, aside: String, file: &SaveFile) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let after = match stored.map_or(Stored::Nothing, read_text) {
        Stored::Newer(_) => return texts,
        Stored::File(before) => before.merge(file),
        Stored::Nothing => file.clone(),
        Stored::Unreadable(text) => {
            texts.push((aside, text));
            file.clone()
        }
    };
    texts.push((key.to_owned(), save_file::write(&after)));
    texts
}

#[cfg(test)]
mod tests {
    use touchstone_domain::assessment::action::{self, Action};

    use super::*;

    fn file(name: &str) -> SaveFile {
        let mut document = action::new("0123456789abcdef".parse().unwrap());
        let writer = "0000000000aa".parse().unwrap();
        action::apply(&mut document, &Action::SetName(name.to_owned()), &writer);
        SaveFile::of([document])
    }

    #[test]
    fn a_stored_copy_is_merged_set_aside_or_left_alone() {
        let ours = file("ours");
        let text = save_file::write(&ours);
        let written = |stored: Option<&str>| to_write(stored.map(str::to_owned), "copy:1", "aside".to_owned(), &ours);
        let own = ("copy:1".to_owned(), text.clone());
        assert_eq!(written(None), [own.clone()]);
        assert_eq!(written(Some(&text)), [own.clone()]);
        let broken = "{\"format\":".to_owned();
        assert_eq!(written(Some(&broken)), [("aside".to_owned(), broken), own]);
        let newer = text.replacen("\"version\":1}", "\"version\":2}", 1);
        assert_ne!(newer, text);
        assert_eq!(written(Some(&newer)), []);
    }
}
