//! The profile as a table: one row for each principle, with every figure that the picture shows.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;

use super::Findings;
use super::earlier::Earlier;
use super::naming::principle_link;
use crate::components::figures::{figure_or_none, six_decimals};
use crate::words::{Word, common, fill, report, start, text};

/// The table.
#[component]
pub fn ProfileTable(
    /// What it is drawn from.
    findings: Findings,
    /// An earlier version to show beside, where the person chose one.
    earlier: RwSignal<Option<Earlier>>,
) -> impl IntoView {
    let rows = move || {
        let earlier = earlier.get();
        findings.principles.with(|principles| {
            principles
                .iter()
                .map(|principle| row(findings, principle, earlier.as_ref()))
                .collect::<Vec<_>>()
        })
    };
    let earlier_name = move || {
        let name = earlier.with(|earlier| Some(earlier.as_ref()?.name.clone()))?;
        Some(view! { <th scope="col"><bdi>{name}</bdi></th> })
    };
    let column = |word: Word| view! { <th scope="col">{text(word)}</th> };
    view! {
        <div class="table-scroll" role="region" aria-labelledby="profile-caption" tabindex="0">
            <table class="profile-table">
                <caption id="profile-caption">{text(report::PROFILE_CAPTION)}</caption>
                <thead>
                    <tr>
                        {column(report::COLUMN_PRINCIPLE)}
                        {column(report::CLAIMED)}
                        {column(report::COLUMN_LOWER)}
                        {column(report::COLUMN_UPPER)}
                        {column(report::SUPPORTED)}
                        {earlier_name}
                        {column(common::RUNNING_COVERAGE)}
                        {column(report::COLUMN_PICTURE)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(findings: Findings, principle: &PrincipleScore, earlier: Option<&Earlier>) -> impl IntoView + use<> {
    let rules = findings.rules();
    let cell = |name: &'static str, value: Option<Ratio>| {
        let shown = figure_or_none(value, Figure::Principle, rules);
        view! { <td class="figure" data-figure=name data-value=six_decimals(value)>{shown}</td> }
    };
    let counts = principle.counts;
    let answered = if counts.applicable == 0 {
        text(report::NOTHING_APPLIES).to_owned()
    } else {
        fill(
            start::PROGRESS,
            &[
                ("settled", &counts.answered.to_string()),
                ("asked", &counts.applicable.to_string()),
            ],
        )
    };
    view! {
        <tr data-principle=principle.id.to_string() data-value=six_decimals(principle.index)>
            <th scope="row">{principle_link(findings.id(), principle.id)}</th>
            {cell("index", principle.index)}
            {cell("lower", principle.lower)}
            {cell("upper", principle.upper)}
            {cell("supported", principle.supported)}
            {earlier.map(|earlier| cell("earlier", earlier.index(principle.id)))}
            <td class="answered">{answered}</td>
            <td class="bar-cell">{bar(principle)}</td>
        </tr>
    }
}

/// Claimed as the thick bar, supported as the thin one inside it, the range as a line below. Ten units are one point.
fn bar(principle: &PrincipleScore) -> impl IntoView + use<> {
    let (claimed, supported) = (principle.index.map(tenths), principle.supported.map(tenths));
    let range = principle
        .lower
        .map(tenths)
        .zip(principle.upper.map(tenths))
        .filter(|(lower, upper)| lower != upper);
    view! {
        <svg class="bar" viewBox="0 0 1000 120" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-track" x="0" y="10" width="1000" height="80" fill="currentColor" fill-opacity="0.1" />
            {claimed.map(|width| view! { <rect class="bar-claimed" x="0" y="10" width=width height="80" fill="currentColor" fill-opacity="0.4" /> })}
            {supported.map(|width| view! { <rect class="bar-supported" x="0" y="35" width=width height="30" fill="currentColor" /> })}
            {range.map(|(lower, upper)| view! { <rect class="bar-range" x=lower y="104" width=upper - lower height="12" fill="currentColor" /> })}
        </svg>
    }
}

/// An index from 0 to 100 in tenths, rounded down, for drawing.
fn tenths(index: Ratio) -> u64 {
    index.numerator().saturating_mul(10) / index.denominator()
}
