//! Whether the band hangs on a choice in the method: what happens when weights and thresholds are a little different.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::sensitivity::{Change, Sensitivity, THRESHOLD_SHIFT, Variant, sensitivity};

use super::Findings;
use super::naming::principle_title;
use crate::components::figures::{band_name, figure};
use crate::words::{fill, report, text};

/// Says which changes of the method give another band, or that none does. Nothing where there is no band.
pub fn stability(findings: Findings) -> impl IntoView {
    let tried = Memo::new(move |_| {
        let score = findings.answering.score.get();
        findings
            .principles
            .with(|principles| sensitivity(findings.instrument(), &score, principles))
    });
    move || tried.get().map(|tried| draw(findings, &tried))
}

fn draw(findings: Findings, tried: &Sensitivity) -> impl IntoView + use<> {
    let shift = THRESHOLD_SHIFT.to_string();
    let fragile = tried.is_fragile();
    let opening = if fragile {
        text(report::FRAGILE).to_owned()
    } else {
        fill(report::NOT_FRAGILE, &[("shift", &shift)])
    };
    let entries: Vec<_> = tried
        .variants
        .iter()
        .map(|variant| view! { <li>{sentence(findings, variant)}</li> })
        .collect();
    let list = fragile.then(|| view! { <ul>{entries}</ul> });
    let heading = text(report::STABILITY_HEADING);
    view! {
        <div class="stability" data-fragile=fragile.to_string()>
            <h3>{heading}</h3>
            <p>{opening}</p>
            {list}
        </div>
    }
}

fn sentence(findings: Findings, variant: &Variant) -> String {
    let index = figure(variant.overall, Figure::Overall, findings.rules());
    let shift = THRESHOLD_SHIFT.to_string();
    let band = ("band", band_name(variant.band));
    match variant.change {
        Change::EssentialsDoubled => fill(report::IF_DOUBLED, &[("index", &index), band]),
        Change::Without(principle) => fill(
            report::IF_WITHOUT,
            &[("index", &index), band, ("principle", &principle_title(principle))],
        ),
        Change::ThresholdsLower => fill(report::IF_LOWER, &[("shift", &shift), band]),
        Change::ThresholdsHigher => fill(report::IF_HIGHER, &[("shift", &shift), band]),
    }
}
