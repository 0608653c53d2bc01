//! The fields of forms by their kind: typed, chosen from a list, ticked.

use leptos::prelude::*;

use super::spec::{Choice, Kind};
use crate::components::typed_field::{Shape, TypedField};
use crate::words::{text, tools};

/// A field that reads a value and writes what is typed or chosen. `options` are those of a choice that changes.
#[component]
pub fn FieldView(
    /// Its name in the form, the same in every language.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A hint under the label.
    #[prop(default = None)]
    hint: Option<&'static str>,
    /// How it is filled.
    kind: Kind,
    /// Rows to choose from, by id and name, for [`Kind::RowOf`].
    #[prop(into, default = Signal::stored(Vec::new()))]
    rows: Signal<Vec<(String, String)>>,
    /// The value as it is known.
    #[prop(into)]
    value: Signal<String>,
    /// Keeps a value.
    write: Callback<String>,
) -> impl IntoView {
    let shape = match kind {
        Kind::Several(choices) => return several(&name, label, choices, value, write),
        Kind::Choice(choices) => {
            let options: Vec<(String, String)> = choices.into_iter().map(|(id, name)| (id.to_owned(), name)).collect();
            return select(name, label, hint, Signal::stored(options), value, write);
        }
        Kind::RowOf { .. } => return select(name, label, hint, rows, value, write),
        Kind::Number => Shape::Decimal,
        Kind::Day => Shape::Day,
        Kind::Time => Shape::Time,
        Kind::Lines => Shape::Lines(3),
        Kind::Line => Shape::Line(2000),
    };
    view! { <TypedField name=Some(name) label hint shape value write=move |text| write.run(text) /> }.into_any()
}

fn select(
    name: String,
    label: String,
    hint: Option<&'static str>,
    options: Signal<Vec<(String, String)>>,
    value: Signal<String>,
    write: Callback<String>,
) -> AnyView {
    let shown = move || {
        let value = value.get();
        let option = |(id, name): (String, String)| {
            let selected = id == value;
            view! { <option value=id selected=selected>{name}</option> }
        };
        options.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            <select name=name prop:value=move || value.get() on:change=move |event| write.run(event_target_value(&event))>
                <option value="">{text(tools::NO_CHOICE)}</option>
                {shown}
            </select>
        </label>
    }
    .into_any()
}

fn several(name: &str, label: String, choices: Vec<Choice>, value: Signal<String>, write: Callback<String>) -> AnyView {
    let all: Vec<&'static str> = choices.iter().map(|(id, _)| *id).collect();
    let all = StoredValue::new(all);
    let is_chosen = |value: &str, id: &str| value.split(',').any(|chosen| chosen.trim() == id);
    let boxes = choices.into_iter().map(|(id, words)| {
        let turned = move |event| {
            let checked = event_target_checked(&event);
            let before = value.get_untracked();
            let chosen = |other: &&str| {
                if *other == id {
                    checked
                } else {
                    is_chosen(&before, other)
                }
            };
            let now: Vec<&str> = all.get_value().into_iter().filter(chosen).collect();
            write.run(now.join(","));
        };
        view! {
            <label class="check">
                <input type="checkbox" name=name.to_owned() value=id prop:checked=move || value.with(|value| is_chosen(value, id)) on:change=turned />
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field several">
            <legend class="field-label">{label}</legend>
            {boxes.collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}
