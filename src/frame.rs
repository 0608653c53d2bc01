//! The frame around every page, which the compiler drew: where the person is, the language, and whether what was typed is
//! kept.

use leptos::prelude::*;

use crate::browser::dom::{self, Piece};
use crate::browser::storage::NotKept;
use crate::browser::{intl, navigation};
use crate::effect::effect;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::library::{Library, SaveState};
use crate::state::navigation::Navigation;
use crate::words::{Word, fill, language, start, text};

/// Puts the frame of the chosen language on the page.
pub fn draw() {
    if let Some(app) = Piece::find("#app") {
        app.set_html(&Content::expect().start().frame);
    }
}

/// Notes on the page that the app has taken it over from boot.js: what is pressed is acted on from now on.
pub fn say_running() {
    if let Some(app) = Piece::find("#app") {
        app.set_attribute("data-running", Some(""));
    }
}

/// Brings the frame to life, until the calling owner goes.
pub fn follow() {
    dom::instead_of_link("a.skip", || navigation::focus("h1", true));
    show_place();
    show_saved();
}

/// Marks the link of the place on screen.
fn show_place() {
    let route = Navigation::expect().route;
    effect(move || {
        let place = route.get();
        let links = Piece::find(".frame-header nav").map(|nav| nav.all_inside("a"));
        for link in links.into_iter().flatten() {
            let target = Route::from_hash(&link.attribute("href").unwrap_or_default());
            link.set_attribute("aria-current", same_place(&place, &target).then_some("page"));
        }
    });
}

/// Whether a link's route stands for the place on screen.
fn same_place(place: &Route, link: &Route) -> bool {
    match link {
        Route::Assessments => matches!(
            place,
            Route::Assessments | Route::NewAssessment | Route::Start | Route::Answer { .. } | Route::Result(..)
        ),
        Route::Learn => matches!(place, Route::Learn | Route::Unit(_) | Route::Section { .. }),
        link => place == link,
    }
}

/// The state of saving, always in view; a refusal comes with the way out.
fn show_saved() {
    let saved = Library::expect().saved;
    effect(move || {
        let state = saved.get();
        let (name, word): (_, Option<Word>) = match state {
            SaveState::Idle => ("idle", None),
            SaveState::Waiting => ("waiting", Some(start::SAVE_WAITING)),
            SaveState::Saved(_) => ("saved", Some(start::SAVE_OK)),
            SaveState::Refused(NotKept::Full) => ("full", Some(start::SAVE_FULL)),
            SaveState::Refused(NotKept::Blocked) => ("blocked", Some(start::SAVE_BLOCKED)),
            SaveState::Newer => ("newer", Some(start::SAVE_NEWER)),
        };
        let sentence = match (state, word) {
            (SaveState::Saved(time), Some(word)) => fill(word, &[("time", &intl::time(&language(), time))]),
            (_, word) => word.map(text).unwrap_or_default().to_owned(),
        };
        if let Some(piece) = Piece::find("#save-sentence") {
            piece.set_text(&sentence);
        }
        if let Some(piece) = Piece::find(".save-status") {
            piece.set_attribute("data-save", Some(name));
        }
        if let Some(link) = Piece::find("#save-file") {
            link.set_hidden(!matches!(state, SaveState::Refused(_) | SaveState::Newer));
        }
    });
}
