//! The five artefacts, and how many are finished.

use leptos::prelude::*;
use touchstone_domain::portfolio;

use super::Shown;
use super::artefact_card::ArtefactCard;
use crate::words::{fill_with, kit, text};

/// The section.
pub fn view(shown: Shown) -> impl IntoView {
    let Some(words) = shown.words else {
        return view! { <p class="notice" role="status" data-notice="no-artefacts">{text(kit::NO_ARTEFACTS)}</p> }
            .into_any();
    };
    let finished = move || {
        let count = shown.portfolio.document.with(|document| {
            let is_finished = |id: &str| portfolio::artefact(document, id).finished_on.is_some();
            words
                .artefacts
                .iter()
                .filter(|artefact| is_finished(&artefact.id))
                .count()
        });
        let values = [("count", count.to_string()), ("all", words.artefacts.len().to_string())];
        fill_with(kit::ARTEFACTS_FINISHED, &values)
    };
    let cards = words
        .artefacts
        .iter()
        .map(|artefact| view! { <ArtefactCard shown words artefact /> });
    view! {
        <section class="artefacts">
            <h2>{text(kit::ARTEFACTS_HEADING)}</h2>
            <p><output>{finished}</output></p>
            {cards.collect::<Vec<_>>()}
        </section>
    }
    .into_any()
}
