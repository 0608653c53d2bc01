//! Comparing: what counts as common, as moved and as real; the worked example; the then-test.

use proptest::prelude::*;

use super::*;
use crate::assessment::{AssessmentHead, EvidenceStrength};
use crate::ids::RaterId;
use crate::instrument::ProviderProfile;
use crate::scoring::test_support::{Sheet, indicator, instrument, level, printed, worked_example};
use crate::small_code::SmallMap;

const VERSION: &str = "1.0.0";

/// The sheet as its owner answered it.
fn assessment(sheet: &Sheet) -> Assessment {
    let answers = sheet.given.iter().map(|(id, given)| {
        let mut said = IndicatorAnswer::default();
        said.ratings.insert(RaterId::own(), rating(given.answer));
        said.reasons.insert(RaterId::own(), "It does not apply.".to_owned());
        (*id, said)
    });
    Assessment {
        head: AssessmentHead {
            id: "5e1f0a2b3c4d6978".parse().unwrap(),
            name: String::new(),
            profile: Some(ProviderProfile::Bus),
            size: None,
            scope: sheet.scope,
            created_on: None,
            assessed_on: None,
            deleted: false,
        },
        answers: answers.collect::<SmallMap<_, _>>(),
    }
}

fn rating(answer: Answer) -> Rating {
    Rating {
        answer,
        instrument: VERSION.to_owned(),
    }
}

fn evidence(id: &str, title: &str) -> Evidence {
    Evidence {
        id: id.parse().unwrap(),
        title: title.to_owned(),
        place: String::new(),
        date: None,
        unreadable_date: None,
        strength: EvidenceStrength::Document,
    }
}

fn said<'a>(assessment: &'a mut Assessment, id: &str) -> &'a mut IndicatorAnswer {
    assessment.answers.get_mut(&indicator(id)).unwrap()
}

fn compared(before: &Assessment, after: &Assessment) -> Comparison {
    compare(&instrument(), before, after, |_, _, _| false)
}

fn moved(comparison: &Comparison, id: &str) -> Moved {
    let mut found = comparison.indicators.iter();
    *found.find(|moved| moved.indicator == indicator(id)).unwrap()
}

#[test]
fn the_worked_example_moves_by_two_steps() {
    let before = assessment(&worked_example());
    let later = worked_example()
        .with("p6.4", "2")
        .with("p1.1", "2")
        .with("p4.7", "3")
        .with("p5.1", "?");
    let comparison = compared(&before, &assessment(&later));
    assert_eq!(
        comparison.moves(),
        Moves {
            up: 1,
            same: 53,
            down: 1
        }
    );
    assert_eq!(comparison.real_moves(), Moves::default());
    assert_eq!(
        comparison.essentials().map(|moved| moved.indicator).collect::<Vec<_>>(),
        [indicator("p1.1")]
    );
    assert_eq!(
        comparison.left_out,
        [
            (indicator("p4.7"), LeftOut::OnlyAfter),
            (indicator("p5.1"), LeftOut::OnlyBefore)
        ]
    );
    // P5 without its first indicator: 3 1 2 in both; P1 and P6 by one step each.
    let overall = comparison.overall.unwrap();
    assert_eq!(
        (printed(Some(overall.before)), printed(Some(overall.after))),
        ("56.083333".to_owned(), "56.351190".to_owned())
    );
    assert_eq!(printed(Some(overall.after.distance(overall.before))), "0.267857");
    let p6 = comparison.principles[5];
    assert_eq!(
        (
            p6.common,
            printed(Some(p6.indices.before)),
            printed(Some(p6.indices.after))
        ),
        (4, "37.500000".to_owned(), "43.750000".to_owned())
    );
}

#[test]
fn a_move_is_real_with_new_evidence_or_two_assessors() {
    let mut before = assessment(&worked_example());
    let mut after = assessment(
        &worked_example()
            .with("p6.4", "2")
            .with("p6.5", "2")
            .with("p1.5", "2")
            .with("p1.6", "3"),
    );
    said(&mut before, "p6.4")
        .evidence
        .push(evidence("0000000a", "Old minutes"));
    // The same piece, a copy of it under another id, one without a title: none of them new.
    said(&mut after, "p6.4").evidence.extend([
        evidence("0000000a", "Old minutes"),
        evidence("0000000b", "Old minutes"),
        evidence("0000000c", " "),
    ]);
    said(&mut after, "p6.5")
        .evidence
        .push(evidence("0000000d", "New register"));
    said(&mut after, "p2.1")
        .evidence
        .push(evidence("0000000e", "New, though nothing moved"));
    let colleague: RaterId = "0000000f".parse().unwrap();
    for (id, old, new) in [("p1.5", 1, 2), ("p1.6", 3, 3)] {
        said(&mut before, id)
            .ratings
            .insert(colleague.clone(), rating(Answer::Level(level(old))));
        let said = said(&mut after, id);
        said.ratings
            .insert(colleague.clone(), rating(Answer::Level(level(new))));
        said.agreed = Some(rating(Answer::Level(level(new))));
    }
    let comparison = compared(&before, &after);
    let table = [
        ("p6.4", 0, 1, false),
        ("p6.5", 1, 1, true),
        ("p1.5", 0, 2, true),
        ("p1.6", 0, 1, false),
        ("p2.1", 1, 0, false),
    ];
    for (id, new_evidence, assessors, real) in table {
        let moved = moved(&comparison, id);
        assert_eq!(
            (moved.new_evidence, moved.assessors, moved.is_real()),
            (new_evidence, assessors, real),
            "{id}"
        );
    }
    assert_eq!(
        comparison.real_moves(),
        Moves {
            up: 2,
            ..Moves::default()
        }
    );
    let new: Vec<&str> = comparison.new_evidence.iter().map(|(_, id)| id.as_str()).collect();
    assert_eq!(new, ["0000000e", "0000000d"]);
}

#[test]
fn other_wordings_are_not_compared_unless_they_read_the_same() {
    let before = assessment(&worked_example());
    let mut after = assessment(&worked_example());
    for id in ["p1.1", "p1.2"] {
        said(&mut after, id)
            .ratings
            .get_mut(&RaterId::own())
            .unwrap()
            .instrument = "1.1.0".to_owned();
    }
    let strict = compared(&before, &after);
    let expected = ["p1.1", "p1.2"].map(|id| (indicator(id), LeftOut::OtherWording));
    assert_eq!(strict.left_out, expected);
    assert_eq!(strict.versions_before, ["1.0.0"]);
    assert_eq!(strict.versions_after, ["1.1.0", "1.0.0"]);
    let knowing = compare(&instrument(), &before, &after, |id, old, new| {
        assert_eq!((old, new), ("1.0.0", "1.1.0"));
        id == indicator("p1.1")
    });
    assert_eq!(knowing.left_out, [(indicator("p1.2"), LeftOut::OtherWording)]);

    let mut smaller = instrument();
    smaller.principles[0].indicators.truncate(5);
    let comparison = compare(&smaller, &before, &before, |_, _, _| false);
    assert_eq!(comparison.not_carried, [indicator("p1.6"), indicator("p1.7")]);
}

#[test]
fn a_quick_scan_is_compared_by_its_essentials() {
    let full = worked_example();
    let quick = Sheet {
        scope: Scope::Essentials,
        ..worked_example()
    };
    for (before, after) in [(&full, &quick), (&quick, &full)] {
        let comparison = compared(&assessment(before), &assessment(after));
        assert_eq!(comparison.indicators.len(), 16);
        assert!(comparison.left_out.is_empty());
    }
}

#[test]
fn the_then_test_parts_standards_from_practice() {
    let then = assessment(&worked_example());
    let then_today = assessment(&worked_example().with("p1.1", "1").with("p1.2", "2").with("p1.3", "?"));
    let today = assessment(&worked_example().with("p1.2", "2").with("p1.4", "3"));
    let test = then_test(&compared(&then, &then_today), &compared(&then_today, &today));
    assert_eq!(test.shifts.len(), 55);
    assert_eq!(
        test.standards,
        Moves {
            up: 0,
            same: 53,
            down: 2
        }
    );
    assert_eq!(
        test.practice,
        Moves {
            up: 2,
            same: 53,
            down: 0
        }
    );
}

fn any_version() -> impl Strategy<Value = Assessment> {
    prop::collection::vec(0_u8..7, 59).prop_map(|cells| {
        let mut sheet = worked_example();
        let ids: Vec<IndicatorId> = instrument().indicators().map(|indicator| indicator.id).collect();
        for (id, cell) in ids.into_iter().zip(cells) {
            let word = match cell {
                5 => "?".to_owned(),
                6 => "N".to_owned(),
                level => level.to_string(),
            };
            sheet.set(id, &word);
        }
        assessment(&sheet)
    })
}

proptest! {
    #[test]
    fn comparing_back_turns_every_move_round(before in any_version(), after in any_version()) {
        let (there, back) = (compared(&before, &after), compared(&after, &before));
        let (moves, reversed) = (there.moves(), back.moves());
        prop_assert_eq!((moves.up, moves.same, moves.down), (reversed.down, reversed.same, reversed.up));
        prop_assert_eq!(there.left_out.len(), back.left_out.len());
        prop_assert_eq!(
            there.overall.map(|indices| (indices.before, indices.after)),
            back.overall.map(|indices| (indices.after, indices.before))
        );
    }

    #[test]
    fn nothing_moves_against_itself(version in any_version()) {
        let comparison = compared(&version, &version);
        let Moves { up, down, .. } = comparison.moves();
        prop_assert_eq!((up, down, comparison.left_out.len(), comparison.new_evidence.len()), (0, 0, 0, 0));
    }
}

#[test]
fn the_old_state_is_seen_again_under_its_own_wording() {
    let mut before = assessment(&worked_example());
    said(&mut before, "p1.1").evidence.push(evidence("0000000a", "Policy"));
    said(&mut before, "p1.2").agreed = Some(rating(Answer::Level(level(4))));
    let levels = [("p1.1", 1), ("p1.2", 2), ("p1.3", 2), ("p9.9", 1)];
    let levels = levels.map(|(id, number)| (indicator(id), level(number)));
    let today = seen_today(&before, &SmallMap::from_iter(levels));
    assert_eq!(today.answers.len(), 3, "what was not answered cannot be seen again");
    let test = then_test(&compared(&before, &today), &compared(&today, &before));
    let shifts: Vec<(u8, u8, u8)> = test
        .shifts
        .iter()
        .map(|shift| (shift.then.number(), shift.then_today.number(), shift.today.number()))
        .collect();
    assert_eq!(shifts, [(3, 1, 3), (4, 2, 4), (2, 2, 2)]);
    assert_eq!(compared(&before, &today).new_evidence, []);
}
