//! What the page works on. Opened files and what was taken in outlive the page, so that a change of the language or a
//! look at another page loses neither a preview nor the way back.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::date::Date;
use touchstone_domain::document::Document;

use super::opened::OpenedFile;
use super::put_in::Outcome;
use crate::browser::storage::LocalStore;
use crate::browser::{clock, database};
use crate::state::keeping::SET_ASIDE;
use crate::state::learning::Learning;
use crate::state::library::Library;
use crate::state::preferences::PreferencesState;

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
    /// The learning record, where anything was done.
    pub record: Signal<Option<Document>>,
    /// The learning record's state.
    pub learning: Learning,
    /// Texts that were set aside in the browser's database, by their key.
    pub aside: RwSignal<BTreeMap<String, String>>,
    /// Files that were opened and not yet taken in or put away.
    pub files: RwSignal<Vec<OpenedFile>>,
    /// What the last taking in came to, and how to take it back.
    pub outcome: RwSignal<Option<Outcome>>,
    /// The name of the file that was saved last on this page; empty where the browser did not take it.
    pub saved_as: RwSignal<Option<String>>,
    /// Changes when this page writes to the store by itself.
    pub changed: RwSignal<u32>,
}

impl Desk {
    /// The desk as it was left.
    #[must_use]
    pub fn open() -> Self {
        let learning = Learning::open();
        let desk = Self {
            library: Library::expect(),
            preferences: PreferencesState::expect(),
            record: Signal::derive(move || {
                let record = learning.document.get();
                (!record.registers.is_empty()).then_some(record)
            }),
            learning,
            aside: RwSignal::default(),
            files: FILES.with(|files| RwSignal::from(files.clone())),
            outcome: OUTCOME.with(|outcome| RwSignal::from(outcome.clone())),
            saved_as: RwSignal::new(None),
            changed: RwSignal::new(0),
        };
        Effect::new(move || {
            // A write may set a text aside without saying so, hence not the list of keys alone.
            learning.set_aside.track();
            learning.keeping.track();
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
        self.record.track();
        self.learning.keeping.track();
        self.aside.track();
        self.changed.track();
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
