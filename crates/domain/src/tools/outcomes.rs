//! Learning outcomes, and whether each is taught and checked: the alignment of outcome, activity and assessment.
//!
//! Rows `outcomes`: `verb`, `object`, `condition`, `level` (1 to 8 of the European Qualifications Framework), `activity`,
//! `assessment`.

use super::form::{Form, MOST_ROWS, Row};
use super::wording::vague_verb;
use super::{Weight, holding};

/// Fewer outcomes leave nothing to combine.
pub const FEWEST: usize = 2;
/// More outcomes than this are a list of topics.
pub const MOST: usize = 8;

/// Something to say about the form. Rows are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No outcome is written.
    NoOutcomes,
    /// More rows than are looked at.
    TooManyRows,
    /// Fewer than [`FEWEST`].
    TooFew,
    /// More than [`MOST`]: how many.
    TooMany(usize),
    /// An outcome without a verb.
    NoVerb(usize),
    /// A verb that nobody can see or mark.
    Vague(usize, &'static str),
    /// An outcome that says not what is acted on.
    NoObject(usize),
    /// An outcome that says not under which condition or to which standard.
    NoCondition(usize),
    /// No level from 1 to 8.
    NoLevel(usize),
    /// Nothing is done for it.
    NoActivity(usize),
    /// Nothing checks it.
    NoAssessment(usize),
    /// It says the same as an earlier row.
    SameAs(usize, usize),
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::NoOutcomes | Self::TooManyRows | Self::NoVerb(_) | Self::NoAssessment(_) => Weight::Wrong,
            _ => Weight::Doubtful,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Outcomes that are written.
    pub outcomes: usize,
    /// Outcomes with an activity and an assessment.
    pub aligned: usize,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// The outcome as one sentence part: verb, object, condition.
#[must_use]
pub fn sentence(row: &Row) -> String {
    let parts = ["verb", "object", "condition"].map(|name| row.get(name));
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> Alignment {
    let mut found = Alignment::default();
    if form.rows("outcomes").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    let mut before: Vec<(usize, String)> = Vec::new();
    for (number, row) in form.filled("outcomes") {
        found.outcomes += 1;
        let aligned = !row.get("activity").is_empty() && !row.get("assessment").is_empty();
        found.aligned += usize::from(aligned);
        judge(number, row, &mut found.findings);
        let same = sentence(row).to_lowercase();
        if let Some((earlier, _)) = before.iter().find(|(_, text)| *text == same && !same.is_empty()) {
            found.findings.push(Finding::SameAs(number, *earlier));
        }
        before.push((number, same));
    }
    match found.outcomes {
        0 => found.findings.push(Finding::NoOutcomes),
        count if count < FEWEST => found.findings.push(Finding::TooFew),
        count if count > MOST => found.findings.push(Finding::TooMany(count)),
        _ => {}
    }
    found
}

fn judge(number: usize, row: &Row, findings: &mut Vec<Finding>) {
    let is_empty = |name: &str| row.get(name).is_empty();
    if is_empty("verb") {
        findings.push(Finding::NoVerb(number));
    } else if let Some(verb) = vague_verb(row.get("verb")) {
        findings.push(Finding::Vague(number, verb));
    }
    let level = row.get("level").parse::<u8>();
    let missing = [
        (is_empty("object"), Finding::NoObject(number)),
        (is_empty("condition"), Finding::NoCondition(number)),
        (
            !level.is_ok_and(|level| (1..=8).contains(&level)),
            Finding::NoLevel(number),
        ),
        (is_empty("activity"), Finding::NoActivity(number)),
        (is_empty("assessment"), Finding::NoAssessment(number)),
    ];
    findings.extend(holding(missing));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tools::form::test_support::{any_form, form, with_row};

    const GOOD: [(&str, &str); 6] = [
        ("verb", "lights"),
        ("object", "a two-camera interview"),
        ("condition", "to a written brief"),
        ("level", "5"),
        ("activity", "Studio day"),
        ("assessment", "Practical task"),
    ];

    fn with(form: Form, changes: &[(&str, &str)]) -> Form {
        let fields: Vec<(&str, &str)> = GOOD
            .iter()
            .map(|(name, text)| {
                let change = changes.iter().find(|(changed, _)| changed == name);
                (*name, change.map_or(*text, |(_, text)| *text))
            })
            .collect();
        with_row(form, "outcomes", &fields)
    }

    fn numbered(count: usize) -> Form {
        (0..count).fold(form(&[]), |form, number| {
            with(form, &[("object", &format!("scene {number}"))])
        })
    }

    #[test]
    fn what_is_missing_is_named() {
        let table: [(&str, &str, Finding); 7] = [
            ("verb", "", Finding::NoVerb(3)),
            ("verb", "understands", Finding::Vague(3, "understands")),
            ("object", " ", Finding::NoObject(3)),
            ("condition", "", Finding::NoCondition(3)),
            ("level", "9", Finding::NoLevel(3)),
            ("activity", "", Finding::NoActivity(3)),
            ("assessment", "", Finding::NoAssessment(3)),
        ];
        for (name, text, finding) in table {
            let found = check(&with(numbered(2), &[(name, text)]));
            assert_eq!(found.findings, [finding], "{name} {text:?}");
            assert_eq!(found.outcomes, 3);
        }
    }

    #[test]
    fn two_to_eight_are_a_good_number() {
        let table: [(usize, &[Finding]); 6] = [
            (0, &[Finding::NoOutcomes]),
            (1, &[Finding::TooFew]),
            (2, &[]),
            (8, &[]),
            (9, &[Finding::TooMany(9)]),
            (40, &[Finding::TooMany(40)]),
        ];
        for (count, findings) in table {
            let found = check(&numbered(count));
            assert_eq!(found.findings, findings, "{count}");
            assert_eq!((found.outcomes, found.aligned), (count, count));
        }
        assert_eq!(check(&numbered(MOST_ROWS + 1)).findings, [Finding::TooManyRows]);
    }

    #[test]
    fn the_same_outcome_twice_is_one() {
        let twice = with(with(form(&[]), &[]), &[("verb", "Lights")]);
        assert_eq!(check(&twice).findings, [Finding::SameAs(2, 1)]);
        let blank_between = with(with_row(with(form(&[]), &[]), "outcomes", &[("verb", " ")]), &[]);
        assert_eq!(check(&blank_between).findings, [Finding::SameAs(3, 1)]);
        assert_eq!(
            sentence(&twice.rows("outcomes")[0]),
            "lights a two-camera interview to a written brief"
        );
    }

    proptest! {
        #[test]
        fn counts_hold_whatever_is_typed(
            form in any_form(&[], &[("outcomes", &["verb", "object", "condition", "level", "activity", "assessment"])])
        ) {
            let found = check(&form);
            prop_assert!(found.aligned <= found.outcomes && found.outcomes <= MOST_ROWS);
            prop_assert_eq!(found.outcomes == 0, found.findings.iter().any(|finding| matches!(finding, Finding::NoOutcomes | Finding::TooManyRows)));
        }
    }
}
