//! What the page works on. Opened files and what was taken in outlive the page, so that a change of the language or a
//! look at another page loses neither a preview nor the way back.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::date::Date;

use super::opened::OpenedFile;
use super::put_in::Outcome;
use crate::browser::storage::LocalStore;
use crate::browser::{clock, database};
use crate::state::keeping::SET_ASIDE;
use crate::state::library::Library;
use crate::state::preferences::PreferencesState;
use crate::state::shelf::{KINDS, OnShelf};

thread_local! {
    static FILES: ArcRwSignal<Vec<OpenedFile>> = ArcRwSignal::new(Vec::new());
    static OUTCOME: ArcRwSignal<Option<Outcome>> = ArcRwSignal::new(None);
}

/// What the sections of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
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
    /// Changes when this page writes to the store by itself.
    pub changed: RwSignal<u32>,
}

impl Desk {
    /// The desk as it was left.
    #[must_use]
    pub fn open() -> Self {
        let shelves = KINDS.map(OnShelf::open);
        let desk = Self {
            library: Library::expect(),
            preferences: PreferencesState::expect(),
            shelves,
            aside: RwSignal::default(),
            files: FILES.with(|files| RwSignal::from(files.clone())),
            outcome: OUTCOME.with(|outcome| RwSignal::from(outcome.clone())),
            saved_as: RwSignal::new(None),
            with_examples: RwSignal::new(false),
            changed: RwSignal::new(0),
        };
        Effect::new(move || {
            // A write may set a text aside without saying so, hence not the list of keys alone.
            for shelf in shelves {
                shelf.set_aside.track();
                shelf.keeping.track();
            }
            spawn_local(desk.read_aside());
        });
        desk
    }

    /// Reads which texts are set aside in the database.
    async fn read_aside(self) {
        let mut texts = database::texts().await.unwrap_or_default();
        texts.retain(|key, _| key.starts_with(SET_ASIDE));
        // The page may be gone by now.
        self.aside.try_set(texts);
    }

    /// The browser's store, where there is one.
    #[must_use]
    pub fn store(self) -> Option<LocalStore> {
        self.library.store()
    }

    /// Follows everything that changes what is kept.
    pub fn track(self) {
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
    }

    /// The shelf of a kind of document.
    #[must_use]
    pub fn shelf(self, kind: &str) -> Option<OnShelf> {
        self.shelves.into_iter().find(|shelf| shelf.kind.kind == kind)
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
