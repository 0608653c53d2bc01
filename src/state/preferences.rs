//! What the person chose about the app itself: language, theme, text size, digit keys. A document like any other, kept at once.

use leptos::prelude::*;
use touchstone_domain::backup::LastBackup;
use touchstone_domain::document::Document;
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::{self, Action, Preferences, TextSize, Theme};

use super::keeping::{self, Stored};
use super::library::Library;
use crate::browser::page;

/// The preferences' key in the store; boot.js reads it too.
const KEY: &str = "preferences";

/// The preferences. They are read when a page asks for them first; boot.js has applied language and theme before.
#[derive(Clone, Copy)]
pub struct PreferencesState {
    library: Library,
    document: StoredValue<Document>,
    /// What is chosen.
    pub chosen: RwSignal<Preferences>,
}

impl PreferencesState {
    /// The preferences of this page; they live as long as it does.
    #[must_use]
    pub fn expect() -> Self {
        use_context().unwrap_or_else(|| {
            let library = Library::expect();
            library.for_the_whole_page(|| {
                let state = Self::read(library);
                provide_context(state);
                state
            })
        })
    }

    fn read(library: Library) -> Self {
        let document = stored(library);
        Self {
            library,
            chosen: RwSignal::new(preferences::read(&document)),
            document: StoredValue::new(document),
        }
    }

    /// Takes over what is stored, after a file brought other preferences. A language holds from the next start.
    pub fn read_again(self) {
        self.document.set_value(stored(self.library));
        self.show();
    }

    /// Forgets what was written, after everything was erased; what is on screen stays.
    pub fn forget(self) {
        self.document.set_value(preferences::new());
        self.chosen.update(|chosen| {
            chosen.last_export = None;
            chosen.last_backup = LastBackup::default();
            chosen.keep_answer = None;
        });
    }

    /// Whether any preference lies in the store.
    #[must_use]
    pub fn is_stored(self) -> bool {
        self.library.store().is_some_and(|store| store.read(KEY).is_some())
    }

    /// Whether digits answer while a choice has the focus.
    #[must_use]
    pub fn digit_keys(self) -> bool {
        self.chosen.with_untracked(|chosen| chosen.digit_keys)
    }

    /// Remembers the language.
    pub fn set_language(self, language: &str) {
        self.dispatch(&Action::SetLanguage(Some(language.to_owned())));
    }

    /// Changes a preference and keeps it.
    pub fn dispatch(self, action: &Action) {
        let Some(writer) = self.library.writer() else { return };
        self.document.update_value(|document| {
            preferences::apply(document, action, &writer);
        });
        let document = self.document.get_value();
        // A preference that cannot be kept holds until the page is left; the state of saving says that nothing is kept.
        if let Some(Ok(merged)) = self.library.store().map(|store| keeping::keep(&store, KEY, &document)) {
            self.document.set_value(merged);
        }
        self.show();
    }

    /// Tells the page what is chosen.
    fn show(self) {
        let chosen = self.document.with_value(preferences::read);
        let theme = (chosen.theme != Theme::System).then(|| chosen.theme.id());
        page::set_root_attribute("data-theme", theme);
        let size = (chosen.text_size != TextSize::Normal).then(|| chosen.text_size.id());
        page::set_root_attribute("data-text-size", size);
        self.chosen.set(chosen);
    }
}

/// The preferences in the store, or such in which nothing is chosen.
fn stored(library: Library) -> Document {
    let fresh = preferences::new();
    let stored = library.store().map(|store| keeping::stored(&store, KEY));
    let document = match stored {
        Some(Stored::File(file) | Stored::Newer(file)) => file
            .documents_of(preferences::KIND)
            .find_map(|kept| merge(kept, &fresh).ok()),
        Some(Stored::Nothing | Stored::Unreadable(_)) | None => None,
    };
    document.unwrap_or(fresh)
}
