//! Tests of marking and mixing.

use proptest::prelude::*;

use super::*;
use crate::catalog::RightNumber;

fn question(kind: QuizKind, options: Vec<QuizOption>) -> QuizItem {
    QuizItem {
        id: "q1".to_owned(),
        kind,
        section: "s1".to_owned(),
        stem: String::new(),
        setting: None,
        options,
        groups: Vec::new(),
        number: None,
        why: String::new(),
    }
}

fn option(right: bool, group: Option<usize>) -> QuizOption {
    QuizOption {
        html: String::new(),
        right,
        group,
        feedback: String::new(),
    }
}

fn choice(kind: QuizKind, right: &[bool]) -> QuizItem {
    question(kind, right.iter().map(|right| option(*right, None)).collect())
}

fn order(options: usize) -> QuizItem {
    question(QuizKind::Order, vec![option(false, None); options])
}

fn groups(kind: QuizKind, right: &[usize]) -> QuizItem {
    let mut item = question(kind, right.iter().map(|group| option(false, Some(*group))).collect());
    let count = right.iter().max().map_or(0, |group| group + 1);
    item.groups = vec![String::new(); count];
    item
}

fn number(answer: &str, tolerance: &str) -> QuizItem {
    let mut item = question(QuizKind::Number, vec![option(false, None); 3]);
    item.number = Some(RightNumber {
        answer: answer.parse().unwrap(),
        tolerance: tolerance.parse().unwrap(),
    });
    item
}

fn numbers(numbers: &[usize]) -> QuizAnswer {
    QuizAnswer::Numbers(numbers.to_vec())
}

fn typed(text: &str) -> QuizAnswer {
    QuizAnswer::Typed(text.to_owned())
}

#[test]
fn an_item_is_right_when_exactly_the_right_options_are_chosen() {
    let one = choice(QuizKind::One, &[false, true, false]);
    let several = choice(QuizKind::Several, &[true, false, true]);
    let table: [(&QuizItem, &[usize], bool); 12] = [
        (&one, &[1], true),
        (&one, &[1, 1], true),
        (&one, &[0], false),
        (&one, &[], false),
        (&one, &[0, 1], false),
        (&one, &[7], false),
        (&several, &[0, 2], true),
        (&several, &[2, 0], true),
        (&several, &[0], false),
        (&several, &[0, 1, 2], false),
        (&several, &[0, 2, 9], false),
        (&several, &[], false),
    ];
    for (item, chosen, right) in table {
        assert_eq!(mark(item, &numbers(chosen)).right, right, "{:?} {chosen:?}", item.kind);
    }
    assert!(
        !mark(&choice(QuizKind::Several, &[false]), &numbers(&[])).right,
        "an item without a right option is never right"
    );
}

#[test]
fn every_option_gets_its_mark() {
    use OptionMark::{Found, LeftAlone, Missed, Mistaken};
    let several = choice(QuizKind::Several, &[true, true, false, false]);
    let sorting = groups(QuizKind::Sort, &[0, 1, 0]);
    let table = [
        (&several, numbers(&[0, 2]), vec![Found, Missed, Mistaken, LeftAlone]),
        (&order(3), numbers(&[1, 0, 2]), vec![Mistaken, Mistaken, Found]),
        (&order(3), numbers(&[0]), vec![Found, Mistaken, Mistaken]),
        (&sorting, numbers(&[0, 0, 0]), vec![Found, Mistaken, Found]),
        (&number("60", "5"), typed("63"), vec![Found, LeftAlone, LeftAlone]),
        (&number("60", "5"), typed("54,9"), vec![LeftAlone, Mistaken, LeftAlone]),
        (&number("60", "5"), typed("65.1"), vec![LeftAlone, LeftAlone, Mistaken]),
        (&number("60", "5"), typed("many"), vec![LeftAlone; 3]),
        (&number("60", "5"), numbers(&[60]), vec![LeftAlone; 3]),
    ];
    for (item, answer, marks) in table {
        assert_eq!(mark(item, &answer).options, marks, "{:?} {answer:?}", item.kind);
    }
}

#[test]
fn places_groups_and_numbers_are_right_or_not() {
    let pairs = groups(QuizKind::Match, &[0, 1, 2]);
    let sorting = groups(QuizKind::Sort, &[0, 1, 0]);
    let reflect = question(QuizKind::Reflect, Vec::new());
    let table = [
        (&order(3), numbers(&[0, 1, 2]), true),
        (&order(3), numbers(&[0, 2, 1]), false),
        (&order(3), numbers(&[0, 1, 2, 3]), false),
        (&order(3), numbers(&[]), false),
        (&order(0), numbers(&[]), false),
        (&pairs, numbers(&[0, 1, 2]), true),
        (&pairs, numbers(&[0, 2, 1]), false),
        (&pairs, numbers(&[0, 1]), false),
        (&sorting, numbers(&[0, 1, 0]), true),
        (&sorting, numbers(&[0, 1, 1]), false),
        (&number("60", "5"), typed("55"), true),
        (&number("60", "5"), typed("65"), true),
        (&number("60", "5"), typed("65.000001"), false),
        (&number("2.4", "0"), typed("2,40"), true),
        (&number("2.4", "0"), typed("2.3"), false),
        (&number("60", "5"), typed(""), false),
        (&reflect, typed(""), true),
    ];
    for (item, answer, right) in table {
        assert_eq!(mark(item, &answer).right, right, "{:?} {answer:?}", item.kind);
    }
}

#[test]
fn an_answer_to_another_edition_does_not_fit() {
    let one = choice(QuizKind::One, &[true, false]);
    let several = choice(QuizKind::Several, &[true, true, false]);
    let sorting = groups(QuizKind::Sort, &[0, 1, 0]);
    let table = [
        (&one, numbers(&[1]), true),
        (&one, numbers(&[2]), false),
        (&one, numbers(&[0, 1]), false),
        (&one, numbers(&[]), false),
        (&one, typed("1"), false),
        (&several, numbers(&[0, 2]), true),
        (&several, numbers(&[0, 3]), false),
        (&order(3), numbers(&[2, 0, 1]), true),
        (&order(3), numbers(&[2, 0]), false),
        (&order(3), numbers(&[2, 0, 0]), false),
        (&order(3), numbers(&[3, 0, 1]), false),
        (&sorting, numbers(&[1, 1, 1]), true),
        (&sorting, numbers(&[1, 1, 2]), false),
        (&sorting, numbers(&[1, 1]), false),
        (&number("1", "0"), typed("7"), true),
        (&number("1", "0"), typed("seven"), false),
        (&number("1", "0"), numbers(&[1]), false),
    ];
    for (item, answer, wanted) in table {
        assert_eq!(fits(item, &answer), wanted, "{:?} {answer:?}", item.kind);
    }
}

#[test]
fn counterparts_are_mixed_apart_from_options() {
    let item = groups(QuizKind::Match, &[0, 1, 2, 3]);
    let alike = (0..1000)
        .filter(|seed| mixed(&item, *seed) == mixed_groups(&item, *seed))
        .count();
    assert!(alike < 100, "{alike} of 1000");
}

#[test]
fn small_seeds_give_different_orders() {
    let orders: std::collections::BTreeSet<_> = (0..200).map(|seed| shuffled(4, seed)).collect();
    assert_eq!(orders.len(), 24, "every order of four turns up");
    for first in 0..4 {
        let share = (0..1000)
            .filter(|seed| shuffled(4, *seed).first() == Some(&first))
            .count();
        assert!(
            (200..300).contains(&share),
            "option {first} is first in {share} of 1000"
        );
    }
}

#[test]
fn an_order_once_shown_stays() {
    assert_eq!(shuffled(0, 1), Vec::<usize>::new());
    assert_eq!(shuffled(1, 1), [0]);
    assert_eq!(shuffled(5, 1), [2, 1, 3, 0, 4]);
    assert_eq!(shuffled(5, 20_261_123), [0, 3, 1, 4, 2]);
}

proptest! {
    #[test]
    fn every_option_is_shown_once(options in 0_usize..40, seed in any::<u32>()) {
        let mut order = shuffled(options, seed);
        prop_assert_eq!(&order, &shuffled(options, seed));
        order.sort_unstable();
        prop_assert_eq!(order, (0..options).collect::<Vec<_>>());
    }

    #[test]
    fn what_has_to_be_ordered_is_not_in_order(options in 2_usize..5, seed in any::<u32>()) {
        prop_assert!(!mixed(&order(options), seed).is_sorted());
        let item = groups(QuizKind::Match, &(0..options).collect::<Vec<_>>());
        let mut all = mixed_groups(&item, seed);
        all.sort_unstable();
        prop_assert_eq!(all, (0..options).collect::<Vec<_>>());
    }

    #[test]
    fn only_the_right_order_is_right(options in 1_usize..8, seed in any::<u32>()) {
        let item = order(options);
        let given = shuffled(options, seed);
        let marking = mark(&item, &QuizAnswer::Numbers(given.clone()));
        prop_assert_eq!(marking.right, given.is_sorted());
        prop_assert_eq!(marking.options.len(), options);
        prop_assert!(fits(&item, &QuizAnswer::Numbers(given)));
    }

    #[test]
    fn groups_are_right_when_every_option_is(
        pairs in prop::collection::vec((0_usize..4, 0_usize..4), 1..8),
    ) {
        let right: Vec<usize> = pairs.iter().map(|(right, _)| *right).collect();
        let given: Vec<usize> = pairs.iter().map(|(_, given)| *given).collect();
        let marking = mark(&groups(QuizKind::Sort, &right), &QuizAnswer::Numbers(given.clone()));
        prop_assert_eq!(marking.right, right == given);
        let found = marking.options.iter().filter(|mark| **mark == OptionMark::Found).count();
        prop_assert_eq!(found, pairs.iter().filter(|(right, given)| right == given).count());
    }

    #[test]
    fn a_number_is_right_within_its_tolerance(answer in -500_i32..500, tolerance in 0_i32..50, given in -600_i32..600) {
        let item = number(&answer.to_string(), &tolerance.to_string());
        let marking = mark(&item, &QuizAnswer::Typed(given.to_string()));
        prop_assert_eq!(marking.right, (answer - given).abs() <= tolerance);
        let said = marking.options.iter().position(|mark| *mark != OptionMark::LeftAlone);
        let wanted = if marking.right { 0 } else if given < answer { 1 } else { 2 };
        prop_assert_eq!(said, Some(wanted));
    }

    #[test]
    fn no_answer_breaks_marking(
        kind in prop::sample::select(QuizKind::ALL.to_vec()),
        chosen in prop::collection::vec(0_usize..6, 0..6),
        text in ".{0,8}",
    ) {
        let mut item = groups(kind, &[0, 1, 0]);
        item.number = number("1", "0").number;
        for answer in [QuizAnswer::Numbers(chosen), QuizAnswer::Typed(text)] {
            let marking = mark(&item, &answer);
            // What is right also belongs to the item, but for a choice that names its option twice.
            let twice = kind == QuizKind::One && !fits(&item, &answer);
            prop_assert!(!marking.right || fits(&item, &answer) || twice || kind == QuizKind::Reflect);
        }
    }
}
