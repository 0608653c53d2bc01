//! A learner's own notes and marks at the places of a section, with the address of each place.

use leptos::prelude::*;
use touchstone_domain::catalog::{BlockEntry, Section, Unit};
use touchstone_domain::learning_record::{Action, SectionRecord, note_key};

use super::also_written::AlsoWritten;
use super::place::{foreign, href};
use crate::browser::fields::Entry;
use crate::browser::{blocks, navigation};
use crate::state::learning::Learning;
use crate::state::typing::Typing;
use crate::words::{fill, learn, text};

/// The list: the section as a whole, then its places.
#[component]
pub fn Notes(
    /// The unit.
    unit: &'static Unit,
    /// Its section.
    section: &'static Section,
) -> impl IntoView {
    let record = Learning::open().unit(&unit.id);
    let own = Memo::new(move |_| record.with(|record| record.sections.get(&section.id).cloned().unwrap_or_default()));
    let has_own = own.with_untracked(|own| !own.notes.is_empty() || !own.marks.is_empty());
    // Marks show in the text itself, too, once it is on the page.
    Effect::new(move || {
        let marks = own.with(|own| own.marks.clone());
        navigation::after_render(move || {
            for block in &section.blocks {
                blocks::set_marked(&block.id, marks.contains(&block.id));
            }
        });
    });
    let places = section
        .blocks
        .iter()
        .map(move |block| view! { <PlaceEntry unit section block own /> });
    let left_over = move || own.with(|own| left_over(section, own));
    view! {
        <details class="own-notes" open=has_own>
            <summary>{text(learn::NOTES)}</summary>
            <p class="hint no-print">{text(learn::NOTES_LEAD)}</p>
            <p class="field-label no-print" aria-hidden="true">{text(learn::NOTE_WHOLE)}</p>
            <NoteField unit section block=&section.id name=text(learn::NOTE_WHOLE) own />
            <ul class="note-places">{places.collect::<Vec<_>>()}</ul>
            {left_over}
        </details>
    }
}

/// Notes at places that an older edition of the section had.
fn left_over(section: &'static Section, own: &SectionRecord) -> Option<impl IntoView + use<>> {
    let is_known = |id: &str| id == section.id || section.blocks.iter().any(|block| block.id == *id);
    let lost: Vec<_> = own
        .notes
        .iter()
        .filter(|(block, _)| !is_known(block))
        .map(|(_, note)| view! { <li class="typed">{note.clone()}</li> })
        .collect();
    (!lost.is_empty()).then(|| view! { <p>{text(learn::NOTES_LEFT_OVER)}</p> <ul>{lost}</ul> })
}

#[component]
fn PlaceEntry(
    /// The unit.
    unit: &'static Unit,
    /// Its section.
    section: &'static Section,
    /// The place.
    block: &'static BlockEntry,
    /// What was noted in the section.
    own: Memo<SectionRecord>,
) -> impl IntoView {
    let marked = move || own.with(|own| own.marks.contains(&block.id));
    let mark = move |event| {
        Learning::open().dispatch(Action::MarkBlock {
            unit: unit.id.clone(),
            section: section.id.clone(),
            block: block.id.clone(),
            marked: event_target_checked(&event),
        });
    };
    let silent = move || own.with(|own| !own.notes.contains_key(&block.id) && !own.marks.contains(&block.id));
    view! {
        <li class:no-print=silent data-block=block.id.as_str()>
            <a href=href(unit, &section.id, Some(&block.id)) lang=foreign(&unit.language)>{block.name.as_str()}</a>
            <label class="choice no-print">
                <input type="checkbox" prop:checked=marked on:change=mark aria-label=fill(learn::MARK_PLACE_NAMED, &[("name", &block.name)]) />
                <span aria-hidden="true">{text(learn::MARK_PLACE)}</span>
            </label>
            <NoteField unit section block=&block.id name=&block.name own />
        </li>
    }
}

/// A note.
#[component]
fn NoteField(
    /// The unit.
    unit: &'static Unit,
    /// Its section.
    section: &'static Section,
    /// The place, or the section's own id.
    block: &'static str,
    /// What the place is called.
    name: &'static str,
    /// What was noted in the section.
    own: Memo<SectionRecord>,
) -> impl IntoView {
    let learning = Learning::open();
    let kept = Signal::derive(move || own.with(|own| own.notes.get(block).cloned().unwrap_or_default()));
    let write = Callback::new(move |text| {
        learning.dispatch(Action::WriteNote {
            unit: unit.id.clone(),
            section: section.id.clone(),
            block: block.to_owned(),
            text,
        });
    });
    let typing = Typing::new(kept, |_| true, write);
    view! {
        <textarea
            class="note no-print"
            rows="2"
            maxlength="20000"
            aria-label=fill(learn::NOTE_NAMED, &[("name", name)])
            placeholder=text(learn::NOTE)
            prop:value=typing.shown
            on:input=move |event| typing.key(Entry::of(&event))
            on:blur=move |event| typing.done(&Entry::of(&event))
        ></textarea>
        <p class="print-only typed">{typing.shown}</p>
        <AlsoWritten key=note_key(&unit.id, &section.id, block) />
    }
}
