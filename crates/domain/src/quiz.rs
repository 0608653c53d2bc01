//! Marking quiz items and mixing their options. Options are known by their place in the author's order, from 0, so that
//! an answer means the same in every language and in every order on screen.

use crate::catalog::{QuizItem, QuizKind};

/// What a chosen answer comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Whether the item is right: every right option chosen, and no other.
    pub right: bool,
    /// One mark for each option, in the author's order.
    pub options: Vec<OptionMark>,
}

/// One option of a marked item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionMark {
    /// Right, and chosen.
    Found,
    /// Right, and not chosen.
    Missed,
    /// Wrong, and chosen.
    Mistaken,
    /// Wrong, and not chosen.
    LeftAlone,
}

/// Marks the options chosen. The order and repetition of numbers make no difference; one that is no option, as after a
/// change of content, makes the item wrong.
#[must_use]
pub fn mark(item: &QuizItem, chosen: &[usize]) -> Marking {
    let options: Vec<OptionMark> = item
        .options
        .iter()
        .enumerate()
        .map(|(number, option)| match (option.right, chosen.contains(&number)) {
            (true, true) => OptionMark::Found,
            (true, false) => OptionMark::Missed,
            (false, true) => OptionMark::Mistaken,
            (false, false) => OptionMark::LeftAlone,
        })
        .collect();
    let count = |wanted: OptionMark| options.iter().filter(|mark| **mark == wanted).count();
    let wrong = count(OptionMark::Mistaken);
    let found = count(OptionMark::Found);
    let enough = match item.kind {
        QuizKind::One => found == 1,
        QuizKind::Several => found > 0 && count(OptionMark::Missed) == 0,
    };
    let all_exist = chosen.iter().all(|number| *number < options.len());
    Marking {
        right: enough && wrong == 0 && all_exist,
        options,
    }
}

/// The author's numbers of so many options in the order in which they are shown; the same seed gives the same order in
/// every browser and every version of the app.
///
/// The order is the shuffle of Fisher and Yates, from the end, with the 32-bit generator "xorshift" of Marsaglia
/// (13, 17, 5), whose first eight numbers are dropped because those of small seeds resemble each other. It makes guessing
/// by place harder and is good for nothing else.
#[must_use]
pub fn shuffled(options: usize, seed: u32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..options).collect();
    // The generator would stay at 0 for ever.
    let mut state = if seed == 0 { 0x9e37_79b9 } else { seed };
    for _ in 0..8 {
        state = next(state);
    }
    for last in (1..options).rev() {
        state = next(state);
        let places = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
        let place = usize::try_from(u64::from(state) % places).unwrap_or(last);
        order.swap(last, place);
    }
    order
}

const fn next(state: u32) -> u32 {
    let state = state ^ (state << 13);
    let state = state ^ (state >> 17);
    state ^ (state << 5)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::QuizOption;

    fn item(kind: QuizKind, right: &[bool]) -> QuizItem {
        let option = |right: &bool| QuizOption {
            html: String::new(),
            right: *right,
            feedback: String::new(),
        };
        QuizItem {
            id: "q1".to_owned(),
            kind,
            section: "s1".to_owned(),
            stem: String::new(),
            setting: None,
            options: right.iter().map(option).collect(),
            why: String::new(),
        }
    }

    #[test]
    fn an_item_is_right_when_exactly_the_right_options_are_chosen() {
        let one = item(QuizKind::One, &[false, true, false]);
        let several = item(QuizKind::Several, &[true, false, true]);
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
            assert_eq!(mark(item, chosen).right, right, "{:?} {chosen:?}", item.kind);
        }
        assert!(
            !mark(&item(QuizKind::Several, &[false]), &[]).right,
            "an item without a right option is never right"
        );
    }

    #[test]
    fn every_option_gets_its_mark() {
        let marking = mark(&item(QuizKind::Several, &[true, true, false, false]), &[0, 2]);
        let expected = [
            OptionMark::Found,
            OptionMark::Missed,
            OptionMark::Mistaken,
            OptionMark::LeftAlone,
        ];
        assert_eq!(marking.options, expected);
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
    }
}
