//! Putting options in order: each has a button up and a button down; the arrow keys do the same while a button has the focus.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::linked::{linked, plain};
use super::place::foreign;
use super::quiz_feedback::ChosenMark;
use super::quiz_item::Asked;
use crate::browser::{blocks, navigation};
use crate::words::{fill, learn};

/// The list in the learner's order.
#[component]
pub fn OrderList(
    /// The question.
    asked: Asked,
) -> impl IntoView {
    // What was moved last, for those who do not see it move.
    let said = RwSignal::new(String::new());
    view! {
        <ol class="order-list">
            <For each=move || asked.picked.get() key=|number| *number let:number>
                <Entry asked number said />
            </For>
        </ol>
        <p class="visually-hidden" role="status">{said}</p>
    }
}

#[component]
fn Entry(
    /// The question.
    asked: Asked,
    /// The author's number of the option.
    number: usize,
    /// What was moved last.
    said: RwSignal<String>,
) -> impl IntoView {
    let option = asked.item.options.get(number);
    let name = option.map(|option| plain(&option.html)).unwrap_or_default();
    let html = option.map(|option| linked(&option.html)).unwrap_or_default();
    let place = Memo::new(move |_| {
        asked
            .picked
            .with(|picked| picked.iter().position(|other| *other == number).unwrap_or(0))
    });
    let count = asked.item.options.len();
    let element = move |way: &str| asked.element(&[way, "-", &number.to_string()].concat());
    let own_name = StoredValue::new(name);
    let step = move |up: bool, focus: &'static str| {
        let from = place.get_untracked();
        let to = if up {
            from.checked_sub(1)
        } else {
            Some(from + 1).filter(|to| *to < count)
        };
        let Some(to) = to.filter(|_| !untrack(|| asked.is_checked())) else {
            return;
        };
        asked.picked.update(|picked| picked.swap(from, to));
        let (now, all) = ((to + 1).to_string(), count.to_string());
        let words = own_name.with_value(|name| fill(learn::MOVED, &[("name", name), ("place", &now), ("all", &all)]));
        said.set(words);
        // The list was drawn anew: the button that was pressed has the focus again.
        navigation::after_render(move || blocks::focus(&element(focus)));
    };
    let keys = move |focus: &'static str| {
        move |event: KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            step(up, focus);
        }
    };
    let label = move |word| own_name.with_value(|name| fill(word, &[("name", name)]));
    let mark = asked.mark_of(number);
    let buttons = move || {
        (!asked.is_checked()).then(|| {
            view! {
                <span class="order-buttons">
                    <button type="button" id=element("up") aria-label=label(learn::MOVE_UP_NAMED) aria-disabled=move || (place.get() == 0).to_string() on:click=move |_| step(true, "up") on:keydown=keys("up")>
                        <span aria-hidden="true">"↑"</span>
                    </button>
                    <button type="button" id=element("down") aria-label=label(learn::MOVE_DOWN_NAMED) aria-disabled=move || (place.get() + 1 == count).to_string() on:click=move |_| step(false, "down") on:keydown=keys("down")>
                        <span aria-hidden="true">"↓"</span>
                    </button>
                </span>
            }
        })
    };
    view! {
        <li class="order-entry" data-option=number.to_string()>
            <span class="option-text" lang=foreign(&asked.unit.language) inner_html=html></span>
            {buttons}
            {move || mark.get().map(|mark| view! { <ChosenMark mark /> })}
        </li>
    }
}
