//! The start of the app, and which page a route is.

use leptos::prelude::*;

use crate::browser::page;
use crate::effect::effect;
use crate::frame;
use crate::pages;
use crate::parts;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::Navigation;

/// Takes over the page that boot.js has put on the screen.
pub fn start() {
    // Refused only where it was done already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| {
        let Some(content) = Content::from_boot() else {
            page::show_crash_notice("the start content is missing or not of this build");
            return;
        };
        Library::provide();
        Navigation::provide();
        let mut drawn = true; // By boot.js.
        effect(move || {
            content.language.track();
            if !std::mem::take(&mut drawn) {
                frame::draw();
            }
            frame::follow();
            follow_place();
            parts::furnish_frame();
            // After the effects that bring frame and page to life.
            effect(frame::say_running);
        });
    });
    // It lives as long as the page.
    std::mem::forget(owner);
}

/// Shows the page of the place. A new place is a new page: nothing of the one before stays open or typed in.
fn follow_place() {
    let place = Navigation::expect().place;
    effect(move || show(place.get()));
}

fn show(place: Route) {
    match place {
        Route::Home => pages::home::show(),
        Route::Start => pages::answer::start(),
        Route::Answer { id, principle, .. } => pages::answer::show(id, principle),
        place => parts::show(place),
    }
}
