//! Principles and indicators by name, as text and as links to where they are answered.

use leptos::prelude::*;
use touchstone_domain::catalog::{IndicatorDetails, IndicatorWords, PrincipleWords};
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId};

use crate::route::Route;
use crate::state::content::Content;
use crate::words::{Word, fill, start};

/// The words of a principle, and their language where it is not the page's.
#[must_use]
pub fn principle_words(id: PrincipleId) -> Option<(&'static PrincipleWords, Option<&'static str>)> {
    let content = Content::expect();
    let catalog = content.instrument.get_untracked();
    let words = catalog.principles.iter().find(|words| words.id == id)?;
    let language = words.language.as_deref().unwrap_or(catalog.language.as_str());
    let other = content.language.with_untracked(|page| page != language);
    Some((words, other.then_some(language)))
}

/// The words of an indicator, and their language where it is not the page's.
#[must_use]
pub fn indicator_words(id: IndicatorId) -> Option<(&'static IndicatorWords, Option<&'static str>)> {
    let (principle, language) = principle_words(id.principle())?;
    let words = principle.indicators.iter().find(|words| words.id == id)?;
    Some((words, language))
}

/// What explains an indicator, once it has arrived, and its language where it is not the page's.
#[must_use]
pub fn indicator_details(id: IndicatorId) -> Option<(&'static IndicatorDetails, Option<&'static str>)> {
    let content = Content::expect();
    let details = content.details.get()?;
    let principle = details
        .principles
        .iter()
        .find(|principle| principle.id == id.principle())?;
    let found = principle.indicators.iter().find(|indicator| indicator.id == id)?;
    let language = principle.language.as_deref().unwrap_or(details.language.as_str());
    let other = content.language.with_untracked(|page| page != language);
    Some((found, other.then_some(language)))
}

/// `P4`, as people read the id.
#[must_use]
pub fn principle_code(id: PrincipleId) -> String {
    id.to_string().replace('p', "P")
}

/// `P4.2`, as people read the id.
#[must_use]
pub fn indicator_code(id: IndicatorId) -> String {
    id.to_string().replace('p', "P")
}

/// Number and short name of a principle.
#[must_use]
pub fn principle_title(id: PrincipleId) -> String {
    let name = Content::expect().principle_name(id);
    fill(
        start::PRINCIPLE_TITLE,
        &[("number", &id.number().to_string()), ("name", name)],
    )
}

/// A link to the page on which a principle is answered.
pub fn principle_link(assessment: DocumentId, id: PrincipleId) -> impl IntoView {
    let href = Route::Answer {
        id: assessment,
        principle: id,
        indicator: None,
    }
    .href();
    let language = principle_words(id).and_then(|(_, language)| language);
    view! {
        <a class="principle-link" href=href>
            {principle_code(id)} " " <span lang=language>{Content::expect().principle_name(id)}</span>
        </a>
    }
}

/// A link to where an indicator is answered.
pub fn indicator_link(assessment: DocumentId, id: IndicatorId) -> impl IntoView {
    let href = Route::Answer {
        id: assessment,
        principle: id.principle(),
        indicator: Some(id.number()),
    }
    .href();
    let (name, language) = indicator_words(id).map_or(("", None), |(words, language)| (words.name.as_str(), language));
    view! { <a class="indicator-link" href=href>{indicator_code(id)} " " <span lang=language>{name}</span></a> }
}

/// A sentence in which the placeholder `{link}` is a link.
pub fn sentence_with(link: impl IntoView + 'static, word: Word, values: &[(&str, &str)]) -> AnyView {
    let sentence = fill(word, values);
    match sentence.split_once("{link}") {
        Some((before, after)) => view! { {before.to_owned()} {link} {after.to_owned()} }.into_any(),
        None => view! { {sentence} " " {link} }.into_any(),
    }
}
