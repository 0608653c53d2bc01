//! Tests of the workload.

use proptest::prelude::*;

use super::*;
use crate::tools::form::test_support::{any_form, form, with_row};

fn parts(fields: &[(&str, &str)], rows: &[(&str, &str)]) -> Form {
    rows.iter().fold(form(fields), |form, (part, hours)| {
        with_row(form, "parts", &[("part", part), ("hours", hours)])
    })
}

fn logged(form: Form, hours: &[&str]) -> Form {
    hours
        .iter()
        .fold(form, |form, hours| with_row(form, "logs", &[("hours", hours)]))
}

#[test]
fn sixty_hours_are_two_credits_or_a_little_more() {
    let found = check(&parts(
        &[("claim", "2")],
        &[("contact", "24"), ("studio", "30"), ("assessment", "6")],
    ));
    assert_eq!(found.total, Some(Amount::whole(60)));
    let credits = found.credits.unwrap();
    assert_eq!(credits.lowest, Ratio::whole(2));
    assert_eq!(credits.highest.decimals(1), "2.4");
    assert_eq!(found.findings, []);
    assert_eq!(found.parts[&Part::Studio], Amount::whole(30));
}

#[test]
fn national_rules_count() {
    let malta = [("rule", "malta"), ("claim", "2")];
    let good = check(&parts(
        &malta,
        &[("contact", "10"), ("self-study", "36"), ("assessment", "4")],
    ));
    assert_eq!(good.findings, []);
    assert_eq!(good.credits.unwrap().lowest, Ratio::whole(2));
    let little = check(&parts(
        &malta,
        &[("contact", "9,5"), ("self-study", "36.5"), ("assessment", "4")],
    ));
    assert_eq!(little.findings, [Finding::TooLittleContact(Ratio::whole(10))]);
    let table = [
        (Rule::European, "50", "2", true),
        (Rule::European, "60", "2", true),
        (Rule::European, "60.01", "2", false),
        (Rule::European, "49.99", "2", false),
        (Rule::European, "10", "0", false),
        (Rule::Malta, "51", "2", true),
        (Rule::Malta, "49", "2", true),
        (Rule::Malta, "51.01", "2", false),
        (Rule::Malta, "60", "2", false),
    ];
    for (rule, hours, credits, fits) in table {
        assert_eq!(
            rule.fits(hours.parse().unwrap(), credits.parse().unwrap()),
            fits,
            "{rule:?} {hours} {credits}"
        );
    }
}

#[test]
fn nonsense_is_a_reason_and_never_a_figure() {
    let table = [
        ("-3", NotAnAmount::Negative),
        ("many", NotAnAmount::NotANumber),
        ("NaN", NotAnAmount::NotANumber),
        ("1000000", NotAnAmount::TooLarge),
    ];
    for (hours, why) in table {
        let found = check(&parts(&[], &[("assessment", "4"), ("contact", hours)]));
        assert_eq!(found.findings, [Finding::Hours(2, why)], "{hours}");
        assert_eq!((found.total, found.credits), (None, None));
    }
    assert_eq!(check(&form(&[])).findings, [Finding::NothingToAdd]);
    assert_eq!(
        check(&parts(&[], &[("contact", "0")])).findings,
        [Finding::NothingToAdd]
    );
    let claims = check(&parts(&[("claim", "two")], &[("assessment", "25")]));
    assert_eq!(claims.findings, [Finding::Claim(NotAnAmount::NotANumber)]);
    let no_part = check(&parts(&[], &[("", "5"), ("assessment", "20")]));
    assert_eq!(no_part.findings, [Finding::NoPart(1)]);
    assert_eq!(no_part.total, Some(Amount::whole(25)));
    let not_begun = check(&parts(&[], &[("contact", ""), ("assessment", "25")]));
    assert_eq!(
        (not_begun.total, not_begun.findings.len()),
        (Some(Amount::whole(25)), 0)
    );
    let no_hours = with_row(form(&[]), "parts", &[("part", "contact"), ("what", "Workshop")]);
    assert_eq!(check(&no_hours).findings, [Finding::Hours(1, NotAnAmount::Empty)]);
    let many = vec![("contact", "1"); MOST_ROWS + 1];
    assert_eq!(check(&parts(&[], &many)).findings, [Finding::TooManyRows]);
}

#[test]
fn logs_warn_beyond_a_quarter() {
    let plan = || parts(&[], &[("assessment", "40")]);
    let table: [(&[&str], &[Finding]); 6] = [
        (&["50"], &[]),
        (&["50.01"], &[Finding::LogsAbove]),
        (&["30", "10", "90"], &[]),
        (&["29.99"], &[Finding::LogsBelow]),
        (&["40", "61"], &[Finding::LogsAbove]),
        (&["40", "-1"], &[Finding::Log(2, NotAnAmount::Negative)]),
    ];
    for (hours, findings) in table {
        assert_eq!(check(&logged(plan(), hours)).findings, findings, "{hours:?}");
    }
    let logs = check(&logged(plan(), &["30", "45", "10", "40"])).logs.unwrap();
    assert_eq!(
        (logs.count, logs.fewest, logs.most),
        (4, Amount::whole(10), Amount::whole(45))
    );
    assert_eq!(logs.median, Ratio::whole(35));
    assert_eq!(check(&logged(plan(), &["x"])).logs, None);
}

proptest! {
    #[test]
    fn whatever_is_typed_gives_figures_that_hold(
        form in any_form(&["rule", "claim"], &[("parts", &["part", "what", "hours"]), ("logs", &["who", "hours"])])
    ) {
        let found = check(&form);
        prop_assert_eq!(found.credits.is_some(), found.total.is_some());
        if let (Some(total), Some(credits)) = (found.total, found.credits) {
            prop_assert!(total > Amount::default());
            prop_assert!(credits.lowest <= credits.highest);
            let parts = found.parts.values().fold(Amount::default(), |sum, part| sum.plus(*part));
            prop_assert!(parts <= total);
        }
        if let Some(logs) = found.logs {
            prop_assert!(logs.fewest.ratio() <= logs.median && logs.median <= logs.most.ratio());
        }
    }
}
