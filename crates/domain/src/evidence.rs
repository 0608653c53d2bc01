//! What evidence is worth: it ages, and it limits the level that it supports.

use crate::assessment::{Evidence, EvidenceStrength};
use crate::date::{Date, PartialDate};
use crate::instrument::Level;

/// How a date stands to the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Within the months that the instrument grants, or the assessment itself has no date.
    Current,
    /// Older: the evidence counts one step less.
    Aged,
    /// No date, or one after the day of the assessment: nothing ages, but people are told.
    Undated,
}

/// What all evidence of one indicator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The highest strength after ageing; a statement only where there is no entry.
    pub strength: EvidenceStrength,
    /// Entries that lost a step.
    pub aged: u32,
    /// Entries without a date that can age.
    pub undated: u32,
}

impl Judged {
    /// What no entry at all comes to.
    pub const NOTHING: Self = Self {
        strength: EvidenceStrength::Statement,
        aged: 0,
        undated: 0,
    };
}

/// The age of evidence of this date, for an assessment of the day `assessed_on`. A partial date means its last day;
/// evidence is aged from the day after `months` calendar months.
#[must_use]
pub fn age(date: Option<PartialDate>, assessed_on: Option<Date>, months: u16) -> Age {
    let Some(last_day) = date.map(PartialDate::last_day) else {
        return Age::Undated;
    };
    match assessed_on {
        None => Age::Current,
        Some(today) if last_day > today => Age::Undated,
        Some(today) if last_day.plus_months(months) < today => Age::Aged,
        Some(_) => Age::Current,
    }
}

/// The strength of one entry after ageing: one step less, once, where it has aged.
#[must_use]
pub fn strength(evidence: &Evidence, assessed_on: Option<Date>, months: u16) -> EvidenceStrength {
    match age(evidence.date, assessed_on, months) {
        Age::Aged => one_step_less(evidence.strength),
        Age::Current | Age::Undated => evidence.strength,
    }
}

/// All entries of one indicator together.
#[must_use]
pub fn judge(entries: &[Evidence], assessed_on: Option<Date>, months: u16) -> Judged {
    entries.iter().fold(Judged::NOTHING, |sofar, entry| {
        let age = age(entry.date, assessed_on, months);
        Judged {
            strength: sofar.strength.max(strength(entry, assessed_on, months)),
            aged: sofar.aged.saturating_add(u32::from(age == Age::Aged)),
            undated: sofar.undated.saturating_add(u32::from(age == Age::Undated)),
        }
    })
}

/// The highest level that evidence of this strength supports.
#[must_use]
pub const fn ceiling(strength: EvidenceStrength) -> Level {
    let [_, one, two, three, four] = Level::ALL;
    match strength {
        EvidenceStrength::Statement => one,
        EvidenceStrength::Draft => two,
        EvidenceStrength::Document => three,
        EvidenceStrength::Records | EvidenceStrength::Outsider => four,
    }
}

/// The weakest evidence that supports this level.
#[must_use]
pub fn strength_for(level: Level) -> EvidenceStrength {
    let supports = |strength: &EvidenceStrength| ceiling(*strength) >= level;
    let weakest = EvidenceStrength::ALL.into_iter().find(supports);
    weakest.unwrap_or(EvidenceStrength::Outsider)
}

/// The claimed level as far as evidence of this strength supports it: never above the claim.
#[must_use]
pub fn supported_level(claimed: Level, strength: EvidenceStrength) -> Level {
    claimed.min(ceiling(strength))
}

const fn one_step_less(strength: EvidenceStrength) -> EvidenceStrength {
    match strength {
        EvidenceStrength::Statement | EvidenceStrength::Draft => EvidenceStrength::Statement,
        EvidenceStrength::Document => EvidenceStrength::Draft,
        EvidenceStrength::Records => EvidenceStrength::Document,
        EvidenceStrength::Outsider => EvidenceStrength::Records,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRENGTHS: [EvidenceStrength; 5] = [
        EvidenceStrength::Statement,
        EvidenceStrength::Draft,
        EvidenceStrength::Document,
        EvidenceStrength::Records,
        EvidenceStrength::Outsider,
    ];

    fn entry(date: Option<&str>, strength: EvidenceStrength) -> Evidence {
        Evidence {
            id: "0000000a".parse().unwrap(),
            title: String::new(),
            place: String::new(),
            date: date.map(|date| date.parse().unwrap()),
            unreadable_date: None,
            strength,
        }
    }

    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn ageing_starts_the_day_after_the_months_are_over() {
        let table = [
            ("2024-05-31", "2026-05-31", Age::Current),
            ("2024-05-31", "2026-06-01", Age::Aged),
            ("2024-05", "2026-05-31", Age::Current),
            ("2024-05", "2026-06-01", Age::Aged),
            ("2024", "2026-12-31", Age::Current),
            ("2024", "2027-01-01", Age::Aged),
            ("2024-02-29", "2026-02-28", Age::Current),
            ("2024-02-29", "2026-03-01", Age::Aged),
            ("2026-11-23", "2026-11-23", Age::Current),
            ("2026-11-24", "2026-11-23", Age::Undated),
            // The last day of the month lies ahead.
            ("2026-11", "2026-11-23", Age::Undated),
            ("2000", "2026-11-23", Age::Aged),
        ];
        for (date, today, expected) in table {
            assert_eq!(
                age(Some(date.parse().unwrap()), day(today), 24),
                expected,
                "{date} on {today}"
            );
        }
        assert_eq!(age(None, day("2026-11-23"), 24), Age::Undated);
        assert_eq!(age(Some("2000".parse().unwrap()), None, 24), Age::Current);
        assert_eq!(age(None, None, 24), Age::Undated);
    }

    #[test]
    fn ageing_takes_one_step_once() {
        let after: Vec<EvidenceStrength> = STRENGTHS
            .iter()
            .map(|fresh| strength(&entry(Some("1990"), *fresh), day("2026-11-23"), 24))
            .collect();
        let [e0, e1, e2, e3, _] = STRENGTHS;
        assert_eq!(after, [e0, e0, e1, e2, e3]);
    }

    #[test]
    fn the_highest_strength_after_ageing_counts() {
        let [_, _, e2, e3, _] = STRENGTHS;
        let entries = [entry(Some("2020"), e3), entry(Some("2026-01"), e2), entry(None, e2)];
        let judged = judge(&entries, day("2026-11-23"), 24);
        assert_eq!(
            judged,
            Judged {
                strength: e2,
                aged: 1,
                undated: 1
            }
        );
        assert_eq!(judge(&entries, None, 24).strength, e3);
        assert_eq!(judge(&[], day("2026-11-23"), 24), Judged::NOTHING);
    }

    #[test]
    fn the_weakest_evidence_that_will_do() {
        let [e0, e1, e2, e3, _] = STRENGTHS;
        assert_eq!(Level::ALL.map(strength_for), [e0, e0, e1, e2, e3]);
    }

    #[test]
    fn ceilings_limit_and_never_lift() {
        for (strength, expected) in STRENGTHS.into_iter().zip([1, 2, 3, 4, 4]) {
            assert_eq!(ceiling(strength).number(), expected);
            for claimed in Level::ALL {
                assert_eq!(
                    supported_level(claimed, strength).number(),
                    claimed.number().min(expected)
                );
            }
        }
    }
}
