//! Taking in what a person chose from opened files, and taking all of that back.

use leptos::prelude::{GetUntracked, Update};
use serde_json::Map;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{self, read};
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::{self, Preferences};
use touchstone_domain::save_file::{self, Entry, SaveFile};
use touchstone_store::{Key, Kind, Lying, Refusal as NotKept, Standing, look};

use super::desk::Desk;
use super::opened::{Choice, Item, What};
use super::rewrite::{made_to_say, taken_back};
use super::whole;
use crate::browser::storage::LocalStore;
use crate::browser::{clock, random};
use crate::state::library::{Library, SET_ASIDE};
use crate::state::shelf;
use crate::words::{common, fill, text};

/// The beginning of keys of what this version does not know; it goes out again with everything else.
pub const OTHER: &str = "other:";
/// The longest key that a text from a file is set aside under.
const KEY_LENGTH: usize = 200;

/// How many things are taken in, or back, before the page takes a breath.
pub const AT_ONCE: usize = 50;

/// What taking in came to.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// One line for each thing that was not left out.
    pub lines: Vec<Line>,
    /// The name of the copy that was saved before anything was replaced.
    pub copy: Option<String>,
    /// So many things were left out, because the person stopped.
    pub left_out: usize,
    /// Everything was taken back.
    pub undone: bool,
    /// Taking back left assessments among the deleted ones, because another tab may know of them.
    pub left_deleted: bool,
    steps: Vec<Step>,
}

/// What became of one thing.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it was; empty for what has no name.
    pub item: Item,
    /// How it went.
    pub result: Result<(), Refusal>,
    /// The documents that it became.
    keys: Vec<Key>,
}

/// Why something was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser did not keep it.
    NotKept(NotKept),
    /// Something else stands in its place, and a newer version's text is never mixed with it.
    Occupied,
    /// The copy of what is here could not be saved first.
    NoCopy,
    /// It cannot be merged with what is here.
    NoMatch,
}

/// One change, with what takes it back.
#[derive(Clone, Debug)]
enum Step {
    Assessment {
        id: DocumentId,
        before: Option<Document>,
        after: Document,
    },
    Shelved {
        kind: Kind,
        before: Document,
        after: Document,
    },
    Preferences(Preferences),
    Text {
        key: String,
        before: Option<String>,
    },
    Newer(Vec<DocumentId>),
}

type Done = Result<Vec<Step>, Refusal>;

/// Takes one item in. `copy_saved` says whether what is here was saved before it is replaced.
pub async fn put_in(desk: Desk, item: Item, copy_saved: bool, outcome: &mut Outcome) {
    if item.choice == Choice::Leave {
        return;
    }
    let done = if item.choice == Choice::Replace && !copy_saved {
        Err(Refusal::NoCopy)
    } else {
        match &item.what {
            What::Assessment { document, .. } => put_assessment(desk, document, item.choice),
            What::OnlyOne { document, .. } if document.kind == preferences::KIND => {
                put_preferences(desk, document, item.choice)
            }
            What::OnlyOne { document, .. } => put_on_shelf(desk, document, item.choice).await,
            What::Newer { text, file } => put_newer(desk, text, file),
            What::OtherKind(document) => {
                let key = format!("{OTHER}{}:{}", document.kind, document.id);
                put_file(desk, &key, &SaveFile::of([document.clone()]))
            }
            What::Damaged(entry) => put_damaged(desk, entry),
            What::Fields(fields) => put_fields(desk, fields),
            What::Unreadable { key, text } => put_aside(desk, key, text),
        }
    };
    let keys = done.iter().flatten().filter_map(Step::key).collect();
    let result = done.map(|mut steps| outcome.steps.append(&mut steps));
    outcome.lines.push(Line { item, result, keys });
}

impl Step {
    /// The document that it changed, where it is one that the library keeps.
    fn key(&self) -> Option<Key> {
        match self {
            Self::Assessment { id, .. } => Some(Key::assessment(id.clone())),
            Self::Shelved { kind, .. } => Some(Key::only(*kind)),
            Self::Preferences(_) => Some(Key::only(Kind::Preferences)),
            Self::Text { .. } | Self::Newer(_) => None,
        }
    }
}

fn writer(desk: Desk) -> Result<WriterId, Refusal> {
    desk.library.writer().ok_or(Refusal::NoMatch)
}

fn put_assessment(desk: Desk, theirs: &Document, choice: Choice) -> Done {
    let library = desk.library;
    let writer = writer(desk)?;
    if choice == Choice::Copy {
        let id: DocumentId = random::hex_id().map_err(|_| Refusal::NoMatch)?;
        let name = read::head(theirs).name;
        let name = if name.trim().is_empty() {
            text(common::UNNAMED)
        } else {
            &name
        };
        let name = fill(common::LIST_COPY_OF, &[("name", name)]);
        let copy = action::duplicate(theirs, id.clone(), &name, &writer);
        library.take_in(copy.clone());
        return Ok(vec![Step::Assessment {
            id,
            before: None,
            after: copy,
        }]);
    }
    let id = theirs.id.clone();
    if library.is_newer(&id) {
        return Err(Refusal::Occupied);
    }
    let before = library.with(&id, Document::clone);
    let mut after = match &before {
        Some(here) => merge(here, theirs).map_err(|_| Refusal::NoMatch)?,
        None => theirs.clone(),
    };
    if choice == Choice::Replace {
        after = made_to_say(&after, theirs, &writer);
    }
    if read::head(&after).deleted && !read::head(theirs).deleted {
        action::apply(&mut after, &Action::Restore, &writer);
    }
    library.take_in(after.clone());
    Ok(vec![Step::Assessment { id, before, after }])
}

fn put_preferences(desk: Desk, theirs: &Document, choice: Choice) -> Done {
    let before = desk.preferences.chosen.get_untracked();
    if desk.library.standing(&Key::only(Kind::Preferences)) == Some(Standing::Newer) {
        return Err(Refusal::Occupied);
    }
    if choice == Choice::Merge {
        desk.library.take_in_any(Kind::Preferences, theirs.clone());
        desk.preferences.read_again();
    } else {
        choose(desk, &preferences::read(theirs));
    }
    Ok(vec![Step::Preferences(before)])
}

fn choose(desk: Desk, wanted: &Preferences) {
    for action in whole::as_actions(wanted) {
        desk.preferences.dispatch(&action);
    }
}

async fn put_on_shelf(desk: Desk, theirs: &Document, choice: Choice) -> Done {
    let writer = writer(desk)?;
    let shelf = desk.shelf(&theirs.kind).ok_or(Refusal::NoMatch)?;
    let kind = shelf.kind;
    let before = shelf::export(desk.library, kind).await;
    let before = before.unwrap_or_else(|| kind.new_document());
    if desk.library.standing(&shelf.key()) == Some(Standing::Newer) {
        return Err(Refusal::Occupied);
    }
    let mut after = merge(&before, theirs).map_err(|_| Refusal::NoMatch)?;
    if choice == Choice::Replace {
        after = made_to_say(&after, theirs, &writer);
    }
    desk.library.take_in_any(kind, after.clone());
    Ok(vec![Step::Shelved { kind, before, after }])
}

/// Keeps the text of a newer version as it stands, under the key of its assessment; its assessments can be looked at.
fn put_newer(desk: Desk, text: &str, file: &SaveFile) -> Done {
    let of_assessments = file
        .documents
        .iter()
        .filter(|entry| entry.kind() == Some(assessment::KIND));
    let ids: Vec<DocumentId> = of_assessments.filter_map(|entry| entry.id()?.parse().ok()).collect();
    let store = desk.store();
    let stored = |key: &str| store.as_ref().and_then(|store| store.read(key));
    let key_of = |id: &DocumentId| format!("assessment:{id}");
    let first = ids.first().map(key_of);
    if first.as_deref().and_then(stored).as_deref() == Some(text) {
        return Ok(Vec::new());
    }
    let occupied = |id: &DocumentId| desk.library.with(id, |_| ()).is_some() || stored(&key_of(id)).is_some();
    if ids.iter().any(occupied) {
        return Err(Refusal::Occupied);
    }
    let mut steps = Vec::new();
    if let Some(store) = &store {
        match first {
            Some(key) => {
                store.write(&key, text).map_err(Refusal::NotKept)?;
                steps.push(Step::Text { key, before: None });
            }
            None => steps.extend(put_once(store, &format!("{OTHER}newer:"), text)?),
        }
    }
    for document in file.documents_of(assessment::KIND) {
        desk.library.take_newer(document.clone());
    }
    steps.push(Step::Newer(ids));
    Ok(steps)
}

/// Keeps what this version does not know, merged with what is kept under its key already.
fn put_file(desk: Desk, key: &str, file: &SaveFile) -> Done {
    let store = desk.store().ok_or(Refusal::NotKept(NotKept::Blocked))?;
    let before = store.read(key);
    let merged = match look(store.read(key)) {
        Lying::File(here) | Lying::Newer(here) if !here.is_newer() => here.within_limits().merge(file),
        Lying::Nothing => file.clone(),
        Lying::File(_) | Lying::Newer(_) | Lying::Unreadable(_) => return Err(Refusal::Occupied),
    };
    store.write(key, &save_file::write(&merged)).map_err(Refusal::NotKept)?;
    Ok(vec![Step::Text {
        key: key.to_owned(),
        before,
    }])
}

fn put_damaged(desk: Desk, entry: &Entry) -> Done {
    let file = SaveFile {
        documents: vec![entry.clone()],
        ..SaveFile::default()
    };
    put_file(desk, &format!("{OTHER}damaged"), &file)
}

fn put_fields(desk: Desk, fields: &Map<String, serde_json::Value>) -> Done {
    let store = desk.store().ok_or(Refusal::NotKept(NotKept::Blocked))?;
    let file = SaveFile {
        extra: fields.clone(),
        ..SaveFile::default()
    };
    put_once(&store, &format!("{OTHER}fields:"), &save_file::write(&file))
}

fn put_aside(desk: Desk, key: &str, text: &str) -> Done {
    let store = desk.store().ok_or(Refusal::NotKept(NotKept::Blocked))?;
    let is_here = |key: &String| key.starts_with(SET_ASIDE) && store.read(key).as_deref() == Some(text);
    if store.keys().iter().any(is_here) {
        return Ok(Vec::new());
    }
    let key: String = key
        .strip_prefix(SET_ASIDE)
        .unwrap_or(key)
        .chars()
        .take(KEY_LENGTH)
        .collect();
    // Under the key that it had, where that is free: what comes back is then what went out.
    let key = [SET_ASIDE, &key].concat();
    if store.read(&key).is_none() {
        store.write(&key, text).map_err(Refusal::NotKept)?;
        return Ok(vec![Step::Text { key, before: None }]);
    }
    put_once(&store, &format!("{key}:"), text)
}

/// Writes a text under the first free number, unless it stands there already.
fn put_once(store: &LocalStore, beginning: &str, text: &str) -> Done {
    for number in 1_u32.. {
        let key = format!("{beginning}{number}");
        match store.read(&key) {
            Some(here) if here == text => break,
            Some(_) => {}
            None => {
                store.write(&key, text).map_err(Refusal::NotKept)?;
                return Ok(vec![Step::Text { key, before: None }]);
            }
        }
    }
    Ok(Vec::new())
}

impl Outcome {
    /// Nothing yet; what is here was saved under this name, where that was needed.
    #[must_use]
    pub fn after_copy(copy: Option<String>) -> Self {
        Self {
            copy,
            ..Self::default()
        }
    }

    /// Waits until it is clear what the browser has kept, and says so line by line.
    pub async fn find_out_what_is_kept(&mut self, library: Library) {
        library.settled().await;
        for line in &mut self.lines {
            let refused = line.keys.iter().find_map(|key| library.kept(key).err());
            if let (true, Some(why)) = (line.result.is_ok(), refused) {
                line.result = Err(Refusal::NotKept(why));
            }
        }
    }

    /// Whether there is anything to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undone && !self.steps.is_empty()
    }

    /// Takes everything back, the last first, by new writes where other tabs may know of it already.
    pub async fn undo(&mut self, desk: Desk) {
        for (number, step) in std::mem::take(&mut self.steps).into_iter().rev().enumerate() {
            if number % AT_ONCE == AT_ONCE - 1 {
                clock::pause(0).await;
            }
            self.left_deleted |= matches!(step, Step::Assessment { before: None, .. });
            take_back(desk, step).await;
        }
        self.undone = true;
    }
}

async fn take_back(desk: Desk, step: Step) {
    let Some(writer) = desk.library.writer() else { return };
    match step {
        Step::Assessment { id, before: None, .. } => {
            desk.library
                .change(&id, |document, writer| action::apply(document, &Action::Delete, writer));
            desk.library.revision.try_update(|revision| *revision += 1);
        }
        Step::Assessment {
            id,
            before: Some(before),
            after,
        } => {
            let back = desk
                .library
                .with(&id, |here| taken_back(here, &before, &after, &writer));
            if let Some(back) = back {
                desk.library.take_in(back);
            }
        }
        Step::Shelved { kind, before, after } => {
            if let Some(here) = shelf::export(desk.library, kind).await {
                let back = taken_back(&here, &before, &after, &writer);
                desk.library.take_in_any(kind, back);
            }
        }
        Step::Preferences(before) => choose(desk, &before),
        Step::Text { key, before } => {
            let Some(store) = desk.store() else { return };
            match before {
                // Where it does not fit it did not fit before either: the room was there a moment ago.
                Some(text) => drop(store.write(&key, &text)),
                None => store.remove(&key),
            }
        }
        Step::Newer(ids) => ids.iter().for_each(|id| desk.library.forget_newer(id)),
    }
}
