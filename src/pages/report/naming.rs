//! Principles and indicators by name, as text and as links to where they are answered.

use leptos::prelude::*;
use touchstone_domain::catalog::{IndicatorDetails, IndicatorWords, PrincipleWords};
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId};

use crate::route::Route;
use crate::state::content::Content;
use crate::state::texts::InstrumentTexts;
use crate::words::{Word, common, fill, text};

/// The words of a principle, and their language where it is not the page's.
#[must_use]
pub fn principle_words(id: PrincipleId) -> Option<(&'static PrincipleWords, Option<&'static str>)> {
    let content = Content::expect();
    let catalog = InstrumentTexts::expect().words;
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
    let details = InstrumentTexts::expect().details.get()?;
    let principle = details
        .principles
        .iter()
        .find(|principle| principle.id == id.principle())?;
    let found = principle.indicators.iter().find(|indicator| indicator.id == id)?;
    let language = principle.language.as_deref().unwrap_or(details.language.as_str());
    let other = content.language.with_untracked(|page| page != language);
    Some((found, other.then_some(language)))
}

/// What marks an essential, after its name.
#[must_use]
pub fn essential_mark(is_essential: bool) -> Option<impl IntoView> {
    is_essential.then(|| view! { " " <span class="essential">{text(common::ESSENTIAL)}</span> })
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
        common::PRINCIPLE_TITLE,
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
    view! { <a class="indicator-link" href=indicator_href(assessment, id)>{indicator_code(id)} " " {indicator_name(id)}</a> }
}

/// A link to where an indicator is answered, by its name alone.
pub fn indicator_name_link(assessment: DocumentId, id: IndicatorId) -> impl IntoView {
    view! { <a class="indicator-link" href=indicator_href(assessment, id)>{indicator_name(id)}</a> }
}

fn indicator_href(assessment: DocumentId, id: IndicatorId) -> String {
    Route::Answer {
        id: assessment,
        principle: id.principle(),
        indicator: Some(id.number()),
    }
    .href()
}

fn indicator_name(id: IndicatorId) -> impl IntoView {
    let (name, language) = indicator_words(id).map_or(("", None), |(words, language)| (words.name.as_str(), language));
    view! { <span lang=language>{name}</span> }
}

/// A sentence of the report, with a place for a link to what it is about.
pub struct Said {
    /// Where the link goes stands `{link}`.
    sentence: String,
    about: Option<About>,
}

/// What a sentence is about.
#[derive(Clone, Copy)]
enum About {
    Principle(PrincipleId),
    Indicator(IndicatorId),
}

impl Said {
    /// A sentence about nothing in particular.
    #[must_use]
    pub const fn plainly(sentence: String) -> Self {
        Self { sentence, about: None }
    }

    /// A sentence about a principle; `{link}` is its place.
    #[must_use]
    pub fn about_principle(id: PrincipleId, word: Word, values: &[(&str, &str)]) -> Self {
        Self {
            sentence: fill(word, values),
            about: Some(About::Principle(id)),
        }
    }

    /// A sentence about an indicator; `{link}` is its place.
    #[must_use]
    pub fn about_indicator(id: IndicatorId, word: Word, values: &[(&str, &str)]) -> Self {
        Self {
            sentence: fill(word, values),
            about: Some(About::Indicator(id)),
        }
    }

    /// The sentence with its link, on a page of an assessment.
    #[must_use]
    pub fn view(self, assessment: DocumentId) -> AnyView {
        match self.about {
            Some(About::Principle(id)) => with_link(&self.sentence, principle_link(assessment, id)),
            Some(About::Indicator(id)) => with_link(&self.sentence, indicator_link(assessment, id)),
            None => self.sentence.into_any(),
        }
    }

    /// The sentence as text, for files: code and name stand where the link would.
    #[must_use]
    pub fn text(self) -> String {
        let named = match self.about {
            Some(About::Principle(id)) => [principle_code(id), Content::expect().principle_name(id).to_owned()],
            Some(About::Indicator(id)) => {
                let name = indicator_words(id).map_or("", |(words, _)| words.name.as_str());
                [indicator_code(id), name.to_owned()]
            }
            None => return self.sentence,
        };
        self.sentence.replace("{link}", &named.join(" "))
    }
}

fn with_link(sentence: &str, link: impl IntoView + 'static) -> AnyView {
    match sentence.split_once("{link}") {
        Some((before, after)) => view! { {before.to_owned()} {link} {after.to_owned()} }.into_any(),
        None => view! { {sentence.to_owned()} " " {link} }.into_any(),
    }
}
