//! The register of sources, by how far each was read, behind a filter.

use leptos::prelude::*;
use touchstone_domain::catalog::{Checked, Source, Sources};

use super::other_language;
use crate::words::{Word, about, plural, text};

/// The groups, the best known first: how far, its name, and what that means.
const GROUPS: [(Checked, Word, Word); 3] = [
    (Checked::Full, about::CHECKED_FULL, about::CHECKED_FULL_ABOUT),
    (Checked::Opening, about::CHECKED_OPENING, about::CHECKED_OPENING_ABOUT),
    (Checked::Not, about::CHECKED_NOT, about::CHECKED_NOT_ABOUT),
];

/// The filter and the groups.
#[component]
pub fn Register(
    /// The register.
    sources: &'static Sources,
) -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        let all = sources.sources.iter().enumerate();
        all.filter(|(_, source)| fits(source, &wanted))
            .map(|(place, _)| place)
            .collect::<Vec<usize>>()
    });
    let count = move || match found.with(Vec::len) {
        0 => text(about::SOURCES_NONE).to_owned(),
        count => plural(about::SOURCES_FOUND, count, &[]),
    };
    let groups = GROUPS.map(|(checked, name, means)| {
        move || {
            let here: Vec<&'static Source> = found.with(|found| {
                let sources = found.iter().filter_map(|place| sources.sources.get(*place));
                sources.filter(|source| source.checked == checked).collect()
            });
            (!here.is_empty()).then(|| {
                let entries = here
                    .into_iter()
                    .map(|source| entry(source, other_language(&sources.language)));
                view! {
                    <section class="source-group">
                        <h2>{text(name)}</h2>
                        <p>{text(means)}</p>
                        <ul class="sources-list">{entries.collect::<Vec<_>>()}</ul>
                    </section>
                }
            })
        }
    });
    view! {
        <div class="search" role="search">
            <label class="field">
                <span class="field-label">{text(about::SOURCES_FILTER)}</span>
                <span class="hint">{text(about::SOURCES_FILTER_HINT)}</span>
                <input type="search" autocomplete="off" on:input=move |event| wanted.set(event_target_value(&event)) />
            </label>
            <p class="hit-count" role="status">{count}</p>
        </div>
        {groups}
    }
}

/// `wanted` is in lower case; every word of it has to be found.
fn fits(source: &Source, wanted: &str) -> bool {
    let year = source.year.map(|year| year.to_string());
    let parts = [
        Some(&source.id),
        Some(&source.title),
        Some(&source.publisher),
        year.as_ref(),
        source.reference.as_ref(),
        source.note.as_ref(),
    ];
    let all = parts
        .into_iter()
        .flatten()
        .map(|part| part.to_lowercase())
        .collect::<Vec<_>>()
        .join("\n");
    wanted.split_whitespace().all(|word| all.contains(word))
}

fn entry(source: &'static Source, lang: Option<&'static str>) -> impl IntoView {
    let publisher = [Some(source.publisher.clone()), source.year.map(|year| year.to_string())];
    let publisher = publisher.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let reference = source.reference.as_deref().map(|reference| {
        view! { <p class="meta">{text(about::SOURCE_REFERENCE)} ": " {reference}</p> }
    });
    let address = source.address.as_deref().map(|address| {
        view! { <p class="meta">{text(about::SOURCE_ADDRESS)} ": " <a href=address rel="noopener noreferrer">{address}</a></p> }
    });
    view! {
        <li class="source" id=["source-", source.id.as_str()].concat()>
            <h3><span class="source-id">{source.id.to_uppercase()}</span> " " <cite lang=lang>{source.title.as_str()}</cite></h3>
            <p lang=lang>{publisher}</p>
            {reference}
            {address}
            {source.note.as_deref().map(|note| view! { <p class="note" lang=lang>{note}</p> })}
        </li>
    }
}
