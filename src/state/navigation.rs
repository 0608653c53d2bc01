//! Where the person is: the route, and what has to happen when it changes.

use leptos::prelude::*;

use crate::browser::dom::Piece;
use crate::browser::navigation;
use crate::route::Route;
use crate::words::{fill, start};

/// The place as a context.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The route on screen.
    pub route: RwSignal<Route>,
    /// The page that it belongs to: the route without the indicator or block inside the page.
    pub place: RwSignal<Route>,
    arriving: StoredValue<bool>,
    reached: StoredValue<Option<Route>>,
}

impl Navigation {
    /// Starts to follow the address.
    pub fn provide() {
        let route = RwSignal::new(Route::from_hash(&navigation::hash()));
        let place = Self {
            route,
            place: RwSignal::new(page_of(&route.get_untracked())),
            arriving: StoredValue::new(false),
            reached: StoredValue::new(None),
        };
        navigation::on_change(move |hash| {
            // A hash without a slash is an anchor inside the page, not a place of the app.
            if hash.is_empty() || hash.starts_with("#/") {
                place.arriving.set_value(true);
                let here = Route::from_hash(&hash);
                let page = page_of(&here);
                route.set(here);
                if place.place.with_untracked(|before| *before != page) {
                    place.place.set(page);
                }
            }
        });
        provide_context(place);
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Goes to a route, as a link would.
    pub fn go(self, route: &Route) {
        navigation::go_to(&route.href());
    }

    /// Changes the address of the page on screen, without a step in the history and without drawing it anew.
    pub fn rename(self, route: Route) {
        navigation::replace(&route.href());
        self.place.update_untracked(|place| *place = page_of(&route));
        self.route.update_untracked(|here| *here = route);
    }

    /// Whether the place on screen has not been reached before; asked once for each place. A page that is drawn anew, in
    /// another language for instance, must not pull the person back to where they came in.
    #[must_use]
    pub fn reach(self) -> bool {
        let here = self.route.get_untracked();
        let is_new = self.reached.with_value(|reached| reached.as_ref() != Some(&here));
        self.reached.set_value(Some(here));
        is_new
    }

    /// Whether the person has just come here by a link; asked once for each arrival. Not on the first load, and not when
    /// the same page is drawn anew in another language: then the focus stays where it is.
    #[must_use]
    pub fn take_arrival(self) -> bool {
        let arriving = self.arriving.get_value();
        self.arriving.set_value(false);
        arriving
    }
}

fn page_of(route: &Route) -> Route {
    match route.clone() {
        Route::Answer { id, principle, .. } => Route::Answer {
            id,
            principle,
            indicator: None,
        },
        Route::Section { unit, section, .. } => Route::Section {
            unit,
            section,
            block: None,
        },
        other => other,
    }
}

/// Names the document after the heading on screen. On arrival by a link the focus moves to that heading, so that a screen
/// reader says where the person is.
pub fn arrive() {
    if let Some(heading) = Piece::find("h1") {
        navigation::set_title(&fill(start::TITLE, &[("page", &heading.text())]));
    }
    show_heading();
}

/// Moves to the heading of the page, if the person has just come here by a link. One who is quicker than the page is drawn
/// and already stands in a field of it stays there.
pub fn show_heading() {
    if Navigation::expect().take_arrival() {
        navigation::after_render(|| {
            if !navigation::has_focus("main") {
                navigation::scroll_to_top();
                navigation::focus("h1", false);
            }
        });
    }
}
