//! Evidence that is named in the later version only.

use leptos::prelude::*;
use touchstone_domain::assessment::Evidence;
use touchstone_domain::ids::IndicatorId;

use super::versions::{Pair, Versions};
use crate::components::figures::strength_name;
use crate::pages::report::naming::indicator_link;
use crate::words::{compare, text};

/// The list, or a sentence that there is none.
pub fn new_evidence(versions: Versions) -> impl IntoView {
    let id = versions.findings.id();
    let body = move || {
        versions.pair.with(|pair| {
            let entries: Vec<_> = pair
                .iter()
                .flat_map(|pair| {
                    let new = pair.comparison.new_evidence.iter();
                    new.filter_map(|(indicator, evidence)| {
                        Some((*indicator, entry(pair, *indicator, evidence.as_str())?))
                    })
                })
                .map(|(indicator, entry)| {
                    view! {
                        <li data-evidence-of=indicator.to_string()>
                            {indicator_link(id.clone(), indicator)} ": " <bdi>{entry.title.clone()}</bdi>
                            " " <span class="evidence-fact">{strength_name(entry.strength)}</span>
                        </li>
                    }
                })
                .collect();
            match entries.is_empty() {
                true => view! { <p>{text(compare::EVIDENCE_NONE)}</p> }.into_any(),
                false => view! { <ul class="new-evidence">{entries}</ul> }.into_any(),
            }
        })
    };
    view! {
        <h3>{text(compare::EVIDENCE_HEADING)}</h3>
        {body}
    }
}

/// The titles of what is new beside an indicator.
#[must_use]
pub fn titles(pair: &Pair, indicator: IndicatorId) -> Vec<String> {
    let new = pair.comparison.new_evidence.iter();
    let of_it = new.filter(|(of, _)| *of == indicator);
    of_it
        .filter_map(|(_, id)| Some(entry(pair, indicator, id.as_str())?.title.clone()))
        .collect()
}

fn entry<'a>(pair: &'a Pair, indicator: IndicatorId, id: &str) -> Option<&'a Evidence> {
    let mut entries = pair.after.answers.get(&indicator)?.evidence.iter();
    entries.find(|entry| entry.id.as_str() == id)
}
