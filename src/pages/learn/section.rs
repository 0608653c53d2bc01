//! One section: its text, what it teaches of the checklist, and the way on.

use leptos::prelude::*;
use touchstone_domain::catalog::{Section, SectionPart, Unit};
use touchstone_domain::learning_record::Action;

use super::contents::Contents;
use super::follow::follow_blocks;
use super::indicators::TaughtIndicators;
use super::linked::linked;
use super::notes::Notes;
use super::notices::NotKeptNotice;
use super::part_page::PartPage;
use super::place::foreign;
use crate::browser::{clock, page};
use crate::pages::tools;
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, plural, text};

/// The page.
pub fn view(contents: Contents, section: &'static Section) -> impl IntoView {
    let unit = contents.unit;
    follow_blocks(&unit.id, &section.id);
    if let Some(today) = clock::today() {
        Learning::open().dispatch(Action::SeeSection {
            unit: unit.id.clone(),
            section: section.id.clone(),
            today,
        });
    }
    let place = unit
        .sections
        .iter()
        .position(|other| other.id == section.id)
        .unwrap_or(0);
    let where_it_stands = fill(
        learn::SECTION_OF,
        &[
            ("unit", &unit.number.to_string()),
            ("number", &(place + 1).to_string()),
            ("all", &unit.sections.len().to_string()),
        ],
    );
    let minutes = plural(learn::ABOUT_MINUTES, usize::from(section.minutes), &[]);
    let reading = plural(learn::READING_MINUTES, usize::from(section.reading_minutes), &[]);
    let lead = view! {
        <p class="meta">{[where_it_stands, minutes, reading].join(" · ")}</p>
        <NotKeptNotice />
    }
    .into_any();
    view! {
        <PartPage contents title=section.title.clone() class="page learn section" lead>
            <article lang=foreign(&unit.language)>
                {section.body.iter().map(body_part).collect::<Vec<_>>()}
            </article>
            <DoneBox unit section />
            <Notes unit section />
            <TaughtIndicators section />
            <p class="actions"><PrintButton word=learn::PRINT_SECTION /></p>
        </PartPage>
    }
}

fn body_part(part: &'static SectionPart) -> AnyView {
    match part {
        SectionPart::Html(html) => view! { <div class="prose" inner_html=linked(html)></div> }.into_any(),
        SectionPart::Tool { name, id } => tools::view(name.id(), id.clone()),
    }
}

/// The button that prints what is on screen.
#[component]
pub fn PrintButton(
    /// What it says.
    word: Word,
) -> impl IntoView {
    view! { <button type="button" class="no-print" data-action="print" on:click=|_| page::print()>{text(word)}</button> }
}

/// Remembers that the learner is in this part of a unit.
pub fn note_visit(unit: &Unit, part: &str) {
    Learning::open().dispatch(Action::SetLastPlace([&unit.id, "/", part].concat()));
}

#[component]
fn DoneBox(
    /// The unit.
    unit: &'static Unit,
    /// Its section.
    section: &'static Section,
) -> impl IntoView {
    let learning = Learning::open();
    let record = learning.unit(&unit.id);
    let done =
        Memo::new(move |_| record.with(|record| record.sections.get(&section.id).is_some_and(|section| section.done)));
    let mark = move |event| {
        let done = event_target_checked(&event);
        learning.dispatch(Action::MarkSection {
            unit: unit.id.clone(),
            section: section.id.clone(),
            done,
        });
    };
    view! {
        <label class="done-box no-print">
            <input type="checkbox" name="done" prop:checked=move || done.get() on:change=mark />
            <span>{text(learn::MARK_SECTION)}</span>
        </label>
    }
}
