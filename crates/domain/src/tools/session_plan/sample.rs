//! The frame of a sample day: what its rows are and how long they take. Their words are words of the app.

use super::Kind;

/// One row of the sample day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SampleRow {
    /// Its name, by which its words are found.
    pub name: &'static str,
    /// How long it takes.
    pub minutes: u32,
    /// What it is.
    pub kind: Kind,
}

const fn row(name: &'static str, minutes: u32, kind: Kind) -> SampleRow {
    SampleRow { name, minutes, kind }
}

/// Day 2 of a workshop in six hours, with parts of the units on the ten principles and on assessment.
pub const SAMPLE_DAY: [SampleRow; 12] = [
    row("charades", 15, Kind::Activity),
    row("blind-rating", 40, Kind::Activity),
    row("what-changed", 20, Kind::Debrief),
    row("break", 15, Kind::Break),
    row("mini-jury", 55, Kind::Activity),
    row("compare", 20, Kind::Debrief),
    row("whose-work", 30, Kind::Activity),
    row("lunch", 60, Kind::Break),
    row("evidence-hunt", 30, Kind::Activity),
    row("three-actions", 20, Kind::Activity),
    row("quiz", 25, Kind::Activity),
    row("close", 30, Kind::Debrief),
];
