//! The bands one by one: what each asks, whether it holds, and by how much.

use leptos::prelude::*;
use touchstone_domain::calculation::{Asks, BandSteps, Condition, band_steps};
use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::instrument::Level;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::Reply;

use super::formula::decimal;
use crate::components::figures::band_name;
use crate::components::level_mark::level_name;
use crate::components::table::head;
use crate::pages::report::Findings;
use crate::pages::report::essentials::reply;
use crate::pages::report::naming::{indicator_link, principle_code, principle_link};
use crate::words::{calculation as words, fill, plural, text};

/// All bands but the first, which asks nothing.
pub(super) fn bands(findings: Findings) -> impl IntoView {
    let tables = move || {
        let steps = findings.answering.score.with(|score| {
            findings
                .principles
                .with(|principles| band_steps(findings.instrument(), score, principles))
        });
        steps.iter().map(|steps| table(findings, steps)).collect::<Vec<_>>()
    };
    view! {
        <section class="step" data-step="conditions">
            <h2>{text(words::CONDITIONS_HEADING)}</h2>
            <p class="rule">{text(words::CONDITIONS_RULE)}</p>
            {tables}
        </section>
    }
}

fn table(findings: Findings, steps: &BandSteps) -> impl IntoView + use<> {
    let rows: Vec<_> = steps
        .conditions
        .iter()
        .map(|condition| row(findings, condition))
        .collect();
    let word = if steps.holds() {
        words::BAND_HOLDS
    } else {
        words::BAND_DOES_NOT_HOLD
    };
    let caption = fill(word, &[("band", band_name(steps.band))]);
    let label = caption.clone();
    view! {
        <div class="table-scroll keep-together" role="region" aria-label=label tabindex="0">
            <table class="conditions" data-band=steps.band.id() data-holds=steps.holds().to_string()>
                <caption>{caption}</caption>
                {head(&[words::COLUMN_ASKS, words::COLUMN_MET, words::COLUMN_BY])}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(findings: Findings, condition: &Condition) -> impl IntoView + use<> {
    let met = text(if condition.met { words::MET } else { words::NOT_MET });
    view! {
        <tr data-condition=code(&condition.asks) data-met=condition.met.to_string()>
            <th scope="row">{asked(&condition.asks)}</th>
            <td class="met">{met}</td>
            <td>{by(findings, condition)}</td>
        </tr>
    }
}

const fn code(asks: &Asks) -> &'static str {
    match asks {
        Asks::Threshold { .. } => "threshold",
        Asks::Essentials { .. } => "essentials",
        Asks::Floor { .. } => "floor",
        Asks::Coverage { .. } => "coverage",
        Asks::Supported { .. } => "supported",
    }
}

fn asked(asks: &Asks) -> String {
    let needed = |word, needed: &u32| fill(word, &[("needed", &needed.to_string())]);
    match asks {
        Asks::Threshold { needed: number, .. } => needed(words::ASKS_THRESHOLD, number),
        Asks::Essentials { needed: level, .. } => {
            let number = level.number().to_string();
            fill(
                words::ASKS_ESSENTIALS,
                &[("level", &number), ("name", level_name(*level))],
            )
        }
        Asks::Floor { needed: number, .. } => needed(words::ASKS_FLOOR, number),
        Asks::Coverage { needed: number, .. } => needed(words::ASKS_COVERAGE, number),
        Asks::Supported { needed: number, .. } => needed(words::ASKS_SUPPORTED, number),
    }
}

fn by(findings: Findings, condition: &Condition) -> AnyView {
    match &condition.asks {
        Asks::Threshold { found, by, .. } | Asks::Supported { found, by, .. } => {
            distance(condition.met, *found, *by).into_any()
        }
        Asks::Essentials { needed, short } => essentials(findings, *needed, short),
        Asks::Floor {
            needed,
            lowest: (principle, index),
            by,
            short,
        } => {
            let lowest = [
                ("principle", principle_code(*principle)),
                ("distance", distance(!index.is_below(*needed), *index, *by)),
            ];
            floor(
                findings,
                &lowest.each_ref().map(|(name, value)| (*name, value.as_str())),
                short,
            )
        }
        Asks::Coverage {
            answered,
            applicable,
            missing,
            ..
        } => coverage(*answered, *applicable, *missing).into_any(),
    }
}

/// A figure, and how far it is above or below.
fn distance(met: bool, found: Ratio, by: Ratio) -> String {
    let word = if met { words::ABOVE_BY } else { words::BELOW_BY };
    fill(word, &[("found", &decimal(found)), ("by", &decimal(by))])
}

/// The essentials that keep the band closed, each with the levels that it lacks.
fn essentials(findings: Findings, needed: Level, short: &[(IndicatorId, Reply)]) -> AnyView {
    if short.is_empty() {
        return text(words::ESSENTIALS_ALL).into_any();
    }
    let entries = short.iter().map(|(indicator, given)| {
        let lacks = given.level().map(|level| {
            let lacks = usize::from(needed.number().saturating_sub(level.number()));
            view! { " " <span class="lacks">{plural(words::LEVELS_SHORT, lacks, &[])}</span> }
        });
        view! { <li>{indicator_link(findings.id(), *indicator)} " " {reply(*given)} {lacks}</li> }
    });
    let count = plural(words::ESSENTIALS_SHORT, short.len(), &[]);
    view! { {count} <ul class="short">{entries.collect::<Vec<_>>()}</ul> }.into_any()
}

/// The lowest principle in words, then every one below the floor.
fn floor(findings: Findings, lowest: &[(&str, &str)], short: &[(PrincipleId, Option<Ratio>)]) -> AnyView {
    let said = fill(words::LOWEST, lowest);
    let entries = short.iter().map(|(principle, index)| {
        let index = index.map_or_else(|| text(words::NO_INDEX).to_owned(), decimal);
        view! { <li>{principle_link(findings.id(), *principle)} ": " {index}</li> }
    });
    let entries: Vec<_> = entries.collect();
    let list = (!entries.is_empty()).then(|| view! { <ul class="short">{entries}</ul> });
    view! { {said} {list} }.into_any()
}

fn coverage(answered: u32, applicable: u32, missing: u64) -> String {
    let (answered, applicable) = (answered.to_string(), applicable.to_string());
    let values = [("answered", answered.as_str()), ("applicable", &applicable)];
    match usize::try_from(missing) {
        Ok(0) => fill(words::COVERED, &values),
        missing => plural(words::ANSWERS_MISSING, missing.unwrap_or(usize::MAX), &values),
    }
}
