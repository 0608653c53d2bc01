//! Room for thoughts that nobody marks: a field that keeps what is typed, and the question of a quiz that has one.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, Unit};
use touchstone_domain::learning_record::{Action, reflection_key};

use super::also_written::AlsoWritten;
use super::linked::linked;
use super::place::foreign;
use crate::browser::fields::Entry;
use crate::state::learning::Learning;
use crate::state::typing::Typing;
use crate::words::{learn, text};

/// The field.
#[component]
pub fn ThoughtField(
    /// The unit.
    unit: &'static Unit,
    /// The id of the reflection, or of the question.
    id: &'static str,
    /// The element that holds the question.
    described_by: String,
) -> impl IntoView {
    let learning = Learning::open();
    let record = learning.unit(&unit.id);
    let kept = Signal::derive(move || record.with(|record| record.reflections.get(id).cloned().unwrap_or_default()));
    let write = Callback::new(move |text| {
        learning.dispatch(Action::WriteReflection {
            unit: unit.id.clone(),
            reflection: id.to_owned(),
            text,
        });
    });
    let typing = Typing::new(kept, |_| true, write);
    view! {
        <label class="field no-print">
            <span class="field-label">{text(learn::REFLECTION_LABEL)}</span>
            <textarea
                rows="6"
                maxlength="20000"
                aria-describedby=described_by
                prop:value=typing.shown
                on:input=move |event| typing.key(Entry::of(&event))
                on:blur=move |event| typing.done(&Entry::of(&event))
            ></textarea>
        </label>
        <p class="print-only typed">{typing.shown}</p>
        <AlsoWritten key=reflection_key(&unit.id, id) />
    }
}

/// A question of kind `reflect`: a field, and a thought to compare with.
#[component]
pub fn ThoughtQuestion(
    /// The unit.
    unit: &'static Unit,
    /// The question.
    item: &'static QuizItem,
    /// The heading's words.
    title: String,
) -> impl IntoView {
    let lang = foreign(&unit.language);
    let stem = [&item.id, "-stem"].concat();
    view! {
        <section class="quiz-item" id=item.id.as_str() data-state="open" data-kind=item.kind.id()>
            <h2 id=[&item.id, "-title"].concat() tabindex="-1">{title}</h2>
            <p class="question" id=stem.clone() lang=lang inner_html=linked(&item.stem)></p>
            {item.setting.as_deref().map(|setting| view! { <div class="setting" lang=lang inner_html=linked(setting)></div> })}
            <p class="hint">{text(learn::WRITE_FREELY)}</p>
            <ThoughtField unit id=&item.id described_by=stem />
            <details class="other-options">
                <summary>{text(learn::COMPARE)}</summary>
                <div lang=lang inner_html=linked(&item.why)></div>
            </details>
        </section>
    }
}
