//! A field in which a person types, kept while they type.

use std::time::Duration;

use leptos::prelude::*;

/// How long a pause in typing is, in milliseconds, after which the text is written.
const PAUSE: u64 = 300;

/// A labelled field of one or several lines. What is typed is written after each short pause and when the field is left;
/// what comes from elsewhere (another tab, undo) appears unless the person is typing.
#[component]
pub fn TypedText(
    /// The label.
    #[prop(into)]
    label: String,
    /// The text as it is known.
    text: Signal<String>,
    /// Several lines.
    #[prop(default = false)]
    multiline: bool,
    /// A hint under the label.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Writes what was typed.
    write: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let typing = RwSignal::new(None::<String>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let finish = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        if let Some(typed) = typing.try_update_untracked(Option::take).flatten() {
            write(typed);
        }
    };
    let typed = move |event| {
        typing.update_untracked(|typing| *typing = Some(event_target_value(&event)));
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let later = set_timeout_with_handle(finish, Duration::from_millis(PAUSE));
        waiting.set_value(later.ok());
    };
    on_cleanup(finish);
    let value = move || text.get();
    let hint = hint.map(|hint| view! { <span class="hint">{hint}</span> });
    let field = if multiline {
        view! { <textarea rows="3" maxlength="20000" prop:value=value on:input=typed on:change=move |_| finish()></textarea> }.into_any()
    } else {
        view! { <input type="text" maxlength="2000" autocomplete="off" prop:value=value on:input=typed on:change=move |_| finish() /> }
            .into_any()
    };
    view! { <label class="field"><span class="field-label">{label}</span>{hint}{field}</label> }
}
