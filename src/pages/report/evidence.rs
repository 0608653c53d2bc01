//! Evidence as the report lists it: what it is, its date and strength, where it is, and whether its age counts.

use leptos::prelude::*;
use touchstone_domain::assessment::Evidence;
use touchstone_domain::date::Date;
use touchstone_domain::evidence::{Age, age, strength};

use super::Findings;
use crate::components::figures::{strength_code, strength_name};
use crate::words::{common, fill, report, text};

/// The entries of one indicator, in the order in which they were added.
pub fn evidence_list(findings: Findings, entries: &[Evidence]) -> AnyView {
    if entries.is_empty() {
        return view! { <p class="no-evidence">{text(common::EVIDENCE_NONE)}</p> }.into_any();
    }
    let assessed_on = findings.answering.head.with(|head| head.assessed_on);
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| view! { <li>{facts(findings, entry, assessed_on)}</li> })
        .collect();
    view! { <ul class="evidence-list">{entries}</ul> }.into_any()
}

fn facts(findings: Findings, entry: &Evidence, assessed_on: Option<Date>) -> impl IntoView + use<> {
    let months = findings.rules().evidence_months;
    let title = if entry.title.trim().is_empty() {
        text(report::EVIDENCE_UNTITLED).to_owned()
    } else {
        entry.title.clone()
    };
    let date = match (entry.date, &entry.unreadable_date) {
        (Some(date), _) => date.to_string(),
        (None, Some(typed)) => fill(report::EVIDENCE_UNREADABLE_DATE, &[("date", typed)]),
        (None, None) => text(report::EVIDENCE_NO_DATE).to_owned(),
    };
    let aged = match age(entry.date, assessed_on, months) {
        Age::Aged => {
            let counts_as = strength_code(strength(entry, assessed_on, months));
            Some(fill(
                report::EVIDENCE_AGED,
                &[("months", &months.to_string()), ("code", &counts_as)],
            ))
        }
        // Without any date the entry says so already.
        Age::Undated => entry.date.map(|_| text(report::EVIDENCE_LATER).to_owned()),
        Age::Current => None,
    };
    let place = (!entry.place.trim().is_empty()).then(|| fill(report::EVIDENCE_PLACE, &[("place", &entry.place)]));
    view! {
        <span class="evidence-title">{title}</span>
        <span class="evidence-fact" data-strength=entry.strength.number()>{strength_name(entry.strength)}</span>
        <span class="evidence-fact">{date}</span>
        {aged.map(|aged| view! { <span class="evidence-fact aged">{aged}</span> })}
        {place.map(|place| view! { <span class="evidence-fact">{place}</span> })}
    }
}
