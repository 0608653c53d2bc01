//! A timed session: minutes added up, a running clock, and what a facilitator would trip over.
//!
//! | field | value |
//! |---|---|
//! | `begins` | the time of day, `09:00`; may be empty |
//! | `available` | minutes that there are; may be empty |
//! | rows `outcomes`: `text` | what people can do afterwards |
//! | rows `plan`: `minutes`, `kind`, `what`, `mode`, `material`, `outcome`, `check`, `card` | `outcome` is a row id of `outcomes`, `card` an activity such as `u03/a1` |

use super::Weight;
use super::form::{Form, MOST_ROWS, Row};
use super::total::Total;

mod sample;

pub use sample::{SAMPLE_DAY, SampleRow};

/// The longest time without a break, in minutes.
pub const LONGEST_STRETCH: u32 = 90;
/// The longest session: a day.
pub const LONGEST: u32 = 24 * 60;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Telling and showing.
    Input,
    /// People do something.
    Activity,
    /// People say what they saw in it.
    Debrief,
    /// A break or a meal.
    Break,
}

impl Kind {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Input, Self::Activity, Self::Debrief, Self::Break];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Activity => "activity",
            Self::Debrief => "debrief",
            Self::Break => "break",
        }
    }

    /// The kind of an id; input where it is none.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|kind| kind.id() == id)
            .unwrap_or(Self::Input)
    }
}

/// Why a number of minutes is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMinutes {
    /// Nothing is typed.
    Empty,
    /// No whole number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Zero, or more than a day.
    OutOfRange,
}

/// Something to say about the form. Rows are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No row.
    Empty,
    /// More rows than are looked at.
    TooManyRows,
    /// Minutes that cannot be read.
    Minutes(usize, NotMinutes),
    /// A row that says not what happens.
    NoWhat(usize),
    /// The time of day cannot be read.
    Begins,
    /// The minutes that there are cannot be read.
    Available(NotMinutes),
    /// More minutes than there are: so many too many.
    OverTime(u32),
    /// More minutes than a day has.
    TooLong,
    /// A stretch without a break: from and to, in minutes from the beginning.
    NoBreak(u32, u32),
    /// Activities, and no debrief after the last one.
    NoDebrief,
    /// No outcome is written.
    NoOutcomes,
    /// An outcome that no row checks, by its number.
    NeverChecked(usize),
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::NoBreak(..) | Self::NoDebrief | Self::NoOutcomes | Self::NeverChecked(_) => Weight::Doubtful,
            _ => Weight::Wrong,
        }
    }
}

/// When a row takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The row's number.
    pub row: usize,
    /// Minutes from the beginning.
    pub from: u32,
    /// Minutes from the beginning.
    pub to: u32,
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionPlan {
    /// All minutes; nothing where some cannot be read.
    pub total: Option<u32>,
    /// The rows in time, up to the first one whose minutes cannot be read.
    pub slots: Vec<Slot>,
    /// The time of day at which it begins, in minutes from midnight.
    pub begins: Option<u32>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

impl SessionPlan {
    /// The time at so many minutes from the beginning: the time of day where it is known, otherwise the minutes.
    #[must_use]
    pub fn clock(&self, minutes: u32) -> String {
        match self.begins {
            Some(begins) => {
                let time = (begins + minutes) % LONGEST;
                format!("{:02}:{:02}", time / 60, time % 60)
            }
            None => minutes.to_string(),
        }
    }
}

/// Minutes as people type them: 1 to a day.
///
/// # Errors
/// [`NotMinutes`].
pub fn minutes(typed: &str) -> Result<u32, NotMinutes> {
    let typed = typed.trim();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if typed.is_empty() {
        return Err(NotMinutes::Empty);
    }
    if let Some(rest) = typed.strip_prefix(['-', '−']) {
        return Err(if digits(rest) {
            NotMinutes::Negative
        } else {
            NotMinutes::NotANumber
        });
    }
    if !digits(typed) {
        return Err(NotMinutes::NotANumber);
    }
    let minutes = typed.parse().unwrap_or(u32::MAX);
    if (1..=LONGEST).contains(&minutes) {
        Ok(minutes)
    } else {
        Err(NotMinutes::OutOfRange)
    }
}

/// A time of day as browsers and people write it, in minutes from midnight.
#[must_use]
pub fn time_of_day(typed: &str) -> Option<u32> {
    let (hours, minutes) = typed.trim().split_once([':', '.'])?;
    let number = |text: &str, below: u32| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|number| plain && *number < below)
    };
    Some(number(hours, 24)? * 60 + number(minutes, 60).filter(|_| minutes.len() == 2)?)
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> SessionPlan {
    let mut found = SessionPlan::default();
    if form.rows("plan").len() > MOST_ROWS || form.rows("outcomes").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    let begins = form.get("begins");
    found.begins = time_of_day(begins);
    if found.begins.is_none() && !begins.is_empty() {
        found.findings.push(Finding::Begins);
    }
    run(form, &mut found);
    if let Some(total) = found.total {
        judge_length(form, total, &mut found.findings);
    }
    judge_rhythm(form, &mut found);
    judge_outcomes(form, &mut found.findings);
    found
}

/// Adds the rows up.
fn run(form: &Form, found: &mut SessionPlan) {
    let mut time = Total::of(|sum: u32, next| sum + next);
    let mut rows = 0;
    for (row, entry) in form.filled("plan") {
        rows += 1;
        if entry.get("what").is_empty() {
            found.findings.push(Finding::NoWhat(row));
        }
        let from = time.get();
        let unread = time.add(minutes(entry.get("minutes"))).err();
        found.findings.extend(unread.map(|why| Finding::Minutes(row, why)));
        let slot = from.zip(time.get()).map(|(from, to)| Slot { row, from, to });
        found.slots.extend(slot);
    }
    if rows == 0 {
        found.findings.push(Finding::Empty);
    } else {
        found.total = time.get();
    }
}

fn judge_length(form: &Form, total: u32, findings: &mut Vec<Finding>) {
    if total > LONGEST {
        findings.push(Finding::TooLong);
    }
    match minutes(form.get("available")) {
        Ok(available) if total > available => findings.push(Finding::OverTime(total - available)),
        Ok(_) | Err(NotMinutes::Empty) => {}
        Err(why) => findings.push(Finding::Available(why)),
    }
}

fn judge_rhythm(form: &Form, found: &mut SessionPlan) {
    let kind = |row: &Row| Kind::from_id(row.get("kind"));
    let rows: Vec<(usize, &Row)> = form.filled("plan").collect();
    let kind_of = |number: usize| rows.iter().find(|(row, _)| *row == number).map(|(_, row)| kind(row));
    let mut since = 0;
    let mut stretches = Vec::new();
    for slot in &found.slots {
        if kind_of(slot.row) == Some(Kind::Break) {
            stretches.push((since, slot.from));
            since = slot.to;
        }
    }
    stretches.extend(found.slots.last().map(|last| (since, last.to)));
    let long = stretches
        .into_iter()
        .filter(|(from, to)| to.saturating_sub(*from) > LONGEST_STRETCH);
    found.findings.extend(long.map(|(from, to)| Finding::NoBreak(from, to)));
    let last = |wanted: Kind| rows.iter().rposition(|(_, row)| kind(row) == wanted);
    if last(Kind::Activity).is_some() && last(Kind::Debrief) < last(Kind::Activity) {
        found.findings.push(Finding::NoDebrief);
    }
}

fn judge_outcomes(form: &Form, findings: &mut Vec<Finding>) {
    let mut outcomes = form.filled("outcomes").peekable();
    if outcomes.peek().is_none() {
        findings.push(Finding::NoOutcomes);
    }
    for (number, outcome) in outcomes {
        let checks = |(_, row): (usize, &Row)| row.get("outcome") == outcome.id && !row.get("check").is_empty();
        if !form.filled("plan").any(checks) {
            findings.push(Finding::NeverChecked(number));
        }
    }
}

#[cfg(test)]
mod tests;
