//! The file behind a piece of evidence: the fingerprint that is kept, and picking a file to take or to check one.

use leptos::prelude::*;
use touchstone_domain::binder::Piece;
use touchstone_domain::fingerprint::{Entry, Fingerprint};
use touchstone_domain::undo::Undo;

use super::desk::{Desk, Outcome};
use crate::browser::files::PickedFile;
use crate::browser::intl;
use crate::words::{binder as words, common, fill, language, text};

/// What is kept, for paper too, and what can be done about it.
pub(super) fn view(desk: Desk, piece: Memo<Option<Piece>>, entry: Entry) -> impl IntoView {
    let kept = Memo::new(move |_| {
        piece.with(|piece| {
            piece
                .as_ref()
                .map(|piece| piece.fingerprints.clone())
                .unwrap_or_default()
        })
    });
    let any = Memo::new(move |_| kept.with(|kept| !kept.is_empty()));
    let shown = move || kept.with(|kept| kept.iter().map(fingerprint).collect::<Vec<_>>());
    let label = move || text(if any.get() { words::PICK_AGAIN } else { words::PICK });
    let picking = entry.clone();
    let pick = move |event: leptos::ev::Event| {
        if let Some(file) = PickedFile::all_of(&event).into_iter().next() {
            desk.read(file, picking.clone(), piece);
        }
    };
    let removing = entry.clone();
    let remove = move |_| {
        if let Some(piece) = piece.get_untracked() {
            desk.say(removing.clone(), desk.remove(&piece));
        }
    };
    let remove = move || {
        let remove = remove.clone();
        any.get().then(|| {
            view! {
                <button type="button" class="quiet" data-action="remove-fingerprint" data-once="" on:click=remove>{text(words::REMOVE)}</button>
            }
        })
    };
    let reading = entry.clone();
    let begun = Memo::new(move |_| {
        let work = desk.work.get().filter(|work| work.entry == reading);
        work.map(|work| (work.name, work.size))
    });
    let progress = move || begun.get().map(|(name, size)| progress(desk, &name, size));
    let said = move || {
        let said = desk
            .said
            .with(|said| said.iter().find(|(known, _)| *known == entry).cloned());
        said.map(|(entry, outcome)| outcome_view(desk, piece, entry, outcome))
    };
    view! {
        <div class="piece-file">
            {shown}
            <div class="no-print">
                <label class="field">
                    <span class="field-label">{label}</span>
                    <span class="hint">{text(words::PICK_HINT)}</span>
                    <input type="file" on:change=pick />
                </label>
                {progress}
                <div class="outcome" role="status">{said}</div>
                {remove}
            </div>
        </div>
    }
}

fn fingerprint(kept: &Fingerprint) -> impl IntoView + use<> {
    view! {
        <dl class="fingerprint">
            <div><dt>{text(words::FILE_NAME)}</dt><dd data-typed>{kept.name().to_owned()}</dd></div>
            <div><dt>{text(words::FILE_SIZE)}</dt><dd>{intl::decimal(&language(), &kept.size().to_string())}</dd></div>
            <div><dt>{text(words::FILE_HASH)}</dt><dd><code class="hash" translate="no">{kept.sha256().to_owned()}</code></dd></div>
        </dl>
    }
}

/// Only the bar follows the reading: the button keeps its focus.
fn progress(desk: Desk, name: &str, size: f64) -> impl IntoView + use<> {
    let label = fill(words::READING, &[("name", name)]);
    let read = move || {
        desk.work
            .with(|work| work.as_ref().map_or(0.0, |work| work.read).to_string())
    };
    view! {
        <p class="reading">
            <label>{label} " " <progress max=size.to_string() value=read></progress></label> " "
            <button type="button" class="quiet" data-action="stop-reading" on:click=move |_| desk.work.set(None)>{text(words::STOP)}</button>
        </p>
    }
}

fn outcome_view(desk: Desk, piece: Memo<Option<Piece>>, entry: Entry, outcome: Outcome) -> AnyView {
    let sentence = |word, name: &str| fill(word, &[("name", name)]);
    match outcome {
        Outcome::Kept(fingerprint, done) => {
            let kept = sentence(words::SAID_KEPT, fingerprint.name());
            view! { <p data-outcome="kept">{kept} " " {take_back(desk, entry, done)}</p> }.into_any()
        }
        Outcome::Removed(done) => {
            view! { <p data-outcome="removed">{text(words::SAID_REMOVED)} " " {take_back(desk, entry, done)}</p> }
                .into_any()
        }
        Outcome::Different(fingerprint) => different(desk, piece, entry, fingerprint),
        Outcome::Same(name) => view! { <p data-outcome="same">{sentence(words::SAID_SAME, &name)}</p> }.into_any(),
        Outcome::NotRead(name) => {
            view! { <p class="warning" data-outcome="not-read">{sentence(words::SAID_NOT_READ, &name)}</p> }.into_any()
        }
        Outcome::TakenBack => view! { <p data-outcome="taken-back">{text(words::SAID_TAKEN_BACK)}</p> }.into_any(),
        Outcome::Stopped => view! { <p data-outcome="stopped">{text(words::SAID_STOPPED)}</p> }.into_any(),
        Outcome::NotKept => {
            view! { <p class="warning" data-outcome="not-kept">{text(words::SAID_NOT_KEPT)}</p> }.into_any()
        }
    }
}

fn different(desk: Desk, piece: Memo<Option<Piece>>, entry: Entry, fingerprint: Fingerprint) -> AnyView {
    let name = fingerprint.name().to_owned();
    let values = [("name", name.as_str())];
    let (sentence, label) = (fill(words::SAID_DIFFERENT, &values), fill(words::KEEP_INSTEAD, &values));
    let keep = move |_| {
        if let Some(piece) = piece.get_untracked() {
            desk.say(entry.clone(), desk.keep(&piece, fingerprint.clone()));
        }
    };
    view! {
        <p class="warning" data-outcome="different">{sentence}</p>
        <button type="button" data-action="keep-instead" data-once="" on:click=keep>{label}</button>
    }
    .into_any()
}

fn take_back(desk: Desk, entry: Entry, done: Undo) -> impl IntoView {
    let back = move |_| desk.say(entry.clone(), desk.take_back(&done));
    view! { <button type="button" class="quiet" data-action="take-back" data-once="" on:click=back>{text(common::UNDO)}</button> }
}
