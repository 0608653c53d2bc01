//! Tests of the improvement plan: what those of its parts share.

use super::*;
use crate::scoring::test_support::{indicator, level};
use crate::test_support::writer;

mod dates;
mod document;
mod items;
mod meeting;

fn own(text: &str) -> String {
    text.to_owned()
}

fn id(number: u32) -> ItemId {
    format!("{number:08x}").parse().unwrap()
}

fn assessment(number: u64) -> DocumentId {
    crate::test_support::id(number)
}

fn new_item(number: u32, about: &str, from: u8, to: u8) -> NewItem {
    NewItem {
        id: id(number),
        indicator: about.parse().ok(),
        source: Source::Weak,
        from: Some(level(from)),
        to: Some(level(to)),
        task: format!("Raise {about}"),
    }
}

fn by_hand(number: u32, task: &str) -> NewItem {
    NewItem {
        id: id(number),
        indicator: None,
        source: Source::Hand,
        from: None,
        to: None,
        task: own(task),
    }
}

fn edit(number: u32, change: Change) -> Action {
    Action::Edit { id: id(number), change }
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn after(actions: &[Action]) -> Document {
    let mut document = new();
    for action in actions {
        apply(&mut document, &assessment(7), action, &writer(1));
    }
    document
}

fn plan_of(actions: &[Action]) -> ImprovementPlan {
    read(&after(actions), &assessment(7))
}

fn busy() -> Vec<Action> {
    vec![
        Action::Add(vec![new_item(3, "p6.4", 1, 2), new_item(1, "p5.3", 1, 3)]),
        Action::Add(vec![by_hand(2, "Talk to the guild")]),
        edit(3, Change::Owner(own("Head of studies"))),
        edit(3, Change::Due(day("2027-03-01"))),
        edit(3, Change::Evidence(own("Signed agreement"))),
        edit(1, Change::State(State::UnderWay)),
        edit(1, Change::Owner(own("head of studies"))),
        edit(1, Change::Due(day("2027-01-15"))),
        Action::Lock {
            indicator: indicator("p6.5"),
            locked: true,
        },
        Action::SetDays {
            indicator: Some(indicator("p6.4")),
            days: Some(12),
        },
        Action::SetDays {
            indicator: None,
            days: Some(2),
        },
    ]
}
