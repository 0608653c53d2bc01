//! What evidence of an indicator could be, for the kind of provider that is chosen.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;

use super::Findings;
use super::naming::indicator_details;
use super::printed::without_terms;
use crate::words::{report, text};

/// The examples under their label; nothing where no kind is chosen, or before the explanations have arrived.
pub fn evidence_examples(findings: Findings, id: IndicatorId) -> Option<impl IntoView> {
    let (details, language) = indicator_details(id)?;
    let profile = findings.answering.head.with(|head| head.profile)?;
    let examples = details.evidence.get(&profile).filter(|examples| !examples.is_empty())?;
    let entries: Vec<_> = examples
        .iter()
        .map(|example| view! { <li inner_html=without_terms(example)></li> })
        .collect();
    Some(view! { <p>{text(report::EXAMPLES)}</p> <ul class="examples" lang=language>{entries}</ul> })
}
