//! The five levels and what evidence supports, as two small tables.

use leptos::prelude::*;
use touchstone_domain::assessment::EvidenceStrength;
use touchstone_domain::evidence::ceiling;
use touchstone_domain::instrument::Level;

use crate::components::level_mark::LevelMark;
use crate::words::{Word, about, common, fill, text};

/// What each level means, lowest first.
const MEANINGS: [Word; 5] = [
    about::LEVEL_ABSENT_MEANS,
    about::LEVEL_AD_HOC_MEANS,
    about::LEVEL_DEFINED_MEANS,
    about::LEVEL_EMBEDDED_MEANS,
    about::LEVEL_IMPROVING_MEANS,
];

/// The levels.
#[component]
pub fn Levels() -> impl IntoView {
    let rows = Level::ALL.into_iter().zip(MEANINGS).map(|(level, meaning)| {
        view! { <tr><th scope="row"><LevelMark level /></th><td>{text(meaning)}</td></tr> }
    });
    view! {
        <table class="levels">
            <caption>{text(about::LEVELS_CAPTION)}</caption>
            <thead><tr><th scope="col">{text(about::LEVELS_LEVEL)}</th><th scope="col">{text(about::LEVELS_MEANS)}</th></tr></thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
}

/// The strengths of evidence and their ceilings.
#[component]
pub fn Ceilings() -> impl IntoView {
    let rows = EvidenceStrength::ALL.map(|strength| {
        let code = format!("E{}", strength.number());
        let name = fill(
            common::STRENGTH,
            &[("code", &code), ("words", text(strength_word(strength)))],
        );
        view! { <tr><th scope="row">{name}</th><td><LevelMark level=ceiling(strength) /></td></tr> }
    });
    view! {
        <table class="ceilings">
            <caption>{text(about::EVIDENCE_CAPTION)}</caption>
            <thead><tr><th scope="col">{text(about::EVIDENCE_STRENGTH)}</th><th scope="col">{text(about::EVIDENCE_CEILING)}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

const fn strength_word(strength: EvidenceStrength) -> Word {
    match strength {
        EvidenceStrength::Statement => common::STRENGTH_STATEMENT,
        EvidenceStrength::Draft => common::STRENGTH_DRAFT,
        EvidenceStrength::Document => common::STRENGTH_DOCUMENT,
        EvidenceStrength::Records => common::STRENGTH_RECORDS,
        EvidenceStrength::Outsider => common::STRENGTH_OUTSIDER,
    }
}
