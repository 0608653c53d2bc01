//! The save file: one versioned envelope for storage, export and exchange.
//!
//! ```json
//! {"format": "touchstone", "version": 1, "documents": [{"kind": "assessment", "version": 1, "id": "…", "registers": {…}}]}
//! ```
//!
//! People's data outlive code. What this version does not know is carried along untouched; one damaged document never
//! blocks the others; a file of a newer version can be looked at. The schema is `schema/save-file.schema.json`.
//!
//! Whole numbers of 64 bits and fractions of up to 15 digits come out as they went in. Longer fractions may change in
//! the last digit: exact ones would cost 9 kB (gzip) of everybody's download, and no version writes any.

use serde_json::{Map, Value as Json};

use crate::canonical::{json_text, push_fields, push_list, quoted};
use crate::document::Document;
use crate::merge::{merge, merge_fields};
use crate::small_code::{SmallMap, sorted_by};
use crate::{assessment, improvement_plan, learning_record, portfolio, preferences, snapshots};

mod document_json;
pub mod limits;
mod migrate;

pub use document_json::DocumentProblem;

/// What the field `format` says.
pub const FORMAT: &str = "touchstone";

/// The version of the envelope that this code writes.
pub const VERSION: u32 = migrate::VERSION;

/// A save file.
#[derive(Clone, Debug, PartialEq)]
pub struct SaveFile {
    /// The version of the envelope: [`VERSION`], or the version of a newer file.
    pub version: u32,
    /// The documents by kind, then id.
    pub documents: Vec<Entry>,
    /// Fields of the envelope that this version does not know.
    pub extra: Map<String, Json>,
}

/// One document of a save file.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A document that can be read, of a known kind or not.
    Known(Document),
    /// Something that cannot be read as a document; written back as it is.
    Opaque {
        /// The whole of it.
        json: Json,
        /// What is wrong with it.
        problem: DocumentProblem,
    },
}

/// Why a text is not a save file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing, or only spaces.
    Empty,
    /// More bytes than [`limits::BYTES`].
    TooLarge {
        /// The text's length.
        bytes: usize,
    },
    /// Objects and lists inside each other deeper than [`limits::DEPTH`].
    TooDeep,
    /// Not JSON.
    NotJson {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault, from 1; 0 at the end of the text.
        column: usize,
    },
    /// JSON, but of something else.
    NotTouchstone,
    /// The version of the format is missing or not a whole number from 1.
    NoVersion,
    /// No list of documents.
    NoDocuments,
    /// More documents than [`limits::DOCUMENTS`].
    TooManyDocuments {
        /// How many there are.
        count: usize,
    },
    /// A newer version whose shape this one cannot make out at all.
    TooNew {
        /// The version of the file.
        version: u32,
    },
}

/// Reads a save file of any version.
///
/// # Errors
/// Where the text as a whole is no save file. A damaged document is no error: it becomes [`Entry::Opaque`].
pub fn read(text: &str) -> Result<SaveFile, ReadError> {
    read_with(text, |_| Ok(()))
}

// What is asked beyond the shape is no pointer: the start asks nothing, and has no code for it.
fn read_with(
    text: &str,
    check: impl Fn(&Document) -> Result<(), DocumentProblem> + Copy,
) -> Result<SaveFile, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if text.len() > limits::BYTES {
        return Err(ReadError::TooLarge { bytes: text.len() });
    }
    if limits::is_too_deep(text) {
        return Err(ReadError::TooDeep);
    }
    let json: Json = serde_json::from_str(text).map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    read_envelope(json, check)
}

/// Reads a save file that comes from outside: one that a person opens, or that lies in a folder. What this app itself
/// stored is read by [`read`]; a stored document may be beyond these limits and must stay readable.
///
/// # Errors
/// Those of [`read`].
pub fn read_foreign(text: &str) -> Result<SaveFile, ReadError> {
    // Each by itself, before copies of one document are merged: a forged copy must not damage the sound one beside it.
    Ok(read_with(text, limits::check)?.within_limits())
}

fn read_envelope(
    json: Json,
    check: impl Fn(&Document) -> Result<(), DocumentProblem> + Copy,
) -> Result<SaveFile, ReadError> {
    let version = envelope_version(&json)?;
    let Json::Object(fields) = migrate::migrate(migrate::STEPS, version, json) else {
        return Err(ReadError::NotTouchstone);
    };
    let mut documents = None;
    let mut extra = Map::new();
    // Sorted into a new map: taking keys out of one costs the start a kilobyte of code.
    for (key, value) in fields {
        match key.as_str() {
            "documents" => documents = Some(value),
            "format" | "version" => {}
            _ => drop(extra.insert(key, value)),
        }
    }
    let documents = match documents {
        Some(Json::Array(documents)) => documents,
        _ if version > VERSION => return Err(ReadError::TooNew { version }),
        _ => return Err(ReadError::NoDocuments),
    };
    if documents.len() > limits::DOCUMENTS {
        return Err(ReadError::TooManyDocuments { count: documents.len() });
    }
    let mut documents: Vec<Entry> = documents
        .into_iter()
        .map(|json| Entry::from_json(json, check))
        .collect();
    put_in_order(&mut documents);
    Ok(SaveFile {
        version: version.max(VERSION),
        documents,
        extra,
    })
}

fn envelope_version(json: &Json) -> Result<u32, ReadError> {
    if json.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(ReadError::NotTouchstone);
    }
    let version = json
        .get("version")
        .and_then(Json::as_u64)
        .and_then(|version| u32::try_from(version).ok());
    version.filter(|version| *version > 0).ok_or(ReadError::NoVersion)
}

/// Writes a save file: sorted and without spaces, so that equal content is equal text.
#[must_use]
pub fn write(file: &SaveFile) -> String {
    let entries = in_order(file.documents.iter());
    let mut documents = String::new();
    push_list(&mut documents, &entries, |out, entry| entry.push_json(out));

    let extra = file.extra.iter();
    let mut fields: SmallMap<&str, String> = extra.map(|(key, value)| (key.as_str(), json_text(value))).collect();
    fields.insert("format", quoted(FORMAT));
    fields.insert("version", file.version.to_string());
    fields.insert("documents", documents);
    let mut out = String::new();
    push_fields(&mut out, &fields);
    out
}

impl Default for SaveFile {
    fn default() -> Self {
        Self {
            version: VERSION,
            documents: Vec::new(),
            extra: Map::new(),
        }
    }
}

impl SaveFile {
    /// A file of these documents; copies of one document are merged.
    #[must_use]
    pub fn of(documents: impl IntoIterator<Item = Document>) -> Self {
        let mut documents = documents.into_iter().map(Entry::Known).collect();
        put_in_order(&mut documents);
        Self {
            documents,
            ..Self::default()
        }
    }

    /// Whether a newer version wrote it: to be looked at, never to be written over.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// The readable documents of a kind, by id; newer ones included.
    pub fn documents_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Document> {
        self.documents
            .iter()
            .filter_map(Entry::document)
            .filter(move |document| document.kind == kind)
    }

    /// The file as it is to be taken from outside: a document beyond what people make, by its counters or by the number of
    /// its entries, becomes [`Entry::Opaque`]. It would block what is written after it, or hang the page that shows it.
    #[must_use]
    pub fn within_limits(mut self) -> Self {
        for entry in &mut self.documents {
            if let Entry::Known(document) = &entry
                && let Err(problem) = limits::check(document)
                && let Ok(json) = serde_json::from_str(&entry.json())
            {
                *entry = Entry::Opaque { json, problem };
            }
        }
        put_in_order(&mut self.documents);
        self
    }

    /// Everything that either file holds: copies of one document merged, the rest side by side. Order, grouping and
    /// repetition make no difference.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut documents = [self.documents.as_slice(), &other.documents].concat();
        put_in_order(&mut documents);
        Self {
            version: self.version.max(other.version),
            documents,
            extra: merge_fields(&self.extra, &other.extra),
        }
    }
}

impl Entry {
    fn from_json(json: Json, check: impl Fn(&Document) -> Result<(), DocumentProblem> + Copy) -> Self {
        let document = document_json::read(&json).and_then(|document| check(&document).map(|()| document));
        match document {
            Ok(document) => Self::Known(document),
            Err(problem) => Self::Opaque { json, problem },
        }
    }

    /// The document, where it can be read.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        match self {
            Self::Known(document) => Some(document),
            Self::Opaque { .. } => None,
        }
    }

    /// Its kind, where it says so.
    #[must_use]
    pub fn kind(&self) -> Option<&str> {
        match self {
            Self::Known(document) => Some(&document.kind),
            Self::Opaque { json, .. } => json.get("kind")?.as_str(),
        }
    }

    /// Its id, where it says so; that of a damaged document may be any text.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Known(document) => Some(document.id.as_str()),
            Self::Opaque { json, .. } => json.get("id")?.as_str(),
        }
    }

    /// Whether a newer version wrote it, as far as this one knows its kind: to be looked at, never to be changed.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        let known = self.kind().and_then(known_version);
        known.is_some_and(|known| self.version() > u64::from(known))
    }

    /// 0 where it has none.
    fn version(&self) -> u64 {
        match self {
            Self::Known(document) => u64::from(document.version),
            Self::Opaque { json, .. } => json.get("version").and_then(Json::as_u64).unwrap_or(0),
        }
    }

    /// By kind, id and version; what cannot be read comes last, by its text.
    fn order(&self) -> (String, String, u64, Option<String>) {
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let text = match self {
            Self::Known(_) => None,
            Self::Opaque { json, .. } => Some(json_text(json)),
        };
        (owned(self.kind()), owned(self.id()), self.version(), text)
    }

    fn json(&self) -> String {
        let mut out = String::new();
        self.push_json(&mut out);
        out
    }

    fn push_json(&self, out: &mut String) {
        match self {
            Self::Known(document) => document_json::push(out, document),
            Self::Opaque { json, .. } => out.push_str(&json_text(json)),
        }
    }
}

/// Every kind of document that this code knows, with the newest version of its keys. A new kind is one more line here; the
/// test of the backup then asks how documents of it are made.
pub const KINDS: [(&str, u32); 6] = [
    (assessment::KIND, assessment::VERSION),
    (preferences::KIND, preferences::VERSION),
    (learning_record::KIND, learning_record::VERSION),
    (portfolio::KIND, portfolio::VERSION),
    (improvement_plan::KIND, improvement_plan::VERSION),
    (snapshots::KIND, snapshots::VERSION),
];

/// The newest version of a kind's keys that this code knows; nothing for an unknown kind.
#[must_use]
pub fn known_version(kind: &str) -> Option<u32> {
    let known = KINDS.iter().find(|(known, _)| *known == kind);
    known.map(|(_, version)| *version)
}

/// Entries in the order in which files hold them; the order of each is worked out once.
fn in_order<T: std::borrow::Borrow<Entry>>(entries: impl IntoIterator<Item = T>) -> Vec<T> {
    // In boxes, because sorting moves what it sorts.
    let ordered = entries
        .into_iter()
        .map(|entry| Box::new((entry.borrow().order(), entry)));
    let sorted = sorted_by(ordered, |left, right| left.0.cmp(&right.0));
    sorted.into_iter().map(|ordered| ordered.1).collect()
}

/// Sorts, merges copies of one document, and keeps one of several equal entries.
fn put_in_order(entries: &mut Vec<Entry>) {
    *entries = in_order(std::mem::take(entries));
    // In rounds, pairs and then pairs of pairs: else a thousand copies would be copied a thousand times.
    let mut before = usize::MAX;
    while entries.len() < before {
        before = entries.len();
        let mut is_single = true;
        entries.dedup_by(|next, kept| {
            is_single = !(is_single && join(kept, next));
            !is_single
        });
    }
}

/// Takes the next entry into the one before, where it says the same or is a copy of the same document.
fn join(kept: &mut Entry, next: &Entry) -> bool {
    let merged = match (&*kept, next) {
        (Entry::Known(kept), Entry::Known(next)) => merge(kept, next).ok(),
        (kept, next) => return *kept == *next,
    };
    let is_copy = merged.is_some();
    if let Some(merged) = merged {
        *kept = Entry::Known(merged);
    }
    is_copy
}

#[cfg(test)]
mod tests;
