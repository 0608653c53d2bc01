//! The five levels with their anchors, "don't know yet" and N/A: one radio group for each indicator.

use leptos::prelude::*;
use touchstone_domain::assessment::{Answer, IndicatorAnswer};
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::{IndicatorId, RaterId};
use touchstone_domain::instrument::Level;

use crate::components::level_mark::LevelMark;
use crate::state::answering::Answering;
use crate::words::{start, text};

/// The owner's own rating.
#[must_use]
pub fn own_answer(answer: &IndicatorAnswer) -> Option<Answer> {
    answer.ratings.get(&RaterId::own()).map(|rating| rating.answer)
}

/// The choices of an indicator.
#[component]
pub fn Choices(
    /// Its words.
    words: &'static IndicatorWords,
    /// The rating so far.
    chosen: Memo<Option<Answer>>,
    /// Whether the profile may choose N/A.
    may_skip: Memo<bool>,
) -> impl IntoView {
    let id = words.id;
    let anchors = Level::ALL.into_iter().zip(&words.anchors).map(|(level, anchor)| {
        view! {
            <label class="choice" data-level=level.number()>
                {radio(id, level.number().to_string(), Answer::Level(level), chosen)}
                <LevelMark level />
                <span class="anchor">{anchor.as_str()}</span>
            </label>
        }
    });
    // Shown also when it is chosen and no longer allowed, so that the person sees what was answered.
    let skip = move || {
        (may_skip.get() || chosen.get() == Some(Answer::NotApplicable)).then(|| {
            view! {
                <label class="choice other">
                    {radio(id, "na".to_owned(), Answer::NotApplicable, chosen)}
                    <span>{text(start::NOT_APPLICABLE)}</span>
                </label>
            }
        })
    };
    view! {
        <div class="choices">
            {anchors.collect::<Vec<_>>()}
            <div class="other-choices">
                <label class="choice other">
                    {radio(id, "unknown".to_owned(), Answer::Unknown, chosen)}
                    <span>{text(start::UNKNOWN)}</span>
                </label>
                {skip}
                {move || chosen.get().map(|_| take_back(id))}
            </div>
        </div>
    }
}

fn radio(id: IndicatorId, value: String, answer: Answer, chosen: Memo<Option<Answer>>) -> impl IntoView {
    let answering = Answering::expect();
    view! {
        <input
            type="radio"
            name=id.to_string()
            value=value
            prop:checked=move || chosen.get() == Some(answer)
            on:change=move |_| answering.rate(id, Some(answer))
        />
    }
}

fn take_back(id: IndicatorId) -> impl IntoView {
    let answering = Answering::expect();
    view! {
        <button type="button" class="quiet" data-action="take-back" on:click=move |_| answering.rate(id, None)>
            {text(start::TAKE_BACK)}
        </button>
    }
}
