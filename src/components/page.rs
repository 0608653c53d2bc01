//! A page: its heading, its title, and the focus when a person arrives.

use leptos::prelude::*;

use crate::browser::navigation;
use crate::state::navigation::show_heading;
use crate::words::{Word, fill, start, text};

/// The heading of a page, which also names the document. On arrival by a link the focus moves here, so that a screen
/// reader says where the person is.
#[component]
pub fn Page(
    /// The heading's text.
    #[prop(into)]
    title: Signal<String>,
    /// What the browser's tab and its history call the page, where the heading holds what a person typed.
    #[prop(optional)]
    tab: Option<Word>,
    /// A class of its own for the page.
    #[prop(default = "page")]
    class: &'static str,
    /// What follows the heading.
    children: Children,
) -> impl IntoView {
    Effect::new(move || {
        let page = tab.map_or_else(|| title.get(), |tab| text(tab).to_owned());
        navigation::set_title(&fill(start::TITLE, &[("page", &page)]));
    });
    show_heading();
    view! {
        <div class=class>
            <h1 tabindex="-1">{title}</h1>
            {children()}
        </div>
    }
}
