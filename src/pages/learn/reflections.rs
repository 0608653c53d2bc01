//! Questions to think about, with room for an answer that nobody else sees.

use leptos::prelude::*;
use touchstone_domain::catalog::{Reflection, Unit};

use super::contents::Contents;
use super::follow::follow_blocks;
use super::linked::linked;
use super::notices::NotKeptNotice;
use super::part_page::{PartPage, numbered};
use super::place::{Place, foreign};
use super::quiz_thought::ThoughtField;
use crate::words::{fill, learn, text};

/// The page.
pub fn view(contents: Contents) -> impl IntoView {
    let unit = contents.unit;
    follow_blocks(&unit.id, Place::Reflections.name());
    let questions = unit.reflections.iter().enumerate().map(move |(place, reflection)| {
        view! { <Question unit reflection number=place + 1 /> }
    });
    let lead = view! { <p>{text(learn::REFLECTIONS_LEAD)}</p> <NotKeptNotice /> }.into_any();
    view! {
        <PartPage contents title=numbered(learn::REFLECTIONS_TITLE, unit) class="page learn reflections" lead>
            {questions.collect::<Vec<_>>()}
        </PartPage>
    }
}

/// A question and its field.
#[component]
fn Question(
    /// The unit.
    unit: &'static Unit,
    /// The question.
    reflection: &'static Reflection,
    /// Its number on the page, from 1.
    number: usize,
) -> impl IntoView {
    let question = [&reflection.id, "-question"].concat();
    view! {
        <section class="reflection" id=reflection.id.as_str()>
            <h2>{fill(learn::REFLECTION_NUMBER, &[("number", &number.to_string())])}</h2>
            <p class="question" id=question.clone() lang=foreign(&unit.language) inner_html=linked(&reflection.html)></p>
            <ThoughtField unit id=&reflection.id described_by=question />
        </section>
    }
}
