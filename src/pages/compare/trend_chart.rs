//! The overall index as a line, with the range of what is still open as a band around it.
//!
//! Attributes and `currentColor` carry the shapes, so that the picture stands without the style sheet and in print. The
//! versions stand at equal distances, numbered as in the table, which has the days: dates close together would cover each
//! other.

use leptos::prelude::*;
use touchstone_domain::instrument::Rules;
use touchstone_domain::ratio::Ratio;

use super::trend::Point;

/// The picture, in its own units: 0 lies at `BOTTOM`, 100 at `TOP`.
const LEFT: i32 = 70;
const RIGHT: i32 = 960;
const TOP: i32 = 30;
const BOTTOM: i32 = 390;
/// The plain lines, in points of the index.
const LINES: [u32; 5] = [0, 25, 50, 75, 100];

type At = (i32, i32);

/// The picture. Its words are in the element that `labelled_by` names.
#[component]
pub fn Chart(
    /// The versions in the order of time.
    points: Memo<Vec<Point>>,
    /// The thresholds.
    rules: &'static Rules,
    /// The id of the sentence that says the same.
    labelled_by: &'static str,
) -> impl IntoView {
    let lines = LINES.map(|points| {
        let y = height(points);
        view! {
            <line x1=LEFT y1=y x2=RIGHT y2=y stroke="currentColor" stroke-opacity="0.25" stroke-width="1.5" />
            <text class="trend-label" x=LEFT - 12 y=y + 7 text-anchor="end" font-size="20" fill="currentColor">{points}</text>
        }
    });
    let thresholds = rules.thresholds.map(|points| {
        let y = height(points);
        view! {
            <line x1=LEFT y1=y x2=RIGHT y2=y stroke="currentColor" stroke-opacity="0.45" stroke-width="2" stroke-dasharray="2 9" />
            <text class="trend-label" x=RIGHT + 8 y=y + 6 text-anchor="start" font-size="18" fill="currentColor">{points}</text>
        }
    });
    view! {
        <svg class="trend-chart" viewBox="0 0 1000 440" role="img" aria-labelledby=labelled_by>
            {lines.into_iter().collect::<Vec<_>>()}
            {thresholds.into_iter().collect::<Vec<_>>()}
            {move || points.with(|points| drawn(points))}
        </svg>
    }
}

fn drawn(points: &[Point]) -> impl IntoView + use<> {
    let count = points.len();
    let values: Vec<Option<At>> = at_each(points, |point| point.score.overall);
    let lower = at_each(points, |point| point.score.lower);
    let upper = at_each(points, |point| point.score.upper);
    let marks: Vec<_> = values.iter().flatten().map(|at| mark(*at)).collect();
    let numbers: Vec<_> = (0..count)
        .map(|place| {
            view! { <text class="trend-label" x=across(place, count) y=BOTTOM + 36 text-anchor="middle" font-size="22" fill="currentColor">{place + 1}</text> }
        })
        .collect();
    view! {
        <g class="trend-shape">
            <path class="trend-band" d=band(&lower, &upper) fill="currentColor" fill-opacity="0.16" stroke="currentColor" stroke-opacity="0.4" stroke-width="2" />
            <path class="trend-line" d=line(&values) fill="none" stroke="currentColor" stroke-width="5" stroke-linejoin="round" />
            {marks}
        </g>
        {numbers}
    }
}

fn mark((x, y): At) -> impl IntoView {
    view! { <circle class="trend-mark" cx=x cy=y r="9" fill="currentColor" /> }
}

fn at_each(points: &[Point], value: impl Fn(&Point) -> Option<Ratio>) -> Vec<Option<At>> {
    let count = points.len();
    let places = points.iter().enumerate();
    places
        .map(|(place, point)| Some((across(place, count), exact_height(value(point)?))))
        .collect()
}

/// Where a version stands; one alone stands in the middle.
fn across(place: usize, count: usize) -> i32 {
    let whole = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    match count {
        0 | 1 => i32::midpoint(LEFT, RIGHT),
        _ => LEFT + 40 + (RIGHT - LEFT - 80).saturating_mul(whole(place)) / whole(count - 1),
    }
}

fn height(points: u32) -> i32 {
    BOTTOM - (BOTTOM - TOP) * i32::try_from(points).unwrap_or(0) / 100
}

fn exact_height(index: Ratio) -> i32 {
    let tall = u64::from((BOTTOM - TOP).unsigned_abs());
    let up = index.numerator().saturating_mul(tall) / index.denominator().saturating_mul(100).max(1);
    BOTTOM - i32::try_from(up).unwrap_or(0)
}

/// Neighbours are joined; a version without an index leaves a gap.
fn line(points: &[Option<At>]) -> String {
    let runs = points.split(Option::is_none).filter(|run| run.len() > 1);
    runs.map(|run| format!("M{}", joined(run.iter().flatten()))).collect()
}

/// The area between the lower and the upper ends, with the same gaps.
fn band(lower: &[Option<At>], upper: &[Option<At>]) -> String {
    let both: Vec<Option<(At, At)>> = lower
        .iter()
        .zip(upper)
        .map(|(lower, upper)| lower.zip(*upper))
        .collect();
    let runs = both.split(Option::is_none).filter(|run| run.len() > 1);
    runs.map(|run| {
        let there: Vec<At> = run.iter().flatten().map(|(_, upper)| *upper).collect();
        let back: Vec<At> = run.iter().flatten().rev().map(|(lower, _)| *lower).collect();
        format!("M{}Z", joined(there.iter().chain(&back)))
    })
    .collect()
}

fn joined<'a>(points: impl Iterator<Item = &'a At>) -> String {
    points.map(|(x, y)| format!("{x} {y}")).collect::<Vec<_>>().join("L")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_goes_from_the_bottom_to_the_top() {
        assert_eq!((height(0), height(50), height(100)), (390, 210, 30));
        assert_eq!(exact_height(Ratio::new(50, 1).unwrap()), 210);
        assert_eq!(exact_height(Ratio::new(100, 1).unwrap()), 30);
        assert_eq!(
            (across(0, 1), across(0, 3), across(1, 3), across(2, 3)),
            (515, 110, 515, 920)
        );
    }

    #[test]
    fn a_gap_parts_line_and_band() {
        let points = [
            Some((0, 9)),
            Some((1, 8)),
            None,
            Some((3, 7)),
            Some((4, 6)),
            None,
            Some((6, 5)),
        ];
        assert_eq!(line(&points), "M0 9L1 8M3 7L4 6");
        let upper = points.map(|point| point.map(|(x, y)| (x, y - 5)));
        assert_eq!(band(&points, &upper), "M0 4L1 3L1 8L0 9ZM3 2L4 1L4 6L3 7Z");
    }
}
