//! What a learner has to know before the text: its language, and whether what they do is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::place::foreign;
use crate::browser::{clock, database, file_name, files, language_name, navigation};
use crate::components::not_kept::{NotKeptWords, not_kept_notice};
use crate::state::content::Content;
use crate::state::learning::Learning;
use crate::state::library::Library;
use crate::state::shelf;
use crate::words::{fill, language, learn, plural, text};

/// Says once on a page that its text is there in another language only.
#[component]
pub fn OtherLanguage(
    /// The language of the text.
    language: &'static str,
) -> impl IntoView {
    foreign(language).map(|foreign| {
        let own_name = || {
            let languages = Content::expect().languages();
            languages.into_iter().find(|(id, _)| id == foreign).map_or_else(|| foreign.to_owned(), |(_, name)| name)
        };
        let name = language_name::language_name(&self::language(), foreign).unwrap_or_else(own_name);
        view! { <p class="notice other-language" data-notice="other-language">{fill(learn::OTHER_LANGUAGE, &[("language", &name)])}</p> }
    })
}

/// Says when what a learner does is not kept.
#[component]
pub fn NotKeptNotice() -> impl IntoView {
    let words = NotKeptWords {
        full: learn::NOT_KEPT_FULL,
        blocked: learn::NOT_KEPT_BLOCKED,
        newer: learn::NOT_KEPT_NEWER,
    };
    not_kept_notice(Learning::open().keeping, "learning", words)
}

/// Records that could not be read and were set aside: each can be downloaded, and then put away.
#[component]
pub fn SetAsideNotice() -> impl IntoView {
    let learning = Learning::open();
    move || {
        let keys = learning.set_aside.get();
        (!keys.is_empty()).then(|| {
            view! {
                <div class="notice" role="status" data-notice="learning-set-aside">
                    <p>{plural(learn::SET_ASIDE, keys.len(), &[])}</p>
                    <ul>{keys.into_iter().map(set_aside).collect::<Vec<_>>()}</ul>
                </div>
            }
        })
    }
}

fn set_aside(key: String) -> impl IntoView {
    let failed = RwSignal::new(false);
    let name = key.rsplit(':').next().unwrap_or_default().to_owned();
    let download = {
        let key = key.clone();
        move |_| {
            let key = key.clone();
            spawn_local(async move {
                let text = database::text(&key).await.ok().flatten();
                let name = file_name::dated(clock::today(), &key, "txt");
                let taken = text.is_some_and(|text| files::download(&name, "text/plain", &text));
                failed.try_set(!taken);
            });
        }
    };
    let library = Library::expect();
    let remove = move |_| {
        let key = key.clone();
        spawn_local(async move {
            shelf::forget_set_aside(library, &key).await;
            navigation::after_render(|| navigation::focus("h1", false));
        });
    };
    let named = |word| fill(word, &[("name", &name)]);
    view! {
        <li>
            <code>{name.clone()}</code> " "
            <button type="button" aria-label=named(learn::SET_ASIDE_DOWNLOAD_NAMED) on:click=download>{text(learn::SET_ASIDE_DOWNLOAD)}</button> " "
            <button type="button" data-once="" aria-label=named(learn::SET_ASIDE_REMOVE_NAMED) on:click=remove>{text(learn::SET_ASIDE_REMOVE)}</button>
            {move || failed.get().then(|| view! { <span role="alert">{text(learn::SET_ASIDE_FAILED)}</span> })}
        </li>
    }
}
