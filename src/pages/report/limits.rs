//! What the result is not.

use leptos::prelude::*;

use super::Findings;
use crate::route::Route;
use crate::words::{common, fill, report, text};

/// The limits of the result, and where more about them stands.
pub fn limits(findings: Findings) -> impl IntoView {
    let [first, second, third] = findings.rules().thresholds.map(|threshold| threshold.to_string());
    let thresholds = fill(
        report::LIMITS_THRESHOLDS,
        &[("first", &first), ("second", &second), ("third", &third)],
    );
    view! {
        <section class="limits" aria-labelledby="limits-heading">
            <h2 id="limits-heading">{text(report::LIMITS_HEADING)}</h2>
            <ul>
                <li>{text(report::LIMITS_SELF)}</li>
                <li>{text(report::LIMITS_NO_AWARD)}</li>
                <li>{text(report::LIMITS_INFLATES)}</li>
                <li>{thresholds}</li>
                <li>{text(common::HOME_OWN_INSTRUMENT)}</li>
            </ul>
            <p>
                <a href=Route::About.href()>{text(common::FOOTER_ABOUT)}</a> " "
                <a href=Route::Sources.href()>{text(common::FOOTER_SOURCES)}</a>
            </p>
        </section>
    }
}
