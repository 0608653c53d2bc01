//! The notice for an assessment that is not on this device.

use leptos::prelude::*;

use crate::components::none_yet::none_yet;
use crate::components::page::Page;
use crate::route::Route;
use crate::words::{common, text};

/// What it means, and the ways on, once it is known that no second copy of it is here.
#[component]
pub fn NotHere() -> impl IntoView {
    none_yet(|| {
        view! {
            <Page title=text(common::NOT_HERE_HEADING).to_owned() class="page unknown">
                <p>{text(common::NOT_HERE_TEXT)}</p>
                <ul class="ways-on">
                    <li><a href=Route::Assessments.href()>{text(common::NOT_HERE_LIST)}</a></li>
                    <li><a href=Route::Data.href()>{text(common::NOT_HERE_FILE)}</a></li>
                </ul>
            </Page>
        }
    })
}
