//! The course as a whole: what it is, where the learner left off, and its units.

use leptos::prelude::*;
use touchstone_domain::catalog::{Programme, SectionEntry, UnitEntry};
use touchstone_domain::learning_record::{self, LearningRecord};

use super::notices::{NotKeptNotice, OtherLanguage, SetAsideNotice};
use super::place::{foreign, part_title, unit_name};
use super::{ALIGNMENT, PRINT};
use crate::components::page::Page;
use crate::route::Route;
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, plural, text};

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
            <p><a href=Route::Search.href()>{text(learn::TO_SEARCH)}</a></p>
            <section class="units">
                <h2>{text(learn::UNITS_HEADING)}</h2>
                <p class="meta">{facts.join(" · ")}</p>
                <CourseProgress programme record />
                <ol class="list unit-list">{units.collect::<Vec<_>>()}</ol>
            </section>
            <section>
                <h2>{text(learn::FOR_TRAINERS)}</h2>
                <ul class="ways-on">
                    <li><a href=Route::Tools.href()>{text(learn::TO_TOOLS)}</a></li>
                    <li><a href=Route::Portfolio.href()>{text(learn::TO_PORTFOLIO)}</a></li>
                    <li><a href=Route::Kit.href()>{text(learn::TO_KIT)}</a></li>
                    <li><a href=Route::Unit(ALIGNMENT.to_owned()).href()>{text(learn::TO_ALIGNMENT)}</a></li>
                    <li><a href=Route::Unit(PRINT.to_owned()).href()>{text(learn::TO_PRINT_COURSE)}</a></li>
                </ul>
            </section>
        </Page>
    }
}

fn counted(word: Word, done: usize, all: usize) -> String {
    fill(word, &[("done", &done.to_string()), ("all", &all.to_string())])
}

/// How many sections of the whole course are done; nothing before the first.
#[component]
fn CourseProgress(
    /// The course.
    programme: &'static Programme,
    /// What was done.
    record: Memo<LearningRecord>,
) -> impl IntoView {
    let done = Memo::new(move |_| {
        record.with(|record| {
            let of_unit = |unit: &UnitEntry| {
                let ids = unit.sections.iter().map(|section| section.id.as_str());
                record
                    .units
                    .get(&unit.id)
                    .map_or(0, |done| done.progress(ids, []).sections_done)
            };
            programme.units.iter().map(of_unit).sum::<usize>()
        })
    });
    let all: usize = programme.units.iter().map(|unit| unit.sections.len()).sum();
    move || {
        (done.get() > 0).then(|| {
            view! {
                <label class="course-progress">
                    <span class="field-label">{counted(learn::SECTIONS_DONE, done.get(), all)}</span>
                    <progress max=all.to_string() value=done.get().to_string()></progress>
                </label>
            }
        })
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
    let title = section.or_else(|| part_title(part))?;
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
            let progress = done.progress(ids, unit.quiz.iter().map(String::as_str));
            let sections = counted(learn::SECTIONS_DONE, progress.sections_done, progress.sections);
            let quiz =
                (progress.quiz_answered > 0).then(|| counted(learn::QUIZ_RIGHT_OF, progress.quiz_right, progress.quiz));
            let words: Vec<String> = std::iter::once(sections).chain(quiz).collect();
            Some(view! { <p class="unit-progress">{words.join(" · ")}</p> })
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
