//! The overall index and the principles over all frozen versions and now: a line, sentences and tables that say the same.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::date::Date;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::combine::{Score, combine};
use touchstone_domain::scoring::{PrincipleScore, score_principles};
use touchstone_domain::snapshots;

use super::said::difference;
use super::trend_chart::Chart;
use super::trend_principles::principles;
use super::versions::{Versions, day_words, reason_word};
use crate::components::figures::{figure, figure_or_none, six_decimals};
use crate::components::table::named_table;
use crate::words::{compare, fill, plural, text};

/// One version in the course of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day; for the answers as they stand the day of the assessment.
    pub day: Option<Date>,
    /// What it is: a reason, or now.
    pub name: &'static str,
    /// The score of the whole, by the present rules.
    pub score: Score,
    /// The scores of the principles.
    pub principles: Vec<PrincipleScore>,
}

/// The section; a sentence where no version is frozen.
pub fn trend_section(versions: Versions) -> impl IntoView {
    let points = Memo::new(move |_| points(versions));
    let drawn = Memo::new(move |_| versions.heads.with(|heads| !heads.is_empty()));
    let body = move || {
        if !drawn.get() {
            return view! { <p class="empty">{text(compare::TREND_NONE)}</p> }.into_any();
        }
        view! {
            <p id="trend-sentence">{move || points.with(|points| sentence(versions, points))}</p>
            <figure class="trend-figure">
                <Chart points rules=versions.findings.rules() labelled_by="trend-sentence" />
                <figcaption>{text(compare::TREND_LEGEND)}</figcaption>
            </figure>
            {move || points.with(|points| table(versions, points))}
            {principles(points)}
        }
        .into_any()
    };
    view! {
        <section class="trend" aria-labelledby="trend-heading">
            <h2 id="trend-heading">{text(compare::TREND_HEADING)}</h2>
            {body}
        </section>
    }
}

fn points(versions: Versions) -> Vec<Point> {
    let instrument = versions.findings.instrument();
    let id = versions.findings.id();
    let point = |day, name, assessment: &touchstone_domain::assessment::Assessment| {
        let principles = score_principles(instrument, assessment);
        Point {
            day,
            name,
            score: combine(instrument, assessment.head.scope, &principles),
            principles,
        }
    };
    let mut points: Vec<Point> = versions.state.document.with(|document| {
        let frozen = |head: snapshots::SnapshotHead| {
            let was = snapshots::frozen(document, &id, &head.id)?;
            Some(point(head.day, text(reason_word(head.reason)), &was))
        };
        versions.heads.get().into_iter().filter_map(frozen).collect()
    });
    let now = versions.now.get();
    points.push(point(now.head.assessed_on, text(compare::NOW), &now));
    points
}

fn sentence(versions: Versions, points: &[Point]) -> String {
    let rules = versions.findings.rules();
    let mut known = points.iter().filter_map(|point| Some((point, point.score.overall?)));
    let (Some((first, from)), Some((_, to))) = (known.next(), known.next_back()) else {
        return plural(compare::TREND_SAID_FEW, points.len(), &[]);
    };
    let (shown_from, shown_to) = (figure(from, Figure::Overall, rules), figure(to, Figure::Overall, rules));
    let between = difference(from, to);
    plural(
        compare::TREND_SAID,
        points.len(),
        &[
            ("day", &day_words(first.day)),
            ("from", &shown_from),
            ("to", &shown_to),
            ("difference", &between),
        ],
    )
}

fn table(versions: Versions, points: &[Point]) -> impl IntoView + use<> {
    let rules = versions.findings.rules();
    let cell = |name: &'static str, value: Option<Ratio>, kind: Figure| {
        let shown = figure_or_none(value, kind, rules);
        view! { <td class="figure" data-figure=name data-value=six_decimals(value)>{shown}</td> }
    };
    let rows: Vec<_> = (1..)
        .zip(points)
        .map(|(number, point): (u32, &Point)| {
            let score = &point.score;
            view! {
                <tr data-point=number>
                    <th scope="row">{version_words(number, point)}</th>
                    {cell("lower", score.lower, Figure::Overall)}
                    {cell("overall", score.overall, Figure::Overall)}
                    {cell("upper", score.upper, Figure::Overall)}
                    {cell("supported", score.supported, Figure::Supported)}
                </tr>
            }
        })
        .collect();
    view! {
        {named_table("trend-caption", "trend-table", compare::TREND_CAPTION, &[
            compare::COLUMN_VERSION, compare::COLUMN_LOWER, compare::COLUMN_OVERALL, compare::COLUMN_UPPER,
            compare::COLUMN_SUPPORTED,
        ], rows)}
    }
}

/// Number, day and name of a point, as the picture's numbers refer to it.
#[must_use]
pub fn version_words(number: u32, point: &Point) -> String {
    fill(
        compare::TREND_VERSION,
        &[
            ("number", &number.to_string()),
            ("day", &day_words(point.day)),
            ("name", point.name),
        ],
    )
}
