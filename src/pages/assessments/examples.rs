//! The examples: fictional providers of the course, with answers and evidence, one click to open. They stand apart from a
//! person's own assessments.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::assessment::AssessmentHead;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::catalog::{ExampleEntry, Providers};
use touchstone_domain::ids::DocumentId;
use touchstone_domain::undo::{Undo, undo};

use super::{name_of, undo_label};
use crate::components::figures::profile_name;
use crate::components::loading::Loading;
use crate::route::Route;
use crate::state::content::Content;
use crate::state::examples::{begin_anew, bring, example_heads};
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::words::{Word, common, examples, fill, text};

/// What the section is about to say.
#[derive(Clone)]
enum Said {
    /// Something was changed and can be taken back.
    Changed {
        id: DocumentId,
        sentence: String,
        back: Undo,
    },
    /// A sentence.
    Only(String),
}

/// What the entries share.
#[derive(Clone, Copy)]
struct Shelf {
    library: Library,
    /// The examples that are on this device.
    here: Memo<Vec<AssessmentHead>>,
    /// What can be taken back, and the last sentence.
    said: RwSignal<Vec<Said>>,
}

/// The section.
#[component]
pub fn Examples() -> impl IntoView {
    let library = Library::expect();
    let content = Content::expect();
    let shelf = Shelf {
        library,
        here: Memo::new(move |_| example_heads(library)),
        said: RwSignal::default(),
    };
    let load = move || async move {
        let providers: &'static Providers = content.file("providers").await?;
        Ok(list(shelf, providers).into_any())
    };
    view! {
        <section class="examples" aria-labelledby="examples">
            <h2 id="examples">{text(examples::HEADING)}</h2>
            <p>{text(examples::ABOUT)}</p>
            <div role="status">{move || shelf.said.get().into_iter().rev().map(|said| show_said(shelf, said)).collect::<Vec<_>>()}</div>
            <Loading load />
        </section>
    }
}

fn list(shelf: Shelf, providers: &'static Providers) -> impl IntoView {
    let published = providers
        .examples
        .iter()
        .map(|entry| published(shelf, providers, entry));
    // Copies, and examples of another version: here, but not among those that this version publishes.
    let is_listed = |head: &AssessmentHead| providers.examples.iter().any(|entry| entry.document == head.id);
    let others = move || {
        let others = shelf.here.get().into_iter().filter(|head| !is_listed(head));
        others.map(|head| other(shelf, head)).collect::<Vec<_>>()
    };
    view! { <ul class="list">{published.collect::<Vec<_>>()} {others}</ul> }
}

fn published(shelf: Shelf, providers: &'static Providers, entry: &'static ExampleEntry) -> impl IntoView {
    let lang = entry.language.as_deref().unwrap_or(providers.language.as_str());
    let named = |word: Word| fill(word, &[("name", &entry.name)]);
    let navigation = Navigation::expect();
    let open = move |_| {
        spawn_local(async move {
            if bring(shelf.library, entry).await.is_ok() {
                navigation.go(&Route::report(entry.document.clone()));
            } else {
                say(shelf, fill(examples::NOT_OPENED, &[("name", &entry.name)]));
            }
        });
    };
    let anew = move |_| {
        spawn_local(async move {
            let said = |word: Word| fill(word, &[("name", &entry.name)]);
            match begin_anew(shelf.library, entry).await {
                Ok(back) if back.is_empty() => say(shelf, said(examples::UNTOUCHED)),
                Ok(back) => changed(shelf, &entry.document, said(examples::BEGUN_ANEW), back),
                Err(_) => say(shelf, said(examples::NOT_OPENED)),
            }
        });
    };
    let put_away_label = named(examples::PUT_AWAY_NAMED);
    let anew_label = named(examples::BEGIN_ANEW_NAMED);
    let is_here = Memo::new(move |_| {
        shelf
            .here
            .with(|heads| heads.iter().any(|head| head.id == entry.document))
    });
    let more = move || {
        is_here.get().then(|| {
            view! {
                <button type="button" data-action="begin-anew" data-once="" aria-label=anew_label.clone() on:click=anew>{text(examples::BEGIN_ANEW)}</button>
                <button type="button" data-action="put-away" data-once="" aria-label=put_away_label.clone() on:click=move |_| put_away(shelf, &entry.document, &entry.name)>
                    {text(examples::PUT_AWAY)}
                </button>
            }
        })
    };
    view! {
        <li class="entry" data-example=entry.id.as_str()>
            <h3 lang=lang>{entry.name.as_str()}</h3>
            <p class="meta">{profile_name(entry.profile)}</p>
            <p lang=lang>{entry.story.as_str()}</p>
            <p class="actions">
                <button type="button" class="primary" data-action="open-example" data-once="" aria-label=named(examples::OPEN_NAMED) on:click=open>{text(examples::OPEN)}</button>
                {more}
            </p>
        </li>
    }
}

fn other(shelf: Shelf, head: AssessmentHead) -> impl IntoView {
    let name = name_of(&head);
    let label = fill(examples::PUT_AWAY_NAMED, &[("name", &name)]);
    let href = Route::report(head.id.clone()).href();
    let id = head.id.to_string();
    let shown = name.clone();
    view! {
        <li class="entry" data-assessment=id>
            <h3><a href=href><bdi>{shown}</bdi></a></h3>
            <p class="meta">{text(common::EXAMPLE_LABEL)}</p>
            <p class="actions">
                <button type="button" data-action="put-away" data-once="" aria-label=label on:click=move |_| put_away(shelf, &head.id, &name)>{text(examples::PUT_AWAY)}</button>
            </p>
        </li>
    }
}

fn put_away(shelf: Shelf, id: &DocumentId, name: &str) {
    let library = shelf.library;
    let done = library.change(id, |document, writer| action::apply(document, &Action::Delete, writer));
    library.revision.update(|revision| *revision += 1);
    if let Some(back) = done {
        changed(shelf, id, fill(examples::IS_PUT_AWAY, &[("name", name)]), back);
    }
}

fn say(shelf: Shelf, sentence: String) {
    add(shelf, Said::Only(sentence));
}

fn changed(shelf: Shelf, id: &DocumentId, sentence: String, back: Undo) {
    add(
        shelf,
        Said::Changed {
            id: id.clone(),
            sentence,
            back,
        },
    );
}

/// Says something; what can be taken back stays.
fn add(shelf: Shelf, now: Said) {
    // The page may be gone by now.
    shelf.said.try_update(|said| {
        said.retain(|said| matches!(said, Said::Changed { .. }));
        said.push(now);
    });
}

fn show_said(shelf: Shelf, said: Said) -> AnyView {
    match said {
        Said::Only(sentence) => view! { <p class="outcome">{sentence}</p> }.into_any(),
        Said::Changed { id, sentence, back } => {
            let label = undo_label(&sentence);
            let own = sentence.clone();
            let take_back = move |_| {
                shelf
                    .library
                    .change(&id, |document, writer| undo(document, &back, writer));
                shelf.library.revision.update(|revision| *revision += 1);
                let is_own = |said: &Said| matches!(said, Said::Changed { id: other, sentence, .. } if *other == id && *sentence == own);
                shelf.said.update(|said| said.retain(|said| !is_own(said)));
                say(shelf, text(examples::TAKEN_BACK).to_owned());
            };
            view! {
                <div class="notice">
                    <p>{sentence}</p>
                    <button type="button" data-action="take-back" data-once="" aria-label=label on:click=take_back>{text(common::UNDO)}</button>
                </div>
            }
            .into_any()
        }
    }
}
