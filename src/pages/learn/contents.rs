//! What a unit holds, with what is done of it, and the way from one part to the next.

use leptos::prelude::*;
use touchstone_domain::catalog::{Programme, Unit, UnitEntry};
use touchstone_domain::learning_record::UnitRecord;

use super::place::{Place, foreign, unit_name};
use crate::route::Route;
use crate::state::learning::Learning;
use crate::words::{Word, common, fill, learn, plural, start, text};

/// A unit, and which part of it is on screen.
#[derive(Clone, Copy)]
pub struct Contents {
    /// The course that the unit belongs to.
    pub programme: &'static Programme,
    /// The unit.
    pub unit: &'static Unit,
    /// The part on screen.
    pub current: Option<Place>,
}

/// The contents as the navigation of a unit.
#[component]
pub fn UnitNavigation(
    /// The unit and the part on screen.
    contents: Contents,
) -> impl IntoView {
    let unit = contents.unit;
    view! {
        <nav class="unit-contents no-print" aria-label=text(learn::CONTENTS)>
            <p class="unit-name">
                <a href=Route::Unit(unit.id.clone()).href() lang=foreign(&unit.language)>{unit_name(unit.number, &unit.title)}</a>
            </p>
            <PartList list=contents />
        </nav>
    }
}

/// The parts of a unit with minutes and progress.
#[component]
pub fn PartList(
    /// The unit and the part on screen.
    list: Contents,
) -> impl IntoView {
    let record = Learning::open().unit(&list.unit.id);
    let parts = Place::all(list.unit).into_iter().map(|place| part(list, place, record));
    view! { <ol class="parts">{parts.collect::<Vec<_>>()}</ol> }
}

fn part(list: Contents, place: Place, record: Memo<UnitRecord>) -> impl IntoView {
    let unit = list.unit;
    let progress = Memo::new(move |_| record.with(|record| progress_words(unit, place, record)));
    let minutes = match place {
        Place::Section(section) => Some(section.minutes),
        Place::Activities => Some(unit.activities.iter().map(|activity| activity.minutes).sum()),
        Place::Quiz | Place::Templates | Place::Reflections => None,
    };
    let minutes = minutes.map(|minutes| {
        view! { <span class="meta">{plural(learn::MINUTES, usize::from(minutes), &[])}</span> }
    });
    let is_current = list.current == Some(place);
    view! {
        <li data-complete=move || progress.with(|progress| progress.as_ref().is_some_and(|(complete, _)| *complete)).to_string()>
            <a href=place.href(unit) aria-current=is_current.then_some("page")>
                <span class="part-title" lang=place.title_language(unit)>{place.title()}</span>
            </a>
            " " {minutes} " "
            {move || progress.get().map(|(_, words)| view! { <span class="part-progress">{words}</span> })}
        </li>
    }
}

/// Whether a part is complete, and how far it is in words; nothing where nothing is done.
fn progress_words(unit: &Unit, place: Place, record: &UnitRecord) -> Option<(bool, String)> {
    let counted = |word: Word, done: usize, all: usize| {
        let counts = [("done", &*done.to_string()), ("all", &*all.to_string())];
        (done > 0).then(|| (done >= all, fill(word, &counts)))
    };
    match place {
        Place::Section(section) => {
            let done = record.sections.get(&section.id).is_some_and(|section| section.done);
            done.then(|| (true, text(learn::DONE).to_owned()))
        }
        Place::Quiz => {
            let marked = unit.quiz.iter().filter(|item| item.kind.is_marked());
            let progress = record.progress([], marked.map(|item| item.id.as_str()));
            let (_, words) = counted(learn::ANSWERED_OF, progress.quiz_answered, progress.quiz)?;
            Some((progress.is_mastered(), words))
        }
        Place::Activities => {
            let done = unit
                .activities
                .iter()
                .filter(|activity| record.activities.get(&activity.id) == Some(&true));
            counted(learn::DONE_OF, done.count(), unit.activities.len())
        }
        Place::Templates => None,
        Place::Reflections => {
            let written = unit
                .reflections
                .iter()
                .filter(|reflection| record.reflections.contains_key(&reflection.id));
            counted(learn::WRITTEN_OF, written.count(), unit.reflections.len())
        }
    }
}

/// The way to the part before and the part after, across units; after the last one to the checklist.
#[component]
pub fn PartPager(
    /// The unit and the part on screen.
    contents: Contents,
) -> impl IntoView {
    let unit = contents.unit;
    let places = Place::all(unit);
    let here = places
        .iter()
        .position(|place| contents.current == Some(*place))
        .unwrap_or(0);
    let part = |place: Option<usize>, class: &'static str, word| {
        let place = places.get(place?).copied()?;
        let label = fill(word, &[("name", place.title())]);
        Some(view! { <a class=class href=place.href(unit) lang=place.title_language(unit)>{label}</a> }.into_any())
    };
    let other_unit = |entry: Option<&'static UnitEntry>, class: &'static str, word| {
        let entry = entry?;
        let label = fill(word, &[("name", &unit_name(entry.number, &entry.title))]);
        Some(view! { <a class=class href=Route::Unit(entry.id.clone()).href()>{label}</a> }.into_any())
    };
    let (unit_before, unit_after) = contents.neighbours();
    let before = part(here.checked_sub(1), "button", start::PREVIOUS)
        .or_else(|| other_unit(unit_before, "button", start::PREVIOUS));
    let after = part(Some(here + 1), "button primary", start::NEXT)
        .or_else(|| other_unit(unit_after, "button primary", start::NEXT));
    let last = here + 1 == places.len();
    let after_last = last.then(|| {
        view! {
            <a class="button" href=Route::Learn.href()>{text(learn::TO_OVERVIEW)}</a>
            <a class="button" href=Route::Assessments.href()>{text(learn::TO_CHECKLIST)}</a>
        }
    });
    view! {
        <nav class="pager no-print" aria-label=text(common::PAGER)>
            {before} {after} {after_last}
        </nav>
    }
}

impl Contents {
    /// The units before and after this one.
    fn neighbours(self) -> (Option<&'static UnitEntry>, Option<&'static UnitEntry>) {
        let units = &self.programme.units;
        let Some(here) = units.iter().position(|entry| entry.id == self.unit.id) else {
            return (None, None);
        };
        let before = here.checked_sub(1).and_then(|before| units.get(before));
        (before, units.get(here + 1))
    }
}
