//! The page of a principle writes the provider's own answers. Nobody else is left on it.

use leptos::prelude::*;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::is_shared;

use crate::browser::navigation;
use crate::route::{ResultPage, Route};
use crate::state::answering::Answering;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::state::voice;

/// Leads whoever is not known to be the provider to the page on which several people rate, and takes back what was chosen
/// before this could be looked at. Says whether it did.
pub fn leaves() -> bool {
    let answering = Answering::expect();
    let id = answering.id();
    let shared = Library::expect().with(&id, is_shared) == Some(true);
    if !shared || voice::of(&id) == Some(RaterId::own()) {
        return false;
    }
    while untrack(|| answering.can_undo()) {
        answering.undo();
    }
    let ratings = Route::Result(id, ResultPage::Review);
    let place = Navigation::expect();
    place.rename(ratings.clone());
    // After the furniture of this page is done with it.
    navigation::after_render(move || place.place.set(ratings));
    true
}
