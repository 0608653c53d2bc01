//! A map of pieces and the ways between them, and the holes in it.
//!
//! | field | value |
//! |---|---|
//! | `kind` | `open` (where nothing is chosen), `elective` or `rigid`, see [`Kind`] |
//! | `target` | the hours that the goal needs; may be empty |
//! | rows `pieces`: `name`, `hours`, `level` (1 to 8), `place` (`start`, `goal` or empty) | |
//! | rows `edges`: `from`, `to` | row ids of pieces: the one comes before the other |

use std::collections::BTreeSet;

use super::Weight;
use super::amount::{Amount, NotAnAmount};
use super::form::{Form, MOST_ROWS};
use super::total::Total;

mod graph;

use graph::Graph;

/// How free the way is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whatever fits; nobody keeps a list.
    Open,
    /// From a list that the institution sets.
    Elective,
    /// One order, no choice.
    Rigid,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::Elective, Self::Rigid];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Elective => "elective",
            Self::Rigid => "rigid",
        }
    }

    /// The kind of an id; open where it is none.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.id() == id).unwrap_or(Self::Open)
    }
}

/// Something to say about the form. Pieces are meant by the numbers of their rows, from 1; edges too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No piece.
    NoPieces,
    /// More rows than are looked at.
    TooManyRows,
    /// A piece without a name.
    NoName(usize),
    /// Hours that cannot be read, or none.
    Hours(usize, NotAnAmount),
    /// No level from 1 to 8.
    NoLevel(usize),
    /// An edge that misses an end, or names a piece that is not there.
    EdgeWithoutEnd(usize),
    /// An edge from a piece to itself.
    EdgeToItself(usize),
    /// Pieces that wait for each other: nobody can begin with one of them.
    Circle(Vec<usize>),
    /// A piece that no start leads to.
    OutOfReach(usize),
    /// A goal is named, and this piece leads to none.
    LeadsNowhere(usize),
    /// The level rises by more than one from one piece to the next.
    LevelGap(usize, usize),
    /// The level falls from one piece to the next.
    LevelFalls(usize, usize),
    /// A rigid route that leaves a choice after this piece.
    ChoiceInRigid(usize),
    /// A rigid or elective route, and a piece that stands alone.
    Alone(usize),
    /// Hours are missing to the target: so many.
    HoursShort(Amount),
    /// The target cannot be read.
    Target(NotAnAmount),
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::LeadsNowhere(_)
            | Self::LevelGap(..)
            | Self::LevelFalls(..)
            | Self::Alone(_)
            | Self::HoursShort(_) => Weight::Doubtful,
            _ => Weight::Wrong,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pathway {
    /// All hours; nothing where one piece has none that can be read.
    pub total: Option<Amount>,
    /// Numbers of the pieces in an order in which they can be taken; empty where there is a circle.
    pub order: Vec<usize>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

struct Piece {
    number: usize,
    level: Option<u8>,
    place: String,
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> Pathway {
    let mut found = Pathway::default();
    if form.rows("pieces").len() > MOST_ROWS || form.rows("edges").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    let mut ids = Vec::new();
    let mut pieces = Vec::new();
    let mut total = Total::of(Amount::plus);
    for (number, row) in form.filled("pieces") {
        if row.get("name").is_empty() {
            found.findings.push(Finding::NoName(number));
        }
        let unread = total.add(row.get("hours").parse::<Amount>()).err();
        found.findings.extend(unread.map(|why| Finding::Hours(number, why)));
        let level = row.get("level").parse().ok().filter(|level| (1..=8).contains(level));
        if level.is_none() {
            found.findings.push(Finding::NoLevel(number));
        }
        ids.push(row.id.as_str());
        pieces.push(Piece {
            number,
            level,
            place: row.get("place").to_owned(),
        });
    }
    if pieces.is_empty() {
        found.findings.push(Finding::NoPieces);
        return found;
    }
    found.total = total.get();
    let edges = edges(form, &ids, &mut found.findings);
    let graph = Graph::new(pieces.len(), edges);
    judge_ways(&pieces, &graph, Kind::from_id(form.get("kind")), &mut found);
    match form.get("target").parse::<Amount>() {
        Ok(target) => {
            let short = found.total.filter(|total| *total < target);
            found
                .findings
                .extend(short.map(|total| Finding::HoursShort(target.minus(total))));
        }
        Err(NotAnAmount::Empty) => {}
        Err(why) => found.findings.push(Finding::Target(why)),
    }
    found
}

/// Edges between places in the list of pieces.
fn edges(form: &Form, ids: &[&str], findings: &mut Vec<Finding>) -> BTreeSet<(usize, usize)> {
    let mut edges = BTreeSet::new();
    for (number, row) in form.filled("edges") {
        let end = |name: &str| ids.iter().position(|id| *id == row.get(name));
        match (end("from"), end("to")) {
            (Some(from), Some(to)) if from == to => findings.push(Finding::EdgeToItself(number)),
            (Some(from), Some(to)) => {
                edges.insert((from, to));
            }
            _ => findings.push(Finding::EdgeWithoutEnd(number)),
        }
    }
    edges
}

fn judge_ways(pieces: &[Piece], graph: &Graph, kind: Kind, found: &mut Pathway) {
    let number = |place: usize| pieces.get(place).map_or(0, |piece| piece.number);
    let level = |place: usize| pieces.get(place).and_then(|piece| piece.level);
    let findings = &mut found.findings;
    for circle in graph.circles() {
        findings.push(Finding::Circle(circle.into_iter().map(number).collect()));
    }
    let marked = |mark: &str| -> Vec<usize> {
        let places = pieces.iter().enumerate();
        places
            .filter(|(_, piece)| piece.place == mark)
            .map(|(place, _)| place)
            .collect()
    };
    let (starts, goals) = (marked("start"), marked("goal"));
    let starts = if starts.is_empty() {
        graph.without_before()
    } else {
        starts
    };
    let reached = graph.reached(&starts);
    let leading = graph.turned().reached(&goals);
    for place in 0..pieces.len() {
        let alone = pieces.len() > 1 && graph.is_alone(place);
        if alone && kind != Kind::Open {
            findings.push(Finding::Alone(number(place)));
        } else if !reached.contains(&place) && !alone {
            findings.push(Finding::OutOfReach(number(place)));
        } else if !goals.is_empty() && !leading.contains(&place) && !alone {
            findings.push(Finding::LeadsNowhere(number(place)));
        }
        if kind == Kind::Rigid && graph.after(place).count() > 1 {
            findings.push(Finding::ChoiceInRigid(number(place)));
        }
        for next in graph.after(place) {
            match (level(place), level(next)) {
                (Some(from), Some(to)) if to > from.saturating_add(1) => {
                    findings.push(Finding::LevelGap(number(place), number(next)));
                }
                (Some(from), Some(to)) if to < from => {
                    findings.push(Finding::LevelFalls(number(place), number(next)));
                }
                _ => {}
            }
        }
    }
    found.order = graph.order().into_iter().map(number).collect();
}

#[cfg(test)]
mod tests;
