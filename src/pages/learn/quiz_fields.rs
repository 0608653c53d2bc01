//! What a question asks for, as native fields: choices, counterparts, groups, a number.

use leptos::prelude::*;
use touchstone_domain::catalog::{QuizKind, QuizOption};
use touchstone_domain::quiz::OptionMark;

use super::linked::{linked, plain};
use super::place::foreign;
use super::quiz_feedback::ChosenMark;
use super::quiz_item::Asked;
use super::quiz_order::OrderList;
use crate::words::{Word, learn, text};

/// The fields of a question.
pub fn fields(asked: Asked) -> AnyView {
    match asked.item.kind {
        QuizKind::One | QuizKind::Several => (move || {
            let lines = asked
                .options()
                .into_iter()
                .map(|(number, option)| option_line(asked, number, option));
            lines.collect::<Vec<_>>()
        })
        .into_any(),
        QuizKind::Match | QuizKind::Sort => (move || {
            let rows = asked
                .options()
                .into_iter()
                .map(|(number, option)| group_row(asked, number, option));
            rows.collect::<Vec<_>>()
        })
        .into_any(),
        QuizKind::Order => view! { <OrderList asked /> }.into_any(),
        QuizKind::Number => view! { <NumberField asked /> }.into_any(),
        QuizKind::Reflect => ().into_any(),
    }
}

/// What to do.
#[must_use]
pub const fn hint(kind: QuizKind) -> Word {
    match kind {
        QuizKind::One => learn::CHOOSE_ONE,
        QuizKind::Several => learn::CHOOSE_SEVERAL,
        QuizKind::Order => learn::PUT_IN_ORDER,
        QuizKind::Match => learn::CHOOSE_COUNTERPARTS,
        QuizKind::Sort => learn::CHOOSE_GROUPS,
        QuizKind::Number => learn::TYPE_NUMBER,
        QuizKind::Reflect => learn::WRITE_FREELY,
    }
}

/// What is missing before an answer can be checked.
#[must_use]
pub const fn missing_word(kind: QuizKind) -> Word {
    match kind {
        QuizKind::Match | QuizKind::Sort => learn::CHOOSE_FOR_EACH,
        QuizKind::Number => learn::NUMBER_FIRST,
        _ => learn::CHOOSE_FIRST,
    }
}

fn option_line(asked: Asked, number: usize, option: &'static QuizOption) -> impl IntoView {
    let item = asked.item;
    let mark = asked.mark_of(number);
    let chosen = move || {
        mark.get()
            .filter(|mark| matches!(mark, OptionMark::Found | OptionMark::Mistaken))
    };
    let kind = if item.kind == QuizKind::One {
        "radio"
    } else {
        "checkbox"
    };
    let pick = move |event| {
        let is_chosen = event_target_checked(&event);
        asked.picked.update(|picked| {
            if item.kind == QuizKind::One {
                picked.clear();
            }
            picked.retain(|other| *other != number);
            if is_chosen {
                picked.push(number);
            }
        });
    };
    view! {
        <label class="option">
            <input
                type=kind
                name=[&asked.unit.id, "-", &item.id].concat()
                value=number.to_string()
                prop:checked=move || asked.picked.with(|picked| picked.contains(&number))
                disabled=move || asked.is_checked()
                on:change=pick
            />
            <span class="option-text" lang=foreign(&asked.unit.language) inner_html=linked(&option.html)></span>
            {move || chosen().map(|mark| view! { " " <ChosenMark mark /> })}
        </label>
    }
}

/// An option with the list of its possible counterparts or groups.
fn group_row(asked: Asked, number: usize, option: &'static QuizOption) -> impl IntoView {
    let lang = foreign(&asked.unit.language);
    let name = asked.element(&["option-", &number.to_string()].concat());
    let mark = asked.mark_of(number);
    let chosen = Memo::new(move |_| asked.groups.with(|groups| groups.get(number).copied().flatten()));
    let choose = move |event| {
        let group = event_target_value(&event).parse::<usize>().ok();
        asked.groups.update(|groups| {
            if let Some(place) = groups.get_mut(number) {
                *place = group;
            }
        });
    };
    let entries = asked.group_names().into_iter().map(|(group, html)| {
        view! { <option value=group.to_string() prop:selected=move || chosen.get() == Some(group)>{plain(html)}</option> }
    });
    view! {
        <div class="group-row">
            <span class="option-text" id=name.clone() lang=lang inner_html=linked(&option.html)></span>
            <select aria-labelledby=name lang=lang disabled=move || asked.is_checked() on:change=choose>
                <option value="" prop:selected=move || chosen.get().is_none()>{text(learn::CHOOSE)}</option>
                {entries.collect::<Vec<_>>()}
            </select>
            {move || mark.get().map(|mark| view! { <ChosenMark mark /> })}
        </div>
    }
}

#[component]
fn NumberField(
    /// The question.
    asked: Asked,
) -> impl IntoView {
    view! {
        <label class="field number-field">
            <span class="field-label">{text(learn::YOUR_NUMBER)}</span>
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                maxlength="20"
                aria-describedby=asked.element("hint")
                prop:value=move || asked.typed.get()
                readonly=move || asked.is_checked()
                on:input=move |event| asked.typed.set(event_target_value(&event))
            />
        </label>
    }
}
