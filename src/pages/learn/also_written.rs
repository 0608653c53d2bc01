//! A reflection that two windows or two devices wrote at the same time: the losing text is shown until it is put away.

use leptos::prelude::*;
use touchstone_domain::learning_record::Action;

use crate::state::learning::Learning;
use crate::words::{start, text};

/// What else was written to a register of the record, with a button that puts it away.
#[component]
pub fn AlsoWritten(
    /// The register's key.
    key: String,
) -> impl IntoView {
    let learning = Learning::open();
    let key = StoredValue::new(key);
    let texts = Memo::new(move |_| {
        let owned = |texts: Vec<&str>| texts.into_iter().map(ToOwned::to_owned).collect::<Vec<String>>();
        learning.document.with(|document| {
            key.with_value(|key| {
                document
                    .get(key)
                    .map(|register| owned(register.also_written()))
                    .unwrap_or_default()
            })
        })
    });
    move || {
        let texts = texts.get();
        (!texts.is_empty()).then(|| {
            let dismiss = move |_| learning.dispatch(Action::DismissAlso { key: key.get_value() });
            view! {
                <div class="also-written">
                    <p>{text(start::ALSO_WRITTEN)}</p>
                    {texts.into_iter().map(|text| view! { <blockquote>{text}</blockquote> }).collect::<Vec<_>>()}
                    <button type="button" class="quiet" on:click=dismiss>{text(start::ALSO_DISMISS)}</button>
                </div>
            }
        })
    }
}
