//! The profile over the principles: picture, sentence and table say the same.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;

use super::Findings;
use super::earlier::{self, Earlier};
use super::profile_sentence::sentence;
use super::profile_table::ProfileTable;
use super::radar::{Outline, Radar, Swatch};
use crate::words::{fill, report, text};

/// The profile: what is read first.
pub fn profile(findings: Findings) -> impl IntoView {
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
    let earlier = RwSignal::new(None::<Earlier>);
    let ghost = move || {
        let name = earlier.with(|earlier| Some(earlier.as_ref()?.name.clone()))?;
        Some(view! { <li data-legend="earlier"><Swatch outline=Outline::Earlier /> <bdi>{name}</bdi></li> })
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
                    <Radar findings labelled_by="profile-sentence" earlier />
                    <figcaption>
                        <ul class="legend">
                            <li><Swatch outline=Outline::Claimed /> {text(report::CLAIMED)}</li>
                            <li><Swatch outline=Outline::Supported /> {text(report::SUPPORTED)}</li>
                            {ghost}
                            <li class="legend-rings">{rings}</li>
                        </ul>
                    </figcaption>
                </figure>
                <div class="profile-words">
                    <p id="profile-sentence" class="profile-sentence">{said}</p>
                    {quick}
                    <earlier::Choice findings chosen=earlier />
                </div>
            </div>
            <ProfileTable findings earlier />
        </section>
    }
}
