//! A labelled field in which a person types, kept while they type: [`Typing`] says when.

use leptos::prelude::*;
use touchstone_domain::date::Date;
use touchstone_domain::improvement_plan::DAYS_LIMIT;

use crate::browser::fields::Entry;
use crate::state::typing::Typing;
use crate::words::{Word, common, text};

/// What is typed, and how.
#[derive(Clone, Copy)]
pub enum Shape {
    /// One line, with at most so many letters.
    Line(u16),
    /// Several lines, so many in view.
    Lines(u8),
    /// A number that is kept as it is typed.
    Decimal,
    /// A whole number of days.
    Days,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// A line that must be understood, and what is said where it is not.
    Understood(fn(&str) -> bool, Word),
}

impl Shape {
    fn understands(self) -> fn(&str) -> bool {
        match self {
            Self::Day => |text| text.is_empty() || text.parse::<Date>().is_ok(),
            Self::Days => |text| text.is_empty() || text.parse().is_ok_and(|days: u32| days <= DAYS_LIMIT),
            Self::Understood(understood, _) => understood,
            _ => |_| true,
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Day => "date",
            Self::Time => "time",
            Self::Days => "number",
            _ => "text",
        }
    }
}

/// The field.
#[component]
pub fn TypedField(
    /// The label.
    #[prop(into)]
    label: String,
    /// Its name in the form, the same in every language.
    #[prop(default = None)]
    name: Option<String>,
    /// A hint under the label.
    #[prop(default = None)]
    hint: Option<&'static str>,
    /// What is typed.
    #[prop(default = Shape::Line(2000))]
    shape: Shape,
    /// The text as it is known.
    #[prop(into)]
    value: Signal<String>,
    /// Writes what was typed.
    write: impl Fn(String) + Send + Sync + 'static,
) -> impl IntoView {
    let typing = Typing::new(value, shape.understands(), Callback::new(write));
    let key = move |event| typing.key(Entry::of(&event));
    let left = move |event: leptos::ev::FocusEvent| typing.done(&Entry::of(&event));
    // A field that the browser takes apart changes with each part.
    let confirmed = move |event| {
        let entry = Entry::of(&event);
        if !entry.in_parts {
            typing.done(&entry);
        }
    };
    let shown = typing.shown;
    let field = match shape {
        Shape::Lines(rows) => view! { <textarea name=name rows=rows.to_string() maxlength="20000" prop:value=shown on:input=key on:change=confirmed on:blur=left></textarea> }.into_any(),
        Shape::Days => view! { <input name=name type="number" min="0" max=DAYS_LIMIT.to_string() step="1" prop:value=shown on:input=key on:blur=left /> }.into_any(),
        shape => {
            let most = if let Shape::Line(most) = shape { most } else { 2000 };
            let mode = matches!(shape, Shape::Decimal).then_some("decimal");
            view! { <input name=name type=shape.kind() inputmode=mode maxlength=most.to_string() autocomplete="off" prop:value=shown on:input=key on:change=confirmed on:blur=left /> }.into_any()
        }
    };
    let sentence = if let Shape::Understood(_, word) = shape {
        word
    } else {
        common::NOT_UNDERSTOOD
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
            {field}
        </label>
        {move || typing.refused.get().then(|| view! { <p class="warning" role="alert">{text(sentence)}</p> })}
    }
}
