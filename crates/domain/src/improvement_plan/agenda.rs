//! The agenda of a team meeting of 60 minutes about a plan.

use super::{ImprovementPlan, Item, State};
use crate::bands::Band;
use crate::ratio::Ratio;
use crate::scoring::{IndicatorScore, PrincipleScore};

/// How long the meeting is, in minutes.
pub const MINUTES: u32 = 60;
/// Minutes for looking at the result together.
const OPENING: u32 = 10;
/// Minutes for saying once more who does what.
const CLOSING: u32 = 10;
/// The shortest time in which people decide something.
const SHORTEST: u32 = 5;
/// The most topics for which there is time.
pub const MOST_TOPICS: usize = 8;

/// The agenda. The minutes of its entries add up to [`MINUTES`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The entries, in the order of the meeting.
    pub entries: Vec<Entry>,
    /// Items for which there is no time: for the next meeting.
    pub left_over: Vec<Item>,
}

/// A part of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Minutes after the beginning of the meeting.
    pub at: u32,
    /// How many minutes it takes; at least 5.
    pub minutes: u32,
    /// What it is about.
    pub about: About,
}

/// What a part of the meeting is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Looking at the result.
    Result,
    /// Choosing what to work on, where the plan has nothing to do.
    Choosing,
    /// An item.
    Topic {
        /// It.
        item: Box<Item>,
        /// It keeps the next band from being reached.
        opens_gate: bool,
        /// What is to be decided, in this order.
        decide: Vec<Decision>,
    },
    /// Who does what until when, and when people meet again.
    Agreeing,
}

/// What is to be decided about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What exactly is to be done.
    Task,
    /// Who does it.
    Owner,
    /// By when.
    Due,
    /// What will show it.
    Evidence,
    /// Whether to begin as planned.
    Begin,
    /// What stands in the way.
    Help,
}

/// The agenda for what is still to do: essentials that keep the band from being reached first, then other essentials, then
/// the principle that stands lowest, then the smallest step, then the day.
#[must_use]
pub fn agenda(plan: &ImprovementPlan, principles: &[PrincipleScore], band: Band) -> Agenda {
    let mut topics: Vec<(bool, &Item)> = plan
        .pending()
        .map(|item| (opens_gate(item, principles, band), item))
        .collect();
    topics.sort_by_cached_key(|(gate, item)| {
        let score = score_of(item, principles);
        let essential = score.is_some_and(|(_, score)| score.essential);
        let index: Option<Option<Ratio>> = score.map(|(principle, _)| principle.index);
        (
            !gate,
            !essential,
            index.is_none(),
            index,
            item.steps(),
            item.due.is_none(),
            item.due,
        )
    });
    let left_over = topics.split_off(topics.len().min(MOST_TOPICS));
    let mut parts = vec![(OPENING, About::Result)];
    let middle = MINUTES - OPENING - CLOSING;
    if topics.is_empty() {
        parts.push((middle, About::Choosing));
    }
    for ((gate, item), minutes) in topics.iter().zip(shares(middle, topics.len())) {
        let about = About::Topic {
            item: Box::new((*item).clone()),
            opens_gate: *gate,
            decide: decisions(item),
        };
        parts.push((minutes, about));
    }
    parts.push((CLOSING, About::Agreeing));
    let mut at = 0;
    let entries = parts.into_iter().map(|(minutes, about)| {
        let entry = Entry { at, minutes, about };
        at += minutes;
        entry
    });
    Agenda {
        entries: entries.collect(),
        left_over: left_over.into_iter().map(|(_, item)| item.clone()).collect(),
    }
}

/// Whole minutes for each topic, in fives, that add up; what comes first gets what is left over.
fn shares(minutes: u32, topics: usize) -> impl Iterator<Item = u32> {
    let count = u32::try_from(topics).unwrap_or(u32::MAX).max(1);
    let fives = minutes / SHORTEST;
    let (each, more) = (fives / count, fives % count);
    (0..count).map(move |place| (each + u32::from(place < more)) * SHORTEST)
}

fn score_of<'a>(item: &Item, principles: &'a [PrincipleScore]) -> Option<(&'a PrincipleScore, &'a IndicatorScore)> {
    let wanted = item.indicator?;
    let principle = principles.iter().find(|principle| principle.id == wanted.principle())?;
    let score = principle.indicators.iter().find(|score| score.id == wanted)?;
    Some((principle, score))
}

fn opens_gate(item: &Item, principles: &[PrincipleScore], band: Band) -> bool {
    let score = score_of(item, principles).filter(|(_, score)| score.essential);
    score.is_some_and(|(_, score)| score.reply.level().is_some_and(|level| level < band.essential_level()))
}

fn decisions(item: &Item) -> Vec<Decision> {
    let lacks = [
        (item.task.trim().is_empty(), Decision::Task),
        (item.owner.trim().is_empty(), Decision::Owner),
        (item.due.is_none(), Decision::Due),
        (item.evidence.trim().is_empty(), Decision::Evidence),
    ];
    let mut decisions: Vec<Decision> = lacks
        .into_iter()
        .filter(|(lacks, _)| *lacks)
        .map(|(_, what)| what)
        .collect();
    if item.state == State::UnderWay {
        decisions.push(Decision::Help);
    } else if decisions.is_empty() {
        decisions.push(Decision::Begin);
    }
    decisions
}
