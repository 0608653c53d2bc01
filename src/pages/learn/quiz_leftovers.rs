//! What a learner answered in an older edition of a quiz and what does not fit any more: it is listed, and nothing is lost.

use leptos::prelude::*;
use touchstone_domain::catalog::Unit;
use touchstone_domain::learning_record::{QuizRecord, UnitRecord};
use touchstone_domain::quiz::{QuizAnswer, fits};

use crate::words::{fill, learn, text};

/// The list; nothing where everything fits.
#[component]
pub fn LeftOvers(
    /// The unit.
    unit: &'static Unit,
    /// What was done in it.
    record: Memo<UnitRecord>,
) -> impl IntoView {
    move || {
        let lines: Vec<String> = record.with(|record| {
            let line = |(id, own): (&String, &QuizRecord)| left_over(unit, id, own);
            record.quiz.iter().filter_map(line).collect()
        });
        (!lines.is_empty()).then(|| {
            view! {
                <div class="notice" role="status" data-notice="older-edition">
                    <p>{text(learn::OLDER_EDITION)}</p>
                    <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>()}</ul>
                </div>
            }
        })
    }
}

fn left_over(unit: &'static Unit, id: &str, own: &QuizRecord) -> Option<String> {
    let place = unit.quiz.iter().position(|item| item.id == id);
    let item = place.and_then(|place| unit.quiz.get(place));
    match (place, item) {
        (Some(place), Some(item)) => {
            let answer = own.answer.as_ref().filter(|answer| !fits(item, answer))?;
            let counts = [("number", &*(place + 1).to_string()), ("answer", &*shown(answer))];
            Some(fill(learn::ANSWER_LEFT_OVER, &counts))
        }
        _ => (own.attempts > 0).then(|| fill(learn::QUESTION_LEFT_OVER, &[("id", id)])),
    }
}

/// An answer as it was given: numbers from 1, as the author counted them.
fn shown(answer: &QuizAnswer) -> String {
    match answer {
        QuizAnswer::Numbers(numbers) => {
            let numbers: Vec<String> = numbers
                .iter()
                .map(|number| number.saturating_add(1).to_string())
                .collect();
            numbers.join(", ")
        }
        QuizAnswer::Typed(text) => text.clone(),
    }
}
