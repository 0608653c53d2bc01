//! What is not compared, and why: statements with one answer, other wordings, versions of the checklist.

use leptos::prelude::*;
use touchstone_domain::compare::{Comparison, LeftOut};
use touchstone_domain::ids::{DocumentId, IndicatorId};

use super::versions::Versions;
use crate::pages::report::naming::{indicator_code, indicator_link};
use crate::words::{Word, compare, fill, plural, text};

/// The lists, each only where there is something in it.
pub fn left_out_section(versions: Versions) -> impl IntoView {
    let id = versions.findings.id();
    let body = move || {
        versions
            .pair
            .with(|pair| pair.as_ref().map(|pair| lists(&id, &pair.comparison)))
    };
    view! {
        <h3>{text(compare::LEFT_OUT_HEADING)}</h3>
        {body}
    }
}

fn lists(id: &DocumentId, comparison: &Comparison) -> impl IntoView + use<> {
    let reasons = [
        (LeftOut::OtherWording, compare::LEFT_OUT_WORDING),
        (LeftOut::OnlyBefore, compare::LEFT_OUT_BEFORE),
        (LeftOut::OnlyAfter, compare::LEFT_OUT_AFTER),
    ];
    let lists = reasons.map(|(reason, word)| {
        let left_out = comparison.left_out.iter().filter(|(_, why)| *why == reason);
        let ids: Vec<IndicatorId> = left_out.map(|(indicator, _)| *indicator).collect();
        list(id, reason.code(), word, &ids)
    });
    // What is gone has no page any more.
    let gone: Vec<String> = comparison.not_carried.iter().copied().map(indicator_code).collect();
    let gone = (!gone.is_empty()).then(|| {
        let sentence = plural(compare::LEFT_OUT_GONE, gone.len(), &[("statements", &gone.join(", "))]);
        view! { <p data-left-out="gone">{sentence}</p> }
    });
    let nothing = comparison.left_out.is_empty() && comparison.not_carried.is_empty();
    let nothing = nothing.then(|| view! { <p>{text(compare::LEFT_OUT_NONE)}</p> });
    view! {
        {nothing}
        {lists.into_iter().collect::<Vec<_>>()}
        {gone}
        <p data-checklists="">{wordings(comparison)}</p>
    }
}

fn list(id: &DocumentId, code: &'static str, word: Word, ids: &[IndicatorId]) -> Option<impl IntoView + use<>> {
    let links: Vec<_> = ids
        .iter()
        .map(|indicator| view! { <li>{indicator_link(id.clone(), *indicator)}</li> })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <p>{plural(word, links.len(), &[])}</p>
            <ul class="left-out" data-left-out=code>{links}</ul>
        }
    })
}

/// Whether the two sides were answered under the same versions of the checklist.
fn wordings(comparison: &Comparison) -> String {
    let (before, after) = (&comparison.versions_before, &comparison.versions_after);
    match (before == after, before.first()) {
        (true, Some(version)) if before.len() == 1 => fill(compare::WORDING_SAME, &[("version", version)]),
        (_, None) => text(compare::WORDING_NONE).to_owned(),
        _ => fill(
            compare::WORDING_CHANGED,
            &[("before", &before.join(", ")), ("after", &after.join(", "))],
        ),
    }
}
