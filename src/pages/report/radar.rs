//! The profile as a picture: one spoke for each principle, from 0 in the middle to 100 at the rim.
//!
//! Attributes and `currentColor` carry the shapes, so that the picture stands without the style sheet and in print.
//! Coordinates are whole numbers: a picture needs no more.

use std::f64::consts::TAU;

use leptos::prelude::*;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;

use super::Findings;
use super::earlier::Earlier;
use super::naming::principle_code;

/// The rim, in units of the picture.
const RADIUS: i32 = 400;
/// Where the labels stand.
const LABEL_RADIUS: f64 = 446.0;
/// The plain rings, in points of the index.
const RINGS: [u32; 4] = [25, 50, 75, 100];

type Point = (i32, i32);

/// An outline of the picture. Each differs from the others without colour: by its line and by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// What is claimed: a whole line, discs.
    Claimed,
    /// What evidence supports: dashes, squares.
    Supported,
    /// An earlier version's claim: dots, rings, and no area, so that it stays behind the others.
    Earlier,
}

impl Outline {
    const fn class(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Supported => "supported",
            Self::Earlier => "earlier",
        }
    }

    const fn dashes(self) -> Option<&'static str> {
        match self {
            Self::Claimed => None,
            Self::Supported => Some("18 10"),
            Self::Earlier => Some("3 9"),
        }
    }

    const fn area(self) -> &'static str {
        match self {
            Self::Claimed => "0.1",
            Self::Supported => "0.18",
            Self::Earlier => "0",
        }
    }
}

/// The picture. Its words are in the element that `labelled_by` names.
#[component]
pub fn Radar(
    /// What it is drawn from.
    findings: Findings,
    /// The id of the sentence that says the same.
    labelled_by: &'static str,
    /// An earlier version to draw behind, where the person chose one.
    earlier: RwSignal<Option<Earlier>>,
) -> impl IntoView {
    let ghost = move || {
        let principles = findings.instrument().principles.iter();
        earlier.with(|earlier| {
            let earlier = earlier.as_ref()?;
            let values: Vec<Option<Ratio>> = principles.map(|principle| earlier.index(principle.id)).collect();
            Some(shape(&values, Outline::Earlier))
        })
    };
    let drawn = move || {
        findings.principles.with(|principles| {
            view! {
                <g class="radar-spokes">{principles.iter().enumerate().map(|(place, principle)| spoke(place, principles.len(), principle)).collect::<Vec<_>>()}</g>
                {shape(&values(principles, |principle| principle.index), Outline::Claimed)}
                {shape(&values(principles, |principle| principle.supported), Outline::Supported)}
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
            {ghost}
            {drawn}
        </svg>
    }
}

/// A sample of a line for the legend.
#[component]
pub fn Swatch(
    /// Which one.
    outline: Outline,
) -> impl IntoView {
    view! {
        <svg class=["swatch ", outline.class()].concat() viewBox="0 0 90 24" aria-hidden="true">
            <path class="radar-outline" d="M0 12H90" fill="none" stroke="currentColor" stroke-width="6" stroke-dasharray=outline.dashes() />
            {mark((45, 12), outline)}
        </svg>
    }
}

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

fn values(principles: &[PrincipleScore], value: impl Fn(&PrincipleScore) -> Option<Ratio>) -> Vec<Option<Ratio>> {
    principles.iter().map(value).collect()
}

/// Area, outline and one mark for each principle that has a value; a principle without one is a gap.
fn shape(values: &[Option<Ratio>], outline: Outline) -> AnyView {
    let count = values.len();
    let points: Vec<Option<Point>> = values
        .iter()
        .enumerate()
        .map(|(place, value)| {
            let share = (*value)?.approximate() / 100.0;
            Some(at(place, count, share * f64::from(RADIUS)))
        })
        .collect();
    let (area, line) = paths(&points);
    let marks: Vec<_> = points.into_iter().flatten().map(|point| mark(point, outline)).collect();
    view! {
        <g class=["radar-shape ", outline.class()].concat()>
            <path class="radar-area" d=area fill="currentColor" fill-opacity=outline.area() />
            <path class="radar-outline" d=line fill="none" stroke="currentColor" stroke-width="6" stroke-linejoin="round" stroke-dasharray=outline.dashes() />
            {marks}
        </g>
    }
    .into_any()
}

fn mark((x, y): Point, outline: Outline) -> AnyView {
    match outline {
        Outline::Claimed => view! { <circle class="radar-mark" cx=x cy=y r="9" fill="currentColor" /> }.into_any(),
        Outline::Supported => {
            view! { <rect class="radar-mark" x=x - 8 y=y - 8 width="16" height="16" fill="currentColor" /> }.into_any()
        }
        Outline::Earlier => {
            view! { <circle class="radar-mark" cx=x cy=y r="8" fill="none" stroke="currentColor" stroke-width="4" /> }
                .into_any()
        }
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
