//! The items: in which order they stand, where they come from, and what a done one writes.

use super::*;
use crate::assessment::action::{self, Action as Step};
use crate::assessment::{Answer, EvidenceStrength, read as said};
use crate::bands::Band;
use crate::ids::RaterId;
use crate::improvement_plan::reached::{Reached, Writing, actions, reached};
use crate::improvement_plan::suggest::{TARGET, from_gates, from_smallest_change, from_weak};
use crate::improvement_plan::views::{Shared, View, grouped};
use crate::plan::{Wishes, smallest_change};
use crate::scoring::test_support::{Sheet, worked_example};

#[test]
fn views_put_items_in_order() {
    let plan = plan_of(&busy());
    let shown = |view| {
        let groups = grouped(&plan, view).into_iter();
        let shown = groups.map(|group| {
            let numbers = group
                .items
                .iter()
                .map(|item| item.id.as_str().trim_start_matches('0').to_owned());
            (group.shared, numbers.collect::<Vec<_>>().join(" "))
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(shown(View::Added), [(Shared::Nothing, own("3 1 2"))]);
    // One role, however it is spelled; inside by day.
    assert_eq!(
        shown(View::Owner),
        [
            (Shared::Owner(own("head of studies")), own("1 3")),
            (Shared::Nothing, own("2"))
        ]
    );
    assert_eq!(
        shown(View::Month),
        [
            (Shared::Month(2027, 1), own("1")),
            (Shared::Month(2027, 3), own("3")),
            (Shared::Nothing, own("2"))
        ]
    );
    // 2 days for one step, 4 for two, 12 for one.
    assert_eq!(shown(View::QuickWins), [(Shared::Nothing, own("2 1 3"))]);
    assert_eq!(View::ALL.map(|view| View::from_id(view.id())), View::ALL.map(Some));
}

#[test]
fn suggestions_come_in_order_and_once() {
    let sheet = worked_example();
    let principles = sheet.principles();
    let weak = from_weak(&principles, TARGET, Band::Ready);
    assert!(
        weak.iter()
            .all(|suggestion| suggestion.from < TARGET && suggestion.to.number() == suggestion.from.number() + 1)
    );
    assert_eq!(
        weak.len(),
        sheet
            .given
            .values()
            .filter(|given| matches!(given.answer, Answer::Level(level) if level < TARGET))
            .count()
    );
    let first_plain = weak.iter().position(|suggestion| !suggestion.essential).unwrap();
    assert!(
        weak[first_plain..].iter().all(|suggestion| !suggestion.essential),
        "essentials first"
    );
    // P6 stands lowest, and its answers at 2 have the smallest way.
    let plain: Vec<String> = weak[first_plain..]
        .iter()
        .take(3)
        .map(|suggestion| suggestion.indicator.to_string())
        .collect();
    assert!(plain.iter().all(|id| id.starts_with("p6.")), "{plain:?}");

    assert!(from_gates(&principles, Band::Ready).is_empty());
    let gates = from_gates(
        &sheet.clone().with("p1.1", "0").with("p4.4", "1").principles(),
        Band::Ready,
    );
    let gates: Vec<(String, u8, u8)> = gates
        .iter()
        .map(|gate| (gate.indicator.to_string(), gate.from.number(), gate.to.number()))
        .collect();
    assert_eq!(gates.len(), 2);
    assert!(gates.contains(&(own("p1.1"), 0, 2)) && gates.contains(&(own("p4.4"), 1, 2)));

    let way = smallest_change(
        &sheet.instrument,
        sheet.scope,
        &principles,
        Band::Ready,
        &Wishes::default(),
    );
    let steps = from_smallest_change(&way);
    assert_eq!(
        steps
            .iter()
            .map(|step| u32::from(step.to.number() - step.from.number()))
            .sum::<u32>(),
        7
    );
    let mut plan = ImprovementPlan::default();
    let twice: Vec<_> = steps.iter().chain(&steps).copied().collect();
    assert_eq!(plan.missing(&twice), steps);

    let first = steps[0];
    let mut item = Item {
        id: id(1),
        indicator: Some(first.indicator),
        source: Source::Hand,
        from: Some(first.from),
        to: Some(first.to),
        task: String::new(),
        owner: String::new(),
        due: None,
        evidence: String::new(),
        state: State::Open,
    };
    for (state, to, held) in [
        (State::Open, level(0), true),
        (State::UnderWay, level(0), true),
        (State::Done, first.to, true),
        (State::Dropped, first.to, true),
        (State::Done, first.from, false),
        (State::Dropped, first.from, false),
    ] {
        (item.state, item.to) = (state, Some(to));
        plan.items = vec![item.clone()];
        assert_eq!(plan.holds(&first), held, "{state:?} {to:?}");
    }
}

#[test]
fn a_done_item_writes_its_level_and_its_evidence() {
    let mut document = action::new(assessment(7));
    let mut plan = plan_of(&busy());
    let item = plan.items.first_mut().unwrap();
    item.evidence = own("  Agreement with\n the guild ");
    let about = indicator("p6.4");
    let before = said::indicator(&document, about);
    assert_eq!(reached(item, &before), None, "not done yet");
    item.state = State::Done;
    let found = reached(item, &before).unwrap();
    assert_eq!(
        (found.level, found.evidence.as_str()),
        (level(2), "Agreement with the guild")
    );
    let writing = Writing {
        evidence: "0a0b0c0d".parse().unwrap(),
        strength: EvidenceStrength::Draft,
        instrument: own("1.0.0"),
        today: day("2027-03-02"),
    };
    for step in actions(&found, &before, &writing) {
        action::apply(&mut document, &step, &writer(1));
    }
    let now = said::indicator(&document, about);
    assert_eq!(said::effective(&now).unwrap().rating.answer, Answer::Level(level(2)));
    let evidence = &now.evidence[0];
    assert_eq!(
        (evidence.title.as_str(), evidence.strength),
        ("Agreement with the guild", EvidenceStrength::Draft)
    );
    assert_eq!(evidence.date.map(|date| date.to_string()), Some(own("2027-03-02")));
    assert_eq!(said::head(&document).assessed_on, day("2027-03-02"));
    assert_eq!(reached(item, &now), None, "it stands there by now");

    // A second voice: the level is one that people agree on.
    let other: RaterId = "0000000000000002".parse().or_else(|_| "00000002".parse()).unwrap();
    let rate = Step::Rate {
        indicator: about,
        rater: other,
        answer: Some(Answer::Level(level(0))),
        instrument: own("1.0.0"),
        today: None,
    };
    action::apply(&mut document, &rate, &writer(2));
    let several = said::indicator(&document, about);
    let found = reached(item, &several).unwrap();
    let steps = actions(
        &Reached {
            evidence: String::new(),
            ..found
        },
        &several,
        &writing,
    );
    assert!(matches!(steps.as_slice(), [Step::Agree { .. }]), "{steps:?}");
    action::apply(&mut document, &steps[0], &writer(1));
    assert_eq!(reached(item, &said::indicator(&document, about)), None);
}

#[test]
fn a_plan_can_be_read_for_a_sheet_of_any_levels() {
    let sheet = Sheet::all_at(4, EvidenceStrength::Outsider);
    assert!(from_weak(&sheet.principles(), level(4), Band::Leading).is_empty());
    assert!(from_gates(&sheet.principles(), Band::Leading).is_empty());
}
