//! The course as a whole: what it is, where the learner left off, and its units.

use leptos::prelude::*;
use touchstone_domain::catalog::{Programme, SectionEntry, UnitEntry};
use touchstone_domain::learning_record::{self, LearningRecord};

use super::notices::{NotKeptNotice, OtherLanguage, SetAsideNotice};
use super::place::{foreign, unit_name};
use crate::components::page::Page;
use crate::route::Route;
use crate::state::learning::Learning;
use crate::words::{fill, learn, plural, text};

/// The page.
pub fn view(programme: &'static Programme) -> impl IntoView {
    let learning = Learning::open();
    let record = Memo::new(move |_| learning.document.with(learning_record::read));
    let hours: usize = programme.units.iter().map(|unit| usize::from(unit.hours)).sum();
    let facts = [
        plural(learn::UNITS, programme.units.len(), &[]),
        plural(learn::HOURS, hours, &[]),
        fill(learn::VERSION, &[("version", &programme.version)]),
    ];
    let units = programme.units.iter().map(move |unit| entry(programme, unit, record));
    view! {
        <Page title=text(learn::HEADING).to_owned() class="page learn">
            <p class="lead">{text(learn::LEAD)}</p>
            <p>{text(learn::HOW)}</p>
            <p class="awards-nothing">{text(learn::AWARDS_NOTHING)}</p>
            <NotKeptNotice />
            <SetAsideNotice />
            <OtherLanguage language=programme.language.as_str() />
            {move || record.with(|record| left_off(programme, record))}
            <section class="units">
                <h2>{text(learn::UNITS_HEADING)}</h2>
                <p class="meta">{facts.join(" · ")}</p>
                <ol class="list unit-list">{units.collect::<Vec<_>>()}</ol>
            </section>
        </Page>
    }
}

/// The way back to where the learner was last, where the course still has that place.
fn left_off(programme: &'static Programme, record: &LearningRecord) -> Option<impl IntoView + use<>> {
    let (unit, part) = record.last_place.as_deref()?.split_once('/')?;
    let unit = programme.units.iter().find(|entry| entry.id == unit)?;
    let section = unit
        .sections
        .iter()
        .find(|section| section.id == part)
        .map(|section| section.title.as_str());
    let title = section.or(match part {
        "quiz" => Some(text(learn::QUIZ)),
        "activities" => Some(text(learn::ACTIVITIES)),
        "reflections" => Some(text(learn::REFLECTIONS)),
        _ => None,
    })?;
    let route = Route::Section {
        unit: unit.id.clone(),
        section: part.to_owned(),
        block: None,
    };
    let place = fill(
        learn::LAST_PLACE,
        &[("number", &unit.number.to_string()), ("title", title)],
    );
    Some(view! {
        <p class="continue">
            <a class="button primary" href=route.href()>{fill(learn::CONTINUE, &[("place", &place)])}</a>
        </p>
    })
}

fn entry(programme: &'static Programme, unit: &'static UnitEntry, record: Memo<LearningRecord>) -> impl IntoView {
    let lang = foreign(unit.language.as_deref().unwrap_or(&programme.language));
    let progress = move || {
        record.with(|record| {
            let done = record.units.get(&unit.id)?;
            let ids = unit.sections.iter().map(|section: &SectionEntry| section.id.as_str());
            let progress = done.progress(ids, []);
            let counts = [
                ("done", &*progress.sections_done.to_string()),
                ("all", &*progress.sections.to_string()),
            ];
            Some(view! { <p class="unit-progress">{fill(learn::SECTIONS_DONE, &counts)}</p> })
        })
    };
    view! {
        <li class="entry unit-entry" data-unit=unit.id.as_str()>
            <h3><a href=Route::Unit(unit.id.clone()).href() lang=lang>{unit_name(unit.number, &unit.title)}</a></h3>
            <p class="meta">{facts(unit.hours, &unit.eqf, unit.sections.len())}</p>
            {progress}
        </li>
    }
}

/// Hours, level and number of sections of a unit, in one line.
#[must_use]
pub fn facts(hours: u16, eqf: &[u8], sections: usize) -> String {
    let levels: Vec<String> = eqf.iter().map(ToString::to_string).collect();
    let level = plural(learn::EQF, eqf.len(), &[("levels", &levels.join(", "))]);
    [
        plural(learn::HOURS, usize::from(hours), &[]),
        level,
        plural(learn::SECTIONS, sections, &[]),
    ]
    .join(" · ")
}
