//! The five levels and what evidence supports, as two small tables.

use leptos::prelude::*;
use touchstone_domain::assessment::EvidenceStrength;
use touchstone_domain::evidence::ceiling;
use touchstone_domain::instrument::Level;

use crate::components::figures::strength_name;
use crate::components::level_mark::LevelMark;
use crate::components::table::head;
use crate::words::{Word, about, text};

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
            {head(&[about::LEVELS_LEVEL, about::LEVELS_MEANS])}
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
}

/// The strengths of evidence and their ceilings.
#[component]
pub fn Ceilings() -> impl IntoView {
    let rows = EvidenceStrength::ALL.map(|strength| {
        view! { <tr><th scope="row">{strength_name(strength)}</th><td><LevelMark level=ceiling(strength) /></td></tr> }
    });
    view! {
        <table class="ceilings">
            <caption>{text(about::EVIDENCE_CAPTION)}</caption>
            {head(&[about::EVIDENCE_STRENGTH, about::EVIDENCE_CEILING])}
            <tbody>{rows}</tbody>
        </table>
    }
}
