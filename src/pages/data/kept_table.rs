//! The table of what is kept on this device, and where.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::{AssessmentHead, read};
use touchstone_domain::document::Document;
use touchstone_domain::example;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::save_file::{self, SaveFile};

use super::desk::Desk;
use super::opened::stored_preferences;
use super::put_in::OTHER;
use super::save::{SaveEverything, save, save_text};
use super::size::{beginning, size_words};
use crate::browser::intl;
use crate::components::none_yet::being_read;
use crate::components::paging::{Paging, part};
use crate::route::Route;
use crate::state::library::SET_ASIDE;
use crate::state::shelf::{self, KINDS, Keeping, OnShelf};
use crate::words::{Word, common, data, fill, language, text};

/// The longest name that a table shows, in characters.
pub const NAME_LENGTH: usize = 120;

/// One thing that is kept.
struct Row {
    name: String,
    /// The assessment that it is, where it can be opened.
    link: Option<DocumentId>,
    note: Option<Word>,
    date: Option<String>,
    bytes: usize,
    place: Word,
    way: Way,
}

/// What can be done with a row here.
enum Way {
    Save(DocumentId),
    BringBack(DocumentId),
    Nothing,
}

/// What is kept, and the ways to save it.
#[component]
pub fn KeptSection(
    /// What the page works on.
    desk: Desk,
) -> impl IntoView {
    let page = RwSignal::new(0);
    let count = RwSignal::new(0);
    let rows = move || {
        if !desk.is_read() {
            return being_read().into_any();
        }
        let assessments = assessments(desk, false);
        count.set(assessments.len());
        let shown = assessments.get(part(page.get(), assessments.len())).unwrap_or_default();
        let mut rows: Vec<Row> = shown.iter().map(|document| assessment_row(desk, document)).collect();
        rows.extend(other_rows(desk));
        if rows.is_empty() && !desk.is_open() {
            return being_read().into_any();
        }
        if rows.is_empty() {
            return view! { <p class="empty">{text(data::KEPT_NOTHING)}</p> }.into_any();
        }
        view! {
            {table(desk, data::KEPT_CAPTION, "kept", rows)}
            <p class="hint">{text(data::KEPT_SECOND_COPY)}</p>
        }
        .into_any()
    };
    let examples = move || {
        if !desk.is_read() {
            return None;
        }
        let examples = assessments(desk, true);
        let rows: Vec<Row> = examples.iter().map(|document| assessment_row(desk, document)).collect();
        (!rows.is_empty()).then(|| table(desk, data::KEPT_EXAMPLES, "kept kept-examples", rows))
    };
    view! {
        <section class="kept-section">
            <h2 id="kept" tabindex="-1">{text(data::KEPT_HEADING)}</h2>
            <SaveEverything desk />
            {rows}
            <Paging all=count page />
            {examples}
        </section>
    }
}

fn table(desk: Desk, caption: Word, class: &'static str, rows: Vec<Row>) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(|row| show(desk, row)).collect();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=text(caption)>
            <table class=class>
                <caption>{text(caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(data::KEPT_WHAT)}</th>
                        <th scope="col">{text(data::KEPT_DATE)}</th>
                        <th scope="col">{text(data::KEPT_SIZE)}</th>
                        <th scope="col">{text(data::KEPT_WHERE)}</th>
                        <th scope="col">{text(data::KEPT_DO)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The assessments, own ones or examples; deleted ones at the end.
fn assessments(desk: Desk, examples: bool) -> Vec<Document> {
    let mut documents = desk.library.all();
    documents.retain(|document| example::of(document).is_some() == examples);
    documents.sort_by_cached_key(|document| std::cmp::Reverse(read::head(document).assessed_on));
    let (deleted, there): (Vec<Document>, Vec<Document>) =
        documents.into_iter().partition(|document| read::head(document).deleted);
    there.into_iter().chain(deleted).collect()
}

/// What is kept beside assessments.
fn other_rows(desk: Desk) -> Vec<Row> {
    let preferences = stored_preferences(desk);
    let preferences = preferences.map(|document| only_one(data::KIND_PREFERENCES, &document, data::PLACE_STORAGE));
    let mut rows: Vec<Row> = preferences.into_iter().collect();
    rows.extend(desk.shelves.into_iter().filter_map(|shelf| {
        let document = shelf.written()?;
        Some(only_one(kind_name(&document.kind), &document, shelf_place(shelf)))
    }));
    let aside = desk.aside.get();
    rows.extend(aside.iter().map(|(key, text)| {
        let name = key.strip_prefix(SET_ASIDE).unwrap_or(key);
        text_row(data::KEPT_SET_ASIDE, name, text.len(), data::PLACE_DATABASE)
    }));
    for (key, stored) in desk.texts() {
        let other = key.strip_prefix(OTHER).map(|name| (data::KEPT_OTHER, name));
        let aside = || key.strip_prefix(SET_ASIDE).map(|name| (data::KEPT_SET_ASIDE, name));
        // An assessment of a newer version in a form that cannot be shown.
        let unknown = || {
            let is_unknown = key.starts_with("assessment:") && !desk.is_held(&key);
            is_unknown.then_some((data::KEPT_OTHER, key.as_str()))
        };
        let Some((word, name)) = other.or_else(aside).or_else(unknown) else {
            continue;
        };
        rows.push(text_row(word, name, stored.len(), data::PLACE_STORAGE));
    }
    rows
}

/// What a document is called of which there is one.
#[must_use]
pub fn kind_name(kind: &str) -> Word {
    let shelved = KINDS.into_iter().find(|shelved| shelved.name() == kind);
    shelved.map_or(data::KIND_PREFERENCES, shelf::name)
}

fn shelf_place(shelf: OnShelf) -> Word {
    match shelf.keeping.get() {
        Keeping::Unsafe(_) | Keeping::Erased => data::PLACE_MEMORY,
        Keeping::Opening | Keeping::Kept | Keeping::Newer => data::PLACE_DATABASE,
    }
}

fn text_row(word: Word, name: &str, bytes: usize, place: Word) -> Row {
    Row {
        name: fill(word, &[("key", &beginning(name, NAME_LENGTH))]),
        link: None,
        note: None,
        date: None,
        bytes,
        place,
        way: Way::Nothing,
    }
}

fn assessment_row(desk: Desk, document: &Document) -> Row {
    let head = read::head(document);
    let newer = desk.library.is_newer(&document.id);
    let kept = desk
        .store()
        .is_some_and(|store| store.read(&["assessment:", document.id.as_str()].concat()).is_some());
    let note = if head.deleted {
        Some(data::NOTE_DELETED)
    } else {
        newer.then_some(data::NOTE_NEWER)
    };
    Row {
        name: name_of(&head),
        link: (!head.deleted).then(|| head.id.clone()),
        note,
        date: head
            .assessed_on
            .or(head.created_on)
            .map(|day| intl::date(&language(), day)),
        bytes: save_file::write(&SaveFile::of([document.clone()])).len(),
        place: if kept { data::PLACE_STORAGE } else { data::PLACE_MEMORY },
        way: if head.deleted {
            Way::BringBack(head.id)
        } else {
            Way::Save(head.id)
        },
    }
}

/// The name of an assessment, short enough for a table.
#[must_use]
pub fn name_of(head: &AssessmentHead) -> String {
    if head.name.trim().is_empty() {
        text(common::UNNAMED).to_owned()
    } else {
        beginning(&head.name, NAME_LENGTH)
    }
}

fn only_one(name: Word, document: &Document, place: Word) -> Row {
    Row {
        name: text(name).to_owned(),
        link: None,
        note: None,
        date: None,
        bytes: save_file::write(&SaveFile::of([document.clone()])).len(),
        place,
        way: Way::Nothing,
    }
}

fn show(desk: Desk, row: Row) -> impl IntoView {
    let name = row.name.clone();
    let named = match row.link {
        Some(id) => view! { <a href=Route::report(id).href()><bdi>{row.name}</bdi></a> }.into_any(),
        None => view! { <bdi>{row.name}</bdi> }.into_any(),
    };
    let way = match row.way {
        Way::Save(id) => {
            let label = fill(data::SAVE_ONE_NAMED, &[("name", &name)]);
            let save = move |_| {
                let saved = save_one(desk, &id, &name);
                desk.saved_as.set(Some(saved.unwrap_or_default()));
            };
            view! { <button type="button" data-action="save-one" aria-label=label on:click=save>{text(data::SAVE_ONE)}</button> }.into_any()
        }
        Way::BringBack(id) => {
            let label = fill(data::BRING_BACK_NAMED, &[("name", &name)]);
            let bring_back = move |_| {
                desk.library.change(&id, |document, writer| {
                    action::apply(document, &Action::Restore, writer)
                });
                desk.library.revision.update(|revision| *revision += 1);
                crate::browser::navigation::after_render(|| crate::browser::navigation::focus("#kept", false));
            };
            view! { <button type="button" data-action="bring-back" data-once="" aria-label=label on:click=bring_back>{text(data::BRING_BACK)}</button> }.into_any()
        }
        Way::Nothing => ().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{named} {row.note.map(|note| view! { " " <span class="tag">{text(note)}</span> })}</th>
            <td>{row.date}</td>
            <td>{size_words(row.bytes)}</td>
            <td>{text(row.place)}</td>
            <td>{way}</td>
        </tr>
    }
}

/// Saves one assessment; one of a newer version as it stands in the store.
fn save_one(desk: Desk, id: &DocumentId, name: &str) -> Option<String> {
    let title = desk
        .library
        .with(id, |document| read::head(document).name)
        .filter(|title| !title.trim().is_empty());
    let title = title.unwrap_or_else(|| name.to_owned());
    let as_it_stands = desk.store().filter(|_| desk.library.is_newer(id)).and_then(|store| {
        let keys = store.keys().into_iter().filter(|key| key.starts_with("assessment:"));
        let mut texts = keys.filter_map(|key| store.read(&key));
        texts.find(|text| {
            let file = save_file::read(text);
            file.is_ok_and(|file| file.documents.iter().any(|entry| entry.id() == Some(id.as_str())))
        })
    });
    match as_it_stands {
        Some(text) => save_text(desk, &title, &text),
        None => save(desk, &title, &SaveFile::of(desk.library.with(id, Document::clone))),
    }
}
