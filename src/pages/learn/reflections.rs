//! Questions to think about, with room for an answer that nobody else sees.

use leptos::prelude::*;
use touchstone_domain::catalog::{Reflection, Unit};
use touchstone_domain::learning_record::{Action, reflection_key};

use super::also_written::AlsoWritten;
use super::contents::{Contents, PartPager, UnitNavigation};
use super::follow::follow_blocks;
use super::linked::linked;
use super::notices::{NotKeptNotice, OtherLanguage};
use super::place::{Place, foreign};
use super::section::note_visit;
use crate::components::page::Page;
use crate::state::learning::Learning;
use crate::words::{fill, learn, text};

/// The page.
pub fn view(unit: &'static Unit) -> impl IntoView {
    let contents = Contents {
        unit,
        current: Some(Place::Reflections),
    };
    note_visit(unit, Place::Reflections.name());
    follow_blocks(&unit.id, Place::Reflections.name());
    let questions = unit.reflections.iter().enumerate().map(move |(place, reflection)| {
        view! { <Question unit reflection number=place + 1 /> }
    });
    view! {
        <Page title=fill(learn::REFLECTIONS_TITLE, &[("number", &unit.number.to_string())]) class="page learn reflections">
            <p>{text(learn::REFLECTIONS_LEAD)}</p>
            <NotKeptNotice />
            <OtherLanguage language=unit.language.as_str() />
            <div class="learn-layout">
                <div class="learn-main">
                    {questions.collect::<Vec<_>>()}
                    <PartPager contents />
                </div>
                <UnitNavigation contents />
            </div>
        </Page>
    }
}

/// A question and its field. Every letter is kept at once; what comes from elsewhere appears unless the person is typing.
#[component]
fn Question(
    /// The unit.
    unit: &'static Unit,
    /// The question.
    reflection: &'static Reflection,
    /// Its number on the page, from 1.
    number: usize,
) -> impl IntoView {
    let learning = Learning::open();
    let record = learning.unit(&unit.id);
    let typing = RwSignal::new(None::<String>);
    let value = move || {
        let kept = || record.with(|record| record.reflections.get(&reflection.id).cloned().unwrap_or_default());
        typing.get().unwrap_or_else(kept)
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        typing.set(Some(text.clone()));
        learning.dispatch(Action::WriteReflection {
            unit: unit.id.clone(),
            reflection: reflection.id.clone(),
            text,
        });
    };
    let question = [&reflection.id, "-question"].concat();
    view! {
        <section class="reflection" id=reflection.id.as_str()>
            <h2>{fill(learn::REFLECTION_NUMBER, &[("number", &number.to_string())])}</h2>
            <p class="question" id=question.clone() lang=foreign(&unit.language) inner_html=linked(&reflection.html)></p>
            <label class="field no-print">
                <span class="field-label">{text(learn::REFLECTION_LABEL)}</span>
                <textarea
                    rows="6"
                    maxlength="20000"
                    aria-describedby=question
                    prop:value=value
                    on:input=typed
                    on:blur=move |_| typing.set(None)
                ></textarea>
            </label>
            <p class="print-only typed">{value}</p>
            <AlsoWritten key=reflection_key(&unit.id, &reflection.id) />
        </section>
    }
}
