//! Who teaches whom next, and what keeps the content from thinning out on the way.
//!
//! | field | value |
//! |---|---|
//! | `organisation` | who sends the trainers and signs |
//! | `core` | what must stay as it is |
//! | `may-change` | what may change |
//! | `follow-up` | the day on which people meet again |
//! | rows `steps`: `who`, `whom`, `people`, `when` (a day), `with`, `observer` | |

use super::form::{Form, MOST_ROWS, Row};
use super::total::Total;
use super::{Weight, holding};
use crate::date::Date;

/// Something to say about the form. Rows are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No step.
    NoSteps,
    /// More rows than are looked at.
    TooManyRows,
    /// A step that says not who teaches.
    NoTeacher(usize),
    /// A step that says not whom.
    NoLearners(usize),
    /// How many people is no whole number from 1 to 10,000.
    People(usize),
    /// A step without a day that can be read.
    NoDay(usize),
    /// A step that takes place before the one above it: row.
    Earlier(usize),
    /// Nobody teaches along.
    NoCompany(usize),
    /// Nobody observes.
    NoObserver(usize),
    /// The observer teaches.
    ObservesSelf(usize),
    /// No organisation.
    NoOrganisation,
    /// Nothing is said to stay.
    NoCore,
    /// Nothing is said to be free.
    NoMayChange,
    /// No day of meeting again that can be read, or one before the last step.
    NoFollowUp,
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::NoSteps
            | Self::TooManyRows
            | Self::NoTeacher(_)
            | Self::NoLearners(_)
            | Self::People(_)
            | Self::NoCore => Weight::Wrong,
            _ => Weight::Doubtful,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CascadePlan {
    /// Steps that are begun.
    pub steps: usize,
    /// People reached by all steps; nothing where a number cannot be read.
    pub people: Option<u32>,
    /// Steps with somebody who teaches along or observes.
    pub accompanied: usize,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> CascadePlan {
    let mut found = CascadePlan::default();
    if form.rows("steps").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    let mut last: Option<Date> = None;
    let mut people = Total::of(|sum: u32, next| sum + next);
    for (number, row) in form.filled("steps") {
        found.steps += 1;
        found.accompanied += usize::from(!row.get("with").is_empty() || !row.get("observer").is_empty());
        judge(number, row, &mut found.findings);
        let count = row.get("people").parse::<u32>().ok();
        let count = count.filter(|count| (1..=10_000).contains(count));
        let wrong = people.add(count.ok_or(Finding::People(number))).err();
        found.findings.extend(wrong);
        if let Ok(day) = row.get("when").parse::<Date>() {
            if last.is_some_and(|last| day < last) {
                found.findings.push(Finding::Earlier(number));
            }
            last = last.max(Some(day));
        }
    }
    if found.steps == 0 {
        found.findings.push(Finding::NoSteps);
    } else {
        found.people = people.get();
    }
    let meets_again = form
        .get("follow-up")
        .parse::<Date>()
        .is_ok_and(|day| last.is_none_or(|last| day > last));
    let missing = [
        (form.get("organisation").is_empty(), Finding::NoOrganisation),
        (form.get("core").is_empty(), Finding::NoCore),
        (form.get("may-change").is_empty(), Finding::NoMayChange),
        (!meets_again, Finding::NoFollowUp),
    ];
    found.findings.extend(holding(missing));
    found
}

fn judge(number: usize, row: &Row, findings: &mut Vec<Finding>) {
    let is_empty = |name: &str| row.get(name).is_empty();
    let same = !is_empty("observer") && row.get("observer").to_lowercase() == row.get("who").to_lowercase();
    let missing = [
        (is_empty("who"), Finding::NoTeacher(number)),
        (is_empty("whom"), Finding::NoLearners(number)),
        (row.get("when").parse::<Date>().is_err(), Finding::NoDay(number)),
        (is_empty("with"), Finding::NoCompany(number)),
        (is_empty("observer"), Finding::NoObserver(number)),
        (same, Finding::ObservesSelf(number)),
    ];
    findings.extend(holding(missing));
}

#[cfg(test)]
mod tests;
