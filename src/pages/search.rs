//! Searching everything that is taught and asked: sections, questions, activities, pages to take away, terms, indicators.

use leptos::prelude::*;
use touchstone_domain::catalog::{SearchKind, SearchTexts};
use touchstone_domain::search::{Hit, Piece, Searcher};

use super::learn::linked::{indicator_href, newest_assessment};
use crate::components::loading::Loading;
use crate::components::page::Page;
use crate::route::Route;
use crate::state::content::Content;
use crate::words::{Word, learn, plural, text};

/// Hits on the page: more are not looked at.
const MOST: usize = 40;

/// The page. Its texts are fetched now.
pub fn view() -> impl IntoView {
    let content = Content::expect();
    let load = move || async move {
        let texts: &'static SearchTexts = content.file("search").await?;
        Ok(view! { <Search texts /> }.into_any())
    };
    view! {
        <Page title=text(learn::SEARCH_HEADING).to_owned() class="page search">
            <Loading load />
        </Page>
    }
}

#[component]
fn Search(
    /// What is searched.
    texts: &'static SearchTexts,
) -> impl IntoView {
    let searcher = StoredValue::new(Searcher::new(texts));
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| query.with(|query| searcher.with_value(|searcher| searcher.find(query, MOST))));
    let said = move || {
        let asks = query.with(|query| query.trim().chars().count() > 1);
        asks.then(|| found.with(|(_, count)| plural(learn::SEARCH_FOUND, *count, &[])))
    };
    let more = move || found.with(|(hits, count)| *count > hits.len());
    view! {
        <label class="field">
            <span class="field-label">{text(learn::SEARCH_LABEL)}</span>
            <input
                type="search"
                autocomplete="off"
                maxlength="100"
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
            />
        </label>
        <p class="hint" role="status">{said} " " {move || more().then(|| text(learn::SEARCH_MORE))}</p>
        <ol class="list search-hits">
            {move || found.with(|(hits, _)| hits.iter().map(|hit| entry(hit, texts)).collect::<Vec<_>>())}
        </ol>
    }
}

fn entry(hit: &Hit<'static>, texts: &'static SearchTexts) -> impl IntoView + use<> {
    let target = hit.entry.target.as_str();
    let title = pieces(&hit.title);
    let language = hit.entry.language.as_deref().unwrap_or(&texts.language);
    let name = match hit.entry.kind {
        SearchKind::Term => view! { <button type="button" class="term" data-term=target>{title}</button> }.into_any(),
        SearchKind::Indicator => {
            let newest = newest_assessment();
            let href = target
                .parse()
                .ok()
                .map(|id| indicator_href(newest.as_ref().map(|head| &head.id), id));
            view! { <a href=href>{title}</a> }.into_any()
        }
        _ => view! { <a href=course_href(target)>{title}</a> }.into_any(),
    };
    view! {
        <li class="entry search-hit">
            <p class="meta">{text(kind_word(hit.entry.kind))}</p>
            <h2 lang=language>{name}</h2>
            <p lang=language>{pieces(&hit.text)}</p>
        </li>
    }
}

/// The address of `u03/s2/owner`.
fn course_href(target: &str) -> Option<String> {
    let mut parts = target.split('/').map(str::to_owned);
    let route = Route::Section {
        unit: parts.next()?,
        section: parts.next()?,
        block: parts.next(),
    };
    Some(route.href())
}

fn pieces(pieces: &[Piece]) -> Vec<AnyView> {
    let show = |piece: &Piece| {
        let text = piece.text.clone();
        if piece.is_hit {
            view! { <mark>{text}</mark> }.into_any()
        } else {
            text.into_any()
        }
    };
    pieces.iter().map(show).collect()
}

const fn kind_word(kind: SearchKind) -> Word {
    match kind {
        SearchKind::Section => learn::SEARCH_SECTION,
        SearchKind::Question => learn::SEARCH_QUESTION,
        SearchKind::Activity => learn::SEARCH_ACTIVITY,
        SearchKind::Template => learn::SEARCH_TEMPLATE,
        SearchKind::Term => learn::SEARCH_TERM,
        SearchKind::Indicator => learn::SEARCH_INDICATOR,
    }
}
