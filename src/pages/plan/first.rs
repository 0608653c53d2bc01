//! What steps cannot bring about: answers first, evidence first, and what keeps any number of steps from getting there.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::plan::{Obstacle, Plan};

use super::Planner;
use crate::components::figures::{band_name, figure, strength_code};
use crate::pages::report::naming::{Said, indicator_link};
use crate::words::{Word, fill, plan, plural, text};

/// Indicators to answer before steps can be counted on.
pub fn answer_first(planner: Planner, way: &Plan) -> Option<impl IntoView + use<>> {
    let count = way.answer_first.len();
    let entries: Vec<_> = way
        .answer_first
        .iter()
        .map(|id| view! { <li data-answer-first=id.to_string()>{indicator_link(planner.findings.id(), *id)}</li> })
        .collect();
    (count > 0).then(|| {
        view! {
            <div class="first">
                <h3>{text(plan::ANSWER_FIRST)}</h3>
                <p>{plural(plan::ANSWER_FIRST_ABOUT, count, &[("band", band_name(way.to))])}</p>
                <ul>{entries}</ul>
            </div>
        }
    })
}

/// Evidence that a band needs beside levels.
pub fn evidence_first(planner: Planner, way: &Plan) -> Option<impl IntoView + use<>> {
    let count = way.evidence_first.len();
    let entries = way.evidence_first.iter().map(|step| {
        let (from, to) = (strength_code(step.from), strength_code(step.to));
        let values = [("from", from.as_str()), ("to", to.as_str())];
        let sentence = Said::about_indicator(step.indicator, plan::EVIDENCE_STEP, &values).view(planner.findings.id());
        view! { <li data-evidence-first=step.indicator.to_string()>{sentence}</li> }
    });
    let entries: Vec<_> = entries.collect();
    let needed = way.to.supported(planner.findings.rules()).unwrap_or(0).to_string();
    (count > 0).then(|| {
        let values = [("band", band_name(way.to)), ("needed", needed.as_str())];
        view! {
            <div class="first">
                <h3>{text(plan::EVIDENCE_FIRST)}</h3>
                <p>{plural(plan::EVIDENCE_FIRST_ABOUT, count, &values)}</p>
                <ul>{entries}</ul>
            </div>
        }
    })
}

/// Why no number of steps gets there, each with the way out.
pub fn obstacles(planner: Planner, way: &Plan) -> Option<impl IntoView + use<>> {
    let entries = way.obstacles.iter().map(|obstacle| {
        view! { <li data-obstacle=obstacle.code()>{sentence(planner, way, obstacle)}</li> }
    });
    let entries: Vec<_> = entries.collect();
    (!entries.is_empty()).then(|| {
        view! {
            <div class="obstacles">
                <h3>{text(plan::OBSTACLES)}</h3>
                <ul>{entries}</ul>
            </div>
        }
    })
}

fn sentence(planner: Planner, way: &Plan, obstacle: &Obstacle) -> AnyView {
    let id = planner.findings.id();
    let rules = planner.findings.rules();
    let band = ("band", band_name(way.to));
    match obstacle {
        Obstacle::QuickScan => said(plan::OBSTACLE_QUICK, &[]),
        Obstacle::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => {
            let (with_basis, needed) = (with_basis.to_string(), needed.to_string());
            let basis = fill(
                plan::OBSTACLE_NO_OVERALL,
                &[("with_basis", &with_basis), ("needed", &needed)],
            );
            let way_out = match missing_answers {
                Some(missing) => plural(
                    plan::OBSTACLE_MISSING,
                    usize::try_from(*missing).unwrap_or(usize::MAX),
                    &[],
                ),
                None => text(plan::OBSTACLE_MISSING_NEVER).to_owned(),
            };
            view! { {basis} " " {way_out} }.into_any()
        }
        Obstacle::EssentialLocked {
            indicator,
            level,
            needed,
        } => {
            let needed = needed.number().to_string();
            let word = match level {
                Some(_) => plan::OBSTACLE_ESSENTIAL,
                None => plan::OBSTACLE_ESSENTIAL_OPEN,
            };
            Said::about_indicator(*indicator, word, &[band, ("needed", &needed)]).view(id)
        }
        Obstacle::FloorOutOfReach {
            principle,
            highest,
            floor,
        } => {
            let floor = floor.to_string();
            let highest = highest.map(|highest| figure(highest, Figure::Principle, rules));
            let word = match highest {
                Some(_) => plan::OBSTACLE_FLOOR,
                None => plan::OBSTACLE_FLOOR_NO_BASIS,
            };
            let highest = highest.unwrap_or_default();
            let values = [band, ("floor", floor.as_str()), ("highest", highest.as_str())];
            Said::about_principle(*principle, word, &values).view(id)
        }
        Obstacle::CoverageOutOfReach {
            reachable,
            applicable,
            needed,
        } => {
            let (reachable, applicable, needed) = (reachable.to_string(), applicable.to_string(), needed.to_string());
            let values = [
                band,
                ("reachable", reachable.as_str()),
                ("applicable", &applicable),
                ("needed", &needed),
            ];
            said(plan::OBSTACLE_COVERAGE, &values)
        }
        Obstacle::IndexOutOfReach { highest, needed } => {
            let highest = figure(*highest, Figure::Overall, rules);
            let needed = needed.to_string();
            said(
                plan::OBSTACLE_INDEX,
                &[band, ("highest", highest.as_str()), ("needed", &needed)],
            )
        }
    }
}

fn said(word: Word, values: &[(&str, &str)]) -> AnyView {
    fill(word, values).into_any()
}
