//! What the person chose about the app itself: language, theme, text size, digit keys. A document like any other, kept at once.

use leptos::prelude::*;
use touchstone_domain::backup::LastBackup;
use touchstone_domain::document::Document;
use touchstone_domain::preferences::{self, Action, Preferences, TextSize, Theme};
use touchstone_store::{Key, Kind, Place};

use super::library::Library;
use crate::browser::page;

/// The preferences. They are read when a page asks for them first; boot.js has applied language and theme before.
#[derive(Clone, Copy)]
pub struct PreferencesState {
    library: Library,
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
                let state = Self {
                    library,
                    chosen: RwSignal::new(said(library)),
                };
                provide_context(state);
                state
            })
        })
    }

    /// Takes over what is stored, after a file brought other preferences. A language holds from the next start.
    pub fn read_again(self) {
        self.show();
    }

    /// Forgets what was written, after everything was erased; what is on screen stays.
    pub fn forget(self) {
        self.chosen.update(|chosen| {
            chosen.last_export = None;
            chosen.last_backup = LastBackup::default();
            chosen.keep_answer = None;
        });
    }

    /// The document, where anything is chosen.
    #[must_use]
    pub fn document(self) -> Option<Document> {
        self.library.with_key(&Key::only(Kind::Preferences), Document::clone)
    }

    /// Whether any preference lies in the store.
    #[must_use]
    pub fn is_stored(self) -> bool {
        let at = Key::only(Kind::Preferences).at(Place::Quick);
        at.zip(self.library.local())
            .is_some_and(|(at, local)| local.read(&at).is_some())
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

    /// Changes a preference and keeps it. One that cannot be kept holds until the page is left.
    pub fn dispatch(self, action: &Action) {
        let key = Key::only(Kind::Preferences);
        if self.library.standing(&key).is_none() {
            self.library.take_draft(Kind::Preferences, preferences::new());
        }
        self.library.change_key(&key, |document, writer| {
            preferences::apply(document, action, writer);
        });
        self.show();
    }

    /// Tells the page what is chosen.
    fn show(self) {
        let chosen = said(self.library);
        let theme = (chosen.theme != Theme::System).then(|| chosen.theme.id());
        page::set_root_attribute("data-theme", theme);
        let size = (chosen.text_size != TextSize::Normal).then(|| chosen.text_size.id());
        page::set_root_attribute("data-text-size", size);
        self.chosen.set(chosen);
    }
}

/// What is chosen in the document, or nothing.
fn said(library: Library) -> Preferences {
    let said = library.with_key(&Key::only(Kind::Preferences), preferences::read);
    said.unwrap_or_else(|| preferences::read(&preferences::new()))
}
