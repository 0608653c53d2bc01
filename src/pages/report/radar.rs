//! The profile as a picture: one spoke for each principle, from 0 in the middle to 100 at the rim.
//!
//! Attributes and `currentColor` carry the shapes, so that the picture stands without the style sheet and in print.
//! Coordinates are whole numbers: a picture needs no more.

use std::f64::consts::TAU;

use leptos::prelude::*;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;

use super::Findings;
use super::naming::principle_code;

/// The rim, in units of the picture.
const RADIUS: i32 = 400;
/// Where the labels stand.
const LABEL_RADIUS: f64 = 446.0;
/// The plain rings, in points of the index.
const RINGS: [u32; 4] = [25, 50, 75, 100];

type Point = (i32, i32);

/// The picture. Its words are in the element that `labelled_by` names.
#[component]
pub fn Radar(
    /// What it is drawn from.
    findings: Findings,
    /// The id of the sentence that says the same.
    labelled_by: &'static str,
) -> impl IntoView {
    let drawn = move || {
        findings.principles.with(|principles| {
            view! {
                <g class="radar-spokes">{principles.iter().enumerate().map(|(place, principle)| spoke(place, principles.len(), principle)).collect::<Vec<_>>()}</g>
                {shape(principles, false, |principle| principle.index)}
                {shape(principles, true, |principle| principle.supported)}
            }
        })
    };
    // Halfway between two spokes, where no mark can cover them.
    let count = findings.instrument().principles.len();
    let label = |points: u32, side: f64| between(side, count, f64::from(ring(points)));
    let rings = RINGS.map(|at| {
        let (x, y) = label(at, -0.5);
        view! {
            <circle class="radar-ring" cx="0" cy="0" r=ring(at) fill="none" stroke="currentColor" stroke-opacity="0.3" stroke-width="2" />
            <text class="radar-ring-label" x=x y=y + 7 text-anchor="middle" font-size="20" fill="currentColor">{at}</text>
        }
    });
    let thresholds = findings.rules().thresholds.map(|at| {
        let (x, y) = label(at, 0.5);
        view! {
            <circle class="radar-threshold" cx="0" cy="0" r=ring(at) fill="none" stroke="currentColor" stroke-opacity="0.45" stroke-width="2" stroke-dasharray="2 9" />
            <text class="radar-threshold-label" x=x y=y + 7 text-anchor="middle" font-size="20" fill="currentColor">{at}</text>
        }
    });
    view! {
        <svg class="radar" viewBox="-520 -500 1040 1000" role="img" aria-labelledby=labelled_by>
            {rings}
            {thresholds}
            {drawn}
        </svg>
    }
}

/// A sample of a line for the legend.
#[component]
pub fn Swatch(
    /// The supported one, not the claimed one.
    supported: bool,
) -> impl IntoView {
    let dashes = supported.then_some(DASHES);
    view! {
        <svg class=if supported { "swatch supported" } else { "swatch claimed" } viewBox="0 0 90 24" aria-hidden="true">
            <path class="radar-outline" d="M0 12H90" fill="none" stroke="currentColor" stroke-width="6" stroke-dasharray=dashes />
            {mark((45, 12), supported)}
        </svg>
    }
}

const DASHES: &str = "18 10";

fn spoke(place: usize, count: usize, principle: &PrincipleScore) -> impl IntoView + use<> {
    let (x, y) = at(place, count, f64::from(RADIUS));
    let (label_x, label_y) = at(place, count, LABEL_RADIUS);
    let gap = !principle.has_basis();
    let anchor = match label_x {
        ..=-40 => "end",
        40.. => "start",
        _ => "middle",
    };
    view! {
        <line class=if gap { "radar-spoke gap" } else { "radar-spoke" } x1="0" y1="0" x2=x y2=y stroke="currentColor" stroke-opacity="0.3" stroke-width="2" stroke-dasharray=gap.then_some("6 8") />
        <text class=if gap { "radar-label gap" } else { "radar-label" } x=label_x y=label_y + 12 text-anchor=anchor font-size="34" fill="currentColor">{principle_code(principle.id)}</text>
    }
}

/// Area, outline and one mark for each principle that has a value; a principle without one is a gap.
fn shape(principles: &[PrincipleScore], supported: bool, value: impl Fn(&PrincipleScore) -> Option<Ratio>) -> AnyView {
    let count = principles.len();
    let points: Vec<Option<Point>> = principles
        .iter()
        .enumerate()
        .map(|(place, principle)| {
            let share = value(principle)?.approximate() / 100.0;
            Some(at(place, count, share * f64::from(RADIUS)))
        })
        .collect();
    let (area, outline) = paths(&points);
    let marks: Vec<_> = points
        .into_iter()
        .flatten()
        .map(|point| mark(point, supported))
        .collect();
    view! {
        <g class=if supported { "radar-shape supported" } else { "radar-shape claimed" }>
            <path class="radar-area" d=area fill="currentColor" fill-opacity=if supported { "0.18" } else { "0.1" } />
            <path class="radar-outline" d=outline fill="none" stroke="currentColor" stroke-width="6" stroke-linejoin="round" stroke-dasharray=supported.then_some(DASHES) />
            {marks}
        </g>
    }
    .into_any()
}

/// A disc for claimed, a square for supported: the two differ without colour.
fn mark((x, y): Point, supported: bool) -> AnyView {
    if supported {
        view! { <rect class="radar-mark" x=x - 8 y=y - 8 width="16" height="16" fill="currentColor" /> }.into_any()
    } else {
        view! { <circle class="radar-mark" cx=x cy=y r="9" fill="currentColor" /> }.into_any()
    }
}

/// The area and the outline of points around the middle. Neighbours are joined; a gap leaves both open.
fn paths(points: &[Option<Point>]) -> (String, String) {
    let (mut area, mut outline) = (String::new(), String::new());
    let Some(gap) = points.iter().position(Option::is_none) else {
        let closed = format!("M{}Z", joined(&points.iter().copied().flatten().collect::<Vec<_>>()));
        return (closed.clone(), closed);
    };
    // Begun behind a gap, no run of neighbours goes over the end of the list.
    let turned: Vec<Option<Point>> = points.iter().cycle().skip(gap).take(points.len()).copied().collect();
    for run in turned.split(Option::is_none).filter(|run| run.len() > 1) {
        let run = joined(&run.iter().copied().flatten().collect::<Vec<_>>());
        area.push_str(&format!("M0 0L{run}Z"));
        outline.push_str(&format!("M{run}"));
    }
    (area, outline)
}

fn joined(points: &[Point]) -> String {
    points
        .iter()
        .map(|(x, y)| format!("{x} {y}"))
        .collect::<Vec<_>>()
        .join("L")
}

/// The point on a spoke, counted clockwise from the top.
fn at(place: usize, count: usize, distance: f64) -> Point {
    between(float(place), count, distance)
}

/// The same for a place between two spokes.
fn between(place: f64, count: usize, distance: f64) -> Point {
    let angle = TAU * place / float(count.max(1));
    (whole(distance * angle.sin()), whole(-distance * angle.cos()))
}

fn float(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates of the picture stay below a thousand"
)]
fn whole(coordinate: f64) -> i32 {
    coordinate.round() as i32
}

fn ring(points: u32) -> i32 {
    RADIUS * i32::try_from(points).unwrap_or(100) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spokes_start_at_the_top_and_go_clockwise() {
        assert_eq!(at(0, 4, 400.0), (0, -400));
        assert_eq!(at(1, 4, 400.0), (400, 0));
        assert_eq!(at(2, 4, 200.0), (0, 200));
        assert_eq!(at(3, 4, 400.0), (-400, 0));
    }

    #[test]
    fn a_whole_ring_is_closed() {
        let points = [Some((0, -4)), Some((4, 0)), Some((0, 4))];
        let closed = "M0 -4L4 0L0 4Z".to_owned();
        assert_eq!(paths(&points), (closed.clone(), closed));
    }

    #[test]
    fn a_gap_opens_area_and_outline_and_neighbours_stay_joined_over_the_top() {
        let points = [Some((0, -4)), None, Some((0, 4)), Some((-4, 0))];
        assert_eq!(
            paths(&points),
            ("M0 0L0 4L-4 0L0 -4Z".to_owned(), "M0 4L-4 0L0 -4".to_owned())
        );
    }

    #[test]
    fn a_principle_between_two_gaps_is_a_mark_only() {
        assert_eq!(paths(&[None, Some((4, 0)), None]), (String::new(), String::new()));
        assert_eq!(paths(&[None, None]), (String::new(), String::new()));
    }
}
