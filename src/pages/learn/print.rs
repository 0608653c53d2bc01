//! A unit, or the whole course, on paper: all its texts one after the other, with room to answer, and the answers at the end.

use leptos::prelude::*;
use touchstone_domain::catalog::{Activity, Programme, QuizItem, QuizKind, Section, Unit};
use touchstone_domain::quiz::{mixed, mixed_groups};

use super::linked::{linked, plain};
use super::overview::facts;
use super::paper_card::{html, on_paper};
use super::place::{foreign, unit_name};
use super::section::PrintButton;
use crate::components::page::Page;
use crate::route::Route;
use crate::words::{fill, learn, text};

/// The seed that options on paper are mixed with: everybody in a room has the same sheet.
const SEED: u32 = 2;

/// The page of one unit.
pub fn unit(unit: &'static Unit) -> impl IntoView {
    view! {
        <Page title=unit_name(unit.number, &unit.title) class="page learn on-paper">
            <p class="no-print">{text(learn::PRINT_LEAD)}</p>
            <p class="actions">
                <PrintButton word=learn::PRINT_PAGE />
                <a class="button no-print" href=Route::Unit(unit.id.clone()).href()>{text(learn::CONTENTS)}</a>
            </p>
            {body(unit)}
        </Page>
    }
}

/// The page of the whole course.
pub fn course(programme: &'static Programme, units: Vec<&'static Unit>) -> impl IntoView {
    let bodies = units.into_iter().map(|unit| {
        view! {
            <section class="paper-unit">
                <h2 lang=foreign(&unit.language)>{unit_name(unit.number, &unit.title)}</h2>
                {body(unit)}
            </section>
        }
    });
    view! {
        <Page title=text(learn::HEADING).to_owned() class="page learn on-paper">
            <p class="meta">{fill(learn::VERSION, &[("version", &programme.version)])}</p>
            <p class="no-print">{text(learn::PRINT_LEAD)}</p>
            <p class="actions"><PrintButton word=learn::PRINT_PAGE /></p>
            {bodies.collect::<Vec<_>>()}
        </Page>
    }
}

fn body(unit: &'static Unit) -> impl IntoView {
    let outcome = |html: &'static str| view! { <li inner_html=linked(html)></li> };
    let outcomes = unit
        .outcomes
        .iter()
        .map(move |found| outcome(&found.html))
        .collect::<Vec<_>>();
    let sections = unit
        .sections
        .iter()
        .map(move |found| section(unit, found))
        .collect::<Vec<_>>();
    let questions = unit
        .quiz
        .iter()
        .zip(1..)
        .map(move |(item, number)| question(unit, item, number));
    let answers = unit
        .quiz
        .iter()
        .zip(1..)
        .map(move |(item, number)| answer(unit, item, number));
    let activities = unit
        .activities
        .iter()
        .map(move |found| activity(unit, found))
        .collect::<Vec<_>>();
    let templates = unit.templates.iter().map(move |found| {
        view! { <section class="paper-page"><h3>{found.title.as_str()}</h3> <div inner_html=html(unit, &found.html)></div></section> }
    });
    let thoughts = unit
        .reflections
        .iter()
        .map(|found| outcome(&found.html))
        .collect::<Vec<_>>();
    view! {
        <div class="prose" lang=foreign(&unit.language)>
            <p class="meta">{facts(unit.hours, &unit.eqf, unit.sections.len())}</p>
            <div inner_html=html(unit, &unit.opening)></div>
            <h3>{text(learn::OUTCOMES)}</h3>
            <ol>{outcomes}</ol>
            {sections}
            <section class="paper-page"><h3>{text(learn::QUIZ)}</h3> <ol class="paper-quiz">{questions.collect::<Vec<_>>()}</ol></section>
            {activities}
            {templates.collect::<Vec<_>>()}
            <section><h3>{text(learn::REFLECTIONS)}</h3> <ol>{thoughts}</ol></section>
            <section class="paper-page"><h3>{text(learn::ANSWERS)}</h3> <ol class="paper-answers">{answers.collect::<Vec<_>>()}</ol></section>
        </div>
    }
}

fn section(unit: &'static Unit, section: &'static Section) -> impl IntoView {
    let texts = section
        .html()
        .map(|part| view! { <div inner_html=html(unit, part)></div> });
    view! { <section class="paper-section"><h3>{section.title.as_str()}</h3> {texts.collect::<Vec<_>>()}</section> }
}

fn question(unit: &'static Unit, item: &'static QuizItem, number: u32) -> impl IntoView {
    let seed = SEED.wrapping_add(number);
    let options = mixed(item, seed)
        .into_iter()
        .filter_map(|number| item.options.get(number));
    let options = options.filter(|option| !option.html.is_empty()).map(|option| {
        view! { <li inner_html=linked(&option.html)></li> }
    });
    let groups: Vec<String> = mixed_groups(item, seed)
        .into_iter()
        .filter_map(|number| item.groups.get(number).map(|group| plain(group)))
        .collect();
    let groups = (!groups.is_empty()).then(|| view! { <p>{groups.join(" · ")}</p> });
    view! {
        <li class="keep-together">
            <p inner_html=linked(&item.stem)></p>
            {item.setting.as_deref().map(|setting| view! { <div inner_html=html(unit, setting)></div> })}
            {groups}
            <ul class="paper-options">{options.collect::<Vec<_>>()}</ul>
        </li>
    }
}

fn answer(unit: &'static Unit, item: &'static QuizItem, number: u32) -> impl IntoView {
    let named = |option: &touchstone_domain::catalog::QuizOption| {
        let group = option.group.and_then(|group| item.groups.get(group));
        match group {
            Some(group) => [plain(&option.html), plain(group)].join(" → "),
            None => plain(&option.html),
        }
    };
    let right: Vec<String> = match item.kind {
        QuizKind::One | QuizKind::Several => item.options.iter().filter(|option| option.right).map(named).collect(),
        QuizKind::Order | QuizKind::Match | QuizKind::Sort => item.options.iter().map(named).collect(),
        QuizKind::Number => item.number.iter().map(|number| number.answer.to_string()).collect(),
        QuizKind::Reflect => Vec::new(),
    };
    view! {
        <li class="keep-together" value=number.to_string()>
            <p><strong>{right.join("; ")}</strong></p>
            <div inner_html=html(unit, &item.why)></div>
        </li>
    }
}

fn activity(unit: &'static Unit, activity: &'static Activity) -> impl IntoView {
    let handout = activity.handout.as_deref().map(|handout| {
        view! { <div class="paper-page"><h4>{text(learn::HANDOUT)}</h4> <div inner_html=html(unit, handout)></div></div> }
    });
    let cards = (!activity.cards.is_empty()).then(|| {
        let card = |html: &'static String| view! { <li class="card" inner_html=linked(html)></li> };
        view! { <div class="paper-page"><h4>{text(learn::CARDS)}</h4> <ul class="cards">{activity.cards.iter().map(card).collect::<Vec<_>>()}</ul></div> }
    });
    view! { <section class="paper-page"><h3>{activity.title.as_str()}</h3> {on_paper(unit, activity)} {handout} {cards}</section> }
}
