//! One unit: what it is for, what one can do afterwards, and what it holds.

use leptos::prelude::*;
use touchstone_domain::catalog::Unit;

use super::contents::{Contents, PartList};
use super::linked::linked;
use super::notices::{NotKeptNotice, OtherLanguage};
use super::outcomes::Outcomes;
use super::overview::facts;
use super::place::{foreign, href, unit_name};
use super::{ALIGNMENT, PRINT};
use crate::components::page::Page;
use crate::route::Route;
use crate::state::learning::Learning;
use crate::words::{fill, learn, text};

/// The page.
pub fn view(contents: Contents) -> impl IntoView {
    let unit = contents.unit;
    let lang = foreign(&unit.language);
    view! {
        <Page title=unit_name(unit.number, &unit.title) class="page learn unit">
            <p class="meta">{facts(unit.hours, &unit.eqf, unit.sections.len())}</p>
            <NotKeptNotice />
            <OtherLanguage language=unit.language.as_str() />
            <div class="prose" lang=lang inner_html=linked(&unit.opening)></div>
            <Outcomes unit />
            <section class="unit-parts">
                <h2>{text(learn::CONTENTS)}</h2>
                <UnitProgress unit />
                <PartList list=contents />
            </section>
            <ul class="ways-on">
                <li><a href=href(unit, PRINT, None)>{text(learn::TO_PRINT_UNIT)}</a></li>
                <li><a href=Route::Unit(ALIGNMENT.to_owned()).href()>{text(learn::TO_ALIGNMENT)}</a></li>
                <li><a href=Route::Learn.href()>{text(learn::TO_OVERVIEW)}</a></li>
            </ul>
        </Page>
    }
}

/// How many sections are done and how many quiz questions are right.
#[component]
fn UnitProgress(
    /// The unit.
    unit: &'static Unit,
) -> impl IntoView {
    let record = Learning::open().unit(&unit.id);
    let progress = Memo::new(move |_| {
        let sections = unit.sections.iter().map(|section| section.id.as_str());
        let marked = unit.quiz.iter().filter(|item| item.kind.is_marked());
        let quiz = marked.map(|item| item.id.as_str());
        record.with(|record| record.progress(sections, quiz))
    });
    let sections = move || {
        let progress = progress.get();
        let counts = [
            ("done", &*progress.sections_done.to_string()),
            ("all", &*progress.sections.to_string()),
        ];
        fill(learn::SECTIONS_DONE, &counts)
    };
    let quiz = move || {
        let progress = progress.get();
        (progress.quiz_answered > 0).then(|| {
            let counts = [
                ("right", &*progress.quiz_right.to_string()),
                ("all", &*progress.quiz.to_string()),
            ];
            view! { <p>{fill(learn::QUIZ_RIGHT_NOW, &counts)}</p> }
        })
    };
    view! {
        <div class="unit-progress">
            <label>
                <span class="field-label">{sections}</span>
                <progress max=move || progress.get().sections.to_string() value=move || progress.get().sections_done.to_string()></progress>
            </label>
            {quiz}
        </div>
    }
}
