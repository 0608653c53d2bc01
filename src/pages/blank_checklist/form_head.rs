//! The head of the empty checklist: who, when, the self-declared line, and what levels and strengths mean.

use leptos::prelude::*;
use touchstone_domain::assessment::{EvidenceStrength, Scope};
use touchstone_domain::instrument::Level;

use super::Wanted;
use crate::components::figures::{profile_name, strength_name};
use crate::components::level_mark::LevelMark;
use crate::state::content::Content;
use crate::words::{Word, common, fill, plural, report, text};

/// The head of the form.
#[component]
pub fn FormHead(
    /// What is printed.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let instrument = &Content::expect().checklist().instrument;
    let asks = move || {
        let full = wanted.with(|wanted| wanted.scope) == Scope::Full;
        let count = instrument
            .indicators()
            .filter(|indicator| indicator.essential || full)
            .count();
        plural(report::BLANK_ASKS, count, &[])
    };
    let kind = move || {
        let chosen = wanted.with(|wanted| wanted.profile);
        chosen.map(|profile| view! { <p>{text(common::PROFILE)} ": " {profile_name(profile)}</p> })
    };
    let levels = Level::ALL.map(|level| view! { <li><LevelMark level /></li> });
    let strengths = EvidenceStrength::ALL.map(|strength| view! { <li>{strength_name(strength)}</li> });
    view! {
        <div class="form-head">
            <p class="self-declared">{text(report::BLANK_SELF_DECLARED)}</p>
            <p>{fill(report::BLANK_VERSION, &[("version", &instrument.version)])}</p>
            {kind}
            {line(report::BLANK_PROVIDER)}
            {line(report::BLANK_DATE)}
            {line(report::BLANK_PEOPLE)}
            <p>{asks}</p>
            <div class="form-keys">
                <div>
                    <h2>{text(report::BLANK_LEVELS)}</h2>
                    <ul class="level-key">{levels}</ul>
                </div>
                <div>
                    <h2>{text(report::BLANK_STRENGTHS)}</h2>
                    <ul class="strength-key">{strengths}</ul>
                </div>
            </div>
        </div>
    }
}

/// A label and a line to write on.
pub fn line(label: Word) -> impl IntoView {
    view! { <p class="form-line"><span class="form-label">{text(label)}</span> <span class="writing-line" aria-hidden="true"></span></p> }
}
