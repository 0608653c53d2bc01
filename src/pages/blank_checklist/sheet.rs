//! One principle of the empty checklist: statements, anchors with boxes, and lines for evidence and note.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::instrument::{Indicator, Level, Principle, ProviderProfile};

use super::form_head::line;
use crate::components::figures::profile_name;
use crate::components::level_mark::LevelMark;
use crate::components::tick_box::tick_box;
use crate::pages::report::naming::essential_mark;
use crate::pages::report::printed::without_terms;
use crate::state::content::Content;
use crate::state::texts::InstrumentTexts;
use crate::words::{common, fill, report, text};

/// A principle with the indicators that are asked; nothing where none is.
pub fn sheet(principle: &'static Principle, scope: Scope, profile: Option<ProviderProfile>) -> Option<AnyView> {
    let content = Content::expect();
    let catalog = InstrumentTexts::expect().words;
    let words = catalog.principles.iter().find(|words| words.id == principle.id)?;
    let language = words.language.as_deref().unwrap_or(catalog.language.as_str());
    let lang = content
        .language
        .with_untracked(|page| page != language)
        .then_some(language);
    let asked = principle
        .indicators
        .iter()
        .filter(|indicator| indicator.essential || scope == Scope::Full);
    let items: Vec<_> = asked
        .filter_map(|indicator| {
            let words = words.indicators.iter().find(|words| words.id == indicator.id)?;
            Some(item(indicator, words, lang, profile))
        })
        .collect();
    let title = fill(
        common::PRINCIPLE_TITLE,
        &[("number", &principle.id.number().to_string()), ("name", &words.name)],
    );
    (!items.is_empty()).then(|| {
        view! {
            <section class="sheet" data-sheet=principle.id.to_string()>
                <h2 lang=lang>{title}</h2>
                {items}
            </section>
        }
        .into_any()
    })
}

fn item(
    indicator: &'static Indicator,
    words: &'static IndicatorWords,
    lang: Option<&'static str>,
    profile: Option<ProviderProfile>,
) -> impl IntoView {
    let anchors = Level::ALL.into_iter().zip(&words.anchors).map(|(level, anchor)| {
        view! { <li>{tick_box()} <LevelMark level /> <span class="anchor" lang=lang>{anchor.as_str()}</span></li> }
    });
    view! {
        <article class="sheet-item" data-item=indicator.id.to_string()>
            <h3>
                <span class="indicator-id">{indicator.id.to_string().replace('p', "P")}</span> " "
                <span lang=lang>{words.name.as_str()}</span> {essential_mark(indicator.essential)}
            </h3>
            <p class="statement" lang=lang inner_html=without_terms(&words.statement)></p>
            <ul class="boxes">
                {anchors.collect::<Vec<_>>()}
                <li>{tick_box()} <span>{text(common::UNKNOWN)}</span></li>
                {not_applicable(indicator, words, lang, profile)}
            </ul>
            {line(report::BLANK_EVIDENCE)}
            {line(common::NOTE)}
        </article>
    }
}

/// "Does not apply" with a line for the reason, where the instrument leaves it open for the profile, or for anybody.
fn not_applicable(
    indicator: &'static Indicator,
    words: &'static IndicatorWords,
    lang: Option<&'static str>,
    profile: Option<ProviderProfile>,
) -> Option<impl IntoView> {
    let open_for = &indicator.not_applicable_for;
    let open = profile.map_or(!open_for.is_empty(), |profile| open_for.contains(&profile));
    if !open {
        return None;
    }
    let when = words
        .not_applicable_when
        .as_deref()
        .map(|when| view! { " " <span class="hint" lang=lang inner_html=without_terms(when)></span> });
    let only_some = profile.is_none() && ProviderProfile::ALL.iter().any(|profile| !open_for.contains(profile));
    let only_some = only_some.then(|| {
        let names: Vec<_> = open_for.iter().map(|profile| profile_name(*profile)).collect();
        view! { " " <span class="hint">{fill(report::BLANK_OPEN_FOR, &[("profiles", &names.join(", "))])}</span> }
    });
    Some(view! {
        <li class="box-not-applicable">
            {tick_box()} <span>{text(common::NOT_APPLICABLE)}</span> {when} {only_some} {line(report::BLANK_BECAUSE)}
        </li>
    })
}
