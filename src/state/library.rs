//! What lies on this device: the documents, in memory and in the browser's storages. What is kept where, and what may be said
//! about it, is decided in `crates/store`; here it is carried out.
//!
//! The start reads, takes a choice, writes it to the quick storage and says so. All else is in files that only parts of the app
//! call: the list of assessments ([`reading`]), other windows and erasing ([`others`]), the safe storage ([`safe`]).

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::{DocumentId, WriterId};
use touchstone_store::{Change, ERASED, Effect, History, Key, Kind, Place, SaveState, Standing, Step, Store, look};

use super::typing;
use crate::browser::storage::LocalStore;
use crate::browser::{locks, random};
use crate::effect::spawn;
use crate::parts;

mod others;
mod quick;
mod reading;
pub mod safe;

pub use others::SET_ASIDE;

/// How long second copies may take to arrive. A database that is silent for longer will not answer.
const RECOVERY_PATIENCE: Duration = Duration::from_secs(5);

type Meet = fn(Library, &LocalStore);

thread_local! {
    /// What meets the quick storage in every case, once a part has brought it.
    static MEET: Cell<Option<Meet>> = const { Cell::new(None) };
}

/// The library as a context.
#[derive(Clone, Copy, Debug)]
pub struct Library {
    owner: StoredValue<Option<Owner>>,
    local: StoredValue<Option<LocalStore>>,
    store: StoredValue<Store>,
    /// A write to the quick storage is about to begin, and takes along what is done until then.
    about_to_keep: StoredValue<bool>,
    /// The safe storage is being written to.
    copying: StoredValue<bool>,
    others: others::Others,
    to_read: StoredValue<Option<Vec<Key>>>,
    /// What the header says about keeping.
    pub saved: RwSignal<SaveState>,
    /// Changes whenever something may have become of any document's keeping.
    pub stirred: RwSignal<u32>,
    /// Changes whenever an assessment was changed by no doing of this page: views read theirs anew.
    pub changed_elsewhere: RwSignal<u32>,
    /// Changes whenever an assessment comes, goes or gets another name.
    pub revision: RwSignal<u32>,
    /// How many stored assessments are still to be read before all can be listed.
    pub unread: RwSignal<usize>,
    /// Texts that could not be read and were set aside.
    pub set_aside: RwSignal<Vec<String>>,
    /// Changes whenever a text in the safe storage was set aside or taken away.
    pub set_aside_safely: RwSignal<u32>,
    /// The second copies have been looked at, or do not come: what is not here now is not on this device.
    pub recovered: RwSignal<bool>,
    /// Everything was erased in another tab.
    pub erased_elsewhere: RwSignal<bool>,
}

impl Library {
    /// Opens the quick storage. Nothing is read before a page asks for it.
    pub fn provide() {
        let local = LocalStore::open();
        let has_local = local.is_some();
        let store = Store::new(random::hex_id().ok(), has_local);
        let library = Self {
            owner: StoredValue::new(Owner::current()),
            local: StoredValue::new(local),
            saved: RwSignal::new(store.worst()),
            store: StoredValue::new(store),
            about_to_keep: StoredValue::new(false),
            copying: StoredValue::new(false),
            others: others::Others::default(),
            to_read: StoredValue::default(),
            stirred: RwSignal::new(0),
            changed_elsewhere: RwSignal::new(0),
            revision: RwSignal::new(0),
            unread: RwSignal::new(0),
            set_aside: RwSignal::new(Vec::new()),
            recovered: RwSignal::new(!has_local),
            set_aside_safely: RwSignal::new(0),
            erased_elsewhere: RwSignal::new(false),
        };
        set_timeout(move || library.recovered.set(true), RECOVERY_PATIENCE);
        typing::begin();
        provide_context(library);
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Runs the work in the owner that lives as long as the page: what it makes stays when the page of the app changes.
    pub fn for_the_whole_page<T>(self, work: impl FnOnce() -> T) -> T {
        match self.owner.get_value() {
            Some(owner) => owner.with(work),
            None => work(),
        }
    }

    /// The browser's local storage, where there is one.
    #[must_use]
    pub fn local(self) -> Option<LocalStore> {
        self.local.get_value()
    }

    /// Whoever writes in this tab.
    #[must_use]
    pub fn writer(self) -> Option<WriterId> {
        self.store.with_value(|store| store.writer().cloned())
    }

    /// Reads an assessment, if it is here.
    pub fn with<T>(self, id: &DocumentId, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.with_key(&Key::assessment(id.clone()), read)
    }

    /// Reads a document, if it is here.
    pub fn with_key<T>(self, key: &Key, read: impl FnOnce(&Document) -> T) -> Option<T> {
        self.hold(key);
        self.store.with_value(|store| store.document(key).map(read))
    }

    /// Takes a document of the quick storage into memory, unless it is there.
    fn hold(self, key: &Key) {
        if !key.kind.is_quick() || self.store.with_value(|store| store.standing(key).is_some()) {
            return;
        }
        if let Some(text) = self.lies_quick(key) {
            self.store
                .update_value(|store| store.read_first(Place::Quick, key, look(Some(text))));
        }
    }

    /// The text of a document in the quick storage, unless everything was erased elsewhere.
    pub fn lies_quick(self, key: &Key) -> Option<String> {
        let (at, local) = key.at(Place::Quick).zip(self.local())?;
        local.read(&at)?;
        self.meet_quick(&local).then(|| local.read(&at)).flatten()
    }

    /// What may be done with a document; nothing where it is not here.
    #[must_use]
    pub fn standing(self, key: &Key) -> Option<Standing> {
        self.hold(key);
        self.store.with_value(|store| store.standing(key))
    }

    /// Whether an assessment is of a newer version and may only be read.
    #[must_use]
    pub fn is_newer(self, id: &DocumentId) -> bool {
        self.standing(&Key::assessment(id.clone())) == Some(Standing::Newer)
    }

    /// Takes an assessment in: a new one, a duplicate, or one from a file. One that is here already is merged.
    pub fn take_in(self, document: Document) {
        self.hold(&Key::assessment(document.id.clone()));
        self.store
            .update_value(|store| store.take_in(Kind::Assessment, document));
        // Once for all that are taken in until then: to say how things stand looks at all documents.
        match self.local() {
            Some(_) => self.keep_soon(),
            None => drop(self.run()),
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Takes in a document that nobody has written in yet: it is neither listed nor kept until somebody does.
    pub fn take_draft(self, kind: Kind, document: Document) {
        self.store.update_value(|store| store.take_draft(kind, document));
    }

    /// Changes an assessment that is here and may be written; keeps it soon. What takes it back is the caller's.
    pub fn change<T>(self, id: &DocumentId, change: impl FnOnce(&mut Document, &WriterId) -> T) -> Option<T> {
        self.change_key(&Key::assessment(id.clone()), change)
    }

    /// Changes a document that is here and may be written; keeps it soon. What takes it back is the caller's.
    pub fn change_key<T>(self, key: &Key, change: impl FnOnce(&mut Document, &WriterId) -> T) -> Option<T> {
        let (mut change, mut result) = (Some(change), None);
        self.change_boxed(key, &mut |document, writer| {
            result = change.take().map(|change| change(document, writer));
        });
        result
    }

    fn change_boxed(self, key: &Key, change: &mut dyn FnMut(&mut Document, &WriterId)) {
        let was = self.standing(key);
        self.store.update_value(|store| {
            store.change_now(key, change);
        });
        self.after_change(was);
    }

    /// Changes an assessment, keeps it soon, and remembers how to take that back. Says whether anything is another now.
    pub fn act_now(self, key: &Key, change: &mut dyn FnMut(&mut Document, &WriterId) -> Step) -> bool {
        let was = self.standing(key);
        let changed = self.store.try_update_value(|store| store.act_now(key, change));
        self.after_change(was);
        changed == Some(true)
    }

    /// Like [`Self::act_now`], for any document; what is still being read changes later.
    pub fn act(self, key: &Key, change: Change) -> bool {
        let was = self.standing(key);
        let changed = self.store.try_update_value(|store| store.act(key, change));
        self.after_change(was);
        changed == Some(true)
    }

    fn after_change(self, was: Option<Standing>) {
        self.run();
        if was == Some(Standing::Draft) {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Whether there is something about this to take back, or, with `redo`, to do again.
    #[must_use]
    pub fn can_step(self, key: &Key, about: &str, redo: bool) -> bool {
        let can_step = |history: &History| history.can_step(about, redo);
        self.store.with_value(|store| store.history(key).is_some_and(can_step))
    }

    /// What was done is not to be taken back any more, by whoever comes next.
    pub fn forget_history(self, key: &Key) {
        self.store.update_value(|store| store.forget_history(key));
    }

    /// Takes the last step about this back, or, with `redo`, does again what was taken back.
    pub fn step_back(self, key: &Key, about: &str, redo: bool) {
        self.store.update_value(|store| store.step_back(key, about, redo));
        self.run();
    }

    /// Carries out what the store wants done, and gives back what only parts of the app can do.
    fn run(self) -> Vec<Effect> {
        let effects = self.store.try_update_value(Store::effects).unwrap_or_default();
        let mut rest = Vec::new();
        for effect in effects {
            match effect {
                Effect::Write(Place::Quick) => self.keep_soon(),
                Effect::Write(Place::Safe) => self.copy_soon(),
                Effect::Show(key) if key.kind == Kind::Assessment => {
                    self.changed_elsewhere.update(|count| *count += 1);
                    self.revision.update(|revision| *revision += 1);
                }
                Effect::Show(_) => {}
                other => rest.push(other),
            }
        }
        self.say();
        rest
    }

    /// Before anything is read from the quick storage or written there: what was erased elsewhere is gone first. Until the code
    /// for that is here nothing is done where it is needed; says whether that is so.
    fn meet_quick(self, local: &LocalStore) -> bool {
        if let Some(meet) = MEET.get() {
            meet(self, local);
            return true;
        }
        let mark = local.read(ERASED);
        self.store.try_update_value(|store| store.meet_first(mark)) == Some(true)
    }

    fn say(self) {
        let worst = self.store.with_value(Store::worst);
        if self.saved.get_untracked() != worst {
            self.saved.set(worst);
        }
        self.stirred.update(|count| *count = count.wrapping_add(1));
    }

    /// Writes in a moment: after the screen has shown the change, before anything else can happen.
    fn keep_soon(self) {
        let Some(local) = self.local() else { return };
        if self.about_to_keep.get_value() {
            return;
        }
        self.about_to_keep.set_value(true);
        let later = move || {
            locks::alone(&local.full_key("lock"), move || {
                self.about_to_keep.set_value(false);
                if self.keep_some() {
                    self.keep_soon();
                }
                self.run();
            });
        };
        set_timeout(later, Duration::ZERO);
    }

    /// Writes to the safe storage, whose code is a part of its own.
    fn copy_soon(self) {
        if !self.copying.get_value() {
            self.copying.set_value(true);
            spawn(async move {
                let arrived = parts::keep_safe(self).await;
                self.copying.set_value(false);
                if arrived.is_err() {
                    self.has_no_safe();
                }
            });
        }
    }
}
