//! What the person chose about the app itself: language, theme, digit keys. A document like any other, kept at once.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::merge::merge;
use touchstone_domain::preferences::{self, Action, Preferences, Theme};

use super::keeping::{self, Stored};
use super::library::Library;
use crate::browser::page;

/// The preferences' key in the store; boot.js reads it too.
const KEY: &str = "preferences";

/// Preferences as a context.
#[derive(Clone, Copy)]
pub struct PreferencesState {
    library: Library,
    document: StoredValue<Document>,
    /// What is chosen.
    pub chosen: RwSignal<Preferences>,
}

impl PreferencesState {
    /// Reads what is stored.
    pub fn provide(library: Library) {
        let fresh = preferences::new();
        let stored = library.store().map(|store| keeping::stored(&store, KEY));
        let document = match stored {
            Some(Stored::File(file) | Stored::Newer(file)) => file
                .documents_of(preferences::KIND)
                .find_map(|kept| merge(kept, &fresh).ok()),
            Some(Stored::Nothing | Stored::Unreadable(_)) | None => None,
        };
        let document = document.unwrap_or(fresh);
        let state = Self {
            library,
            chosen: RwSignal::new(preferences::read(&document)),
            document: StoredValue::new(document),
        };
        Effect::new(move || {
            let theme = state.chosen.with(|chosen| chosen.theme);
            page::set_root_attribute("data-theme", (theme != Theme::System).then(|| theme.id()));
        });
        provide_context(state);
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
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
        self.chosen.set(self.document.with_value(preferences::read));
    }
}
