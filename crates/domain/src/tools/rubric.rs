//! An analytic rubric: criteria, and what can be seen of each at four levels.
//!
//! Rows `criteria`: `name`, `l1` (lowest) to `l4`.

use super::Weight;
use super::form::{Form, MOST_ROWS, Row};

/// The levels' fields, lowest first.
pub const LEVELS: [&str; 4] = ["l1", "l2", "l3", "l4"];
/// More criteria than this cannot be judged at once.
pub const MOST: usize = 8;

/// Something to say about the form. Rows and levels are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No criterion is written.
    Empty,
    /// More rows than are looked at.
    TooManyRows,
    /// One criterion: a mark without parts.
    OnlyOne,
    /// More than [`MOST`]: how many.
    TooMany(usize),
    /// A criterion without a name.
    NoName(usize),
    /// A level without words: row, level.
    NoWords(usize, usize),
    /// Two levels of one criterion say the same: row, lower level, higher level.
    SameWords(usize, usize, usize),
    /// A criterion of the same name stands above: row, earlier row.
    SameName(usize, usize),
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self {
            Self::OnlyOne | Self::TooMany(_) => Weight::Doubtful,
            _ => Weight::Wrong,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rubric {
    /// Criteria that are begun.
    pub criteria: usize,
    /// Criteria with a name and four different levels.
    pub complete: usize,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> Rubric {
    let mut found = Rubric::default();
    if form.rows("criteria").len() > MOST_ROWS {
        found.findings.push(Finding::TooManyRows);
        return found;
    }
    let mut names: Vec<(usize, String)> = Vec::new();
    for (number, row) in form.filled("criteria") {
        found.criteria += 1;
        let mut findings = judge(number, row);
        let name = row.get("name").to_lowercase();
        let same = names.iter().find(|(_, before)| *before == name && !name.is_empty());
        findings.extend(same.map(|(earlier, _)| Finding::SameName(number, *earlier)));
        names.push((number, name));
        found.complete += usize::from(findings.is_empty());
        found.findings.append(&mut findings);
    }
    match found.criteria {
        0 => found.findings.push(Finding::Empty),
        1 => found.findings.push(Finding::OnlyOne),
        count if count > MOST => found.findings.push(Finding::TooMany(count)),
        _ => {}
    }
    found
}

fn judge(number: usize, row: &Row) -> Vec<Finding> {
    let mut findings = Vec::new();
    if row.get("name").is_empty() {
        findings.push(Finding::NoName(number));
    }
    let words = LEVELS.map(|level| row.get(level).to_lowercase());
    for (place, text) in words.iter().enumerate() {
        if text.is_empty() {
            findings.push(Finding::NoWords(number, place + 1));
        } else if let Some(lower) = words.iter().take(place).position(|before| before == text) {
            findings.push(Finding::SameWords(number, lower + 1, place + 1));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tools::form::test_support::{any_form, form, with_row};

    fn criterion(form: Form, name: &str, levels: [&str; 4]) -> Form {
        let mut fields = vec![("name", name)];
        fields.extend(LEVELS.into_iter().zip(levels));
        with_row(form, "criteria", &fields)
    }

    const LEVELS_OK: [&str; 4] = ["flat", "lit", "shaped", "shaped for the story"];

    fn good(count: usize) -> Form {
        (0..count).fold(form(&[]), |form, number| {
            criterion(form, &format!("c{number}"), LEVELS_OK)
        })
    }

    #[test]
    fn a_rubric_is_a_full_table() {
        let table: [(Form, &[Finding]); 8] = [
            (good(2), &[]),
            (form(&[]), &[Finding::Empty]),
            (good(1), &[Finding::OnlyOne]),
            (good(9), &[Finding::TooMany(9)]),
            (good(MOST_ROWS + 1), &[Finding::TooManyRows]),
            (
                criterion(good(2), "", ["a", "", "c", "d"]),
                &[Finding::NoName(3), Finding::NoWords(3, 2)],
            ),
            (
                criterion(good(2), "light", ["good", "better", "Good ", "better"]),
                &[Finding::SameWords(3, 1, 3), Finding::SameWords(3, 2, 4)],
            ),
            (criterion(good(2), "C1", LEVELS_OK), &[Finding::SameName(3, 2)]),
        ];
        for (form, findings) in table {
            assert_eq!(check(&form).findings, findings);
        }
        let found = check(&criterion(good(2), "", LEVELS_OK));
        assert_eq!((found.criteria, found.complete), (3, 2));
    }

    proptest! {
        #[test]
        fn counts_hold_whatever_is_typed(form in any_form(&[], &[("criteria", &["name", "l1", "l2", "l3", "l4"])])) {
            let found = check(&form);
            prop_assert!(found.complete <= found.criteria);
            prop_assert!(found.criteria > 0 || !found.findings.is_empty());
        }
    }
}
