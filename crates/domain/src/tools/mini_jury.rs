//! A small jury: works, jurors, the level that each juror gave to each work, and how far they agree.
//!
//! | field | value |
//! |---|---|
//! | `scale` | `1-4` (where nothing is chosen), `0-4`, `1-5` or `1-10` |
//! | rows `jurors`: `name` | |
//! | rows `works`: `name`, and for each juror `level-` and the juror's row id | |

use super::form::{Form, MOST_ROWS};
use crate::agreement::{Agreement, Scale, measure};

/// The scales to choose from; the first one where nothing is chosen.
pub const SCALES: [&str; 4] = ["1-4", "0-4", "1-5", "1-10"];

/// Something to say about the form. Rows are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// No work.
    NoWorks,
    /// Fewer than two jurors.
    TooFewJurors,
    /// More rows than are looked at.
    TooManyRows,
    /// A level that is no whole number of the scale: work, juror.
    NotALevel(usize, usize),
    /// A level is missing: work, juror.
    NoLevel(usize, usize),
    /// Fewer than this many works give a figure that chance decides.
    FewWorks,
}

/// Fewer works than this say little.
pub const FEW_WORKS: usize = 5;

/// What the form comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Jury {
    /// The figures; nothing where something typed is no level.
    pub agreement: Option<Agreement>,
    /// For each entry of the figures' spreads the number of the work's row.
    pub works: Vec<usize>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

/// The scale of a form.
#[must_use]
pub fn scale(form: &Form) -> Scale {
    let chosen = SCALES.into_iter().find(|scale| *scale == form.get("scale"));
    let ends = chosen.unwrap_or("1-4").split_once('-');
    ends.and_then(|(lowest, highest)| Scale::new(lowest.parse().ok()?, highest.parse().ok()?))
        .unwrap_or(Scale::ONE_TO_FOUR)
}

/// The field of a work's row that holds the level which a juror gave.
#[must_use]
pub fn level_field(juror: &str) -> String {
    format!("level-{juror}")
}

/// Reads and judges a form; the seed is that of the interval.
#[must_use]
pub fn check(form: &Form, seed: u32) -> Jury {
    let mut findings = Vec::new();
    if form.rows("works").len() > MOST_ROWS || form.rows("jurors").len() > MOST_ROWS {
        findings.push(Finding::TooManyRows);
        return Jury {
            agreement: None,
            works: Vec::new(),
            findings,
        };
    }
    let scale = scale(form);
    let jurors: Vec<(usize, &str)> = form
        .filled("jurors")
        .map(|(number, row)| (number, row.id.as_str()))
        .collect();
    let mut works = Vec::new();
    let mut units = Vec::new();
    let mut readable = true;
    for (work, row) in form.filled("works") {
        let mut unit = Vec::new();
        for (juror, id) in &jurors {
            let typed = row.get(&level_field(id));
            let level = typed.parse::<u8>().ok();
            let fits = level.is_some_and(|level| (scale.lowest()..=scale.highest()).contains(&level));
            if typed.is_empty() {
                findings.push(Finding::NoLevel(work, *juror));
            } else if !fits {
                findings.push(Finding::NotALevel(work, *juror));
                readable = false;
            }
            unit.push(level.filter(|_| fits));
        }
        works.push(work);
        units.push(unit);
    }
    if works.is_empty() {
        findings.push(Finding::NoWorks);
    } else if works.len() < FEW_WORKS {
        findings.push(Finding::FewWorks);
    }
    if jurors.len() < 2 {
        findings.push(Finding::TooFewJurors);
    }
    let agreement = readable
        .then(|| measure(scale, &units, |_| false, seed).ok())
        .flatten()
        .filter(|_| jurors.len() >= 2 && !works.is_empty());
    Jury {
        agreement,
        works,
        findings,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::agreement::{Flag, Undefined};
    use crate::tools::form::test_support::{any_form, form, with_row};

    fn jury(levels: &[[&str; 3]]) -> Form {
        let jurors = ["Ada", "Ben", "Cem"];
        let form = jurors
            .iter()
            .fold(form(&[]), |form, name| with_row(form, "jurors", &[("name", name)]));
        levels.iter().enumerate().fold(form, |form, (number, levels)| {
            let name = format!("Work {number}");
            let fields = [
                ("name", name.as_str()),
                ("level-r1", levels[0]),
                ("level-r2", levels[1]),
                ("level-r3", levels[2]),
            ];
            with_row(form, "works", &fields)
        })
    }

    #[test]
    fn jurors_see_where_they_differ() {
        let found = check(
            &jury(&[
                ["1", "1", "2"],
                ["4", "4", "4"],
                ["1", "3", "4"],
                ["2", "2", "3"],
                ["3", "3", "3"],
            ]),
            1,
        );
        assert_eq!(found.findings, []);
        let agreement = found.agreement.unwrap();
        let flags: Vec<Option<Flag>> = agreement.spreads.iter().flatten().map(|spread| spread.flag).collect();
        assert_eq!(flags, [None, None, Some(Flag::FarApart), None, None]);
        assert!(agreement.alpha.is_ok());
    }

    #[test]
    fn what_is_no_level_gives_no_figure() {
        for typed in ["5", "0", "2.5", "-1", "NaN", "two"] {
            let found = check(&jury(&[["1", typed, "2"]]), 1);
            assert!(found.findings.contains(&Finding::NotALevel(1, 2)), "{typed}");
            assert_eq!(found.agreement, None, "{typed}");
        }
        let missing = check(&jury(&[["1", "", "2"]]), 1);
        assert_eq!(missing.findings, [Finding::NoLevel(1, 2), Finding::FewWorks]);
        assert!(missing.agreement.is_some());
        let same = check(&jury(&[["3", "3", "3"]; 5]), 1).agreement.unwrap();
        assert_eq!(same.alpha, Err(Undefined::NoVariation));
    }

    #[test]
    fn a_jury_needs_works_and_jurors() {
        assert_eq!(check(&form(&[]), 1).findings, [Finding::NoWorks, Finding::TooFewJurors]);
        assert_eq!(check(&form(&[]), 1).agreement, None);
        let table = [("", 1, 4), ("0-4", 0, 4), ("1-10", 1, 10), ("9-1", 1, 4)];
        for (chosen, lowest, highest) in table {
            let scale = scale(&form(&[("scale", chosen)]));
            assert_eq!((scale.lowest(), scale.highest()), (lowest, highest), "{chosen}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn figures_hold_whatever_is_typed(
            form in any_form(&["scale"], &[("works", &["name", "level-r1", "level-r2"]), ("jurors", &["name"])])
        ) {
            let found = check(&form, 5);
            if let Some(agreement) = found.agreement {
                prop_assert_eq!(agreement.spreads.len(), found.works.len());
                prop_assert!(agreement.alpha.is_err() || agreement.alpha.unwrap().is_finite());
            }
        }
    }
}
