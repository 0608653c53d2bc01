//! The document: what is written, taken back, unreadable, and written by two people.

use proptest::prelude::*;

use super::*;
use crate::improvement_plan::views::{View, grouped};
use crate::merge::merge;
use crate::plan::Wishes;
use crate::save_file::{self, SaveFile};
use crate::undo::undo;

#[test]
fn a_plan_comes_back_as_it_was_written() {
    let document = after(&busy());
    let plan = read(&document, &assessment(7));
    let ids: Vec<&str> = plan.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["00000003", "00000001", "00000002"], "as added, not by id");
    let first = &plan.items[0];
    assert_eq!(first.indicator, Some(indicator("p6.4")));
    assert_eq!(
        (first.from, first.to, first.steps()),
        (Some(level(1)), Some(level(2)), Some(1))
    );
    assert_eq!(
        (first.task.as_str(), first.owner.as_str()),
        ("Raise p6.4", "Head of studies")
    );
    assert_eq!(
        (first.due, first.evidence.as_str()),
        (day("2027-03-01"), "Signed agreement")
    );
    assert_eq!(plan.items[1].state, State::UnderWay);
    assert_eq!((plan.items[2].indicator, plan.items[2].steps()), (None, None));
    assert_eq!(plan.locked, [indicator("p6.5")]);
    assert_eq!(
        (plan.days.as_slice(), plan.days_otherwise),
        (&[(indicator("p6.4"), 12)][..], Some(2))
    );
    assert!(plan.counts_days());
    let wishes = plan.wishes();
    assert_eq!((wishes.days_otherwise, wishes.locked), (2, vec![indicator("p6.5")]));
    assert_eq!(
        read(&document, &assessment(8)),
        ImprovementPlan::default(),
        "another assessment"
    );
    assert_eq!(ImprovementPlan::default().wishes(), Wishes::default());

    let text = save_file::write(&SaveFile::of([document.clone()]));
    let file = save_file::read(&text).unwrap();
    assert_eq!(file.documents_of(KIND).next(), Some(&document));
}

#[test]
fn what_was_done_is_taken_back() {
    let mut document = after(&busy());
    let before = read(&document, &assessment(7));
    let steps = [
        Action::Remove(id(3)),
        edit(2, Change::Task(own("Write to the guild"))),
        edit(2, Change::State(State::Dropped)),
        edit(1, Change::Due(None)),
        Action::Lock {
            indicator: indicator("p6.5"),
            locked: false,
        },
        Action::SetDays {
            indicator: None,
            days: None,
        },
        Action::Add(vec![by_hand(9, "More")]),
    ];
    for step in steps {
        let done = apply(&mut document, &assessment(7), &step, &writer(1));
        assert_ne!(read(&document, &assessment(7)), before, "{step:?}");
        assert!(apply(&mut document, &assessment(7), &step, &writer(1)).is_empty() || matches!(step, Action::Add(_)));
        undo(&mut document, &done, &writer(1));
        assert_eq!(read(&document, &assessment(7)), before, "{step:?}");
    }
    let too_long = Action::SetDays {
        indicator: None,
        days: Some(u32::MAX),
    };
    apply(&mut document, &assessment(7), &too_long, &writer(1));
    assert_eq!(read(&document, &assessment(7)).days_otherwise, Some(DAYS_LIMIT));
}

#[test]
fn what_cannot_be_read_counts_as_absent() {
    let mut document = after(&busy());
    let place = |rest: &str| format!("{}/{rest}", assessment(7));
    for (key, value) in [
        ("item/00000003/indicator", Value::plain("p0.0")),
        ("item/00000003/state", Value::plain("certified")),
        ("item/00000003/source", Value::plain("dream")),
        ("item/00000003/from", Value::plain(9)),
        ("item/00000003/to", Value::plain("two")),
        ("item/00000003/due", Value::plain("soon")),
        ("item/00000003/order", Value::plain(-1)),
        ("item/zzz/task", Value::text("nobody's")),
        ("item/0000000f/task", Value::text("never added")),
        ("item", Value::plain(1)),
        ("lock/p6", Value::plain(true)),
        ("lock/p6.5", Value::plain("yes")),
        ("days/p6.4", Value::plain(10_000)),
        ("days/otherwise", Value::text("a few")),
    ] {
        document.write(&place(key), value, &writer(2));
    }
    let plan = read(&document, &assessment(7));
    let item = plan.item(&id(3)).unwrap();
    assert_eq!(
        (item.indicator, item.state, item.source),
        (None, State::Open, Source::Hand)
    );
    assert_eq!((item.from, item.to, item.due), (None, None, None));
    assert_eq!((plan.items.len(), plan.locked.len(), plan.counts_days()), (3, 0, false));
}

#[test]
fn two_people_lose_nothing() {
    let common = after(&busy());
    let mut ours = common.clone();
    let mut theirs = common;
    apply(
        &mut ours,
        &assessment(7),
        &edit(1, Change::Task(own("ours"))),
        &writer(1),
    );
    apply(
        &mut ours,
        &assessment(7),
        &Action::Add(vec![by_hand(8, "eight")]),
        &writer(1),
    );
    apply(
        &mut theirs,
        &assessment(7),
        &edit(1, Change::Task(own("theirs"))),
        &writer(2),
    );
    apply(&mut theirs, &assessment(7), &Action::Remove(id(2)), &writer(2));
    let merged = merge(&ours, &theirs).unwrap();
    assert_eq!(merged, merge(&theirs, &ours).unwrap());
    let plan = read(&merged, &assessment(7));
    assert_eq!(plan.item(&id(1)).unwrap().task, "theirs");
    assert!(plan.item(&id(2)).is_none() && plan.item(&id(8)).is_some());
    let lost = also_written(&merged, &assessment(7), &id(1));
    let key = keys::item(&assessment(7), &id(1), Part::Task);
    assert_eq!(lost, [(key.clone(), vec![own("ours")])]);
    let mut seen = merged;
    apply(&mut seen, &assessment(7), &Action::DismissAlso { key }, &writer(1));
    assert!(also_written(&seen, &assessment(7), &id(1)).is_empty());
}

fn any_action() -> impl Strategy<Value = Action> {
    let number = || 0_u32..4;
    let text = || "[a-c]{0,2}";
    prop_oneof![
        (number(), text()).prop_map(|(number, task)| Action::Add(vec![by_hand(number, &task)])),
        number().prop_map(|number| Action::Add(vec![new_item(number, "p6.4", 1, 2)])),
        (number(), text()).prop_map(|(number, text)| edit(number, Change::Task(text))),
        (number(), text()).prop_map(|(number, text)| edit(number, Change::Owner(text))),
        (number(), prop::sample::select(State::ALL.to_vec()))
            .prop_map(|(number, state)| edit(number, Change::State(state))),
        (number(), prop::bool::ANY)
            .prop_map(|(number, set)| edit(number, Change::Due(day("2027-03-01").filter(|_| set)))),
        number().prop_map(|number| Action::Remove(id(number))),
        prop::bool::ANY.prop_map(|locked| Action::Lock {
            indicator: indicator("p6.5"),
            locked
        }),
        (prop::bool::ANY, prop::option::of(0_u32..9)).prop_map(|(one, days)| Action::SetDays {
            indicator: one.then(|| indicator("p6.4")),
            days,
        }),
    ]
}

proptest! {
    #[test]
    fn copies_merge_in_any_order(histories in prop::collection::vec(prop::collection::vec(any_action(), 0..8), 3)) {
        let copies: Vec<Document> = (1..).zip(&histories).map(|(number, actions)| {
            let mut document = new();
            for action in actions {
                apply(&mut document, &assessment(7), action, &writer(number));
            }
            document
        }).collect();
        let left = merge(&merge(&copies[0], &copies[1]).unwrap(), &copies[2]).unwrap();
        let right = merge(&copies[0], &merge(&copies[2], &copies[1]).unwrap()).unwrap();
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&merge(&left, &copies[1]).unwrap(), &left);
        let plan = read(&left, &assessment(7));
        let shown: usize = grouped(&plan, View::Owner).iter().map(|group| group.items.len()).sum();
        prop_assert_eq!(shown, plan.items.len());
    }
}

#[test]
fn typing_into_one_field_is_one_step() {
    let typed = |number, text: &str| edit(number, Change::Owner(own(text)));
    let task = edit(1, Change::Task(own("P")));
    assert!(typed(1, "Pr").goes_on_with(&typed(1, "P")));
    assert!(!typed(1, "Pr").goes_on_with(&typed(2, "P")), "another item");
    assert!(!typed(1, "Pr").goes_on_with(&task), "another field");
    let state = |state| edit(1, Change::State(state));
    assert!(!state(State::Done).goes_on_with(&state(State::UnderWay)), "a choice");
    assert!(!Action::Remove(id(1)).goes_on_with(&Action::Remove(id(1))));
}

#[test]
fn locks_and_days_are_no_changes_of_items() {
    let locked = Action::Lock {
        indicator: indicator("p6.4"),
        locked: true,
    };
    let days = Action::SetDays {
        indicator: None,
        days: Some(2),
    };
    assert!(!locked.is_about_items() && !days.is_about_items());
    for action in [
        edit(1, Change::Owner(own("Office"))),
        Action::Remove(id(1)),
        Action::Add(vec![]),
    ] {
        assert!(action.is_about_items(), "{action:?}");
    }
}

#[test]
fn all_that_was_added_at_once_is_taken_back_at_once() {
    let (mut document, about) = (new(), assessment(7));
    let first = Action::Add(vec![by_hand(9, "Stays")]);
    apply(&mut document, &about, &first, &writer(1));
    let before = read(&document, &about);
    let all = Action::Add(vec![new_item(1, "p1.1", 1, 2), new_item(2, "p1.2", 0, 3)]);
    let done = apply(&mut document, &about, &all, &writer(1));
    assert_eq!(read(&document, &about).items.len(), 3);
    let redo = undo(&mut document, &done, &writer(1));
    assert_eq!(read(&document, &about), before);
    undo(&mut document, &redo, &writer(1));
    assert_eq!(read(&document, &about).items.len(), 3);
}
