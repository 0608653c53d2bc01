//! Words of the glossary, explained where they stand: one dialog and one listener for every marked word on any page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::catalog::{Glossary, Term};

use crate::browser::{clicks, dialog, navigation};
use crate::state::content::Content;
use crate::words::{common, start, terms, text};

const DIALOG: &str = "#term-dialog";

/// A term with the language that it is explained in.
type Explained = (&'static Term, &'static str);

/// The dialog; mounted once, inside what is drawn anew when the language changes. The glossary is fetched with the first
/// word that somebody asks about.
#[component]
pub fn Terms() -> impl IntoView {
    let content = Content::expect();
    let shown = RwSignal::new(None::<Result<Explained, ()>>);
    clicks::on_click("button.term[data-term]", "data-term", move |id| {
        spawn_local(async move {
            let found = explained(content, &id).await.ok_or(());
            if shown.try_set(Some(found)).is_none() {
                navigation::after_render(|| dialog::open(DIALOG));
            }
        });
    });
    let term = move || {
        shown.get().map(|shown| match shown {
            Ok((term, language)) => view! {
                <div lang=language>
                    <h2 id="term-name">{term.term.as_str()}</h2>
                    <p inner_html=term.explanation.as_str()></p>
                </div>
            }
            .into_any(),
            Err(()) => view! { <p id="term-name">{text(start::NOT_LOADED)}</p> }.into_any(),
        })
    };
    // Its word arrives with the glossary.
    let close = move || {
        shown
            .with(|shown| matches!(shown, Some(Ok(_))))
            .then(|| text(terms::CLOSE))
    };
    view! {
        <dialog id="term-dialog" aria-labelledby="term-name">
            {term}
            <p class="actions">
                <button type="button" autofocus on:click=|_| dialog::close(DIALOG)>
                    {move || close().unwrap_or(text(common::ALSO_DISMISS))}
                </button>
            </p>
        </dialog>
    }
}

async fn explained(content: Content, id: &str) -> Option<Explained> {
    content.words("terms").await.ok()?;
    let glossary: &'static Glossary = content.file("glossary").await.ok()?;
    let term = glossary.terms.iter().find(|term| term.id == id)?;
    Some((term, glossary.language.as_str()))
}
