//! What stands on a principle's page beside the choices. It arrives a moment after the page, which takes answers without
//! it.

use leptos::prelude::*;
use touchstone_domain::ids::PrincipleId;

use crate::spot::Spot;
use crate::state::answering::Answering;
use crate::state::texts::InstrumentTexts;

pub mod about_assessment;
mod evidence_list;
pub mod explanations;
mod indicator;
pub mod keys;
mod somebody_else;
mod steps;
mod tools;

/// Puts everything in its place. A reviewer does not answer for the provider: for whoever is not known as the provider in an
/// assessment of several people, the page of the ratings comes instead.
pub fn place(principle: PrincipleId, page: &Spot) {
    let mut leaves = false;
    page.enter(|_| leaves = somebody_else::leaves());
    if leaves {
        return;
    }
    page.enter(|_| {
        InstrumentTexts::expect().want_details();
        keys::listen();
        steps::follow(principle);
    });
    let about = move || view! { <about_assessment::AboutAssessment /> };
    page.mount_inside("[data-slot=about]", about);
    let introduction = move || view! { <explanations::Introduction principle /> };
    page.mount_inside("[data-slot=introduction]", introduction);
    page.enter(|_| {
        let Some(signals) = Answering::expect().principle(principle) else {
            return;
        };
        page.mount_inside("[data-slot=tools]", move || view! { <tools::Tools signals /> });
        indicator::place_all(principle, signals, page);
    });
    page.enter(|main| {
        if let Some(answering) = main.inside(".page.answer") {
            answering.set_attribute("data-furnished", Some(""));
        }
    });
}
