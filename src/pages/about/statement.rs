//! The accessibility statement, licences and versions.

use leptos::prelude::*;

use crate::state::content::Content;
use crate::words::{about, text};

/// What was tested and what is not met.
#[component]
pub fn Accessibility() -> impl IntoView {
    let list = |words: [crate::words::Word; 2]| words.map(|word| view! { <li>{text(word)}</li> });
    view! {
        <section class="accessibility">
            <h2>{text(about::ACCESS_HEADING)}</h2>
            <p>{text(about::ACCESS_TARGET)}</p>
            <h3>{text(about::ACCESS_TESTED_HEADING)}</h3>
            <ul>{list([about::ACCESS_AXE, about::ACCESS_KEYBOARD])}</ul>
            <h3>{text(about::ACCESS_OPEN_HEADING)}</h3>
            <ul>
                {list([about::ACCESS_PEOPLE, about::ACCESS_LANGUAGE])}
                <li>{text(about::ACCESS_PRINT)}</li>
            </ul>
            <h3>{text(about::ACCESS_REPORT_HEADING)}</h3>
            <p>{text(about::ACCESS_REPORT)}</p>
        </section>
    }
}

/// What may be done with code and words.
#[component]
pub fn Licences() -> impl IntoView {
    view! {
        <section>
            <h2>{text(about::LICENCE_HEADING)}</h2>
            <ul>
                <li>{text(about::LICENCE_CODE)}</li>
                <li>{text(about::LICENCE_CONTENT)}</li>
                <li><a href="licences.txt">{text(about::LICENCE_OTHERS)}</a></li>
            </ul>
        </section>
    }
}

/// The versions of the app and of the instrument on screen.
#[component]
pub fn Versions() -> impl IntoView {
    let instrument = &Content::expect().checklist().instrument;
    view! {
        <section>
            <h2>{text(about::VERSION_HEADING)}</h2>
            <dl class="versions">
                <dt>{text(about::VERSION_APP)}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                <dt>{text(about::VERSION_INSTRUMENT)}</dt>
                <dd>{instrument.version.as_str()}</dd>
            </dl>
        </section>
    }
}
