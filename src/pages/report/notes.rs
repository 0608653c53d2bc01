//! What a reader must know about how the answers were read: rejected and many N/A, old evidence, other versions.

use std::collections::BTreeMap;

use leptos::prelude::*;
use touchstone_domain::assessment::read::effective;
use touchstone_domain::instrument::Rules;
use touchstone_domain::scoring::Rejection;
use touchstone_domain::scoring::combine::Note;

use super::Findings;
use super::naming::Said;
use crate::words::{fill, plural, report, text};

/// The notes, where there are any.
pub fn notes(findings: Findings) -> impl IntoView {
    let notes = Memo::new(move |_| findings.answering.score.with(|score| score.notes.clone()));
    let other_versions = Memo::new(move |_| answers_of_other_versions(findings));
    move || {
        let notes = notes.get();
        let mut entries: Vec<AnyView> = notes
            .iter()
            .map(|note| said(note, findings.rules()).view(findings.id()))
            .collect();
        entries.extend(
            other_versions
                .get()
                .into_iter()
                .map(|(version, count)| plural(report::NOTE_OTHER_VERSION, count, &[("version", &version)]).into_any()),
        );
        (!entries.is_empty()).then(|| {
            let entries: Vec<_> = entries.into_iter().map(|entry| view! { <li>{entry}</li> }).collect();
            view! {
                <div class="notes">
                    <h3>{text(report::NOTES_HEADING)}</h3>
                    <ul>{entries}</ul>
                </div>
            }
        })
    }
}

/// A note in words.
#[must_use]
pub fn said(note: &Note, rules: &Rules) -> Said {
    let count = |entries: u32| usize::try_from(entries).unwrap_or(usize::MAX);
    match note {
        Note::ManyNotApplicable { not_applicable, of } => {
            let limit = rules.not_applicable_note.to_string();
            let (not_applicable, of) = (not_applicable.to_string(), of.to_string());
            Said::plainly(fill(
                report::NOTE_MANY,
                &[("not_applicable", &not_applicable), ("of", &of), ("limit", &limit)],
            ))
        }
        Note::NotApplicableRejected { indicator, why } => {
            let word = match why {
                Rejection::NoProfile => report::NOTE_NO_PROFILE,
                Rejection::NotAllowed => report::NOTE_NOT_ALLOWED,
                Rejection::NoReason => report::NOTE_NO_REASON,
            };
            Said::about_indicator(*indicator, word, &[])
        }
        Note::AgedEvidence { entries } => {
            let months = rules.evidence_months.to_string();
            Said::plainly(plural(report::NOTE_AGED, count(*entries), &[("months", &months)]))
        }
        Note::UndatedEvidence { entries } => Said::plainly(plural(report::NOTE_UNDATED, count(*entries), &[])),
    }
}

/// How many answers were given under each other version of the instrument.
fn answers_of_other_versions(findings: Findings) -> BTreeMap<String, usize> {
    let instrument = findings.instrument();
    let mut versions = BTreeMap::new();
    for signals in instrument
        .principles
        .iter()
        .filter_map(|principle| findings.answering.principle(principle.id))
    {
        signals.answers.with(|answers| {
            let ratings = answers.values().filter_map(effective).map(|effective| effective.rating);
            for rating in ratings.filter(|rating| rating.instrument != instrument.version) {
                *versions.entry(rating.instrument.clone()).or_default() += 1;
            }
        });
    }
    versions
}
