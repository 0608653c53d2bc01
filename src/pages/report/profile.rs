//! The profile over the principles: picture, sentence and table say the same.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;

use super::Findings;
use super::profile_sentence::sentence;
use super::profile_table::ProfileTable;
use super::radar::{Radar, Swatch};
use crate::words::{fill, report, text};

/// The profile: what is read first.
#[component]
pub fn Profile(
    /// What it is drawn from.
    findings: Findings,
) -> impl IntoView {
    let answering = findings.answering;
    let said = move || {
        let score = answering.score.get();
        findings
            .principles
            .with(|principles| sentence(principles, &score, findings.rules()))
    };
    let quick = move || {
        let quick = answering.score.with(|score| score.scope) == Scope::Essentials;
        quick.then(|| view! { <p class="hint">{text(report::PROFILE_QUICK)}</p> })
    };
    let [first, second, third] = findings.rules().thresholds.map(|threshold| threshold.to_string());
    let rings = fill(
        report::LEGEND_RINGS,
        &[("first", &first), ("second", &second), ("third", &third)],
    );
    view! {
        <section class="profile" aria-labelledby="profile-heading">
            <h2 id="profile-heading">{text(report::PROFILE_HEADING)}</h2>
            <div class="profile-layout">
                <figure class="radar-figure">
                    <Radar findings labelled_by="profile-sentence" />
                    <figcaption>
                        <ul class="legend">
                            <li><Swatch supported=false /> {text(report::CLAIMED)}</li>
                            <li><Swatch supported=true /> {text(report::SUPPORTED)}</li>
                            <li class="legend-rings">{rings}</li>
                        </ul>
                    </figcaption>
                </figure>
                <div class="profile-words">
                    <p id="profile-sentence" class="profile-sentence">{said}</p>
                    {quick}
                </div>
            </div>
            <ProfileTable findings />
        </section>
    }
}
