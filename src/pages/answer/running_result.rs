//! The result while answering: this principle, everything, and the band so far.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::ratio::Ratio;

use crate::components::figures::{band_name, figure, six_decimals};
use crate::state::answering::{Answering, PrincipleSignals};
use crate::words::{fill, start, text};

/// Index of this principle, overall index, coverage and band, with undo and redo.
#[component]
pub fn RunningResult(
    /// The principle on screen.
    principle: PrincipleSignals,
) -> impl IntoView {
    let answering = Answering::expect();
    let index = Memo::new(move |_| principle.score.with(|score| score.index));
    let overall = Memo::new(move |_| answering.score.with(|score| score.overall));
    let band = Memo::new(move |_| answering.score.with(|score| score.band));
    let coverage = Memo::new(move |_| {
        answering
            .score
            .with(|score| (score.counts.answered, score.counts.applicable))
    });
    let number = move |value: Option<Ratio>, kind| match value {
        Some(value) => figure(value, kind, &answering.instrument().rules),
        None => text(start::NO_VALUE).to_owned(),
    };
    view! {
        <aside class="running" aria-label=text(start::RUNNING)>
            <dl>
                <dt>{text(start::RUNNING_PRINCIPLE)}</dt>
                <dd><output id="principle-index" data-value=move || six_decimals(index.get())>{move || number(index.get(), Figure::Principle)}</output></dd>
                <dt>{text(start::RUNNING_OVERALL)}</dt>
                <dd><output data-value=move || six_decimals(overall.get())>{move || number(overall.get(), Figure::Overall)}</output></dd>
                <dt>{text(start::RUNNING_BAND)}</dt>
                <dd>{move || band.get().map_or(text(start::NO_VALUE), band_name)}</dd>
                <dt>{text(start::RUNNING_COVERAGE)}</dt>
                <dd>{move || {
                    let (answered, applicable) = coverage.get();
                    fill(start::PROGRESS, &[("settled", &answered.to_string()), ("asked", &applicable.to_string())])
                }}</dd>
            </dl>
            <p class="steps">
                <button type="button" disabled=move || !answering.can_undo() on:click=move |_| answering.undo()>{text(start::UNDO)}</button>
                <button type="button" disabled=move || !answering.can_redo() on:click=move |_| answering.redo()>{text(start::REDO)}</button>
            </p>
        </aside>
    }
}
