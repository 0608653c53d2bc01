//! Tests of the session plan.

use proptest::prelude::*;

use super::*;
use crate::tools::form::test_support::{any_form, form, with_row};

fn plan(fields: &[(&str, &str)], rows: &[(&str, &str)]) -> Form {
    let outcome = with_row(form(fields), "outcomes", &[("text", "rates alone")]);
    rows.iter().fold(outcome, |form, (minutes, kind)| {
        let fields = [
            ("minutes", *minutes),
            ("kind", *kind),
            ("what", "Something"),
            ("outcome", "r1"),
            ("check", "a list"),
        ];
        with_row(form, "plan", &fields)
    })
}

#[test]
fn the_sample_day_takes_six_hours_and_has_two_long_stretches() {
    let rows: Vec<(String, &str)> = SAMPLE_DAY
        .iter()
        .map(|row| (row.minutes.to_string(), row.kind.id()))
        .collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(minutes, kind)| (minutes.as_str(), *kind)).collect();
    let found = check(&plan(&[("begins", "09:30"), ("available", "360")], &rows));
    assert_eq!(found.total, Some(360));
    let begins: Vec<u32> = found.slots.iter().map(|slot| slot.from).collect();
    assert_eq!(begins, [0, 15, 55, 75, 90, 145, 165, 195, 255, 285, 305, 330]);
    assert_eq!(found.findings, [Finding::NoBreak(90, 195), Finding::NoBreak(255, 360)]);
    assert_eq!(found.clock(195), "12:45");
    assert_eq!(found.clock(360), "15:30");
}

/// Minutes and kinds, and what is found.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [Finding]);

#[test]
fn the_rhythm_is_watched() {
    let table: [Case<'_>; 7] = [
        (&[("90", "input")], &[]),
        (&[("91", "input")], &[Finding::NoBreak(0, 91)]),
        (&[("60", "input"), ("10", "break"), ("90", "input")], &[]),
        (&[("100", "break"), ("90", "input")], &[]),
        (&[("40", "activity")], &[Finding::NoDebrief]),
        (&[("10", "debrief"), ("40", "activity")], &[Finding::NoDebrief]),
        (&[("40", "activity"), ("10", "debrief")], &[]),
    ];
    for (rows, findings) in table {
        assert_eq!(check(&plan(&[], rows)).findings, findings, "{rows:?}");
    }
}

#[test]
fn outcomes_are_checked_by_a_row() {
    let two = with_row(plan(&[], &[("30", "input")]), "outcomes", &[("text", "names ten")]);
    assert_eq!(check(&two).findings, [Finding::NeverChecked(2)]);
    let no_words = with_row(
        two,
        "plan",
        &[("minutes", "5"), ("what", "Check"), ("outcome", "r2"), ("check", " ")],
    );
    assert_eq!(check(&no_words).findings, [Finding::NeverChecked(2)]);
    let none = with_row(form(&[]), "plan", &[("minutes", "5"), ("what", "Hello")]);
    assert_eq!(check(&none).findings, [Finding::NoOutcomes]);
}

#[test]
fn nonsense_is_a_reason_and_never_a_clock() {
    let table = [
        ("", NotMinutes::Empty),
        ("-5", NotMinutes::Negative),
        ("1.5", NotMinutes::NotANumber),
        ("NaN", NotMinutes::NotANumber),
        ("0", NotMinutes::OutOfRange),
        ("1441", NotMinutes::OutOfRange),
        ("99999999999999", NotMinutes::OutOfRange),
    ];
    for (typed, why) in table {
        let found = check(&plan(&[], &[("10", "input"), (typed, "input"), ("10", "input")]));
        assert_eq!(found.findings, [Finding::Minutes(2, why)], "{typed:?}");
        assert_eq!(found.total, None);
        assert_eq!(found.slots.len(), 1);
    }
    assert_eq!(check(&form(&[])).findings, [Finding::Empty, Finding::NoOutcomes]);
    let over = check(&plan(&[("available", "45")], &[("50", "input")]));
    assert_eq!(over.findings, [Finding::OverTime(5)]);
    let unreadable = check(&plan(&[("available", "long"), ("begins", "noon")], &[("50", "input")]));
    assert_eq!(
        unreadable.findings,
        [Finding::Begins, Finding::Available(NotMinutes::NotANumber)]
    );
    let long = check(&plan(&[], &[("1440", "break"), ("10", "input")]));
    assert_eq!(long.findings, [Finding::TooLong]);
}

#[test]
fn times_of_day_are_read() {
    let table = [
        ("09:30", Some(570)),
        ("9.05", Some(545)),
        ("23:59", Some(1439)),
        ("24:00", None),
        ("9:5", None),
        ("9", None),
        ("-1:00", None),
    ];
    for (typed, minutes) in table {
        assert_eq!(time_of_day(typed), minutes, "{typed}");
    }
}

proptest! {
    #[test]
    fn the_clock_runs_without_holes(
        form in any_form(
            &["begins", "available"],
            &[("plan", &["minutes", "kind", "what", "outcome", "check"]), ("outcomes", &["text"])],
        )
    ) {
        let found = check(&form);
        let mut now = 0;
        for slot in &found.slots {
            prop_assert_eq!(slot.from, now);
            prop_assert!(slot.to > slot.from);
            now = slot.to;
        }
        if let Some(total) = found.total {
            prop_assert_eq!(total, now);
        }
    }
}
