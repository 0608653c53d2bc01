//! How the result is made, with the numbers of the instrument on screen.

use leptos::prelude::*;
use touchstone_domain::bands::Band;
use touchstone_domain::instrument::{Instrument, Level, Rules};
use touchstone_domain::sensitivity::THRESHOLD_SHIFT;

use super::levels::{Ceilings, Levels};
use crate::browser::intl;
use crate::components::figures::band_name;
use crate::components::level_mark::LevelMark;
use crate::components::table::wide_table;
use crate::state::content::Content;
use crate::words::{about, fill, language, text};

/// The steps, and a table for each that has one.
#[component]
pub fn Scoring() -> impl IntoView {
    let instrument = &Content::expect().checklist().instrument;
    view! {
        <section class="scoring">
            <h2>{text(about::SCORING_HEADING)}</h2>
            <p>{fill(about::SCORING_LEAD, &[("version", &instrument.version)])}</p>
            <ol>{steps(instrument).into_iter().map(|step| view! { <li>{step}</li> }).collect::<Vec<_>>()}</ol>
            <Levels />
            <Bands rules=&instrument.rules />
            <Ceilings />
        </section>
    }
}

fn steps(instrument: &Instrument) -> [String; 9] {
    let rules = &instrument.rules;
    let needed = rules.principles_needed.to_string();
    let principles = instrument.principles.len().to_string();
    let allowed = |number| Level::new(number).map(Band::allowed_by).map_or("", band_name);
    [
        text(about::STEP_LEVELS).to_owned(),
        text(about::STEP_PRINCIPLE).to_owned(),
        fill(about::STEP_OVERALL, &[("needed", &needed), ("principles", &principles)]),
        text(about::STEP_BOUNDS).to_owned(),
        fill(
            about::STEP_NOT_APPLICABLE,
            &[("share", &percent(rules.not_applicable_note))],
        ),
        fill(about::STEP_GATES, &[("lowest", allowed(0)), ("second", allowed(1))]),
        text(about::STEP_BANDS).to_owned(),
        fill(about::STEP_EVIDENCE, &[("months", &rules.evidence_months.to_string())]),
        fill(about::STEP_SENSITIVITY, &[("shift", &THRESHOLD_SHIFT.to_string())]),
    ]
}

fn percent(number: u32) -> String {
    fill(about::PERCENT, &[("number", &whole(number))])
}

fn whole(number: u32) -> String {
    intl::decimal(&language(), &number.to_string())
}

/// What each band needs.
#[component]
fn Bands(
    /// The rules of the instrument.
    rules: &'static Rules,
) -> impl IntoView {
    let none = || text(about::BANDS_NONE).to_owned();
    let rows = Band::ALL.map(|band| {
        let essential = Level::ALL.into_iter().find(|level| Band::allowed_by(*level) >= band);
        let essential = match essential.filter(|level| level.number() > 0) {
            Some(level) => view! { <LevelMark level /> }.into_any(),
            None => none().into_any(),
        };
        view! {
            <tr data-band=band.id()>
                <th scope="row">{band_name(band)}</th>
                <td>{whole(band.threshold(rules.thresholds))}</td>
                <td>{essential}</td>
                <td>{band.floor(rules).map_or_else(none, whole)}</td>
                <td>{band.coverage(rules).map_or_else(none, percent)}</td>
                <td>{band.supported(rules).map_or_else(none, whole)}</td>
            </tr>
        }
    });
    view! {
        {wide_table("bands", text(about::BANDS_CAPTION), &[
            about::BANDS_BAND, about::BANDS_OVERALL, about::BANDS_ESSENTIALS, about::BANDS_FLOOR,
            about::BANDS_COVERAGE, about::BANDS_SUPPORTED,
        ], rows)}
    }
}
