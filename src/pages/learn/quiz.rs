//! The quiz of a unit: its questions, and how many are right. It advises, and locks nothing.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, Unit};
use touchstone_domain::learning_record::{MASTERY, UnitRecord};

use super::contents::{Contents, PartPager, UnitNavigation};
use super::follow::follow_blocks;
use super::notices::{NotKeptNotice, OtherLanguage};
use super::place::Place;
use super::quiz_item::Question;
use super::section::note_visit;
use crate::components::page::Page;
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, start, text};

/// The page.
pub fn view(unit: &'static Unit) -> impl IntoView {
    let contents = Contents {
        unit,
        current: Some(Place::Quiz),
    };
    note_visit(unit, Place::Quiz.name());
    let learning = Learning::open();
    let record = learning.unit(&unit.id);
    let open = Memo::new(move |_| learning.is_open());
    // The order of the options lies in the record, so nothing is shown before it is read.
    let questions = move || {
        if !open.get() {
            return view! { <p class="waiting" role="status">{text(start::WAITING)}</p> }.into_any();
        }
        follow_blocks(&unit.id, Place::Quiz.name());
        let questions = unit.quiz.iter().enumerate().map(|(place, item)| {
            view! { <Question unit item number=place + 1 record /> }
        });
        questions.collect::<Vec<_>>().into_any()
    };
    view! {
        <Page title=fill(learn::QUIZ_TITLE, &[("number", &unit.number.to_string())]) class="page learn quiz">
            <p>{text(learn::QUIZ_LEAD)}</p>
            <NotKeptNotice />
            <OtherLanguage language=unit.language.as_str() />
            <div class="learn-layout">
                <div class="learn-main">
                    <QuizProgress items=&unit.quiz record />
                    {questions}
                    <PartPager contents />
                </div>
                <UnitNavigation contents />
            </div>
        </Page>
    }
}

/// How many questions are right at the first try and now, and what that means.
#[component]
fn QuizProgress(
    /// The questions.
    items: &'static [QuizItem],
    /// What was done in the unit.
    record: Memo<UnitRecord>,
) -> impl IntoView {
    let progress =
        Memo::new(move |_| record.with(|record| record.progress([], items.iter().map(|item| item.id.as_str()))));
    let first_right = Memo::new(move |_| {
        let was_right = |record: &UnitRecord, item: &QuizItem| {
            record
                .quiz
                .get(&item.id)
                .is_some_and(|item| item.first_right == Some(true))
        };
        record.with(|record| items.iter().filter(|item| was_right(record, item)).count())
    });
    let counted = move |word: Word, count: usize| {
        let counts = [("count", &*count.to_string()), ("all", &*items.len().to_string())];
        fill(word, &counts)
    };
    let sentences = move || {
        let progress = progress.get();
        let verdict = match (progress.is_mastered(), progress.quiz_answered == progress.quiz) {
            (true, _) => Some(learn::QUIZ_ENOUGH),
            (false, true) => Some(learn::QUIZ_READ_AGAIN),
            (false, false) => None,
        };
        let percent = MASTERY.to_string();
        let verdict = verdict.map(|word| view! { <p class="mastery">{fill(word, &[("percent", &percent)])}</p> });
        let counts = (progress.quiz_answered > 0).then(|| {
            view! {
                <p>{counted(learn::QUIZ_FIRST_TRY, first_right.get())}</p>
                <p>{counted(learn::QUIZ_NOW, progress.quiz_right)}</p>
            }
        });
        view! { <p>{counted(learn::QUIZ_ANSWERED, progress.quiz_answered)}</p> {counts} {verdict} }
    };
    view! {
        <div class="quiz-progress" role="status" data-mastered=move || progress.get().is_mastered().to_string()>{sentences}</div>
    }
}
