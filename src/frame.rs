//! The frame around every page, which the compiler drew: where the person is, the language, and whether what was typed is
//! kept.

use leptos::prelude::*;
use touchstone_store::{Refusal, SaveState};

use crate::browser::dom::{self, Piece};
use crate::browser::{intl, navigation};
use crate::effect::effect;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::state::typing;
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
        let state = match saved.get() {
            SaveState::Idle | SaveState::Saved(_) | SaveState::OneCopy(_) if typing::is_pending() => SaveState::Waiting,
            state => state,
        };
        let word: Option<Word> = match state {
            SaveState::Idle => None,
            SaveState::Waiting => Some(start::SAVE_WAITING),
            SaveState::Saved(_) => Some(start::SAVE_OK),
            SaveState::OneCopy(_) => Some(start::SAVE_ONE_COPY),
            SaveState::Refused { why, kept } => Some(match (why, kept) {
                (Refusal::Newer, _) => start::SAVE_NEWER,
                (Refusal::WornOut, _) => start::SAVE_WORN_OUT,
                (_, true) => start::SAVE_ONE_COPY,
                (Refusal::Full, false) => start::SAVE_FULL,
                (Refusal::Blocked, false) => start::SAVE_BLOCKED,
            }),
        };
        let sentence = match (state, word) {
            (SaveState::Saved(time), Some(word)) => fill(word, &[("time", &intl::time(&language(), time))]),
            (_, word) => word.map(text).unwrap_or_default().to_owned(),
        };
        if let Some(piece) = Piece::find("#save-sentence") {
            piece.set_text(&sentence);
        }
        if let Some(piece) = Piece::find(".save-status") {
            piece.set_attribute("data-save", Some(state.name()));
        }
        if let Some(link) = Piece::find("#save-file") {
            link.set_hidden(!matches!(state, SaveState::Refused { .. } | SaveState::OneCopy(_)));
        }
    });
}
