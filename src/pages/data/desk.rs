//! What the page works on. Opened files and what was taken in outlive the page, so that a change of the language or a
//! look at another page loses neither a preview nor the way back.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::date::Date;
use touchstone_store::{ERASED, Key, Kind, Place};

use super::opened::OpenedFile;
use super::put_in::Outcome;
use crate::browser::storage::LocalStore;
use crate::browser::{clock, database};
use crate::state::content::Content;
use crate::state::library::{Library, SET_ASIDE};
use crate::state::preferences::PreferencesState;
use crate::state::shelf::{KINDS, OnShelf};

thread_local! {
    static FILES: ArcRwSignal<Vec<OpenedFile>> = ArcRwSignal::new(Vec::new());
    static OUTCOME: ArcRwSignal<Option<Outcome>> = ArcRwSignal::new(None);
}

/// What the sections of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The content, whose languages can be chosen.
    pub content: Content,
    /// The assessments and the store.
    pub library: Library,
    /// The preferences.
    pub preferences: PreferencesState,
    /// The documents of which there is one each, in the browser's database.
    pub shelves: [OnShelf; KINDS.len()],
    /// Texts that were set aside in the browser's database, by their key.
    pub aside: RwSignal<BTreeMap<String, String>>,
    /// Files that were opened and not yet taken in or put away.
    pub files: RwSignal<Vec<OpenedFile>>,
    /// What the last taking in came to, and how to take it back.
    pub outcome: RwSignal<Option<Outcome>>,
    /// The name of the file that was saved last on this page; empty where the browser did not take it.
    pub saved_as: RwSignal<Option<String>>,
    /// Whether "save everything" takes the examples along.
    pub with_examples: RwSignal<bool>,
    /// How far taking in is, while it goes on; set to nothing it stops.
    pub progress: RwSignal<Option<Progress>>,
    /// What is kept is still being read or taken in: it is looked at once that is over, not with each of thousands.
    waits: Memo<bool>,
    /// Changes when this page writes to the store by itself.
    pub changed: RwSignal<u32>,
}

/// How many of how many things are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So many are done.
    pub done: usize,
    /// So many there are.
    pub all: usize,
}

impl Desk {
    /// The desk as it was left.
    #[must_use]
    pub fn open() -> Self {
        let shelves = KINDS.map(OnShelf::open);
        let (library, progress) = (Library::expect(), RwSignal::new(None));
        let desk = Self {
            content: Content::expect(),
            library,
            preferences: PreferencesState::expect(),
            shelves,
            aside: RwSignal::default(),
            files: FILES.with(|files| RwSignal::from(files.clone())),
            outcome: OUTCOME.with(|outcome| RwSignal::from(outcome.clone())),
            saved_as: RwSignal::new(None),
            with_examples: RwSignal::new(false),
            progress,
            waits: Memo::new(move |_| {
                library.read_all();
                progress.with(Option::is_some) || library.unread.get() > 0
            }),
            changed: RwSignal::new(0),
        };
        Effect::new(move || {
            desk.library.set_aside_safely.track();
            spawn_local(desk.read_aside());
        });
        desk
    }

    /// Reads which texts are set aside in the database.
    async fn read_aside(self) {
        let texts = database::texts_from(SET_ASIDE).await.unwrap_or_default();
        // The page may be gone by now.
        self.aside.try_set(texts);
    }

    /// The browser's store, where there is one.
    #[must_use]
    pub fn store(self) -> Option<LocalStore> {
        self.library.local()
    }

    /// All texts of the browser's store, by their key; not what windows tell each other about erasing.
    #[must_use]
    pub fn texts(self) -> Vec<(String, String)> {
        let Some(store) = self.store() else { return Vec::new() };
        let keys = store.keys().into_iter().filter(|key| key != ERASED);
        keys.filter_map(|key| store.read(&key).map(|text| (key, text)))
            .collect()
    }

    /// Whether the text under a key is that of an assessment which the library holds.
    #[must_use]
    pub fn is_held(self, key: &str) -> bool {
        let key = Key::of(Place::Quick, key).filter(|key| key.kind == Kind::Assessment);
        key.is_some_and(|key| self.library.with_key(&key, |_| ()).is_some())
    }

    /// Follows everything that changes what is kept. Says whether all of it is there to be looked at.
    #[must_use]
    pub fn is_read(self) -> bool {
        if self.waits.get() {
            return false;
        }
        self.library.revision.track();
        self.library.saved.track();
        self.library.set_aside.track();
        self.preferences.chosen.track();
        for shelf in self.shelves {
            shelf.document.track();
            shelf.keeping.track();
        }
        self.aside.track();
        self.with_examples.track();
        self.changed.track();
        true
    }

    /// Whether everything that is kept has been read, or it is clear that it cannot be.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.library.recovered.get() && self.shelves.into_iter().all(OnShelf::is_open)
    }

    /// The shelf of a kind of document.
    #[must_use]
    pub fn shelf(self, kind: &str) -> Option<OnShelf> {
        self.shelves.into_iter().find(|shelf| shelf.kind.name() == kind)
    }

    /// Says that the store was written to.
    pub fn note_change(self) {
        self.library.look_at_set_aside();
        self.changed.try_update(|changed| *changed += 1);
    }

    /// The day on this device.
    #[must_use]
    pub fn today(self) -> Option<Date> {
        clock::today()
    }
}
