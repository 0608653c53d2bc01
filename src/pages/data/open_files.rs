//! Files in: pick, look at what is in them, choose, take in.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::save_file::SaveFile;

use super::desk::{Desk, Progress};
use super::opened::{self, Choice, OpenedFile, What};
use super::outcome::OutcomeView;
use super::preview::FileView;
use super::put_in::{AT_ONCE, Outcome, put_in};
use super::save::save;
use crate::browser::files::PickedFile;
use crate::browser::{clock, navigation};
use crate::state::persistence;
use crate::words::{data, fill, plural, text};

/// Picking files, and what was found in them.
#[component]
pub fn OpenSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let pick = move |event: leptos::ev::Event| {
        let picked = PickedFile::all_of(&event);
        spawn_local(async move {
            let mut opened = Vec::new();
            for file in picked {
                opened.push(opened::open(desk, file).await);
            }
            desk.outcome.try_set(None);
            desk.files.try_update(|files| files.append(&mut opened));
        });
    };
    let seen = move || {
        let count = desk.files.with(Vec::len);
        (count > 0).then(|| plural(data::OPENED, count, &[]))
    };
    let files = move || {
        desk.files.with(|files| {
            let views = files
                .iter()
                .enumerate()
                .map(|(place, file)| view! { <FileView desk place file=file.clone() /> });
            views.collect::<Vec<_>>()
        })
    };
    view! {
        <section class="open-section">
            <h2>{text(data::OPEN_HEADING)}</h2>
            <label class="field">
                <span class="field-label">{text(data::OPEN_LABEL)}</span>
                <span class="hint">{text(data::OPEN_HINT)}</span>
                <input type="file" id="open-file" multiple accept=".json,application/json" on:change=pick />
            </label>
            <p class="outcome" role="status">{seen}</p>
            {files}
            <Decide desk />
            {move || desk.progress.get().filter(|progress| progress.all > AT_ONCE).map(|progress| progress_view(desk, progress))}
            <OutcomeView desk />
        </section>
    }
}

/// The two ways on from a preview.
#[component]
fn Decide(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let put_away = move |_| {
        desk.files.set(Vec::new());
        navigation::after_render(|| navigation::focus("#open-file", false));
    };
    move || {
        let files = desk
            .files
            .with(|files| (files.is_empty(), files.iter().any(|file| file.contents.is_ok())));
        let (none, usable) = files;
        (!none && desk.progress.with(Option::is_none)).then(|| {
            let take = usable.then(|| {
                view! {
                    <button type="button" class="primary" data-action="take-in" data-once="" on:click=move |_| take_in(desk)>
                        {text(data::TAKE_IN)}
                    </button>
                }
            });
            view! {
                <p class="actions">
                    {take}
                    <button type="button" data-action="put-away" data-once="" on:click=put_away>{text(data::PUT_AWAY)}</button>
                </p>
            }
        })
    }
}

/// How far taking in is, and the way to stop it.
fn progress_view(desk: Desk, progress: Progress) -> impl IntoView + use<> {
    let (done, all) = (progress.done.to_string(), progress.all.to_string());
    let sentence = fill(data::TAKING_IN, &[("done", &done), ("all", &all)]);
    view! {
        <div class="notice" data-progress=done>
            <p role="status">{sentence}</p>
            <progress max=all value=done.clone() aria-label=text(data::TAKE_IN)></progress>
            <p class="actions">
                <button type="button" data-action="stop-taking-in" on:click=move |_| desk.progress.set(None)>{text(data::TAKING_IN_STOP)}</button>
            </p>
        </div>
    }
}

/// Does what was chosen. What is to be replaced is saved first, at once, while the browser still sees the click.
fn take_in(desk: Desk) {
    let files = desk.files.get_untracked();
    let to_replace = replaced(desk, &files);
    let copy = (!to_replace.documents.is_empty()).then(|| save(desk, text(data::FILE_BEFORE), &to_replace));
    let copy_saved = copy.as_ref().is_none_or(Option::is_some);
    spawn_local(async move {
        let mut outcome = Outcome::after_copy(copy.flatten());
        desk.library.ready_quick();
        let contents = files.into_iter().filter_map(|file| file.contents.ok());
        let items: Vec<_> = contents.flat_map(|contents| contents.items).collect();
        let all = items.len();
        desk.progress.try_set(Some(Progress { done: 0, all }));
        for (done, item) in items.into_iter().enumerate() {
            if done % AT_ONCE == AT_ONCE - 1 {
                desk.progress.try_set(Some(Progress { done, all }));
                clock::pause(0).await;
            }
            // Stopped: what is in stays, the rest is left out.
            if desk.progress.try_get_untracked().flatten().is_none() {
                outcome.left_out = all - done;
                break;
            }
            put_in(desk, item, copy_saved, &mut outcome).await;
        }
        outcome.find_out_what_is_kept(desk.library).await;
        desk.progress.try_set(None);
        desk.files.try_set(Vec::new());
        desk.outcome.try_set(Some(outcome));
        desk.note_change();
        navigation::after_render(|| navigation::focus("#outcome", true));
        // Somebody who brings work back wants it kept. What the browser promises it says itself, whenever it is asked.
        let _ = persistence::ask().await;
    });
}

/// What stands here in the place of what is to be replaced.
fn replaced(desk: Desk, files: &[OpenedFile]) -> SaveFile {
    let items = files
        .iter()
        .filter_map(|file| file.contents.as_ref().ok())
        .flat_map(|contents| &contents.items);
    let items = items.filter(|item| item.choice == Choice::Replace);
    let here = items.filter_map(|item| match &item.what {
        What::Assessment { document, .. } => desk.library.with(&document.id, Clone::clone),
        What::OnlyOne { document, .. } if document.kind == touchstone_domain::preferences::KIND => {
            opened::stored_preferences(desk)
        }
        What::OnlyOne { document, .. } => desk
            .shelf(&document.kind)
            .and_then(|shelf| untrack(move || shelf.written())),
        _ => None,
    });
    SaveFile::of(here)
}
