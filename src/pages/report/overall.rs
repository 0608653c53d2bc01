//! The one number with its range, what evidence supports of it, the band and why it is this one.

use leptos::prelude::*;
use touchstone_domain::assessment::Scope;
use touchstone_domain::assessment::action::Action;
use touchstone_domain::bands::{Band, Figure};
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;
use touchstone_domain::scoring::combine::Score;

use super::Findings;
use super::notes::notes;
use super::profile_sentence::claim;
use super::reasons::reasons;
use super::stability::stability;
use crate::components::figures::{band_name, figure, six_decimals};
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::words::{Word, common, fill, fill_with, plural, report, start, text};

/// The overall result.
pub fn overall(findings: Findings) -> impl IntoView {
    let score = findings.answering.score;
    let rules = findings.rules();
    let none = move || {
        let quick = score.with(|score| score.scope) == Scope::Essentials;
        text(if quick {
            report::NONE_IN_QUICK_SCAN
        } else {
            start::NO_VALUE
        })
    };
    let number =
        move |value: Option<Ratio>, kind| value.map_or_else(|| none().to_owned(), |value| figure(value, kind, rules));
    let index = Memo::new(move |_| score.with(|score| score.overall));
    let supported = Memo::new(move |_| score.with(|score| score.supported));
    let band = Memo::new(move |_| score.with(|score| score.band));
    let said = move || score.with(|score| sentences(findings, score));
    view! {
        <section class="overall" aria-labelledby="overall-heading">
            <h2 id="overall-heading">{text(report::OVERALL_HEADING)}</h2>
            <dl class="headline">
                <div>
                    <dt>{text(report::OVERALL_INDEX)}</dt>
                    <dd><output id="overall-index" data-value=move || six_decimals(index.get())>{move || number(index.get(), Figure::Overall)}</output></dd>
                </div>
                <div>
                    <dt>{text(report::SUPPORTED)}</dt>
                    <dd><span data-figure="supported" data-value=move || six_decimals(supported.get())>{move || number(supported.get(), Figure::Supported)}</span></dd>
                </div>
                <div>
                    <dt>{text(common::RUNNING_BAND)}</dt>
                    <dd><output id="band" data-value=move || band.get().map_or("", Band::id)>{move || band.get().map_or_else(none, band_name)}</output></dd>
                </div>
            </dl>
            {said}
            {move || (score.with(|score| score.scope) == Scope::Essentials).then(|| quick_scan(findings))}
            {reasons(findings)}
            {stability(findings)}
            {notes(findings)}
        </section>
    }
}

/// What the figures say in words.
fn sentences(findings: Findings, score: &Score) -> impl IntoView + use<> {
    let rules = findings.rules();
    let honest = score.overall.zip(score.supported).map(|(claimed, supported)| {
        view! { <p class="honest">{claim(claimed, supported, rules)}</p> }
    });
    let applies = |principle: &PrincipleScore| principle.counts.applicable > 0;
    let whole = findings.principles.with(|principles| {
        principles
            .iter()
            .all(|principle| principle.has_basis() || !applies(principle))
    });
    let range = score.lower.zip(score.upper).map(|(lower, upper)| {
        let shown = [lower, upper].map(|bound| figure(bound, Figure::Overall, rules));
        let [lower_shown, upper_shown] = &shown;
        let complete = lower == upper && score.counts.answered == score.counts.applicable;
        // A principle without an index has no part in the range either.
        let word = match (complete, whole) {
            (true, _) => report::BOUNDS_CLOSED,
            (false, true) => report::BOUNDS,
            (false, false) => report::BOUNDS_OF_SOME,
        };
        let sentence = fill(word, &[("lower", lower_shown), ("upper", upper_shown)]);
        let (lower, upper) = (lower.six_decimals(), upper.six_decimals());
        view! { <p class="bounds" data-figure="bounds" data-lower=lower data-upper=upper>{sentence}</p> }
    });
    let coverage = score.coverage.map(|coverage| {
        let values = [
            ("answered", score.counts.answered.to_string()),
            ("applicable", score.counts.applicable.to_string()),
            ("percent", figure(coverage, Figure::Coverage, rules)),
        ];
        view! { <p data-figure="coverage" data-value=coverage.six_decimals()>{fill_with(report::COVERAGE, &values)}</p> }
    });
    let others = [
        ("unknown", score.counts.unknown.to_string()),
        ("unanswered", score.counts.unanswered.to_string()),
        ("not_applicable", score.counts.not_applicable.to_string()),
    ];
    let others = fill_with(report::WITHOUT_LEVEL, &others);
    let meaning = score.band.map(|band| {
        let meaning = fill(meaning(band), &[("band", band_name(band))]);
        view! { <p class="band-meaning" data-band=band.id()>{meaning}</p> }
    });
    let provisional = (score.is_provisional() && score.band.is_some()).then(|| {
        let open = usize::try_from(score.gates.open).unwrap_or(usize::MAX);
        view! { <p class="provisional">{plural(report::PROVISIONAL, open, &[])}</p> }
    });
    view! { {honest} {range} {coverage} <p data-figure="without-level">{others}</p> {meaning} {provisional} }
}

const fn meaning(band: Band) -> Word {
    match band {
        Band::Emerging => report::MEANING_EMERGING,
        Band::Developing => report::MEANING_DEVELOPING,
        Band::Ready => report::MEANING_READY,
        Band::Leading => report::MEANING_LEADING,
    }
}

/// The result of a quick scan: how the essentials stand, and the way to the full assessment.
fn quick_scan(findings: Findings) -> impl IntoView {
    let summary = move || {
        let gates = findings.answering.score.with(|score| score.gates);
        let values = [
            ("essentials", gates.essentials.to_string()),
            ("two", gates.at_two.to_string()),
            ("three", gates.at_three.to_string()),
        ];
        let allows = gates.allow();
        view! {
            <p data-figure="essentials" data-two=gates.at_two data-three=gates.at_three>{fill_with(report::QUICK_LEVELS, &values)}</p>
            <p data-figure="allows" data-value=allows.id()>{fill(report::QUICK_ALLOWS, &[("band", band_name(allows))])}</p>
        }
    };
    // A document of a newer version can be read here, and not changed.
    let go_on = (!Library::expect().is_newer(&findings.id())).then(|| {
        view! {
            <p class="no-print">
                <button type="button" class="primary" data-action="continue-full" on:click=move |_| continue_full(findings)>
                    {text(common::CONTINUE_FULL)}
                </button>
            </p>
        }
    });
    view! {
        <div class="quick-scan">
            <h3>{text(report::QUICK_HEADING)}</h3>
            {summary}
            {go_on}
        </div>
    }
}

/// Asks everything from now on, and goes to what has no answer yet.
fn continue_full(findings: Findings) {
    findings.answering.dispatch(&Action::SetScope(Scope::Full));
    let (route, _) = untrack(|| findings.way_on());
    Navigation::expect().go(&route);
}
