//! What is cited and how far each source was read; and which statements speak to other frameworks.

use leptos::prelude::*;
use touchstone_domain::catalog::{Crosswalk, Sources};

use crate::components::loading::Loading;
use crate::components::page::Page;
use crate::state::content::Content;
use crate::words::{about, text};

mod frameworks;
mod register;

/// The page. Register and frameworks arrive on their own: neither waits for the other.
pub fn view() -> impl IntoView {
    let content = Content::expect();
    let register = move || async move {
        let sources = content.file::<Sources>("sources").await?;
        Ok(view! { <register::Register sources /> }.into_any())
    };
    let frameworks = move || async move {
        let crosswalk = content.file::<Crosswalk>("crosswalk").await?;
        Ok(view! { <frameworks::Frameworks crosswalk /> }.into_any())
    };
    view! {
        <Page title=text(about::SOURCES_HEADING).to_owned() class="page sources">
            <p>{text(about::SOURCES_LEAD)}</p>
            <Loading load=register />
            <section class="crosswalk">
                <h2>{text(about::CROSSWALK_HEADING)}</h2>
                <p>{text(about::CROSSWALK_LEAD)}</p>
                <Loading load=frameworks />
            </section>
        </Page>
    }
}

/// The `lang` of content that is not in the chosen language.
fn other_language(language: &'static str) -> Option<&'static str> {
    (language != crate::words::language()).then_some(language)
}
