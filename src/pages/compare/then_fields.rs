//! Rating the old state: each statement with its five anchors. What was chosen then is not shown here, so that nobody only
//! repeats it.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;

use super::then_test::Then;
use crate::components::level_mark::LevelMark;
use crate::pages::report::naming::{indicator_code, indicator_words};
use crate::words::{compare, text};

/// The statements that are asked.
#[component]
pub fn Fields(
    /// What the then-test works on.
    then: Then,
    /// Which.
    asked: Memo<Vec<IndicatorId>>,
) -> impl IntoView {
    move || {
        let asked = asked.get();
        if asked.is_empty() {
            return view! { <p class="empty">{text(compare::THEN_NOTHING_MOVED)}</p> }.into_any();
        }
        let fields: Vec<_> = asked.into_iter().map(|id| statement(then, id)).collect();
        view! { {fields} }.into_any()
    }
}

fn statement(then: Then, id: IndicatorId) -> impl IntoView {
    let words = indicator_words(id);
    let (name, language) = words.map_or(("", None), |(words, language)| (words.name.as_str(), language));
    let said = words.map(|(words, language)| {
        view! { <p class="statement" lang=language inner_html=words.statement.as_str()></p> }
    });
    let group = format!("then-{id}");
    let levels = Level::ALL.map(|level| {
        let anchor = words.and_then(|(words, _)| words.anchors.get(usize::from(level.number())));
        let is_it = move || then.levels.with(|levels| levels.get(&id) == Some(&level));
        view! {
            <label class="choice">
                <input type="radio" name=group.clone() value=level.number() prop:checked=is_it on:change=move |_| then.rate(id, Some(level)) />
                <span><LevelMark level /> " " <span lang=language>{anchor.map(String::as_str)}</span></span>
            </label>
        }
    });
    let is_open = move || then.levels.with(|levels| !levels.contains_key(&id));
    view! {
        <fieldset class="then-statement" data-then=id.to_string()>
            <legend>{indicator_code(id)} " " <span lang=language>{name}</span></legend>
            {said}
            {levels.into_iter().collect::<Vec<_>>()}
            <label class="choice">
                <input type="radio" name=group value="" prop:checked=is_open on:change=move |_| then.rate(id, None) />
                <span>{text(compare::THEN_NOT_RATED)}</span>
            </label>
        </fieldset>
    }
}
