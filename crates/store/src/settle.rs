//! What lies there, what do I have, what do I write? Asked for every storage alike, and answered here only.
//!
//! | what lies there | what becomes of it |
//! |---|---|
//! | nothing | the document is written |
//! | a file of this version | merged with the document |
//! | unreadable | set aside under a key of its own first; without room for it nothing is written |
//! | of a newer version | nothing is written |
//!
//! Other places that write over something kept: opening a file (`src/pages/data/put_in.rs` in the app) saves what it replaces to
//! a file first, merges, or takes the next free key.

use touchstone_domain::document::Document;
use touchstone_domain::save_file::{self, Entry, SaveFile};

/// What a stored text holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Lying {
    /// Nothing is stored.
    Nothing,
    /// A file that this version can read and write.
    File(SaveFile),
    /// A file of a newer version: it may be read, and is not written.
    Newer(SaveFile),
    /// Not readable, as it stands.
    Unreadable(String),
}

/// Reads what lies in a storage.
#[must_use]
pub fn look(text: Option<String>) -> Lying {
    let Some(text) = text else { return Lying::Nothing };
    match save_file::read(&text) {
        Ok(file) if file.is_newer() || file.documents.iter().any(Entry::is_newer) => Lying::Newer(file),
        Ok(file) => Lying::File(file),
        Err(_) => Lying::Unreadable(text),
    }
}

/// What to write, and what the document then is.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// Texts by key, to be written in this order; none where all of it lies there already.
    pub texts: Vec<(String, String)>,
    /// The document together with what lay there.
    pub document: Document,
}

/// Decides what to write under a key where something lies. `aside` is a free key for a text that cannot be read.
///
/// # Errors
/// What lies there, where a newer version wrote it: nothing may be written.
pub fn settle(lying: Option<String>, key: &str, aside: &str, ours: &Document) -> Result<Settled, SaveFile> {
    let mut texts = Vec::new();
    let before = match look(lying) {
        Lying::Newer(file) => return Err(file),
        Lying::File(file) => file,
        Lying::Nothing => SaveFile::default(),
        Lying::Unreadable(text) => {
            texts.push((aside.to_owned(), text));
            SaveFile::default()
        }
    };
    let after = before.merge(&SaveFile::of([ours.clone()]));
    // A document in which nothing is written is not kept; it only asks what lies there.
    if ours.registers.is_empty() {
        texts.clear();
    } else if after != before || !texts.is_empty() {
        texts.push((key.to_owned(), save_file::write(&after)));
    }
    let merged = after.documents_of(&ours.kind).find(|document| document.id == ours.id);
    let document = merged.unwrap_or(ours).clone();
    Ok(Settled { texts, document })
}
