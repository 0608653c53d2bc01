//! Essentials whose level moved: they decide which band is open.

use leptos::prelude::*;
use touchstone_domain::compare::Moved;

use super::versions::Versions;
use crate::components::level_mark::LevelMark;
use crate::pages::report::naming::indicator_link;
use crate::words::{compare, text};

/// The list, or a sentence that there is none.
pub fn essentials(versions: Versions) -> impl IntoView {
    let moved = Memo::new(move |_| {
        versions.pair.with(|pair| {
            let pair = pair.as_ref();
            pair.map(|pair| pair.comparison.essentials().copied().collect::<Vec<Moved>>())
                .unwrap_or_default()
        })
    });
    let id = versions.findings.id();
    let body = move || {
        let moved = moved.get();
        if moved.is_empty() {
            return view! { <p>{text(compare::ESSENTIALS_NONE)}</p> }.into_any();
        }
        let entries = moved.into_iter().map(|moved| {
            view! {
                <li data-essential=moved.indicator.to_string()>
                    {indicator_link(id.clone(), moved.indicator)} ": "
                    <LevelMark level=moved.from /> " → " <LevelMark level=moved.to />
                </li>
            }
        });
        view! { <ul class="moved-essentials">{entries.collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! {
        <h3>{text(compare::ESSENTIALS_HEADING)}</h3>
        {body}
    }
}
