//! Stored texts that could not be read: look, download, and only then remove.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_store::{Lying, look};

use super::desk::Desk;
use super::size::{beginning, size_words};
use crate::browser::{file_name, files, navigation};
use crate::components::none_yet::being_read;
use crate::state::library::SET_ASIDE;
use crate::state::shelf;
use crate::words::{data, fill, text};

/// How much of a text is shown, in characters.
const SHOWN: usize = 200;

/// A text and where it lies.
#[derive(Clone)]
struct Unreadable {
    key: String,
    text: String,
    in_database: bool,
}

/// The list; a sentence where there is none.
#[component]
pub fn SetAsideSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let downloaded = RwSignal::new(BTreeSet::<String>::new());
    let said = RwSignal::new(String::new());
    let entries = move || {
        if !desk.is_read() {
            return being_read().into_any();
        }
        let unreadable = unreadable(desk).into_iter();
        let entries: Vec<_> = unreadable.map(|text| entry(desk, downloaded, said, text)).collect();
        if entries.is_empty() && !desk.is_open() {
            being_read().into_any()
        } else if entries.is_empty() {
            view! { <p class="empty">{text(data::ASIDE_NONE)}</p> }.into_any()
        } else {
            view! { <p>{text(data::ASIDE_ABOUT)}</p> <ul class="set-aside">{entries}</ul> }.into_any()
        }
    };
    view! {
        <section class="set-aside-section">
            <h2 id="set-aside" tabindex="-1">{text(data::ASIDE_HEADING)}</h2>
            {entries}
            <p class="outcome" role="status">{said}</p>
        </section>
    }
}

/// Texts that are set aside, and unreadable ones that still lie under their own key because there was no room.
fn unreadable(desk: Desk) -> Vec<Unreadable> {
    let database = desk.aside.get().into_iter();
    let mut all: Vec<Unreadable> = database
        .map(|(key, text)| Unreadable {
            key,
            text,
            in_database: true,
        })
        .collect();
    let is_unreadable = |(key, text): &(String, String)| {
        let is_damaged = || !desk.is_held(key) && matches!(look(Some(text.clone())), Lying::Unreadable(_));
        key.starts_with(SET_ASIDE) || is_damaged()
    };
    all.extend(
        desk.texts()
            .into_iter()
            .filter(is_unreadable)
            .map(|(key, text)| Unreadable {
                key,
                text,
                in_database: false,
            }),
    );
    all
}

fn entry(
    desk: Desk,
    downloaded: RwSignal<BTreeSet<String>>,
    said: RwSignal<String>,
    unreadable: Unreadable,
) -> impl IntoView {
    let name = unreadable.key.strip_prefix(SET_ASIDE).unwrap_or(&unreadable.key);
    let name = beginning(name, SHOWN);
    let key = unreadable.key.clone();
    let is_downloaded = move || downloaded.with(|downloaded| downloaded.contains(&key));
    let size = size_words(unreadable.text.len());
    let shown = beginning(&unreadable.text, SHOWN);
    let download_label = fill(data::ASIDE_DOWNLOAD_NAMED, &[("name", &name)]);
    let remove_label = fill(data::ASIDE_REMOVE_NAMED, &[("name", &name)]);
    let kept = StoredValue::new(unreadable);
    let download = move |_| {
        kept.with_value(|unreadable| {
            let title = [text(data::FILE_SET_ASIDE), unreadable.key.as_str()].join(" ");
            let file = file_name::dated(desk.today(), &title, "txt");
            if files::download(&file, "text/plain", &unreadable.text) {
                downloaded.update(|downloaded| {
                    downloaded.insert(unreadable.key.clone());
                });
                said.set(fill(data::ASIDE_DOWNLOADED, &[("file", &file)]));
            } else {
                said.set(text(data::SAVE_FAILED).to_owned());
            }
        });
    };
    let remove = move |_| {
        let unreadable = kept.get_value();
        spawn_local(async move {
            remove(desk, unreadable).await;
            said.try_set(text(data::ASIDE_REMOVED).to_owned());
            desk.note_change();
            navigation::after_render(|| navigation::focus("#set-aside", false));
        });
    };
    view! {
        <li>
            <p><strong><bdi>{name}</bdi></strong> " · " {size}</p>
            <p><code class="beginning"><bdi>{shown}</bdi></code></p>
            <p class="actions">
                <button type="button" data-action="download-set-aside" aria-label=download_label on:click=download>{text(data::ASIDE_DOWNLOAD)}</button>
                <button type="button" data-action="remove-set-aside" data-once="" aria-label=remove_label disabled=move || !is_downloaded() on:click=remove>
                    {text(data::ASIDE_REMOVE)}
                </button>
            </p>
        </li>
    }
}

async fn remove(desk: Desk, unreadable: Unreadable) {
    if unreadable.in_database {
        shelf::forget_set_aside(desk.library, &unreadable.key).await;
    } else if let Some(store) = desk.store() {
        // Another tab may have put something else there since it was shown.
        if store.read(&unreadable.key).as_ref() == Some(&unreadable.text) {
            store.remove(&unreadable.key);
        }
    }
}
