//! The hours of a micro-credential by part, what they are in credits, and how they compare with what learners logged.
//!
//! | field | value |
//! |---|---|
//! | `rule` | `european` (25 to 30 hours a credit, where nothing is chosen) or `malta` (25, at least 5 of them contact) |
//! | `claim` | the credits that are claimed; may be empty |
//! | rows `parts`: `part`, `what`, `hours` | see [`Part`] |
//! | rows `logs`: `who`, `hours` | what one learner really needed |
//!
//! Sources: ECTS Users' Guide 2015 (25 to 30 hours of work a credit); Malta's rules for micro-credentials (25 hours with
//! at least 5 contact hours).

use std::collections::BTreeMap;

use super::Weight;
use super::amount::{Amount, NotAnAmount};
use super::form::{Form, MOST_ROWS, Row};
use super::total::Total;
use crate::ratio::Ratio;

/// A kind of effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// With a trainer.
    Contact,
    /// In studio, workshop or rehearsal.
    Studio,
    /// In the field.
    Fieldwork,
    /// Alone.
    SelfStudy,
    /// Putting a portfolio together.
    Portfolio,
    /// Being assessed, and getting ready for it.
    Assessment,
}

impl Part {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 6] = [
        Self::Contact,
        Self::Studio,
        Self::Fieldwork,
        Self::SelfStudy,
        Self::Portfolio,
        Self::Assessment,
    ];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Studio => "studio",
            Self::Fieldwork => "fieldwork",
            Self::SelfStudy => "self-study",
            Self::Portfolio => "portfolio",
            Self::Assessment => "assessment",
        }
    }

    /// The part of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

/// How hours become credits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 25 to 30 hours a credit.
    European,
    /// 25 hours a credit, at least 5 of them contact.
    Malta,
}

impl Rule {
    /// The rule of an id; European where it is none.
    #[must_use]
    pub fn from_id(id: &str) -> Self {
        if id == "malta" { Self::Malta } else { Self::European }
    }

    /// The fewest and the most hours a credit.
    #[must_use]
    pub const fn hours(self) -> [u32; 2] {
        match self {
            Self::European => [25, 30],
            Self::Malta => [25, 25],
        }
    }

    /// Whether hours fit the credits that are claimed. Where there is one figure only, hours a credit are rounded to whole
    /// ones first.
    #[must_use]
    pub fn fits(self, hours: Amount, credits: Amount) -> bool {
        let (hours, credits) = (hours.hundredths() * 2, credits.hundredths() * 2);
        let [fewest, most] = self.hours().map(u64::from);
        let half = if fewest == most { credits / 2 } else { 0 };
        hours + half >= fewest * credits && hours <= most * credits + half
    }
}

/// The credits that hours come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credits {
    /// At the most hours a credit.
    pub lowest: Ratio,
    /// At the fewest hours a credit.
    pub highest: Ratio,
}

/// What learners logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logs {
    /// How many learners.
    pub count: usize,
    /// The fewest hours.
    pub fewest: Amount,
    /// The middle; between two middle ones their mean.
    pub median: Ratio,
    /// The most hours.
    pub most: Amount,
}

/// Something to say about the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No hours are given.
    NothingToAdd,
    /// More rows than are looked at.
    TooManyRows,
    /// Hours that cannot be read, by the row's number.
    Hours(usize, NotAnAmount),
    /// A row without a part.
    NoPart(usize),
    /// The claim cannot be read.
    Claim(NotAnAmount),
    /// The claim does not fit the hours.
    ClaimDoesNotFit,
    /// Malta's rule wants at least so many contact hours.
    TooLittleContact(Ratio),
    /// No hours for assessment: credits count all effort, that of being assessed too.
    NoAssessment,
    /// A log that cannot be read, by the row's number.
    Log(usize, NotAnAmount),
    /// Learners need more than a quarter more than planned.
    LogsAbove,
    /// Learners need more than a quarter less than planned.
    LogsBelow,
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::NothingToAdd | Self::TooManyRows | Self::Hours(..) | Self::Claim(_) | Self::Log(..) => Weight::Wrong,
            _ => Weight::Doubtful,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// All hours; nothing where one of them cannot be read.
    pub total: Option<Amount>,
    /// Hours by part, of rows that can be read.
    pub parts: BTreeMap<Part, Amount>,
    /// The credits, where there are hours.
    pub credits: Option<Credits>,
    /// What learners logged, where all of it can be read.
    pub logs: Option<Logs>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> Workload {
    let mut found = Workload::default();
    let rule = Rule::from_id(form.get("rule"));
    if form.rows("parts").len() > MOST_ROWS || form.rows("logs").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    found.total = total(form, &mut found);
    if let Some(total) = found.total {
        judge_total(form, rule, total, &mut found);
    }
    found.logs = logs(form, &mut found.findings);
    if let (Some(total), Some(logs)) = (found.total, found.logs) {
        let planned = total.ratio();
        // A quarter of the plan, in hundredths so that it stays exact.
        let beyond = |hundredths: u64| Ratio::new(total.hundredths() * hundredths, 10_000).unwrap_or(planned);
        if logs.median > beyond(125) {
            found.findings.push(Finding::LogsAbove);
        } else if logs.median < beyond(75) {
            found.findings.push(Finding::LogsBelow);
        }
    }
    found
}

fn total(form: &Form, found: &mut Workload) -> Option<Amount> {
    let mut total = Total::of(Amount::plus);
    // A row in which only the kind of work is chosen is one that a person has not come to yet.
    let begun = |row: &Row| !row.get("what").is_empty() || !row.get("hours").is_empty();
    for (number, row) in form.filled("parts").filter(|(_, row)| begun(row)) {
        let part = Part::from_id(row.get("part"));
        if part.is_none() {
            found.findings.push(Finding::NoPart(number));
        }
        match total.add(row.get("hours").parse::<Amount>()) {
            Ok(hours) => {
                if let Some(part) = part {
                    let sum = found.parts.entry(part).or_default();
                    *sum = sum.plus(hours);
                }
            }
            Err(why) => found.findings.push(Finding::Hours(number, why)),
        }
    }
    if total.get() == Some(Amount::default()) {
        found.findings.push(Finding::NothingToAdd);
        return None;
    }
    total.get()
}

fn judge_total(form: &Form, rule: Rule, total: Amount, found: &mut Workload) {
    let [fewest, most] = rule.hours();
    let at = |hours: u32| Ratio::new(total.hundredths(), u64::from(hours) * 100).unwrap_or(Ratio::ZERO);
    found.credits = Some(Credits {
        lowest: at(most),
        highest: at(fewest),
    });
    let contact = found.parts.get(&Part::Contact).copied().unwrap_or_default();
    if rule == Rule::Malta && contact.hundredths() * 5 < total.hundredths() {
        let wanted = Ratio::new(total.hundredths(), 500).unwrap_or(Ratio::ZERO);
        found.findings.push(Finding::TooLittleContact(wanted));
    }
    if !found.parts.contains_key(&Part::Assessment) {
        found.findings.push(Finding::NoAssessment);
    }
    match form.get("claim").parse::<Amount>() {
        Ok(claim) if !rule.fits(total, claim) => found.findings.push(Finding::ClaimDoesNotFit),
        Ok(_) | Err(NotAnAmount::Empty) => {}
        Err(why) => found.findings.push(Finding::Claim(why)),
    }
}

fn logs(form: &Form, findings: &mut Vec<Finding>) -> Option<Logs> {
    let mut hours = Vec::new();
    let mut readable = true;
    for (number, row) in form.filled("logs") {
        match row.get("hours").parse::<Amount>() {
            Ok(logged) => hours.push(logged),
            Err(why) => {
                findings.push(Finding::Log(number, why));
                readable = false;
            }
        }
    }
    hours.sort_unstable();
    let middle = |place: usize| hours.get(place).map(|hours| hours.hundredths());
    let (low, high) = (middle(hours.len().checked_sub(1)? / 2)?, middle(hours.len() / 2)?);
    readable.then_some(Logs {
        count: hours.len(),
        fewest: *hours.first()?,
        median: Ratio::new(low + high, 200)?,
        most: *hours.last()?,
    })
}

#[cfg(test)]
mod tests;
