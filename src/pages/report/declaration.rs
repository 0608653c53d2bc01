//! Who says what the result says: the provider itself, and people from outside where any of them rated.

use leptos::prelude::*;
use touchstone_domain::review::{self, Outside};

use super::Findings;
use crate::state::library::Library;
use crate::words::{plural, report, text};

/// The paragraph.
#[component]
pub fn Declaration(
    /// What it is drawn from.
    findings: Findings,
) -> impl IntoView {
    let outside = Memo::new(move |_| outside(findings));
    let figure = move |of: fn(Outside) -> u32| move || outside.get().map(|outside| of(outside).to_string());
    view! {
        <p class="self-declared" data-outside=figure(|outside| outside.people) data-rated=figure(|outside| outside.rated) data-asked=figure(|outside| outside.asked)>
            {move || declaration(outside.get())}
        </p>
    }
}

/// What people from outside rated; nothing where nobody did.
#[must_use]
pub fn outside(findings: Findings) -> Option<Outside> {
    findings.answering.revision.track();
    let scope = findings.answering.head.with(|head| head.scope);
    let read = |document: &_| review::outside(document, findings.instrument(), scope);
    Library::expect().with(&findings.id(), read).flatten()
}

/// The declaration in words.
#[must_use]
pub fn declaration(outside: Option<Outside>) -> String {
    let Some(outside) = outside else {
        return text(report::SELF_DECLARED).to_owned();
    };
    let (rated, asked) = (outside.rated.to_string(), outside.asked.to_string());
    let people = usize::try_from(outside.people).unwrap_or(usize::MAX);
    plural(
        report::SELF_DECLARED_OUTSIDE,
        people,
        &[("rated", &rated), ("asked", &asked)],
    )
}
