//! The quiz of a unit: its questions, and how many are right. It advises, and locks nothing.

use leptos::prelude::*;
use touchstone_domain::catalog::QuizItem;
use touchstone_domain::learning_record::{MASTERY, UnitRecord};

use super::contents::Contents;
use super::follow::follow_blocks;
use super::notices::NotKeptNotice;
use super::part_page::{PartPage, numbered};
use super::place::Place;
use super::quiz_item::{Question, question_title};
use super::quiz_leftovers::LeftOvers;
use super::quiz_thought::ThoughtQuestion;
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, start, text};

/// The page.
pub fn view(contents: Contents) -> impl IntoView {
    let unit = contents.unit;
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
            let number = place + 1;
            if item.kind.is_marked() {
                view! { <Question unit item number record /> }.into_any()
            } else {
                let title = question_title(unit, number);
                view! { <ThoughtQuestion unit item title /> }.into_any()
            }
        });
        questions.collect::<Vec<_>>().into_any()
    };
    let lead = view! { <p>{text(learn::QUIZ_LEAD)}</p> <NotKeptNotice /> }.into_any();
    view! {
        <PartPage contents title=numbered(learn::QUIZ_TITLE, unit) class="page learn quiz" lead>
            <QuizProgress items=&unit.quiz record />
            <LeftOvers unit record />
            {questions}
        </PartPage>
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
    let marked = move || items.iter().filter(|item| item.kind.is_marked());
    let all = marked().count();
    let progress = Memo::new(move |_| record.with(|record| record.progress([], marked().map(|item| item.id.as_str()))));
    let first_right = Memo::new(move |_| {
        let was_right = |record: &UnitRecord, item: &QuizItem| {
            record
                .quiz
                .get(&item.id)
                .is_some_and(|item| item.first_right == Some(true))
        };
        record.with(|record| marked().filter(|item| was_right(record, item)).count())
    });
    let counted = move |word: Word, count: usize| {
        let counts = [("count", &*count.to_string()), ("all", &*all.to_string())];
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
