//! Tests of actions.

use proptest::prelude::*;

use super::*;
use crate::assessment::read::{assessment, head, indicator, problems};
use crate::assessment::{Evidence, Rating};
use crate::instrument::Level;
use crate::merge::merge;
use crate::test_support::{id, writer};
use crate::undo::undo;

fn p(text: &str) -> IndicatorId {
    text.parse().unwrap()
}

fn entry(number: u32) -> EvidenceId {
    format!("{number:08x}").parse().unwrap()
}

fn rate(indicator: &str, answer: Option<Answer>, today: Option<Date>) -> Action {
    Action::Rate {
        indicator: p(indicator),
        rater: RaterId::own(),
        answer,
        instrument: "1.0.0".to_owned(),
        today,
    }
}

fn level(number: u8) -> Option<Answer> {
    Level::new(number).map(Answer::Level)
}

fn act(document: &mut Document, action: &Action) -> Undo {
    apply(document, action, &writer(1))
}

#[test]
fn what_is_done_can_be_read() {
    let mut document = new(id(1));
    let day = Date::new(2026, 11, 23);
    for action in [
        Action::SetName("Studio".to_owned()),
        Action::SetProfile(Some(ProviderProfile::Cso)),
        Action::SetSize(Some(ProviderSize::Solo)),
        Action::SetScope(Scope::Essentials),
        Action::SetCreatedOn(Date::new(2026, 11, 1)),
        rate("p4.2", level(3), day),
        rate("p4.3", Some(Answer::NotApplicable), None),
        Action::GiveReason {
            indicator: p("p4.3"),
            rater: RaterId::own(),
            text: "No showings.".to_owned(),
        },
        Action::WriteNote {
            indicator: p("p4.2"),
            text: "See the plan.".to_owned(),
        },
        Action::Agree {
            indicator: p("p4.2"),
            answer: level(2),
            instrument: "1.0.0".to_owned(),
            today: None,
        },
        Action::AddEvidence {
            indicator: p("p4.2"),
            id: entry(9),
        },
        edit(entry(9), EvidenceChange::Title("Minutes".to_owned())),
        edit(entry(9), EvidenceChange::Place("Shelf".to_owned())),
        edit(entry(9), EvidenceChange::Date(PartialDate::of_year(2024))),
        edit(entry(9), EvidenceChange::Strength(EvidenceStrength::Records)),
        edit(entry(1), EvidenceChange::Title("Added by its title".to_owned())),
    ] {
        assert!(!act(&mut document, &action).is_empty(), "{action:?}");
        assert!(act(&mut document, &action).is_empty(), "done twice: {action:?}");
    }
    assert_eq!(problems(&document), []);
    let head = head(&document);
    assert_eq!(
        (head.name.as_str(), head.profile),
        ("Studio", Some(ProviderProfile::Cso))
    );
    assert_eq!((head.size, head.scope), (Some(ProviderSize::Solo), Scope::Essentials));
    assert_eq!((head.created_on, head.assessed_on), (Date::new(2026, 11, 1), day));

    let answer = indicator(&document, p("p4.2"));
    let rating = |answer: Option<Answer>| {
        answer.map(|answer| Rating {
            answer,
            instrument: "1.0.0".to_owned(),
        })
    };
    assert_eq!(answer.ratings.get(&RaterId::own()).cloned(), rating(level(3)));
    assert_eq!(answer.agreed, rating(level(2)));
    assert_eq!(answer.note, "See the plan.");
    let minutes = Evidence {
        id: entry(9),
        title: "Minutes".to_owned(),
        place: "Shelf".to_owned(),
        date: PartialDate::of_year(2024),
        unreadable_date: None,
        strength: EvidenceStrength::Records,
    };
    assert_eq!(answer.evidence[0], minutes);
    assert_eq!(answer.evidence[1].title, "Added by its title");
    let other = indicator(&document, p("p4.3"));
    assert_eq!(
        other.reasons.get(&RaterId::own()).map(String::as_str),
        Some("No showings.")
    );
}

fn edit(id: EvidenceId, change: EvidenceChange) -> Action {
    Action::EditEvidence {
        indicator: p("p4.2"),
        id,
        change,
    }
}

#[test]
fn evidence_keeps_its_place_when_it_is_removed_and_brought_back() {
    let mut document = new(id(1));
    for number in [5, 3, 4] {
        act(
            &mut document,
            &Action::AddEvidence {
                indicator: p("p1.1"),
                id: entry(number),
            },
        );
    }
    let ids = |document: &Document| -> Vec<EvidenceId> {
        indicator(document, p("p1.1"))
            .evidence
            .into_iter()
            .map(|entry| entry.id)
            .collect()
    };
    assert_eq!(ids(&document), [entry(5), entry(3), entry(4)]);
    let removed = act(
        &mut document,
        &Action::RemoveEvidence {
            indicator: p("p1.1"),
            id: entry(3),
        },
    );
    assert_eq!(ids(&document), [entry(5), entry(4)]);
    undo(&mut document, &removed, &writer(1));
    assert_eq!(ids(&document), [entry(5), entry(3), entry(4)]);
    act(
        &mut document,
        &Action::RemoveEvidence {
            indicator: p("p1.1"),
            id: entry(5),
        },
    );
    act(
        &mut document,
        &Action::RestoreEvidence {
            indicator: p("p1.1"),
            id: entry(5),
        },
    );
    assert_eq!(ids(&document), [entry(5), entry(3), entry(4)]);
}

#[test]
fn the_day_follows_the_answer_only_when_it_is_given() {
    let mut document = new(id(1));
    let first = Date::new(2026, 11, 1);
    act(&mut document, &rate("p1.1", level(1), first));
    act(&mut document, &rate("p1.2", level(1), None));
    assert_eq!(head(&document).assessed_on, first);
    let undone = act(&mut document, &rate("p1.2", level(2), Date::new(2026, 11, 2)));
    assert_eq!(head(&document).assessed_on, Date::new(2026, 11, 2));
    undo(&mut document, &undone, &writer(1));
    assert_eq!(head(&document).assessed_on, first);
}

#[test]
fn an_action_says_which_indicator_it_touches() {
    let key = |key: &str| Action::DismissAlso { key: key.to_owned() };
    assert_eq!(rate("p4.2", None, None).touches(), Some(p("p4.2")));
    assert_eq!(edit(entry(1), EvidenceChange::Date(None)).touches(), Some(p("p4.2")));
    assert_eq!(key("p4.2/note").touches(), Some(p("p4.2")));
    assert_eq!(key("name").touches(), None);
    assert_eq!(Action::SetScope(Scope::Full).touches(), None);
}

#[test]
fn two_tabs_lose_no_text() {
    let mut ours = new(id(1));
    act(&mut ours, &Action::SetName("Studio".to_owned()));
    let mut theirs = ours.clone();
    let note = |text: &str| Action::WriteNote {
        indicator: p("p1.1"),
        text: text.to_owned(),
    };
    act(&mut ours, &note("ours"));
    apply(&mut theirs, &note("theirs"), &writer(2));
    let mut merged = merge(&ours, &theirs).unwrap();
    let key = keys::note(p("p1.1"));
    assert_eq!(merged.get(&key).unwrap().also_written(), ["ours"]);
    let undone = act(&mut merged, &Action::DismissAlso { key: key.clone() });
    assert!(merged.get(&key).unwrap().also_written().is_empty());
    undo(&mut merged, &undone, &writer(1));
    assert_eq!(merged.get(&key).unwrap().also_written(), ["ours"]);
}

#[test]
fn a_duplicate_says_the_same_under_another_name() {
    let mut original = new(id(1));
    original.extra.insert("later".to_owned(), 1.into());
    for action in [
        Action::SetName("First".to_owned()),
        rate("p1.1", level(4), Date::new(2026, 11, 23)),
        rate("p1.2", level(4), None),
        rate("p1.2", None, None),
        edit(entry(2), EvidenceChange::Title("Minutes".to_owned())),
        edit(entry(1), EvidenceChange::Title("Added later, sorts earlier".to_owned())),
        Action::Delete,
    ] {
        act(&mut original, &action);
    }
    let copy = duplicate(&original, id(2), "Second", &writer(3));
    let (before, after) = (assessment(&original), assessment(&copy));
    assert_eq!(after.answers, before.answers);
    assert_eq!(after.head.name, "Second");
    assert!(!after.head.deleted);
    assert_eq!(after.head.assessed_on, before.head.assessed_on);
    assert_eq!((copy.id.clone(), &copy.extra), (id(2), &original.extra));
    assert!(
        copy.get("p1.2/level/self").is_none(),
        "what was taken back stays behind"
    );
    let stamps: std::collections::BTreeSet<_> = copy
        .registers
        .values()
        .map(|register| register.winner.stamp.clone())
        .collect();
    assert_eq!(stamps.len(), copy.registers.len());
    assert!(copy.registers.values().all(|register| register.seen.len() == 1));
}

fn any_action() -> impl Strategy<Value = Action> {
    let indicator = || prop::sample::select(vec![p("p1.1"), p("p1.2")]);
    let answer = || {
        prop_oneof![
            Just(None),
            Just(Some(Answer::NotApplicable)),
            Just(Some(Answer::Unknown)),
            (0_u8..=4).prop_map(level),
        ]
    };
    let day = || prop::option::of((1_u8..=3).prop_map(|day| Date::new(2026, 11, day).unwrap()));
    let text = || "[a-b]{0,1}";
    let version = || "1.0.0".to_owned();
    let change = prop_oneof![
        text().prop_map(EvidenceChange::Title),
        text().prop_map(EvidenceChange::Place),
        prop::option::of((1_u16..3).prop_map(|year| PartialDate::of_year(year).unwrap()))
            .prop_map(EvidenceChange::Date),
        prop::sample::select(EvidenceStrength::ALL.to_vec()).prop_map(EvidenceChange::Strength),
    ];
    let evidence = || (indicator(), (0_u32..2).prop_map(entry));
    prop_oneof![
        text().prop_map(Action::SetName),
        prop::option::of(prop::sample::select(ProviderProfile::ALL.to_vec())).prop_map(Action::SetProfile),
        prop::option::of(prop::sample::select(ProviderSize::ALL.to_vec())).prop_map(Action::SetSize),
        prop::sample::select(Scope::ALL.to_vec()).prop_map(Action::SetScope),
        day().prop_map(Action::SetCreatedOn),
        day().prop_map(Action::SetAssessedOn),
        (indicator(), answer(), day()).prop_map(move |(indicator, answer, today)| Action::Rate {
            indicator,
            rater: RaterId::own(),
            answer,
            instrument: version(),
            today,
        }),
        (indicator(), answer(), day()).prop_map(move |(indicator, answer, today)| Action::Agree {
            indicator,
            answer,
            instrument: version(),
            today,
        }),
        (indicator(), text()).prop_map(|(indicator, text)| Action::GiveReason {
            indicator,
            rater: RaterId::own(),
            text
        }),
        (indicator(), text()).prop_map(|(indicator, text)| Action::WriteNote { indicator, text }),
        evidence().prop_map(|(indicator, id)| Action::AddEvidence { indicator, id }),
        (evidence(), change).prop_map(|((indicator, id), change)| Action::EditEvidence { indicator, id, change }),
        evidence().prop_map(|(indicator, id)| Action::RemoveEvidence { indicator, id }),
        evidence().prop_map(|(indicator, id)| Action::RestoreEvidence { indicator, id }),
        indicator().prop_map(|indicator| Action::DismissAlso {
            key: keys::note(indicator)
        }),
        Just(Action::Delete),
        Just(Action::Restore),
    ]
}

proptest! {
    #[test]
    fn undo_goes_back_step_by_step_and_redo_forth(
        before in proptest::collection::vec(any_action(), 0..8),
        actions in proptest::collection::vec(any_action(), 1..8),
    ) {
        let mut document = new(id(1));
        for action in &before {
            apply(&mut document, action, &writer(2));
        }
        let mut states = vec![assessment(&document)];
        let mut undos = Vec::new();
        for action in &actions {
            undos.push(act(&mut document, action));
            states.push(assessment(&document));
        }
        prop_assert_eq!(problems(&document), Vec::new());
        let mut redos = Vec::new();
        for (step, state) in undos.iter().rev().zip(states.iter().rev().skip(1)) {
            redos.push(undo(&mut document, step, &writer(1)));
            prop_assert_eq!(&assessment(&document), state);
        }
        for (step, state) in redos.iter().rev().zip(states.iter().skip(1)) {
            undo(&mut document, step, &writer(1));
            prop_assert_eq!(&assessment(&document), state);
        }
    }

    #[test]
    fn an_action_changes_the_indicator_it_touches_and_no_other(
        before in proptest::collection::vec(any_action(), 0..8),
        action in any_action(),
    ) {
        let mut document = new(id(1));
        for earlier in &before {
            act(&mut document, earlier);
        }
        let old = assessment(&document);
        let undone = act(&mut document, &action);
        let new = assessment(&document);
        for id in [p("p1.1"), p("p1.2")] {
            if action.touches() != Some(id) {
                prop_assert_eq!(old.answers.get(&id), new.answers.get(&id));
            }
        }
        prop_assert!(undone.keys().all(|key| document.get(key).is_some()));
    }

    #[test]
    fn a_copy_that_acted_contains_what_it_started_from(
        before in proptest::collection::vec(any_action(), 0..8),
        after in proptest::collection::vec(any_action(), 0..8),
    ) {
        let mut document = new(id(1));
        for action in &before {
            act(&mut document, action);
        }
        let start = document.clone();
        for action in &after {
            apply(&mut document, action, &writer(2));
        }
        prop_assert!(document.contains_all_of(&start));
        prop_assert_eq!(merge(&start, &document).unwrap(), document);
    }
}
