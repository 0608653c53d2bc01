//! An address that is no page: what it was, and ways on.

use leptos::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::words::{common, fill, text};

/// The page for an unknown address.
#[component]
pub fn Unknown(
    /// The address as it was typed.
    address: String,
) -> impl IntoView {
    view! {
        <Page title=text(common::UNKNOWN_HEADING).to_owned() class="page unknown">
            <p>{fill(common::UNKNOWN_TEXT, &[("address", &address)])}</p>
            <ul class="ways-on">
                <li><a href=Route::Home.href()>{text(common::UNKNOWN_HOME)}</a></li>
                <li><a href=Route::Assessments.href()>{text(common::NAV_ASSESS)}</a></li>
                <li><a href=Route::Learn.href()>{text(common::NAV_LEARN)}</a></li>
                <li><a href=Route::Data.href()>{text(common::NAV_DATA)}</a></li>
            </ul>
        </Page>
    }
}
