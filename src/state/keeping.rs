//! Documents in the browser's local storage: reading, merging and writing one key at a time.
//!
//! Saving is read, merge, write, so that two tabs lose nothing. A text that cannot be read is set aside under a key of
//! its own and never overwritten; a text from a newer version is left alone.
//!
//! Every place that writes over something that is kept, and what becomes of what was there:
//!
//! | where | what is there | what becomes of it |
//! |---|---|---|
//! | [`keep`]: assessments, preferences | a file of this version | merged |
//! | | unreadable | set aside first; without room for it nothing is written |
//! | | newer | nothing is written |
//! | the library's reading at the start | unreadable | set aside; without room it stays under its key |
//! | a shelf's writing into the database | as in [`keep`] | as in [`keep`], in one transaction |
//! | a shelf's text for a page that was left | unreadable or newer | set aside when it is read |
//! | the second copy of an assessment | as in [`keep`] | as in [`keep`], in one transaction |
//! | opening a file: "replace" | what is here | saved to a file first; without that nothing is replaced |
//! | opening a file: "merge" | what is here | merged, and can be taken back |
//! | opening a file of a newer version | anything under its key | refused |
//! | opening what nobody here knows | its like | merged; refused where it cannot be read or is newer |
//! | opening a text that was set aside | another text under its key | the next free key is taken |

use touchstone_domain::document::Document;
use touchstone_domain::save_file::{self, Entry, SaveFile};

use crate::browser::storage::{LocalStore, NotKept};

/// The beginning of keys under which unreadable texts are set aside.
pub const SET_ASIDE: &str = "set-aside:";

/// What a stored text holds.
pub enum Stored {
    /// Nothing is stored.
    Nothing,
    /// A file that this version can read and write.
    File(SaveFile),
    /// A file of a newer version: it may be read, and is not written.
    Newer(SaveFile),
    /// Not readable, as it stands.
    Unreadable(String),
}

/// Why a document was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// The browser refused.
    Refused(NotKept),
    /// The stored text belongs to a newer version of the app.
    Newer,
}

/// Reads a key.
#[must_use]
pub fn stored(store: &LocalStore, key: &str) -> Stored {
    let Some(text) = store.read(key) else {
        return Stored::Nothing;
    };
    read_text(text)
}

/// Reads a stored text.
#[must_use]
pub fn read_text(text: String) -> Stored {
    match save_file::read(&text) {
        Ok(file) if file.is_newer() || file.documents.iter().any(Entry::is_newer) => Stored::Newer(file),
        Ok(file) => Stored::File(file),
        Err(_) => Stored::Unreadable(text),
    }
}

/// Moves an unreadable text to a key of its own.
///
/// # Errors
/// The browser refused; the text then stays where it was.
pub fn set_aside(store: &LocalStore, key: &str, text: &str) -> Result<(), NotKept> {
    let free = (1_u32..).map(|number| format!("{SET_ASIDE}{key}:{number}"));
    let occupied = store.keys();
    let name = free.into_iter().find(|name| occupied.binary_search(name).is_err());
    store.write(&name.unwrap_or_else(|| format!("{SET_ASIDE}{key}")), text)?;
    store.remove(key);
    Ok(())
}

/// Merges the document with what is stored and writes the result, which it returns.
///
/// # Errors
/// [`Unkept`]; nothing stored is lost.
pub fn keep(store: &LocalStore, key: &str, document: &Document) -> Result<Document, Unkept> {
    let before = match stored(store, key) {
        Stored::Nothing => SaveFile::default(),
        Stored::File(file) => file,
        Stored::Newer(_) => return Err(Unkept::Newer),
        Stored::Unreadable(text) => {
            set_aside(store, key, &text).map_err(Unkept::Refused)?;
            SaveFile::default()
        }
    };
    let after = before.merge(&SaveFile::of([document.clone()]));
    if after != before {
        store.write(key, &save_file::write(&after)).map_err(Unkept::Refused)?;
    }
    let merged = after
        .documents_of(&document.kind)
        .find(|merged| merged.id == document.id)
        .cloned();
    Ok(merged.unwrap_or_else(|| document.clone()))
}
