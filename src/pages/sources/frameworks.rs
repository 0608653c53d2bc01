//! Other frameworks, part by part, and the statements that speak to each. None of them is scored.

use leptos::prelude::*;
use touchstone_domain::catalog::{Clause, Crosswalk, Framework};
use touchstone_domain::crosswalk::Closeness;
use touchstone_domain::ids::IndicatorId;

use super::other_language;
use crate::components::table::head;
use crate::state::texts::InstrumentTexts;
use crate::words::{about, fill, plural, text};

/// The frameworks, closed until somebody opens one.
#[component]
pub fn Frameworks(
    /// The crosswalk.
    crosswalk: &'static Crosswalk,
) -> impl IntoView {
    let lang = other_language(&crosswalk.language);
    let frameworks = crosswalk
        .frameworks
        .iter()
        .map(|framework| framework_view(framework, lang));
    view! {
        <ul class="strengths">
            <li>{strength(Closeness::Direct)} " " {text(about::LINK_DIRECT_ABOUT)}</li>
            <li>{strength(Closeness::Partial)} " " {text(about::LINK_PARTIAL_ABOUT)}</li>
        </ul>
        {frameworks.collect::<Vec<_>>()}
    }
}

fn framework_view(framework: &'static Framework, lang: Option<&'static str>) -> impl IntoView {
    let opened = RwSignal::new(false);
    // The table of a framework is made when it is opened first: there are hundreds of links in all.
    let table = move || opened.get().then(|| table(framework, lang));
    let note = framework
        .note
        .as_deref()
        .map(|note| view! { <p lang=lang inner_html=note></p> });
    view! {
        <details class="framework" data-framework=framework.id.as_str() on:toggle=move |_| opened.set(true)>
            <summary>
                <strong lang=lang>{framework.name.as_str()}</strong> " · " {plural(about::CLAUSES, framework.clauses.len(), &[])}
            </summary>
            {note}
            {table}
        </details>
    }
}

fn table(framework: &'static Framework, lang: Option<&'static str>) -> impl IntoView {
    let rows = framework.clauses.iter().map(|clause| row(clause, lang));
    view! {
        <table class="crosswalk-table">
            <caption>{fill(about::CROSSWALK_CAPTION, &[("name", &framework.short)])}</caption>
            {head(&[about::CROSSWALK_PART, about::CROSSWALK_STATEMENTS])}
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
}

fn row(clause: &'static Clause, lang: Option<&'static str>) -> impl IntoView {
    let links = clause.links.iter().map(|(indicator, link)| {
        let (name, name_language) = indicator_name(*indicator);
        let code = indicator.to_string().to_uppercase();
        view! { <li><span class="indicator-id">{code}</span> " " <span lang=name_language>{name}</span> " " {strength(Closeness::of(*link))}</li> }
    });
    let links: Vec<_> = links.collect();
    let links = if links.is_empty() {
        text(about::CROSSWALK_NOTHING).into_any()
    } else {
        view! { <ul class="links">{links}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><span class="clause-id">{clause.id.as_str()}</span> " " <span lang=lang>{clause.name.as_str()}</span></th>
            <td>{links}</td>
        </tr>
    }
}

/// The name of an indicator, and its language where it is not the chosen one.
fn indicator_name(id: IndicatorId) -> (&'static str, Option<&'static str>) {
    let words = InstrumentTexts::expect().words;
    let principle = words.principles.iter().find(|principle| principle.id == id.principle());
    let Some(principle) = principle else { return ("", None) };
    let name = principle
        .indicators
        .iter()
        .find(|indicator| indicator.id == id)
        .map_or("", |indicator| indicator.name.as_str());
    (
        name,
        other_language(principle.language.as_deref().unwrap_or(&words.language)),
    )
}

/// Strength as a symbol and a word.
fn strength(closeness: Closeness) -> impl IntoView {
    let (mark, word, name) = match closeness {
        Closeness::Direct => (about::LINK_DIRECT_MARK, about::LINK_DIRECT, "direct"),
        Closeness::Partial => (about::LINK_PARTIAL_MARK, about::LINK_PARTIAL, "partial"),
    };
    view! { <span class="strength" data-strength=name><span aria-hidden="true">{text(mark)}</span> " " {text(word)}</span> }
}
