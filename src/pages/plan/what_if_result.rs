//! The result with trial levels beside the real one.

use leptos::prelude::*;
use touchstone_domain::bands::{Band, Figure};
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::Reply;
use touchstone_domain::scoring::combine::Score;

use super::what_if::Trying;
use crate::components::figures::{band_name, figure, six_decimals};
use crate::pages::report::Findings;
use crate::pages::report::reasons::sentence;
use crate::words::{common, fill, plan, plural, report, text};

/// Table, sentence and reasons.
pub fn trial_result(trying: Trying) -> impl IntoView {
    let findings = trying.planner.findings;
    let real = findings.answering.score;
    let changes = Memo::new(move |_| {
        trying.trial.with(|trial| {
            let differs = |id: IndicatorId, level: Level| trying.reply(id).and_then(Reply::level) != Some(level);
            trial.iter().filter(|(id, level)| differs(**id, **level)).count()
        })
    });
    let said = move || {
        let (index, band) = trying
            .score
            .with(|score| (shown(findings, score.overall, Figure::Overall), band(score)));
        match changes.get() {
            0 => text(plan::TRIAL_NONE).to_owned(),
            count => plural(plan::TRIAL_SAID, count, &[("index", &index), ("band", band)]),
        }
    };
    let rows = move || real.with(|real| trying.score.with(|trial| rows(findings, real, trial)));
    let reasons = move || {
        real.with(|real| {
            trying.score.with(|trial| {
                view! {
                    <div class="trial-reasons">
                        {reasons_of(findings, real, "real", text(plan::REASONS_REAL))}
                        {reasons_of(findings, trial, "trial", text(plan::REASONS_TRIAL))}
                    </div>
                }
            })
        })
    };
    view! {
        <p class="lead" role="status" id="trial-said" data-value=changes>{said}</p>
        <div class="table-scroll" role="region" aria-labelledby="trial-caption" tabindex="0">
            <table class="trial-table">
                <caption id="trial-caption">{text(plan::TRIAL_CAPTION)}</caption>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{text(plan::REAL)}</th>
                        <th scope="col">{text(plan::TRIAL)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <details class="trial-why">
            <summary>{text(plan::TRIAL_WHY)}</summary>
            {reasons}
        </details>
    }
}

fn shown(findings: Findings, value: Option<Ratio>, kind: Figure) -> String {
    value.map_or_else(
        || text(plan::NO_FIGURE).to_owned(),
        |value| figure(value, kind, findings.rules()),
    )
}

fn band(score: &Score) -> &'static str {
    score.band.map_or(text(plan::NO_FIGURE), band_name)
}

fn rows(findings: Findings, real: &Score, trial: &Score) -> impl IntoView + use<> {
    let figures = [
        (
            "overall",
            text(report::OVERALL_INDEX),
            Figure::Overall,
            real.overall,
            trial.overall,
        ),
        (
            "supported",
            text(report::SUPPORTED),
            Figure::Supported,
            real.supported,
            trial.supported,
        ),
        (
            "lower",
            text(report::COLUMN_LOWER),
            Figure::Overall,
            real.lower,
            trial.lower,
        ),
        (
            "upper",
            text(report::COLUMN_UPPER),
            Figure::Overall,
            real.upper,
            trial.upper,
        ),
    ];
    let figures = figures.map(|(name, label, kind, real, trial)| {
        view! {
            <tr data-trial-row=name>
                <th scope="row">{label}</th>
                <td data-value=six_decimals(real)>{shown(findings, real, kind)}</td>
                <td id=format!("trial-{name}") data-value=six_decimals(trial)>{shown(findings, trial, kind)}</td>
            </tr>
        }
    });
    let covered = |score: &Score| {
        let percent = score
            .coverage
            .map(|coverage| figure(coverage, Figure::Coverage, findings.rules()));
        percent.map_or_else(
            || text(plan::NO_FIGURE).to_owned(),
            |percent| fill(plan::PERCENT, &[("percent", &percent)]),
        )
    };
    view! {
        {figures.into_iter().collect::<Vec<_>>()}
        <tr data-trial-row="coverage">
            <th scope="row">{text(common::RUNNING_COVERAGE)}</th>
            <td>{covered(real)}</td>
            <td>{covered(trial)}</td>
        </tr>
        <tr data-trial-row="band">
            <th scope="row">{text(common::RUNNING_BAND)}</th>
            <td data-value=real.band.map_or("", Band::id)>{band(real)}</td>
            <td id="trial-band" data-value=trial.band.map_or("", Band::id)>{band(trial)}</td>
        </tr>
    }
}

fn reasons_of(findings: Findings, score: &Score, name: &'static str, heading: &'static str) -> impl IntoView + use<> {
    let entries: Vec<_> = score
        .reasons
        .iter()
        .map(|reason| view! { <li data-reason=reason.code()>{sentence(findings, reason)}</li> })
        .collect();
    let list = if entries.is_empty() {
        view! { <p>{text(report::HIGHEST)}</p> }.into_any()
    } else {
        view! { <ul class="reasons">{entries}</ul> }.into_any()
    };
    view! { <div data-reasons=name><h3>{heading}</h3>{list}</div> }
}
