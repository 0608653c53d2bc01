//! How far a framework was checked against its original: our note, and each source with how far it was read.

use leptos::prelude::*;
use touchstone_domain::catalog::{Checked, Framework, Source, Sources};

use super::other_language;
use crate::route::Route;
use crate::words::{frameworks, text};

/// The note and the sources of a framework.
pub(super) fn how_far(
    framework: &'static Framework,
    sources: &'static Sources,
    lang: Option<&'static str>,
) -> impl IntoView {
    let note = framework
        .note
        .as_deref()
        .map(|note| view! { <p class="framework-note" lang=lang inner_html=note></p> });
    let register = other_language(&sources.language);
    let looked_at = framework.sources.iter().filter_map(|link| {
        let source = sources.sources.iter().find(|source| source.id == link.source)?;
        Some(entry(source, register))
    });
    let looked_at: Vec<_> = looked_at.collect();
    let list = (!looked_at.is_empty()).then(|| {
        view! { <p>{text(frameworks::LOOKED_AT)}</p> <ul class="looked-at">{looked_at}</ul> }
    });
    view! {
        <section class="how-far keep-together">
            <h3>{text(frameworks::CHECKED_HEADING)}</h3>
            {note}
            {list}
        </section>
    }
}

fn entry(source: &'static Source, lang: Option<&'static str>) -> impl IntoView {
    let (word, name) = match source.checked {
        Checked::Full => (frameworks::CHECKED_FULL, "full"),
        Checked::Opening => (frameworks::CHECKED_OPENING, "opening"),
        Checked::Not => (frameworks::CHECKED_NOT, "not"),
    };
    view! {
        <li>
            <a href=Route::Sources.href() class="source-id">{source.id.to_uppercase()}</a> " "
            <cite lang=lang>{source.title.as_str()}</cite> " "
            <span class="tag" data-checked=name>{text(word)}</span>
        </li>
    }
}
