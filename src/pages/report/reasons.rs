//! Why the band is not the next higher one, or why there is none, each reason in words with a link to its cause.

use leptos::prelude::*;
use touchstone_domain::bands::{Band, BandReason, Figure};
use touchstone_domain::instrument::Rules;
use touchstone_domain::ratio::Ratio;

use super::Findings;
use super::naming::Said;
use crate::components::figures::{band_name, figure};
use crate::components::level_mark::level_name;
use crate::words::{Word, fill, plural, report, text};

/// The reasons as a list under their heading.
pub fn reasons(findings: Findings) -> impl IntoView {
    let score = findings.answering.score;
    let known = Memo::new(move |_| score.with(|score| (score.band, score.reasons.clone())));
    move || {
        let (band, reasons) = known.get();
        let heading = match (band, band.and_then(Band::next)) {
            (Some(band), Some(next)) => fill(
                report::WHY_BAND,
                &[("band", band_name(band)), ("next", band_name(next))],
            ),
            (Some(band), None) => fill(report::WHY_HIGHEST, &[("band", band_name(band))]),
            (None, _) => text(report::WHY_NONE).to_owned(),
        };
        let highest = (band == Some(Band::Leading)).then(|| view! { <p>{text(report::HIGHEST)}</p> });
        let entries = reasons.iter().map(|reason| {
            view! { <li data-reason=reason.code()>{sentence(findings, reason)}</li> }
        });
        let list = (!reasons.is_empty()).then(|| view! { <ul class="reasons">{entries.collect::<Vec<_>>()}</ul> });
        view! { <div class="why"><h3>{heading}</h3>{highest}{list}</div> }
    }
}

/// A reason in words, with a link to its cause.
pub fn sentence(findings: Findings, reason: &BandReason) -> AnyView {
    match reason {
        BandReason::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => {
            let [basis, way] = no_overall(*with_basis, *needed, *missing_answers);
            view! { {basis} " " <span data-figure="missing-answers" data-value=*missing_answers>{way}</span> }
                .into_any()
        }
        other => said(other, findings.rules()).view(findings.id()),
    }
}

/// A reason in words.
#[must_use]
pub fn said(reason: &BandReason, rules: &Rules) -> Said {
    let shown = |value: Ratio, kind| figure(value, kind, rules);
    match reason {
        BandReason::IndexBelow { band, needed, exact } => {
            let (index, needed) = (shown(*exact, Figure::Overall), needed.to_string());
            plain(
                report::REASON_INDEX,
                &[("index", &index), ("needed", &needed), ("band", band_name(*band))],
            )
        }
        BandReason::EssentialLevel {
            indicator,
            level,
            limits_to,
        } => {
            let number = level.number().to_string();
            let values = [
                ("level", number.as_str()),
                ("name", level_name(*level)),
                ("band", band_name(*limits_to)),
            ];
            Said::about_indicator(*indicator, report::REASON_ESSENTIAL_LEVEL, &values)
        }
        BandReason::EssentialUnanswered {
            indicator,
            unknown,
            limits_to,
        } => {
            let word = if *unknown {
                report::REASON_ESSENTIAL_UNKNOWN
            } else {
                report::REASON_ESSENTIAL_UNANSWERED
            };
            Said::about_indicator(*indicator, word, &[("band", band_name(*limits_to))])
        }
        BandReason::PrincipleBelowFloor {
            principle,
            index,
            floor,
            band,
        } => {
            let (index, floor) = (shown(*index, Figure::Principle), floor.to_string());
            let values = [("index", index.as_str()), ("floor", &floor), ("band", band_name(*band))];
            Said::about_principle(*principle, report::REASON_FLOOR, &values)
        }
        BandReason::PrincipleWithoutBasis {
            principle,
            answered,
            applicable,
            band,
        } => {
            let (answered, applicable) = (answered.to_string(), applicable.to_string());
            let values = [
                ("answered", answered.as_str()),
                ("applicable", &applicable),
                ("band", band_name(*band)),
            ];
            Said::about_principle(*principle, report::REASON_NO_BASIS, &values)
        }
        BandReason::CoverageBelow {
            answered,
            applicable,
            needed,
            band,
        } => {
            let coverage = Ratio::new(u64::from(*answered), u64::from(*applicable));
            let percent = coverage
                .map(|coverage| shown(coverage, Figure::Coverage))
                .unwrap_or_default();
            let (answered, applicable, needed) = (answered.to_string(), applicable.to_string(), needed.to_string());
            let counts = [
                ("answered", answered.as_str()),
                ("applicable", &applicable),
                ("percent", &percent),
            ];
            let [answered, applicable, percent] = counts;
            plain(
                report::REASON_COVERAGE,
                &[
                    answered,
                    applicable,
                    percent,
                    ("needed", &needed),
                    ("band", band_name(*band)),
                ],
            )
        }
        BandReason::SupportedBelow { exact, needed, band } => {
            let (index, needed) = (shown(*exact, Figure::Supported), needed.to_string());
            plain(
                report::REASON_SUPPORTED,
                &[("index", &index), ("needed", &needed), ("band", band_name(*band))],
            )
        }
        BandReason::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => Said::plainly(no_overall(*with_basis, *needed, *missing_answers).join(" ")),
        BandReason::QuickScan { .. } => plain(report::REASON_QUICK, &[]),
    }
}

/// That there is no overall result, and what would change it.
fn no_overall(with_basis: u32, needed: u32, missing: Option<u32>) -> [String; 2] {
    let (with_basis, needed) = (with_basis.to_string(), needed.to_string());
    let basis = fill(
        report::REASON_NO_OVERALL,
        &[("with_basis", &with_basis), ("needed", &needed)],
    );
    let way = match missing {
        Some(missing) => plural(
            report::MISSING_ANSWERS,
            usize::try_from(missing).unwrap_or(usize::MAX),
            &[],
        ),
        None => text(report::MISSING_NEVER).to_owned(),
    };
    [basis, way]
}

fn plain(word: Word, values: &[(&str, &str)]) -> Said {
    Said::plainly(fill(word, values))
}
