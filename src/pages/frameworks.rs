//! The same answers seen through other frameworks, one at a time, clause by clause: an annex to somebody else's form.
//!
//! None of those frameworks has a score, so nothing here counts or adds: levels are those of our own checklist.

use leptos::prelude::*;
use touchstone_domain::catalog::{Crosswalk, Sources};
use touchstone_domain::ids::DocumentId;

use crate::components::loading::Loading;
use crate::pages::report::Findings;
use crate::pages::report::handover_head::handover_head;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::state::content::Content;
use crate::words::{fill, frameworks, text};

mod checked;
mod clause;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Frameworks, frameworks::TITLE, draw)
}

fn draw(findings: Findings) -> AnyView {
    let content = Content::expect();
    let load = move || async move {
        let crosswalk = content.file::<Crosswalk>("crosswalk").await?;
        let sources = content.file::<Sources>("sources").await?;
        Ok(annex(findings, crosswalk, sources))
    };
    view! {
        <p class="no-print">{text(frameworks::LEAD)}</p>
        <Loading load />
    }
    .into_any()
}

/// The choice of a framework, and the annex for the chosen one.
fn annex(findings: Findings, crosswalk: &'static Crosswalk, sources: &'static Sources) -> AnyView {
    let chosen = RwSignal::new(0_usize);
    let options = crosswalk.frameworks.iter().enumerate().map(|(place, framework)| {
        let is_chosen = move || chosen.get() == place;
        view! { <option value=framework.id.as_str() prop:selected=is_chosen>{framework.short.as_str()}</option> }
    });
    let choose = move |event| {
        let wanted = event_target_value(&event);
        let place = crosswalk.frameworks.iter().position(|framework| framework.id == wanted);
        chosen.set(place.unwrap_or_default());
    };
    let lang = other_language(&crosswalk.language);
    let of_chosen = move || {
        let framework = crosswalk.frameworks.get(chosen.get())?;
        Some(view! {
            <section class="annex" data-framework=framework.id.as_str() aria-labelledby="annex-heading">
                <h2 id="annex-heading">{fill(frameworks::HEADING, &[("framework", &framework.short)])}</h2>
                <p class="framework-name" lang=lang>{framework.name.as_str()}</p>
                {handover_head(findings)}
                <p class="no-score">{text(frameworks::NO_SCORE)}</p>
                {checked::how_far(framework, sources, lang)}
                {clause::all(findings, framework, lang)}
            </section>
        })
    };
    view! {
        <label class="field no-print">
            <span class="field-label">{text(frameworks::CHOOSE)}</span>
            <select name="framework" lang=lang on:change=choose>{options.collect::<Vec<_>>()}</select>
        </label>
        {of_chosen}
    }
    .into_any()
}

/// The `lang` of content that is not in the chosen language.
fn other_language(language: &'static str) -> Option<&'static str> {
    (language != crate::words::language()).then_some(language)
}
