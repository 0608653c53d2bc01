//! A reflection that two windows or two devices wrote at the same time: the losing text is shown until it is put away.

use leptos::prelude::*;
use touchstone_domain::learning_record::Action;

use crate::components::also_written::LostTexts;
use crate::state::learning::Learning;

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
    let dismiss = Callback::new(move |key| learning.dispatch(Action::DismissAlso { key }));
    move || view! { <LostTexts key=key.get_value() texts=texts.get() dismiss /> }
}
