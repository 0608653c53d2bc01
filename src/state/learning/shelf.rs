//! Where the record stands while the page lives: in memory, in the database, and in step with other windows.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_domain::learning_record::{self, Action, KIND, apply};
use touchstone_domain::merge::merge;
use touchstone_domain::save_file::{self, SaveFile};

use super::Keeping;
use crate::browser::channel::Channel;
use crate::browser::storage::NotKept;
use crate::browser::{clock, database, page, random};
use crate::state::keeping::{SET_ASIDE, Stored, read_text};
use crate::state::library::{Library, SaveState};

/// The record's key in the database.
const KEY: &str = "learning-record";
/// The key in the local storage of a record that was not in the database yet when the page was left.
const PENDING: &str = "learning-pending";
/// What windows tell each other.
const CHANGED: &str = "changed";
const ERASED: &str = "erased";
/// How long the database may be silent.
const PATIENCE: Duration = Duration::from_secs(3);

thread_local! {
    static SHELF: Rc<Shelf> = Rc::new(Shelf::new());
}

/// The one shelf of this page.
pub(super) fn shelf() -> Rc<Shelf> {
    SHELF.with(Rc::clone)
}

pub(super) struct Shelf {
    pub(super) document: ArcRwSignal<Document>,
    pub(super) keeping: ArcRwSignal<Keeping>,
    pub(super) set_aside: ArcRwSignal<Vec<String>>,
    writer: Option<WriterId>,
    channel: Option<Channel>,
    /// Where the state of saving is shown.
    library: Cell<Option<Library>>,
    /// Done before the record was read.
    queued: RefCell<Vec<Action>>,
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
    /// The record as it is stored now, and the key of an unreadable one that was set aside for it.
    Kept { record: Document, aside: Option<String> },
    /// The stored one is newer.
    Newer(SaveFile),
    /// Everything was erased meanwhile.
    Dropped,
}

impl Shelf {
    fn new() -> Self {
        Self {
            document: ArcRwSignal::new(learning_record::new()),
            keeping: ArcRwSignal::new(Keeping::Opening),
            set_aside: ArcRwSignal::default(),
            writer: random::hex_id().ok(),
            channel: Channel::open(&database::name(), |word| shelf().hear(&word)),
            library: Cell::new(None),
            queued: RefCell::default(),
            unwritten: Cell::new(0),
            about_to_write: Cell::new(false),
            generation: Cell::new(0),
            refused: Cell::new(false),
        }
    }

    /// Reads the record, once.
    pub(super) fn begin(&self, library: Library) {
        if self.library.replace(Some(library)).is_some() {
            return;
        }
        page::on_leave(|| shelf().keep_pending());
        spawn_local(async { shelf().read().await });
        set_timeout(|| shelf().go_on_without(NotKept::Blocked), PATIENCE);
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
        let aside: Vec<String> = texts.keys().filter(|key| key.starts_with(SET_ASIDE)).cloned().collect();
        self.set_aside.set(aside);
        if self.keeping.get_untracked() == Keeping::Erased {
            return;
        }
        let stored = texts.remove(KEY).map_or(Stored::Nothing, read_text);
        let (theirs, unreadable) = match stored {
            Stored::Newer(file) => return self.show_newer(&file),
            Stored::File(file) => (record_in(&file), false),
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
        if let Some(theirs) = record_in(file) {
            self.document.set(theirs);
        }
        self.now(Keeping::Newer);
        self.do_queued();
    }

    pub(super) fn dispatch(&self, action: Action) {
        if self.keeping.get_untracked() == Keeping::Opening {
            self.queued.borrow_mut().push(action);
            return;
        }
        if self.apply(&action) {
            self.write_soon();
        }
    }

    fn do_queued(&self) {
        let queued = self.queued.take();
        let changed = queued.iter().filter(|action| self.apply(action)).count();
        if changed > 0 {
            self.write_soon();
        }
    }

    /// Says whether the action changed anything.
    fn apply(&self, action: &Action) -> bool {
        let Some(writer) = &self.writer else { return false };
        let mut document = self.document.get_untracked();
        let done = apply(&mut document, action, writer);
        let dismisses = matches!(action, Action::DismissAlso { .. });
        if done.is_empty() && !dismisses {
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
            spawn_local(async {
                let shelf = shelf();
                shelf.write().await;
                shelf.unwritten.update(|count| count - 1);
            });
        }
    }

    /// Reads, merges and writes while no other window can come between. Says whether the record lies in the database.
    async fn write(&self) -> bool {
        self.about_to_write.set(false);
        let ours = self.document.get_untracked();
        let generation = self.generation.get();
        let merge_in = |stored| match generation == self.generation.get() {
            true => merged_with(stored, &ours),
            false => (Vec::new(), Written::Dropped),
        };
        match database::change(KEY, merge_in).await {
            Ok(Written::Kept { record, aside }) => {
                self.put_together(&record);
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
        let record = match texts.get(KEY).cloned().map(read_text) {
            Some(Stored::Newer(file)) => record_in(&file),
            Some(Stored::File(file)) => record_in(&file)
                .and_then(|theirs| merge(&ours, &theirs).ok())
                .or(Some(ours)),
            Some(Stored::Nothing | Stored::Unreadable(_)) | None => Some(ours),
        };
        record.filter(|record| !record.registers.is_empty())
    }

    pub(super) async fn take_in(&self, theirs: &Document) -> bool {
        let is_newer = self.keeping.get_untracked() == Keeping::Newer;
        !is_newer && self.put_together(theirs) && self.write().await
    }

    pub(super) async fn erase(&self) -> bool {
        self.forget();
        let erased = database::erase().await.is_ok();
        self.tell(ERASED);
        if erased {
            self.now(Keeping::Kept);
        }
        erased
    }

    fn forget(&self) {
        self.generation.update(|generation| generation.wrapping_add(1));
        self.queued.take();
        self.document.set(learning_record::new());
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
            spawn_local(async { shelf().read().await });
        }
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
            let _ = store.write(PENDING, &text);
        }
    }

    fn take_pending(&self) {
        let text = self
            .library
            .get()
            .and_then(Library::store)
            .and_then(|store| store.read(PENDING));
        if let Some(Stored::File(file)) = text.map(read_text)
            && let Some(theirs) = record_in(&file)
        {
            self.put_together(&theirs);
        }
    }

    fn forget_pending(&self) {
        if let Some(store) = self.library.get().and_then(Library::store) {
            store.remove(PENDING);
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
}

/// The record of a file, of which there is one: copies were merged when the file was read.
fn record_in(file: &SaveFile) -> Option<Document> {
    file.documents_of(KIND)
        .find(|record| record.id == DocumentId::only_one())
        .cloned()
}

/// What to write over the stored text, and what the record then is.
fn merged_with(stored: Option<String>, ours: &Document) -> (Vec<(String, String)>, Written) {
    let mut aside = None;
    let mut texts = Vec::new();
    let before = match stored.map(read_text) {
        Some(Stored::Newer(file)) => return (texts, Written::Newer(file)),
        Some(Stored::File(file)) => file,
        Some(Stored::Unreadable(text)) => {
            let key = format!("{SET_ASIDE}{KEY}:{:08x}", random::seed());
            aside = Some(key.clone());
            texts.push((key, text));
            SaveFile::default()
        }
        Some(Stored::Nothing) | None => SaveFile::default(),
    };
    let after = before.merge(&SaveFile::of([ours.clone()]));
    if after != before || !texts.is_empty() {
        texts.push((KEY.to_owned(), save_file::write(&after)));
    }
    let record = record_in(&after).unwrap_or_else(|| ours.clone());
    (texts, Written::Kept { record, aside })
}
