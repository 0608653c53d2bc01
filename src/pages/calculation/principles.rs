//! The third step: from the levels of the statements to the indices of each principle. Closed on screen until asked for;
//! open on paper.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::calculation::{PrincipleSteps, principle_steps};
use touchstone_domain::evidence::ceiling;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::{IndicatorScore, PrincipleScore};

use super::evidence::strengths;
use super::formula::{added, line};
use crate::components::figures::{figure_or_none, six_decimals, strength_code};
use crate::components::level_mark::LevelMark;
use crate::components::table::wide_table;
use crate::pages::report::Findings;
use crate::pages::report::essentials::reply;
use crate::pages::report::naming::{essential_mark, indicator_link, principle_title};
use crate::words::{calculation as words, fill, report, text};

/// All principles.
pub(super) fn principles(findings: Findings) -> impl IntoView {
    let principles = findings.instrument().principles.iter().filter_map(|principle| {
        let signals = findings.answering.principle(principle.id)?;
        Some(move || {
            signals
                .score
                .with(|score| (!score.indicators.is_empty()).then(|| of_principle(findings, score)))
        })
    });
    view! {
        <section class="step" data-step="principles">
            <h2>{text(words::PRINCIPLES_HEADING)}</h2>
            <p class="rule">{text(words::PRINCIPLES_RULE)}</p>
            {principles.collect::<Vec<_>>()}
        </section>
    }
}

fn of_principle(findings: Findings, score: &PrincipleScore) -> impl IntoView + use<> {
    let shown = figure_or_none(score.index, Figure::Principle, findings.rules());
    let title = principle_title(score.id);
    let rows: Vec<_> = score
        .indicators
        .iter()
        .map(|indicator| row(findings, indicator))
        .collect();
    let caption = fill(words::PRINCIPLE_CAPTION, &[("principle", &title)]);
    view! {
        <details class="principle-steps" data-principle=score.id.to_string() data-value=six_decimals(score.index)>
            <summary>{title} ": " {shown}</summary>
            {wide_table("", caption, &[
                report::COLUMN_STATEMENT, report::CLAIMED, words::COLUMN_EVIDENCE, words::COLUMN_CEILING,
                report::SUPPORTED,
            ], rows)}
            {formulas(score)}
        </details>
    }
}

/// A statement: what is claimed, the strengths of its evidence, what the strongest supports at most, and what that leaves.
fn row(findings: Findings, score: &IndicatorScore) -> impl IntoView + use<> {
    let assessed_on = findings.answering.head.with(|head| head.assessed_on);
    let months = findings.rules().evidence_months;
    let entries = findings.answering.principle(score.id.principle()).map(|signals| {
        signals.answers.with(|answers| {
            let entries = answers.get(&score.id).map(|said| said.evidence.as_slice());
            strengths(entries.unwrap_or_default(), assessed_on, months)
        })
    });
    let counted = score.supported.map(|level| {
        view! { <td>{strength_code(score.strength)} ": " {ceiling(score.strength).number()}</td> <td><LevelMark level /></td> }
            .into_any()
    });
    let counted = counted.unwrap_or_else(|| {
        view! { <td>{text(words::NOT_COUNTED)}</td> <td>{text(words::NOT_COUNTED)}</td> }.into_any()
    });
    view! {
        <tr data-indicator=score.id.to_string()>
            <th scope="row">{indicator_link(findings.id(), score.id)} {essential_mark(score.essential)}</th>
            <td>{reply(score.reply)}</td>
            <td>{entries}</td>
            {counted}
        </tr>
    }
}

/// What the levels add up to, and what comes of it.
fn formulas(score: &PrincipleScore) -> AnyView {
    let counts = score.counts;
    let (answered, applicable) = (counts.answered.to_string(), counts.applicable.to_string());
    let both = [("answered", answered.as_str()), ("applicable", applicable.as_str())];
    let Some(index) = score.index else {
        let word = if counts.applicable == 0 {
            words::NOTHING_APPLIES
        } else {
            words::NO_BASIS
        };
        return view! { <p class="formula" data-figure="index" data-value="">{fill(word, &both)}</p> }.into_any();
    };
    let steps = principle_steps(score);
    let claimed = with_levels(&steps.levels, steps.points, steps.most_answered);
    let basis = fill(words::BASIS, &both);
    let bounds = bounds(score, &steps);
    let supported = score.supported.map(|supported| {
        let values = with_levels(&steps.supported, steps.supported_points, steps.most_answered);
        line("supported", words::SUPPORTED_LINE, &borrowed(&values), supported)
    });
    view! {
        <p>{basis}</p>
        {line("index", words::INDEX_LINE, &borrowed(&claimed), index)}
        {bounds}
        {supported}
    }
    .into_any()
}

/// The bounds, where something is open.
fn bounds(score: &PrincipleScore, steps: &PrincipleSteps) -> Option<impl IntoView + use<>> {
    let (lower, upper) = score.lower.zip(score.upper)?;
    let (points, open, most) = (
        steps.points.to_string(),
        steps.open_points.to_string(),
        steps.most_applicable.to_string(),
    );
    let values = [("points", points.as_str()), ("open", &open), ("most", &most)];
    (steps.open_points > 0).then(|| {
        view! { {line("lower", words::LOWER_LINE, &values, lower)} {line("upper", words::UPPER_LINE, &values, upper)} }
    })
}

fn with_levels(levels: &[Level], points: u64, most: u64) -> [(&'static str, String); 3] {
    [
        ("levels", added(levels.iter().map(|level| level.number().to_string()))),
        ("points", points.to_string()),
        ("most", most.to_string()),
    ]
}

fn borrowed<'a>(values: &'a [(&'static str, String); 3]) -> [(&'static str, &'a str); 3] {
    values.each_ref().map(|(name, value)| (*name, value.as_str()))
}
