//! About Touchstone: what it is, how it counts, its limits, privacy, accessibility, licences and versions.

use leptos::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::state::content::Content;
use crate::words::{Word, about, fill, text};

mod levels;
mod scoring;
mod statement;

/// What the result cannot do.
const LIMITS: [Word; 6] = [
    about::LIMIT_THRESHOLDS,
    about::LIMIT_INFLATES,
    about::LIMIT_OWN,
    about::LIMIT_SOURCES,
    about::LIMIT_WORDING,
    about::LIMIT_NO_CREDITS,
];

/// The page.
pub fn view() -> impl IntoView {
    view! {
        <Page title=text(about::HEADING).to_owned() class="page about">
            <p class="lead">{text(about::LEAD)}</p>
            {what()}
            <section>
                <h2>{text(about::FOR_HEADING)}</h2>
                <p>{text(about::FOR_TEXT)}</p>
            </section>
            <section>
                <h2>{text(about::DECLARED_HEADING)}</h2>
                <p>{text(about::DECLARED_TEXT)}</p>
                <p>{text(about::DECLARED_USE)}</p>
            </section>
            <scoring::Scoring />
            <section>
                <h2>{text(about::LIMITS_HEADING)}</h2>
                <ul>{LIMITS.map(|word| view! { <li>{text(word)}</li> })}</ul>
                <p><a href=Route::Sources.href()>{text(about::WHAT_SOURCES)}</a></p>
            </section>
            <section>
                <h2>{text(about::PRIVACY_HEADING)}</h2>
                <p>{text(about::PRIVACY_NOTHING)}</p>
                <p>{text(about::PRIVACY_CHECK)}</p>
                <p>{text(about::PRIVACY_RULES)}</p>
                <p><a href=Route::Data.href()>{text(about::PRIVACY_DATA)}</a></p>
            </section>
            <statement::Accessibility />
            <statement::Licences />
            <statement::Versions />
        </Page>
    }
}

fn what() -> impl IntoView {
    let instrument = &Content::expect().checklist().instrument;
    let essentials = instrument.indicators().filter(|indicator| indicator.essential).count();
    let own = fill(
        about::WHAT_OWN,
        &[
            ("principles", &instrument.principles.len().to_string()),
            ("indicators", &instrument.indicators().count().to_string()),
            ("essentials", &essentials.to_string()),
        ],
    );
    view! {
        <section>
            <h2>{text(about::WHAT_HEADING)}</h2>
            <p>{text(about::WHAT_TEXT)}</p>
            <p>{own}</p>
        </section>
    }
}
