//! Where the person is: the route, and what has to happen when it changes.

use leptos::prelude::*;

use crate::browser::navigation;
use crate::route::Route;

/// The place as a context.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The route on screen.
    pub route: RwSignal<Route>,
    arriving: StoredValue<bool>,
    reached: StoredValue<Option<Route>>,
}

impl Navigation {
    /// Starts to follow the address.
    pub fn provide() {
        let route = RwSignal::new(Route::from_hash(&navigation::hash()));
        let place = Self {
            route,
            arriving: StoredValue::new(false),
            reached: StoredValue::new(None),
        };
        navigation::on_change(move |hash| {
            // A hash without a slash is an anchor inside the page, not a place of the app.
            if hash.is_empty() || hash.starts_with("#/") {
                place.arriving.set_value(true);
                route.set(Route::from_hash(&hash));
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
