//! One opened file before anything changes: what is in it, how it stands to what is here, and what is to be done.

use leptos::prelude::*;
use touchstone_domain::assessment::read;
use touchstone_domain::save_file::Entry;
use touchstone_domain::{assessment, preferences};

use super::desk::Desk;
use super::kept_table::{NAME_LENGTH, kind_name, name_of};
use super::opened::{Choice, Contents, Item, OpenedFile, Standing, What};
use super::problems::{document_problem, file_problem};
use super::size::{beginning, size_words};
use crate::browser::intl;
use crate::words::{Word, data, fill, language, plural, text};

/// Things of one file that are shown one by one; what follows them is taken in by the same rules.
const MOST_SHOWN: usize = 200;

/// A file.
#[component]
pub fn FileView(
    /// What the page works on.
    desk: Desk,
    /// Which of the opened files it is, from 0.
    place: usize,
    /// It.
    file: OpenedFile,
) -> impl IntoView {
    let name = beginning(&file.name, NAME_LENGTH);
    let contents = match file.contents {
        Err(problem) => view! { <p class="problem" role="alert">{file_problem(&name, &problem)}</p> }.into_any(),
        Ok(contents) => contents_view(desk, place, &contents).into_any(),
    };
    view! {
        <section class="opened-file" data-file=place>
            <h3><bdi>{name}</bdi></h3>
            {contents}
        </section>
    }
}

fn contents_view(desk: Desk, place: usize, contents: &Contents) -> impl IntoView + use<> {
    let count = contents.items.len();
    let shown = contents.items.iter().take(MOST_SHOWN).enumerate();
    let items: Vec<_> = shown
        .map(|(number, item)| item_view(desk, place, number, item))
        .collect();
    let more =
        (count > MOST_SHOWN).then(|| view! { <p class="hint">{plural(data::MORE_ITEMS, count - MOST_SHOWN, &[])}</p> });
    view! {
        <p>{plural(data::ITEMS, count, &[])}</p>
        {contents.garbled.then(|| view! { <p class="notice">{text(data::GARBLED)}</p> })}
        {items}
        {more}
    }
}

fn item_view(desk: Desk, place: usize, number: usize, item: &Item) -> impl IntoView + use<> {
    let group = format!("file-{place}-{number}");
    let choices = item.choices().iter().map(|choice| {
        let choice = *choice;
        let choose = move |_| {
            // The radio buttons show it themselves.
            desk.files.update_untracked(|files| {
                let contents = files.get_mut(place).and_then(|file| file.contents.as_mut().ok());
                if let Some(item) = contents.and_then(|contents| contents.items.get_mut(number)) {
                    item.choice = choice;
                }
            });
        };
        let (word, about) = choice_words(item, choice);
        view! {
            <label class="choice">
                <input type="radio" name=group.clone() value=choice_id(choice) checked=item.choice == choice on:change=choose />
                <span>{text(word)} {about.map(|about| view! { " " <span class="hint">{text(about)}</span> })}</span>
            </label>
        }
    });
    view! {
        <fieldset class="opened-item">
            <legend><bdi>{item_name(item)}</bdi></legend>
            {facts(item).into_iter().map(|fact| view! { <p class="meta">{fact}</p> }).collect::<Vec<_>>()}
            {choices.collect::<Vec<_>>()}
        </fieldset>
    }
}

const fn choice_id(choice: Choice) -> &'static str {
    match choice {
        Choice::Merge => "merge",
        Choice::Replace => "replace",
        Choice::Copy => "copy",
        Choice::Leave => "leave",
    }
}

fn choice_words(item: &Item, choice: Choice) -> (Word, Option<Word>) {
    let standing = match &item.what {
        What::Assessment { standing, .. } | What::OnlyOne { standing, .. } => Some(*standing),
        _ => None,
    };
    match (choice, &item.what, standing) {
        (Choice::Merge, What::Newer { .. }, _) => (data::CHOOSE_READ_ONLY, Some(data::CHOOSE_READ_ONLY_ABOUT)),
        (Choice::Merge, _, None) => (data::CHOOSE_KEEP, Some(data::CHOOSE_KEEP_ABOUT)),
        (Choice::Merge, _, Some(Standing::New)) => (data::CHOOSE_TAKE, None),
        (Choice::Merge, _, Some(Standing::DeletedHere)) => (data::CHOOSE_BRING_BACK, None),
        (Choice::Merge, ..) => (data::CHOOSE_MERGE, Some(data::CHOOSE_MERGE_ABOUT)),
        (Choice::Replace, ..) => (data::CHOOSE_REPLACE, Some(data::CHOOSE_REPLACE_ABOUT)),
        (Choice::Copy, ..) => (data::CHOOSE_COPY, Some(data::CHOOSE_COPY_ABOUT)),
        (Choice::Leave, ..) => (data::CHOOSE_LEAVE, None),
    }
}

/// What an item is called.
#[must_use]
pub fn item_name(item: &Item) -> String {
    match &item.what {
        What::Assessment { head, .. } => fill(data::ITEM_ASSESSMENT, &[("name", &name_of(head))]),
        What::OnlyOne { document, .. } => text(kind_name(&document.kind)).to_owned(),
        What::Newer { file, .. } => {
            let mut names = file
                .documents_of(assessment::KIND)
                .map(|document| name_of(&read::head(document)));
            let name = names
                .next()
                .or_else(|| Some(beginning(file.documents.first()?.kind()?, NAME_LENGTH)));
            fill(data::ITEM_NEWER, &[("name", &name.unwrap_or_default())])
        }
        What::OtherKind(document) => fill(data::ITEM_OTHER, &[("kind", &document.kind)]),
        What::Damaged(_) => text(data::ITEM_DAMAGED).to_owned(),
        What::Fields(fields) => {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            fill(
                data::ITEM_FIELDS,
                &[("names", &beginning(&names.join(", "), NAME_LENGTH))],
            )
        }
        What::Unreadable { key, .. } => fill(data::ITEM_UNREADABLE, &[("key", &beginning(key, NAME_LENGTH))]),
    }
}

/// What is said about an item, a line each.
fn facts(item: &Item) -> Vec<String> {
    match &item.what {
        What::Assessment {
            head,
            answers,
            standing,
            ..
        } => {
            let mut first = head
                .assessed_on
                .or(head.created_on)
                .map(|day| intl::date(&language(), day))
                .unwrap_or_default();
            if !first.is_empty() {
                first.push_str(" · ");
            }
            first.push_str(&plural(data::ANSWERS, *answers, &[]));
            let mut facts = vec![first, text(standing_word(*standing)).to_owned()];
            facts.extend(head.deleted.then(|| text(data::DELETED_IN_FILE).to_owned()));
            facts
        }
        What::OnlyOne { document, standing } => {
            let mut facts = vec![text(standing_word(*standing)).to_owned()];
            facts.extend((document.kind == preferences::KIND).then(|| text(data::PREFERENCES_ABOUT).to_owned()));
            facts
        }
        What::Newer { file, .. } => {
            let count = file.documents.len();
            let mut facts = vec![text(data::NEWER_ABOUT).to_owned()];
            facts.extend((count > 1).then(|| plural(data::ITEMS, count, &[])));
            facts
        }
        What::OtherKind(_) | What::Fields(_) => vec![text(data::OTHER_ABOUT).to_owned()],
        What::Damaged(entry) => {
            let problem = match entry {
                Entry::Opaque { problem, .. } => document_problem(problem),
                Entry::Known(_) => String::new(),
            };
            vec![problem, text(data::DAMAGED_ABOUT).to_owned()]
        }
        What::Unreadable { text: unreadable, .. } => {
            vec![fill(data::UNREADABLE_ABOUT, &[("size", &size_words(unreadable.len()))])]
        }
    }
}

const fn standing_word(standing: Standing) -> Word {
    match standing {
        Standing::New => data::STANDING_NEW,
        Standing::Same => data::STANDING_SAME,
        Standing::Contained => data::STANDING_CONTAINED,
        Standing::Different => data::STANDING_DIFFERENT,
        Standing::DeletedHere => data::STANDING_DELETED,
        Standing::NewerHere => data::STANDING_NEWER_HERE,
    }
}
