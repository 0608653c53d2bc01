//! One section: its text, what it teaches of the checklist, and the way on.

use leptos::prelude::*;
use touchstone_domain::catalog::{Section, Unit};
use touchstone_domain::learning_record::Action;

use super::contents::{Contents, PartPager, UnitNavigation};
use super::follow::follow_blocks;
use super::indicators::TaughtIndicators;
use super::linked::linked;
use super::notices::{NotKeptNotice, OtherLanguage};
use super::place::{Place, foreign};
use crate::browser::clock;
use crate::components::page::Page;
use crate::state::learning::Learning;
use crate::words::{fill, learn, plural, text};

/// The page.
pub fn view(unit: &'static Unit, section: &'static Section) -> impl IntoView {
    let contents = Contents {
        unit,
        current: Some(Place::Section(section)),
    };
    note_visit(unit, &section.id);
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
    view! {
        <Page title=section.title.clone() class="page learn section">
            <p class="meta">{where_it_stands} " · " {plural(learn::ABOUT_MINUTES, usize::from(section.minutes), &[])}</p>
            <NotKeptNotice />
            <OtherLanguage language=unit.language.as_str() />
            <div class="learn-layout">
                <div class="learn-main">
                    <article class="prose" lang=foreign(&unit.language) inner_html=linked(&section.html)></article>
                    <DoneBox unit section />
                    <TaughtIndicators section />
                    <PartPager contents />
                </div>
                <UnitNavigation contents />
            </div>
        </Page>
    }
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
