//! The indicators that a section teaches, with what the newest assessment says about each.

use leptos::prelude::*;
use touchstone_domain::assessment::{Answer, AssessmentHead, read};
use touchstone_domain::catalog::{IndicatorWords, Section};
use touchstone_domain::ids::{IndicatorId, RaterId};

use super::linked::{indicator_href, newest_assessment};
use super::place::foreign;
use crate::components::level_mark::LevelMark;
use crate::pages::assessments::name_of;
use crate::state::library::Library;
use crate::state::texts::InstrumentTexts;
use crate::words::{common, fill, learn, plural, start, text};

/// The list, with a link to each indicator; nothing for a section that teaches none.
#[component]
pub fn TaughtIndicators(
    /// The section.
    section: &'static Section,
) -> impl IntoView {
    let known = Library::expect().recovered;
    let list = move || {
        let known = known.get();
        let newest = newest_assessment();
        let lead = match &newest {
            Some(head) => fill(learn::TAUGHT_LEVELS, &[("name", &name_of(head))]),
            None => text(if known {
                learn::TAUGHT_NO_ASSESSMENT
            } else {
                start::WAITING
            })
            .to_owned(),
        };
        let entries = section
            .indicators
            .iter()
            .filter_map(|taught| entry(taught.id, newest.as_ref()));
        view! {
            <section class="taught">
                <h2>{plural(learn::TAUGHT, section.indicators.len(), &[])}</h2>
                <p>{lead}</p>
                <ul class="taught-indicators">{entries.collect::<Vec<_>>()}</ul>
            </section>
        }
    };
    (!section.indicators.is_empty()).then_some(list)
}

fn entry(id: IndicatorId, newest: Option<&AssessmentHead>) -> Option<impl IntoView + use<>> {
    let catalog = InstrumentTexts::expect().words;
    let principle = catalog
        .principles
        .iter()
        .find(|principle| principle.id == id.principle())?;
    let words: &'static IndicatorWords = principle.indicators.iter().find(|words| words.id == id)?;
    let language = principle.language.as_deref().unwrap_or(&catalog.language);
    let label = fill(common::INDICATOR_ID, &[("id", &id.to_string().replace('p', "P"))]);
    let href = indicator_href(newest.map(|head| &head.id), id);
    let answer = newest.map(|head| {
        let answer = Library::expect().with(&head.id, |document| read::indicator(document, id));
        let rating = answer.and_then(|answer| answer.ratings.get(&RaterId::own()).map(|rating| rating.answer));
        view! { <span class="present-answer">{answer_words(rating)}</span> }
    });
    Some(view! {
        <li data-taught=id.to_string()>
            <a href=href><span class="indicator-id">{label}</span><span lang=foreign(language)>{words.name.as_str()}</span></a>
            " " {answer}
        </li>
    })
}

fn answer_words(answer: Option<Answer>) -> AnyView {
    match answer {
        Some(Answer::Level(level)) => view! { <LevelMark level /> }.into_any(),
        Some(Answer::NotApplicable) => text(common::NOT_APPLICABLE).into_any(),
        Some(Answer::Unknown) => text(common::UNKNOWN).into_any(),
        None => text(learn::NO_ANSWER).into_any(),
    }
}
