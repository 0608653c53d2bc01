//! What goes into a backup, and when to remind of it.

use super::*;
use crate::assessment::action::{self, Action};
use crate::test_support::{id, writer};

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn work() -> Document {
    let mut document = action::new(id(1));
    action::apply(&mut document, &Action::SetCreatedOn(day("2026-11-01")), &writer(1));
    document
}

#[test]
fn the_mark_changes_with_every_write_to_any_document() {
    let (first, second) = (work(), learning_record::new());
    assert_eq!(mark([&second]), 0);
    let before = mark([&first, &second]);
    let mut changed = first.clone();
    action::apply(&mut changed, &Action::SetName("Studio".to_owned()), &writer(2));
    assert_ne!(mark([&changed, &second]), before);
    let mut seen = second.clone();
    let section = learning_record::Action::SeeSection {
        unit: "u01".to_owned(),
        section: "s1".to_owned(),
        today: "2026-10-30".parse().unwrap(),
    };
    learning_record::apply(&mut seen, &section, &writer(1));
    assert_ne!(mark([&first, &seen]), before);
    assert_eq!(first_day([&first, &second]), day("2026-11-01"));
    assert_eq!(first_day([&first, &seen]), day("2026-10-30"));
    assert_eq!(first_day([]), None);
}

#[test]
fn plans_and_frozen_versions_of_examples_stay_here() {
    use improvement_plan::{Action as Planned, NewItem, Source};
    use snapshots::{Action as Frozen, Reason, ToFreeze};

    let (own, example) = (id(1), id(2));
    let mut plan = improvement_plan::new();
    let mut frozen = snapshots::new();
    for (number, about) in [&own, &example].into_iter().enumerate() {
        let item = NewItem {
            id: format!("{number:08x}").parse().unwrap(),
            indicator: None,
            source: Source::Hand,
            from: None,
            to: None,
            task: "Talk".to_owned(),
        };
        improvement_plan::apply(&mut plan, about, &Planned::Add(vec![item]), &writer(1));
        let version = ToFreeze {
            assessment: about.clone(),
            id: format!("{number:08x}").parse().unwrap(),
            day: "2026-11-20".parse().unwrap(),
            reason: Reason::First,
            words: String::new(),
            instrument: "1.0.0".to_owned(),
            catalogue: None,
            registers: snapshots::registers_of(&work()),
        };
        snapshots::apply(&mut frozen, &Frozen::Freeze(Box::new(version)), &writer(1));
    }
    plan.write("written/later", crate::document::Value::plain(1), &writer(2));
    let (plan_out, frozen_out) = (
        without_examples(&plan, std::slice::from_ref(&example)),
        without_examples(&frozen, std::slice::from_ref(&example)),
    );
    assert_eq!(
        improvement_plan::read(&plan_out, &own),
        improvement_plan::read(&plan, &own)
    );
    assert!(improvement_plan::read(&plan_out, &example).items.is_empty());
    let of_one = about(&plan, &own);
    assert_eq!(
        improvement_plan::read(&of_one, &own),
        improvement_plan::read(&plan, &own)
    );
    assert!(of_one.registers.len() < plan_out.registers.len());
    let of_one = about(&frozen, &own);
    assert_eq!(snapshots::heads(&of_one, &own), snapshots::heads(&frozen, &own));
    assert!(snapshots::heads(&of_one, &example).is_empty());
    assert_eq!(snapshots::heads(&frozen_out, &own), snapshots::heads(&frozen, &own));
    assert!(snapshots::heads(&frozen_out, &example).is_empty());
    let mentions = |document: &Document| document.registers.keys().any(|key| key.contains(example.as_str()));
    assert!(mentions(&plan) && mentions(&frozen));
    assert!(!mentions(&plan_out) && !mentions(&frozen_out));
    assert_eq!(
        plan_out.plain("written/later"),
        Some(&1.into()),
        "not about an assessment"
    );

    assert_eq!(without_examples(&plan, &[]), plan);
    assert_eq!(without_examples(&work(), &[id(1)]), work(), "another kind");
    // It goes back in, and nothing of the example is lost here.
    assert_eq!(crate::merge::merge(&plan, &plan_out).unwrap(), plan);
}

#[test]
fn a_reminder_comes_after_a_while_and_only_for_what_no_file_holds() {
    let today = "2026-11-25".parse().unwrap();
    let last = |on: Option<&str>, mark, put_off_on: Option<&str>| LastBackup {
        on: on.and_then(day),
        mark,
        put_off_on: put_off_on.and_then(day),
    };
    let table = [
        ("nothing is written", last(None, None, None), 0, None, false),
        ("first day today", last(None, None, None), 5, day("2026-11-25"), false),
        (
            "thirteen days of work",
            last(None, None, None),
            5,
            day("2026-11-12"),
            false,
        ),
        (
            "fourteen days of work",
            last(None, None, None),
            5,
            day("2026-11-11"),
            true,
        ),
        ("nobody knows since when", last(None, None, None), 5, None, true),
        (
            "all of it is in the backup",
            last(Some("2026-01-01"), Some(5), None),
            5,
            None,
            false,
        ),
        (
            "changed since, lately",
            last(Some("2026-11-20"), Some(5), None),
            6,
            day("2026-01-01"),
            false,
        ),
        (
            "changed since, long ago",
            last(Some("2026-11-01"), Some(5), None),
            6,
            None,
            true,
        ),
        (
            "fewer writes: erased and begun anew",
            last(Some("2026-11-01"), Some(50), None),
            6,
            None,
            true,
        ),
        (
            "put off yesterday",
            last(Some("2026-11-01"), Some(5), Some("2026-11-24")),
            6,
            None,
            false,
        ),
        (
            "put off long ago",
            last(Some("2026-10-01"), Some(5), Some("2026-11-01")),
            6,
            None,
            true,
        ),
        (
            "the clock was set back",
            last(Some("2026-12-24"), Some(5), None),
            6,
            None,
            false,
        ),
    ];
    for (what, last, mark, first_day, expected) in table {
        assert_eq!(is_due(last, mark, first_day, today), expected, "{what}");
    }
}
