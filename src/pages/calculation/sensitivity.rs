//! The last step: every change of the method that is tried, with its figure and its band.

use leptos::prelude::*;
use touchstone_domain::sensitivity::{Change, Sensitivity, THRESHOLD_SHIFT, Variant, sensitivity};

use super::formula::exact;
use crate::components::figures::{band_name, six_decimals};
use crate::components::table::wide_table;
use crate::pages::report::Findings;
use crate::pages::report::naming::principle_title;
use crate::words::{calculation as words, fill, text};

/// All changes as a table; nothing where there is no band.
pub(super) fn tried(findings: Findings) -> impl IntoView {
    let tried = Memo::new(move |_| {
        let score = findings.answering.score.get();
        findings
            .principles
            .with(|principles| sensitivity(findings.instrument(), &score, principles))
    });
    move || tried.get().map(|tried| table(&tried))
}

fn table(tried: &Sensitivity) -> impl IntoView + use<> {
    let rows: Vec<_> = tried
        .tried
        .iter()
        .map(|variant| row(variant, tried.variants.contains(variant)))
        .collect();
    let shift = THRESHOLD_SHIFT.to_string();
    let result = text(if tried.is_fragile() {
        words::FRAGILE
    } else {
        words::NOT_FRAGILE
    });
    view! {
        <section class="step" data-step="sensitivity" data-fragile=tried.is_fragile().to_string()>
            <h2>{text(words::SENSITIVITY_HEADING)}</h2>
            <p class="rule">{fill(words::SENSITIVITY_RULE, &[("shift", &shift)])}</p>
            {wide_table("", text(words::SENSITIVITY_CAPTION), &[
                words::COLUMN_CHANGE, words::COLUMN_INDEX, words::COLUMN_BAND,
            ], rows)}
            <p>{result}</p>
        </section>
    }
}

fn row(variant: &Variant, is_other: bool) -> impl IntoView + use<> {
    let shift = THRESHOLD_SHIFT.to_string();
    let (name, code) = match variant.change {
        Change::EssentialsDoubled => (text(words::CHANGE_DOUBLED).to_owned(), "doubled".to_owned()),
        Change::Without(principle) => {
            let title = principle_title(principle);
            (
                fill(words::CHANGE_WITHOUT, &[("principle", &title)]),
                principle.to_string(),
            )
        }
        Change::ThresholdsLower => (fill(words::CHANGE_LOWER, &[("shift", &shift)]), "lower".to_owned()),
        Change::ThresholdsHigher => (fill(words::CHANGE_HIGHER, &[("shift", &shift)]), "higher".to_owned()),
    };
    let other = is_other.then(|| view! { " " <span class="tag">{text(words::OTHER_BAND)}</span> });
    view! {
        <tr data-change=code data-value=six_decimals(Some(variant.overall))>
            <th scope="row">{name}</th>
            <td class="figure">{exact(variant.overall)}</td>
            <td data-band=variant.band.id()>{band_name(variant.band)} {other}</td>
        </tr>
    }
}
