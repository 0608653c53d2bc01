//! The indices of the principles and overall, over what both versions answer.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::compare::Indices as Both;
use touchstone_domain::ratio::Ratio;

use super::said::difference;
use super::versions::Versions;
use crate::components::figures::{figure_or_none, six_decimals};
use crate::components::table::named_table;
use crate::pages::report::Findings;
use crate::pages::report::naming::principle_link;
use crate::words::{compare, text};

/// The table.
pub fn indices(versions: Versions) -> impl IntoView {
    let findings = versions.findings;
    let rows = move || {
        versions.pair.with(|pair| {
            let comparison = pair.as_ref().map(|pair| &pair.comparison)?;
            let overall = cells(findings, comparison.overall, Figure::Overall);
            let principles: Vec<_> = comparison
                .principles
                .iter()
                .map(|moved| {
                    view! {
                        <tr data-principle=moved.id.to_string()>
                            <th scope="row">{principle_link(findings.id(), moved.id)}</th>
                            <td class="figure">{moved.common}</td>
                            {cells(findings, Some(moved.indices), Figure::Principle)}
                        </tr>
                    }
                })
                .collect();
            Some(view! {
                <tr class="overall-row" data-principle="overall">
                    <th scope="row">{text(compare::ROW_OVERALL)}</th>
                    <td class="figure">{comparison.indicators.len()}</td>
                    {overall}
                </tr>
                {principles}
            })
        })
    };
    view! {
        <h3>{text(compare::INDICES_HEADING)}</h3>
        {named_table("indices-caption", "indices-table", compare::INDICES_CAPTION, &[
            compare::COLUMN_PRINCIPLE, compare::COLUMN_COMMON, compare::COLUMN_BEFORE, compare::COLUMN_AFTER,
            compare::COLUMN_DIFFERENCE,
        ], rows)}
    }
}

fn cells(findings: Findings, both: Option<Both>, kind: Figure) -> impl IntoView + use<> {
    let shown = |value: Option<Ratio>| figure_or_none(value, kind, findings.rules());
    let (before, after) = (both.map(|both| both.before), both.map(|both| both.after));
    let between = both.map(|both| difference(both.before, both.after));
    view! {
        <td class="figure" data-side="before" data-value=six_decimals(before)>{shown(before)}</td>
        <td class="figure" data-side="after" data-value=six_decimals(after)>{shown(after)}</td>
        <td class="figure">{between}</td>
    }
}
