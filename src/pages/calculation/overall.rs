//! From the principles to the whole: the overall index, its bounds, the coverage, and what evidence supports of it.

use leptos::prelude::*;
use touchstone_domain::calculation::{parts, total};
use touchstone_domain::ids::PrincipleId;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;
use touchstone_domain::scoring::combine::Score;

use super::formula::{added, decimal, exact, line};
use crate::browser::intl;
use crate::components::figures::six_decimals;
use crate::pages::report::Findings;
use crate::pages::report::naming::principle_code;
use crate::words::{Word, calculation as words, fill, language, text};

/// A figure of a principle that goes into a mean, and the mean.
struct Mean {
    name: &'static str,
    of_principle: fn(&PrincipleScore) -> Option<Ratio>,
    of_all: fn(&Score) -> Option<Ratio>,
}

const OVERALL: Mean = Mean {
    name: "overall",
    of_principle: |principle| principle.index,
    of_all: |score| score.overall,
};
const LOWER: Mean = Mean {
    name: "lower",
    of_principle: |principle| principle.lower,
    of_all: |score| score.lower,
};
const UPPER: Mean = Mean {
    name: "upper",
    of_principle: |principle| principle.upper,
    of_all: |score| score.upper,
};
const SUPPORTED: Mean = Mean {
    name: "supported",
    of_principle: |principle| principle.supported,
    of_all: |score| score.supported,
};

/// The mean of the principles that have a basis.
pub(super) fn overall(findings: Findings) -> impl IntoView {
    let needed = findings.rules().principles_needed.to_string();
    let without = move || {
        let codes = findings.principles.with(|principles| {
            let without = principles.iter().filter(|principle| principle.index.is_none());
            without
                .map(|principle| principle_code(principle.id))
                .collect::<Vec<_>>()
        });
        (!codes.is_empty()).then(|| {
            let sentence = fill(words::LEFT_OUT, &[("principles", &codes.join(", "))]);
            view! { <p class="left-out">{sentence}</p> }
        })
    };
    view! {
        <section class="step" data-step="overall">
            <h2>{text(words::OVERALL_HEADING)}</h2>
            <p class="rule">{fill(words::OVERALL_RULE, &[("needed", &needed)])}</p>
            {without}
            {move || mean(findings, &OVERALL, words::MEAN_LINE)}
        </section>
    }
}

/// The bounds of the overall index.
pub(super) fn bounds(findings: Findings) -> impl IntoView {
    view! {
        <section class="step" data-step="bounds">
            <h2>{text(words::BOUNDS_HEADING)}</h2>
            <p class="rule">{text(words::BOUNDS_RULE)}</p>
            {move || mean(findings, &LOWER, words::LOWER_MEAN_LINE)}
            {move || mean(findings, &UPPER, words::UPPER_MEAN_LINE)}
        </section>
    }
}

/// How much is answered.
pub(super) fn coverage(findings: Findings) -> impl IntoView {
    let said = move || {
        findings.answering.score.with(|score| {
            let coverage = score.coverage?;
            let (answered, applicable) = (score.counts.answered.to_string(), score.counts.applicable.to_string());
            let percent = intl::decimal(&language(), &coverage.percent().decimals(1));
            let values = [
                ("answered", answered.as_str()),
                ("applicable", &applicable),
                ("percent", &percent),
            ];
            let sentence = fill(words::COVERAGE_LINE, &values);
            let value = six_decimals(Some(coverage));
            Some(view! { <p class="formula" data-figure="coverage" data-value=value>{sentence}</p> })
        })
    };
    view! {
        <section class="step" data-step="coverage">
            <h2>{text(words::COVERAGE_HEADING)}</h2>
            <p class="rule">{text(words::COVERAGE_RULE)}</p>
            {said}
        </section>
    }
}

/// What evidence supports, beside the claim.
pub(super) fn supported(findings: Findings) -> impl IntoView {
    let gap = move || {
        findings.answering.score.with(|score| {
            let (claimed, supported) = score.overall.zip(score.supported)?;
            let (gap, claimed, supported) = (claimed.distance(supported), exact(claimed), exact(supported));
            let values = [("claimed", claimed.as_str()), ("supported", &supported)];
            Some(line("gap", words::GAP_LINE, &values, gap))
        })
    };
    view! {
        <section class="step" data-step="supported">
            <h2>{text(words::SUPPORTED_HEADING)}</h2>
            <p class="rule">{text(words::SUPPORTED_RULE)}</p>
            {move || mean(findings, &SUPPORTED, words::MEAN_LINE)}
            {gap}
        </section>
    }
}

/// The parts of a mean, and the mean; or that there is none.
fn mean(findings: Findings, mean: &'static Mean, word: Word) -> AnyView {
    let parts = findings
        .principles
        .with(|principles| parts(principles, mean.of_principle));
    let result = findings.answering.score.with(mean.of_all);
    let count = parts.len().to_string();
    let Some(result) = result else {
        let sentence = fill(words::NO_MEAN, &[("count", &count)]);
        return view! { <p class="formula" data-figure=mean.name data-value="">{sentence}</p> }.into_any();
    };
    let total = total(result, parts.len()).map(decimal).unwrap_or_default();
    let added = added(parts.iter().map(named));
    let values = [("parts", added.as_str()), ("total", &total), ("count", &count)];
    line(mean.name, word, &values, result)
}

/// A part with its principle, such as `57.142857 (P1)`.
fn named((principle, index): &(PrincipleId, Ratio)) -> String {
    let (index, principle) = (decimal(*index), principle_code(*principle));
    fill(words::PART, &[("index", &index), ("principle", &principle)])
}
