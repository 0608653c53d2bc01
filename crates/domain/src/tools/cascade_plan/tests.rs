//! Tests of the cascade plan.

use proptest::prelude::*;

use super::*;
use crate::tools::form::test_support::{any_form, form, with_row};

const STEP: [(&str, &str); 6] = [
    ("who", "Ada"),
    ("whom", "Five hub trainers"),
    ("people", "5"),
    ("when", "2027-02-01"),
    ("with", "Ben"),
    ("observer", "Cem"),
];

fn plan(changes: &[(&str, &str)]) -> Form {
    let fields = [
        ("organisation", "Sound Hub"),
        ("core", "Cards 1 to 4"),
        ("may-change", "The cases"),
        ("follow-up", "2027-06-01"),
    ];
    let pick = |(name, text): &(&'static str, &'static str)| {
        let change = changes.iter().find(|(changed, _)| changed == name);
        (*name, change.map_or(*text, |(_, text)| *text).to_owned())
    };
    let fields: Vec<(&str, String)> = fields.iter().map(pick).collect();
    let step: Vec<(&str, String)> = STEP.iter().map(pick).collect();
    let borrowed = |fields: &[(&'static str, String)]| -> Vec<(&'static str, String)> { fields.to_vec() };
    let fields = borrowed(&fields);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let step: Vec<(&str, &str)> = step.iter().map(|(name, text)| (*name, text.as_str())).collect();
    with_row(with_row(form(&fields), "steps", &STEP), "steps", &step)
}

#[test]
fn what_lets_the_content_thin_out_is_named() {
    let table: [(&str, &str, &[Finding]); 13] = [
        ("none", "", &[]),
        ("who", "", &[Finding::NoTeacher(2)]),
        ("whom", "", &[Finding::NoLearners(2)]),
        ("people", "-3", &[Finding::People(2)]),
        ("people", "0", &[Finding::People(2)]),
        ("when", "soon", &[Finding::NoDay(2)]),
        ("when", "2027-01-01", &[Finding::Earlier(2)]),
        ("with", "", &[Finding::NoCompany(2)]),
        ("observer", "ada", &[Finding::ObservesSelf(2)]),
        ("organisation", "", &[Finding::NoOrganisation]),
        ("core", "", &[Finding::NoCore]),
        ("may-change", "", &[Finding::NoMayChange]),
        ("follow-up", "2027-02-01", &[Finding::NoFollowUp]),
    ];
    for (name, text, findings) in table {
        assert_eq!(check(&plan(&[(name, text)])).findings, findings, "{name} {text:?}");
    }
}

#[test]
fn people_are_added_up() {
    let found = check(&plan(&[("people", "12"), ("with", ""), ("observer", "")]));
    assert_eq!((found.steps, found.people, found.accompanied), (2, Some(17), 1));
    assert_eq!(check(&plan(&[("people", "many")])).people, None);
    assert_eq!(check(&form(&[])).people, None);
    assert!(check(&form(&[])).findings.contains(&Finding::NoSteps));
}

proptest! {
    #[test]
    fn counts_hold_whatever_is_typed(
        form in any_form(
            &["organisation", "core", "may-change", "follow-up"],
            &[("steps", &["who", "whom", "people", "when", "with", "observer"])],
        )
    ) {
        let found = check(&form);
        prop_assert!(found.accompanied <= found.steps && found.steps <= MOST_ROWS);
    }
}
