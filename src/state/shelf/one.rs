//! One shelf: a document in memory, in the database, and in step with other windows.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_domain::merge::merge;
use touchstone_domain::save_file::{self, SaveFile};
use touchstone_domain::undo::Undo;

use super::{Keeping, Kind, shelf};
use crate::browser::channel::Channel;
use crate::browser::storage::NotKept;
use crate::browser::{clock, database, page, random};
use crate::state::keeping::{self, Stored, read_text};
use crate::state::library::{Library, SaveState};

/// One change of a document.
pub(super) type Change = Box<dyn FnOnce(&mut Document, &WriterId) -> Undo>;

/// What windows tell each other.
const CHANGED: &str = "changed";
const ERASED: &str = "erased";
/// How long the database may be silent.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) struct Shelf {
    kind: &'static Kind,
    pub(super) document: ArcRwSignal<Document>,
    pub(super) keeping: ArcRwSignal<Keeping>,
    pub(super) set_aside: ArcRwSignal<Vec<String>>,
    writer: Option<WriterId>,
    channel: Option<Channel>,
    /// Where the state of saving is shown.
    library: Cell<Option<Library>>,
    /// Done before the document was read.
    queued: RefCell<Vec<Change>>,
    /// Changes that are on their way into the database.
    unwritten: Cell<u32>,
    /// A write is about to begin and will take along what is done until then.
    about_to_write: Cell<bool>,
    /// Counts erasures, so that a write from before one does not come after it.
    generation: Cell<u32>,
    /// The state of saving on screen is a refusal that came from here.
    refused: Cell<bool>,
}

/// What a write came to.
enum Written {
    /// The document as it is stored now, and the key of an unreadable one that was set aside for it.
    Kept {
        document: Box<Document>,
        aside: Option<String>,
    },
    /// The stored one is newer.
    Newer(SaveFile),
    /// Everything was erased meanwhile.
    Dropped,
}

impl Shelf {
    pub(super) fn new(kind: &'static Kind) -> Self {
        let name = [&database::name(), kind.kind].concat();
        Self {
            kind,
            document: ArcRwSignal::new((kind.new)()),
            keeping: ArcRwSignal::new(Keeping::Opening),
            set_aside: ArcRwSignal::default(),
            writer: random::hex_id().ok(),
            channel: Channel::open(&name, move |word| shelf(kind).hear(&word)),
            library: Cell::new(None),
            queued: RefCell::default(),
            unwritten: Cell::new(0),
            about_to_write: Cell::new(false),
            generation: Cell::new(0),
            refused: Cell::new(false),
        }
    }

    /// Reads the document, once.
    pub(super) fn begin(&self, library: Library) {
        let kind = self.kind;
        if self.library.replace(Some(library)).is_some() {
            return;
        }
        page::on_leave(move || shelf(kind).keep_pending());
        spawn_local(async move { shelf(kind).read().await });
        set_timeout(move || shelf(kind).go_on_without(NotKept::Blocked), PATIENCE);
    }

    /// Takes over what the database and an earlier, interrupted visit hold.
    pub(super) async fn read(&self) {
        let generation = self.generation.get();
        match database::texts().await {
            Ok(_) if generation != self.generation.get() => {}
            Ok(texts) => self.take_over(texts),
            Err(reason) => self.go_on_without(reason),
        }
    }

    fn take_over(&self, mut texts: BTreeMap<String, String>) {
        let aside = self.kind.set_aside();
        let aside: Vec<String> = texts.keys().filter(|key| key.starts_with(&aside)).cloned().collect();
        self.set_aside.set(aside);
        if self.keeping.get_untracked() == Keeping::Erased {
            return;
        }
        let stored = texts.remove(self.kind.kind).map_or(Stored::Nothing, read_text);
        let (theirs, unreadable) = match stored {
            Stored::Newer(file) => return self.show_newer(&file),
            Stored::File(file) => (self.document_in(&file), false),
            Stored::Nothing => (None, false),
            Stored::Unreadable(_) => (None, true),
        };
        if let Some(theirs) = &theirs {
            self.put_together(theirs);
        }
        self.take_pending();
        self.now(Keeping::Kept);
        self.do_queued();
        let is_stored = |ours: &Document| {
            ours.registers.is_empty() || theirs.as_ref().is_some_and(|theirs| theirs.contains_all_of(ours))
        };
        if unreadable || !self.document.with_untracked(is_stored) {
            self.write_soon();
        }
    }

    fn go_on_without(&self, reason: NotKept) {
        if self.keeping.get_untracked() == Keeping::Opening {
            self.take_pending();
            self.now(Keeping::InMemory(reason));
            self.do_queued();
        }
    }

    fn now(&self, keeping: Keeping) {
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
    }

    fn show_newer(&self, file: &SaveFile) {
        if let Some(theirs) = self.document_in(file) {
            self.document.set(theirs);
        }
        self.now(Keeping::Newer);
        self.do_queued();
    }

    pub(super) fn change(&self, change: Change) {
        if self.keeping.get_untracked() == Keeping::Opening {
            self.queued.borrow_mut().push(change);
            return;
        }
        if self.apply(change) {
            self.write_soon();
        }
    }

    fn do_queued(&self) {
        let queued = self.queued.take();
        let changed = queued.into_iter().map(|change| self.apply(change));
        if changed.fold(false, |any, changed| any | changed) {
            self.write_soon();
        }
    }

    /// Says whether the change changed anything.
    fn apply(&self, change: Change) -> bool {
        let Some(writer) = &self.writer else { return false };
        let mut document = self.document.get_untracked();
        let done = change(&mut document, writer);
        // Putting away a text that lost is a change with nothing to undo where it is empty.
        if done.is_empty() && self.document.with_untracked(|before| *before == document) {
            return false;
        }
        self.document.set(document);
        true
    }

    fn put_together(&self, theirs: &Document) -> bool {
        let merged = self.document.with_untracked(|ours| merge(ours, theirs));
        let Ok(merged) = merged else { return false };
        if self.document.with_untracked(|ours| *ours != merged) {
            self.document.set(merged);
        }
        true
    }

    /// Writes in a moment; what is done until then goes along.
    fn write_soon(&self) {
        let may_write = matches!(self.keeping.get_untracked(), Keeping::Kept | Keeping::InMemory(_));
        if may_write && !self.about_to_write.replace(true) {
            self.unwritten.update(|count| count + 1);
            self.show(SaveState::Waiting);
            let kind = self.kind;
            spawn_local(async move {
                let shelf = shelf(kind);
                shelf.write().await;
                shelf.unwritten.update(|count| count - 1);
            });
        }
    }

    /// Reads, merges and writes while no other window can come between. Says whether the document lies in the database.
    async fn write(&self) -> bool {
        self.about_to_write.set(false);
        let ours = self.document.get_untracked();
        let generation = self.generation.get();
        let merge_in = |stored| match generation == self.generation.get() {
            true => self.merged_with(stored, &ours),
            false => (Vec::new(), Written::Dropped),
        };
        match database::change(self.kind.kind, merge_in).await {
            Ok(Written::Kept { document, aside }) => {
                self.put_together(&document);
                self.set_aside.maybe_update(|keys| {
                    keys.extend(aside);
                    !keys.is_empty()
                });
                self.now(Keeping::Kept);
                self.forget_pending();
                self.tell(CHANGED);
                self.show(SaveState::Saved(clock::now()));
                true
            }
            Ok(Written::Newer(file)) => {
                self.show_newer(&file);
                self.show(SaveState::Newer);
                false
            }
            Ok(Written::Dropped) => false,
            Err(reason) => {
                self.now(Keeping::InMemory(reason));
                self.show(SaveState::Refused(reason));
                false
            }
        }
    }

    pub(super) async fn export(&self) -> Option<Document> {
        let texts = database::texts().await.unwrap_or_default();
        let ours = self.document.get_untracked();
        let document = match texts.get(self.kind.kind).cloned().map(read_text) {
            Some(Stored::Newer(file)) => self.document_in(&file),
            Some(Stored::File(file)) => self
                .document_in(&file)
                .and_then(|theirs| merge(&ours, &theirs).ok())
                .or(Some(ours)),
            Some(Stored::Nothing | Stored::Unreadable(_)) | None => Some(ours),
        };
        document.filter(|document| !document.registers.is_empty())
    }

    pub(super) async fn take_in(&self, theirs: &Document) -> bool {
        let is_newer = self.keeping.get_untracked() == Keeping::Newer;
        !is_newer && self.put_together(theirs) && self.write().await
    }

    pub(super) fn forget(&self) {
        self.generation.update(|generation| generation.wrapping_add(1));
        self.queued.take();
        self.document.set((self.kind.new)());
        self.set_aside.set(Vec::new());
        self.forget_pending();
    }

    fn hear(&self, word: &str) {
        if word == ERASED {
            self.forget();
            self.now(Keeping::Erased);
            if self.unwritten.get() > 0 {
                // A write of this window may have come between the erasing and the word of it.
                spawn_local(async {
                    let _ = database::erase().await;
                });
            }
        } else if self.keeping.get_untracked() != Keeping::Opening {
            let kind = self.kind;
            spawn_local(async move { shelf(kind).read().await });
        }
    }

    /// Says that everything was erased, or that somebody tried.
    pub(super) fn tell_erased(&self, erased: bool) {
        self.tell(ERASED);
        if erased {
            self.now(Keeping::Kept);
        }
    }

    /// Whether a page has asked for the document.
    pub(super) fn is_begun(&self) -> bool {
        self.library.get().is_some()
    }

    fn tell(&self, word: &str) {
        if let Some(channel) = &self.channel {
            channel.tell(word);
        }
    }

    /// Keeps what is on its way into the database where it is kept at once: the page may be gone before it arrives.
    fn keep_pending(&self) {
        let waits = self.unwritten.get() > 0 && self.keeping.get_untracked() != Keeping::Erased;
        if let (true, Some(store)) = (waits, self.library.get().and_then(Library::store)) {
            let text = self
                .document
                .with_untracked(|document| save_file::write(&SaveFile::of([document.clone()])));
            // Where there is no room for it, the database still has its chance.
            let _ = store.write(self.kind.pending, &text);
        }
    }

    fn take_pending(&self) {
        let Some(store) = self.library.get().and_then(Library::store) else {
            return;
        };
        let Some(text) = store.read(self.kind.pending) else {
            return;
        };
        match read_text(text.clone()) {
            Stored::File(file) => {
                if let Some(theirs) = self.document_in(&file) {
                    self.put_together(&theirs);
                }
            }
            // The key is written over later. Where there is no room to set it aside it stays until then.
            Stored::Newer(_) | Stored::Unreadable(_) => drop(keeping::set_aside(&store, self.kind.pending, &text)),
            Stored::Nothing => {}
        }
    }

    fn forget_pending(&self) {
        if let Some(store) = self.library.get().and_then(Library::store) {
            store.remove(self.kind.pending);
        }
    }

    /// Shows the state of saving beside that of the assessments, whose refusal stays in view.
    fn show(&self, state: SaveState) {
        let Some(library) = self.library.get() else { return };
        let theirs = library.saved.get_untracked();
        let refusal = |state: &SaveState| matches!(state, SaveState::Refused(_) | SaveState::Newer);
        if !refusal(&theirs) || self.refused.get() {
            self.refused.set(refusal(&state));
            library.saved.set(state);
        }
    }

    /// The document of a file, of which there is one: copies were merged when the file was read.
    fn document_in(&self, file: &SaveFile) -> Option<Document> {
        file.documents_of(self.kind.kind)
            .find(|document| document.id == DocumentId::only_one())
            .cloned()
    }

    /// What to write over the stored text, and what the document then is.
    fn merged_with(&self, stored: Option<String>, ours: &Document) -> (Vec<(String, String)>, Written) {
        let mut aside = None;
        let mut texts = Vec::new();
        let before = match stored.map(read_text) {
            Some(Stored::Newer(file)) => return (texts, Written::Newer(file)),
            Some(Stored::File(file)) => file,
            Some(Stored::Unreadable(text)) => {
                let key = format!("{}{:08x}", self.kind.set_aside(), random::seed());
                aside = Some(key.clone());
                texts.push((key, text));
                SaveFile::default()
            }
            Some(Stored::Nothing) | None => SaveFile::default(),
        };
        let after = before.merge(&SaveFile::of([ours.clone()]));
        if after != before || !texts.is_empty() {
            texts.push((self.kind.kind.to_owned(), save_file::write(&after)));
        }
        let document = Box::new(self.document_in(&after).unwrap_or_else(|| ours.clone()));
        (texts, Written::Kept { document, aside })
    }
}
