//! Tests of the Annex I check.

use proptest::prelude::*;

use super::*;
use crate::tools::form::test_support::{any_form, form};

const COMPLETE: [(&str, &str); 20] = [
    ("m1", "Name and date of birth"),
    ("m2", "Live sound for small venues"),
    ("m3", "Slovenia"),
    ("m4", "Sound Hub"),
    ("m5", "The day of the jury"),
    (
        "m6",
        "sets up a small rig to a written rider\nmixes a live trio for the room",
    ),
    ("m7", "60"),
    ("m7-credits", "2"),
    ("m8", "5"),
    ("m9", "practical-assessment,portfolio"),
    ("m10", "blended"),
    ("m11", "external"),
    ("m11-name", "The national agency"),
    ("o1", "none"),
    ("o2", "supervised-identified"),
    ("o3", "Pass"),
    ("o4", "stackable"),
    ("o4-note", "towards the stage technician"),
    ("o5", "A link"),
    ("m7-rule", "european"),
];

fn changed(changes: &[(&str, &str)]) -> Form {
    let mut form = form(&COMPLETE);
    for (name, text) in changes {
        form.fields.insert((*name).to_owned(), (*text).to_owned());
    }
    form
}

#[test]
fn a_complete_description_has_eleven_and_five() {
    let found = check(&changed(&[]));
    assert_eq!(found.findings, []);
    assert_eq!((found.mandatory(), found.optional()), (11, 5));
    let empty = check(&form(&[]));
    assert_eq!((empty.mandatory(), empty.optional()), (0, 0));
    assert_eq!(empty.findings, MANDATORY.map(Finding::Missing));
}

/// What is changed, and what is found then.
type Case<'a> = (&'a [(&'a str, &'a str)], &'a [Finding]);

#[test]
fn every_trap_is_found() {
    let table: [Case<'_>; 19] = [
        (&[("m9", ATTENDANCE)], &[Finding::AttendanceOnly]),
        (&[("m9", "level-of-attendance, quiz")], &[]),
        (&[("m9", "applause")], &[Finding::Missing("m9")]),
        (
            &[("m7", "P60M"), ("m7-credits", "")],
            &[Finding::Missing("m7"), Finding::Hours(NotHours::Ambiguous)],
        ),
        (&[("m7", "PT60H")], &[]),
        (&[("m7", "")], &[Finding::Missing("m7"), Finding::CreditsWithoutHours]),
        (&[("m7-credits", "")], &[]),
        (&[("m7-credits", "4")], &[Finding::CreditsDoNotFit]),
        (&[("m7-credits", "-2")], &[Finding::Credits(NotAnAmount::Negative)]),
        (&[("m7-rule", "malta")], &[Finding::CreditsDoNotFit]),
        (&[("m7-rule", "malta"), ("m7", "50")], &[]),
        (&[("m8", "")], &[Finding::Missing("m8")]),
        (&[("m8", NOT_LEVELLED)], &[Finding::LevelWithoutReason]),
        (
            &[("m8", NOT_LEVELLED), ("m8-reason", "no framework for festivals")],
            &[],
        ),
        (&[("m11-name", "")], &[Finding::QualityWithoutName]),
        (&[("m11", INTERNAL), ("m11-name", "")], &[]),
        (&[("o3", "")], &[Finding::AssessmentWithoutGrade]),
        (&[("o2", UNSUPERVISED_IDENTIFIED)], &[Finding::SupervisionNotListed]),
        (
            &[("m2", "Degree in live sound"), ("m6", "Knows sound\n\nmixes a trio")],
            &[
                Finding::VagueOutcome(1, "knows"),
                Finding::ProtectedWord("degree".to_owned()),
            ],
        ),
    ];
    for (changes, findings) in table {
        assert_eq!(check(&changed(changes)).findings, findings, "{changes:?}");
    }
}

#[test]
fn only_the_level_may_be_not_applicable() {
    let found = check(&changed(&[("m8", NOT_LEVELLED), ("m8-reason", "no framework")]));
    let not_applicable: Vec<&str> = found
        .states
        .iter()
        .filter(|(_, state)| *state == State::NotApplicable)
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(not_applicable, ["m8"]);
    assert_eq!(found.mandatory(), 11);
    let no_reason = check(&changed(&[("m8", NOT_LEVELLED)]));
    assert_eq!(no_reason.mandatory(), 10);
}

#[test]
fn many_outcomes_need_many_credits() {
    let lines = |count: usize| "mixes a trio\n".repeat(count);
    let table = [
        (8, "60", "2", false),
        (9, "60", "2", true),
        (9, "90", "", true),
        (9, "91", "", false),
        (9, "120", "4", false),
        (9, "120", "3", true),
        (40, "60", "2", true),
    ];
    for (count, hours, credits, many) in table {
        let form = changed(&[("m6", &lines(count)), ("m7", hours), ("m7-credits", credits)]);
        let found = check(&form).findings.contains(&Finding::TooManyOutcomes(count));
        assert_eq!(found, many, "{count} {hours} {credits}");
    }
}

proptest! {
    #[test]
    fn counts_hold_whatever_is_typed(
        form in any_form(
            &["m1", "m2", "m6", "m7", "m7-credits", "m7-rule", "m8", "m8-reason", "m9", "m10", "m11", "o2", "o3"],
            &[],
        )
    ) {
        let found = check(&form);
        prop_assert_eq!(found.states.len(), 16);
        prop_assert!(found.mandatory() <= 11 && found.optional() <= 5);
        let missing = found.findings.iter().filter(|finding| matches!(finding, Finding::Missing(_) | Finding::LevelWithoutReason));
        prop_assert_eq!(found.mandatory() + missing.count(), 11);
    }
}
