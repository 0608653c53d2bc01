//! What a person must know whatever page they are on.

use leptos::prelude::*;

use crate::browser::{page, session};
use crate::route::Route;
use crate::state::library::Library;
use crate::words::{common, plural, start, text};

/// What a person must know whatever page they are on.
#[component]
pub fn Notices() -> impl IntoView {
    let library = Library::expect();
    // Opening the store and each saving may set something aside.
    Effect::new(move || {
        library.saved.track();
        library.look_at_set_aside();
    });
    Effect::new(move || {
        if library.erased_elsewhere.get() {
            session::forget_all();
        }
    });
    let set_aside = move || {
        let count = library.set_aside.with(Vec::len);
        (count > 0).then(|| {
            view! {
                <div class="notice" role="status" data-notice="set-aside">
                    <p>{plural(common::SET_ASIDE, count, &[])} " " <a href=Route::Data.href()>{text(common::SET_ASIDE_LINK)}</a></p>
                </div>
            }
        })
    };
    let erased = move || {
        library.erased_elsewhere.get().then(|| {
            view! {
                <div class="notice" role="alert" data-notice="erased">
                    <p>{text(common::ERASED_ELSEWHERE)}</p>
                    <button type="button" on:click=|_| page::reload()>{text(start::RELOAD)}</button>
                </div>
            }
        })
    };
    view! { {set_aside} {erased} }
}
