//! Room for thoughts that nobody marks: a field that keeps every letter, and the question of a quiz that has one.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizItem, Unit};
use touchstone_domain::learning_record::{Action, reflection_key};

use super::also_written::AlsoWritten;
use super::linked::linked;
use super::place::foreign;
use crate::state::learning::Learning;
use crate::words::{learn, text};

/// The field. Every letter is kept at once; what comes from elsewhere appears unless the person is typing.
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
    let typing = RwSignal::new(None::<String>);
    let value = move || {
        let kept = || record.with(|record| record.reflections.get(id).cloned().unwrap_or_default());
        typing.get().unwrap_or_else(kept)
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        typing.set(Some(text.clone()));
        learning.dispatch(Action::WriteReflection {
            unit: unit.id.clone(),
            reflection: id.to_owned(),
            text,
        });
    };
    view! {
        <label class="field no-print">
            <span class="field-label">{text(learn::REFLECTION_LABEL)}</span>
            <textarea
                rows="6"
                maxlength="20000"
                aria-describedby=described_by
                prop:value=value
                on:input=typed
                on:blur=move |_| typing.set(None)
            ></textarea>
        </label>
        <p class="print-only typed">{value}</p>
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
