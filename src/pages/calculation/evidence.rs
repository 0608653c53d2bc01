//! The second step: what evidence of each strength supports at most, and when it ages.

use leptos::prelude::*;
use touchstone_domain::assessment::{Evidence, EvidenceStrength};
use touchstone_domain::date::Date;
use touchstone_domain::evidence::{ceiling, strength};

use crate::components::figures::{strength_code, strength_name};
use crate::components::level_mark::LevelMark;
use crate::components::table::head;
use crate::pages::report::Findings;
use crate::words::{calculation as words, fill, text};

/// The ceilings.
pub(super) fn ceilings(findings: Findings) -> impl IntoView {
    let months = findings.rules().evidence_months.to_string();
    let rows = EvidenceStrength::ALL.map(|strength| {
        view! {
            <tr data-strength=strength.number()>
                <th scope="row">{strength_name(strength)}</th>
                <td><LevelMark level=ceiling(strength) /></td>
            </tr>
        }
    });
    view! {
        <section class="step" data-step="evidence">
            <h2>{text(words::EVIDENCE_HEADING)}</h2>
            <p class="rule">{fill(words::EVIDENCE_RULE, &[("months", &months)])}</p>
            <table class="ceilings">
                <caption>{text(words::CEILINGS_CAPTION)}</caption>
                {head(&[words::COLUMN_STRENGTH, words::COLUMN_CEILING])}
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// The strengths of an indicator's entries, each with what it counts as after ageing: `E3 → E2, E1`.
pub(super) fn strengths(entries: &[Evidence], assessed_on: Option<Date>, months: u16) -> String {
    let shown = |entry: &Evidence| {
        let counts_as = strength(entry, assessed_on, months);
        let code = strength_code(entry.strength);
        if counts_as == entry.strength {
            code
        } else {
            [code, strength_code(counts_as)].join(" → ")
        }
    };
    if entries.is_empty() {
        return text(words::NO_EVIDENCE).to_owned();
    }
    entries.iter().map(shown).collect::<Vec<_>>().join(", ")
}
