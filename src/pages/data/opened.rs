//! Files that a person opened, looked at before anything changes.
//!
//! Files come from anywhere. The domain caps size, depth and number; what is in them is only ever shown as plain text.

use leptos::prelude::untrack;
use serde_json::{Map, Value as Json};
use touchstone_domain::assessment::{self, AssessmentHead, read};
use touchstone_domain::document::Document;
use touchstone_domain::preferences;
use touchstone_domain::save_file::{self, Entry, ReadError, SaveFile, limits};
use touchstone_store::Lying;

use super::desk::Desk;
use super::rewrite::says_same;
use super::whole::{DEVICE, OTHER};
use crate::browser::files::PickedFile;

/// A file, and what can be done with it.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// Its name, as the person's device has it.
    pub name: String,
    /// What is in it.
    pub contents: Result<Contents, FileProblem>,
}

/// Why nothing can be taken from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// The browser could not read it.
    NotReadable,
    /// It is no save file.
    Refused(ReadError),
}

/// What is in a file.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Some characters could not be read: the file was probably saved in another encoding.
    pub garbled: bool,
    /// What can be taken in.
    pub items: Vec<Item>,
}

/// One thing in a file, and what the person wants done with it.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// What is to be done.
    pub choice: Choice,
}

/// What a file can hold.
#[derive(Clone, Debug)]
pub enum What {
    /// An assessment of this version.
    Assessment {
        /// It.
        document: Document,
        /// What is asked once about it.
        head: AssessmentHead,
        /// Indicators with an answer.
        answers: usize,
        /// How it stands to what is here.
        standing: Standing,
    },
    /// Preferences, or a document that lies in the database, of which there is one of each kind.
    OnlyOne {
        /// It.
        document: Document,
        /// How it stands to what is here.
        standing: Standing,
    },
    /// A file or document of a newer version, as it stands.
    Newer {
        /// The text.
        text: String,
        /// What can be made out of it.
        file: SaveFile,
    },
    /// A document of a kind that this version does not know.
    OtherKind(Document),
    /// Something that cannot be read as a document.
    Damaged(Entry),
    /// Fields beside the documents that this version does not know.
    Fields(Map<String, Json>),
    /// A text that could not be read where it was saved.
    Unreadable {
        /// Its key there.
        key: String,
        /// The text.
        text: String,
    },
}

/// How a document in a file stands to the one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not here.
    New,
    /// Here, and says the same.
    Same,
    /// Here, with all that the file says and later changes.
    Contained,
    /// Here, and the file says something that is not.
    Different,
    /// Here, but deleted.
    DeletedHere,
    /// Here in a newer version, which may not be changed.
    NewerHere,
}

/// What is to be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Take it in; merge it with what is here.
    Merge,
    /// Make what is here say what the file says.
    Replace,
    /// Take it in beside what is here.
    Copy,
    /// Leave everything as it is.
    Leave,
}

impl Item {
    /// The choices that make sense.
    #[must_use]
    pub fn choices(&self) -> &'static [Choice] {
        use Choice::{Copy, Leave, Merge, Replace};
        match &self.what {
            What::Assessment { standing, .. } => match standing {
                Standing::New => &[Merge, Copy, Leave],
                Standing::Same | Standing::NewerHere => &[Copy, Leave],
                Standing::Contained | Standing::Different | Standing::DeletedHere => &[Merge, Replace, Copy, Leave],
            },
            What::OnlyOne {
                standing: Standing::Contained | Standing::Different,
                ..
            } => &[Merge, Replace, Leave],
            What::OnlyOne {
                standing: Standing::Same | Standing::NewerHere,
                ..
            } => &[Leave],
            _ => &[Merge, Leave],
        }
    }

    fn of(what: What) -> Self {
        let choice = match &what {
            What::Assessment {
                standing: Standing::Same | Standing::NewerHere,
                ..
            }
            | What::OnlyOne {
                standing: Standing::Same | Standing::NewerHere,
                ..
            } => Choice::Leave,
            // To delete what is here is nothing that opening a file does by itself.
            What::Assessment { head, standing, .. } if head.deleted && *standing != Standing::New => Choice::Leave,
            // Somebody else's language and theme would be a surprise.
            What::OnlyOne { document, standing }
                if document.kind == preferences::KIND && *standing != Standing::New =>
            {
                Choice::Leave
            }
            _ => Choice::Merge,
        };
        Self { what, choice }
    }
}

/// Opens a file that was picked.
pub async fn open(desk: Desk, picked: PickedFile) -> OpenedFile {
    let name = picked.name();
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
    let most = limits::BYTES as f64;
    let contents = if picked.size() > most {
        // Not even read: a text of this size could fill the memory.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a size is whole and not negative; the cast saturates"
        )]
        let bytes = picked.size() as usize;
        Err(FileProblem::Refused(ReadError::TooLarge { bytes }))
    } else {
        match picked.text().await {
            Some(text) => look(desk, &text).map_err(FileProblem::Refused),
            None => Err(FileProblem::NotReadable),
        }
    };
    OpenedFile { name, contents }
}

fn look(desk: Desk, text: &str) -> Result<Contents, ReadError> {
    let mut file = save_file::read_foreign(text)?;
    let garbled = text.contains(char::REPLACEMENT_CHARACTER);
    if file.is_newer() {
        let items = vec![Item::of(What::Newer {
            text: text.to_owned(),
            file,
        })];
        return Ok(Contents { garbled, items });
    }
    // Who the person at the other device was is nothing that a file may say here (`state::voice`).
    file.extra.remove(DEVICE);
    let mut texts = Vec::new();
    for (key, text) in other_texts(&mut file) {
        match touchstone_store::look(Some(text.clone())) {
            Lying::File(inner) => file = file.merge(&inner),
            Lying::Newer(inner) if !inner.is_newer() => file = file.merge(&inner),
            Lying::Newer(inner) => texts.push(Item::of(What::Newer { text, file: inner })),
            Lying::Unreadable(text) => texts.push(Item::of(What::Unreadable { key, text })),
            Lying::Nothing => {}
        }
    }
    // What the texts beside the documents hold comes from outside as well.
    let mut file = file.within_limits();
    let fields = std::mem::take(&mut file.extra);
    let mut items: Vec<Item> = file
        .documents
        .into_iter()
        .map(|entry| Item::of(what(desk, entry)))
        .collect();
    if !fields.is_empty() {
        items.push(Item::of(What::Fields(fields)));
    }
    items.append(&mut texts);
    Ok(Contents { garbled, items })
}

/// Takes the texts that stand beside the documents; what is no list of texts stays a field like any other.
fn other_texts(file: &mut SaveFile) -> Vec<(String, String)> {
    let Some(Json::Object(texts)) = file.extra.get(OTHER) else {
        return Vec::new();
    };
    let all: Option<Vec<(String, String)>> = texts
        .iter()
        .map(|(key, text)| Some((key.clone(), text.as_str()?.to_owned())))
        .collect();
    let Some(all) = all else { return Vec::new() };
    file.extra.remove(OTHER);
    all
}

fn what(desk: Desk, entry: Entry) -> What {
    if entry.is_newer() {
        let file = SaveFile {
            documents: vec![entry],
            ..SaveFile::default()
        };
        return What::Newer {
            text: save_file::write(&file),
            file,
        };
    }
    let document = match entry {
        Entry::Known(document) => document,
        damaged @ Entry::Opaque { .. } => return What::Damaged(damaged),
    };
    match document.kind.as_str() {
        assessment::KIND => {
            let said = read::assessment(&document);
            let answers = said
                .answers
                .values()
                .filter(|answer| read::effective(answer).is_some())
                .count();
            let standing = assessment_standing(desk, &document, &said.head);
            What::Assessment {
                document,
                head: said.head,
                answers,
                standing,
            }
        }
        preferences::KIND => {
            let languages: Vec<String> = desk.content.languages().into_iter().map(|(id, _)| id).collect();
            let document = preferences::with_language_among(document, &languages);
            let standing = standing(stored_preferences(desk).as_ref(), &document);
            What::OnlyOne { document, standing }
        }
        kind => match desk.shelf(kind) {
            Some(shelf) => {
                let standing = standing(untrack(move || shelf.written()).as_ref(), &document);
                What::OnlyOne { document, standing }
            }
            None => What::OtherKind(document),
        },
    }
}

fn assessment_standing(desk: Desk, theirs: &Document, head: &AssessmentHead) -> Standing {
    let library = desk.library;
    if library.is_newer(&theirs.id) {
        return Standing::NewerHere;
    }
    let here = library.with(&theirs.id, Document::clone);
    match here {
        Some(here) if read::head(&here).deleted && !head.deleted => Standing::DeletedHere,
        here => standing(here.as_ref(), theirs),
    }
}

/// The preferences as they are stored.
#[must_use]
pub fn stored_preferences(desk: Desk) -> Option<Document> {
    desk.preferences.document()
}

fn standing(here: Option<&Document>, theirs: &Document) -> Standing {
    match here {
        None => Standing::New,
        Some(here) if here.version > theirs.version => Standing::NewerHere,
        Some(here) if says_same(here, theirs) => Standing::Same,
        Some(here) if here.contains_all_of(theirs) => Standing::Contained,
        Some(_) => Standing::Different,
    }
}
