//! Marking quiz items and mixing their options. Options are known by their place in the author's order, from 0, so that
//! an answer means the same in every language and in every order on screen.

use crate::catalog::{QuizItem, QuizKind, QuizOption};
use crate::decimal::Decimal;
use crate::mixing::Mixing;

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuizAnswer {
    /// Numbers in the author's order, from 0. Kinds `one` and `several`: the options chosen. Kind `order`: all options in the
    /// learner's order. Kinds `match` and `sort`: for each option the number of its counterpart or group.
    Numbers(Vec<usize>),
    /// Kind `number`: what was typed. Kind `reflect`: nothing, as the text itself is kept elsewhere.
    Typed(String),
}

/// What an answer comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Whether the item is right as a whole.
    pub right: bool,
    /// One mark for each option, in the author's order.
    pub options: Vec<OptionMark>,
}

/// One option of a marked item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionMark {
    /// Right, and chosen; in its right place.
    Found,
    /// Right, and not chosen.
    Missed,
    /// Wrong, and chosen; in a wrong place.
    Mistaken,
    /// Wrong, and not chosen.
    LeftAlone,
}

/// Marks an answer.
///
/// | kind | right when |
/// |---|---|
/// | `one` | exactly the right option is chosen |
/// | `several` | every right option is chosen, and no other |
/// | `order` | every option stands in its place |
/// | `match`, `sort` | every option has its counterpart or group |
/// | `number` | it is a number and at most the tolerance away |
/// | `reflect` | always: there is nothing to mark |
///
/// An answer that does not fit the item, as after a change of content, is wrong; see [`fits`].
#[must_use]
pub fn mark(item: &QuizItem, answer: &QuizAnswer) -> Marking {
    match (item.kind, answer) {
        (QuizKind::One | QuizKind::Several, QuizAnswer::Numbers(chosen)) => mark_choice(item, chosen),
        (QuizKind::Order, QuizAnswer::Numbers(order)) => {
            mark_places(item, order, |number, _| order.get(number) == Some(&number))
        }
        (QuizKind::Match | QuizKind::Sort, QuizAnswer::Numbers(groups)) => {
            mark_places(item, groups, |number, option| {
                option.group.is_some() && groups.get(number).copied() == option.group
            })
        }
        (QuizKind::Number, QuizAnswer::Typed(text)) => mark_number(item, text),
        (QuizKind::Reflect, _) => Marking {
            right: true,
            options: Vec::new(),
        },
        _ => Marking {
            right: false,
            options: vec![OptionMark::LeftAlone; item.options.len()],
        },
    }
}

/// The order and repetition of numbers make no difference.
fn mark_choice(item: &QuizItem, chosen: &[usize]) -> Marking {
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
        _ => found > 0 && count(OptionMark::Missed) == 0,
    };
    let all_exist = chosen.iter().all(|number| *number < options.len());
    Marking {
        right: enough && wrong == 0 && all_exist,
        options,
    }
}

/// Every option is in its place or not.
fn mark_places(item: &QuizItem, given: &[usize], is_right: impl Fn(usize, &QuizOption) -> bool) -> Marking {
    let mark = |(number, option): (usize, &QuizOption)| {
        if is_right(number, option) {
            OptionMark::Found
        } else {
            OptionMark::Mistaken
        }
    };
    let options: Vec<OptionMark> = item.options.iter().enumerate().map(mark).collect();
    let all_found = options.iter().all(|mark| *mark == OptionMark::Found);
    Marking {
        right: all_found && !options.is_empty() && given.len() == options.len(),
        options,
    }
}

/// The first option speaks of the right number, the second of lower and the third of higher ones.
fn mark_number(item: &QuizItem, typed: &str) -> Marking {
    let mut options = vec![OptionMark::LeftAlone; item.options.len()];
    let number = typed.parse::<Decimal>().ok().zip(item.number);
    let right = number.is_some_and(|(typed, right)| typed.distance(right.answer) <= right.tolerance);
    let said = number.map(|(typed, wanted)| match (right, typed < wanted.answer) {
        (true, _) => (0, OptionMark::Found),
        (false, true) => (1, OptionMark::Mistaken),
        (false, false) => (2, OptionMark::Mistaken),
    });
    if let Some((place, mark)) = said
        && let Some(option) = options.get_mut(place)
    {
        *option = mark;
    }
    Marking { right, options }
}

/// Whether an answer still belongs to the item: it may have been given to an older edition of it.
#[must_use]
pub fn fits(item: &QuizItem, answer: &QuizAnswer) -> bool {
    let options = item.options.len();
    match (item.kind, answer) {
        (QuizKind::One, QuizAnswer::Numbers(chosen)) => {
            chosen.len() == 1 && chosen.iter().all(|number| *number < options)
        }
        (QuizKind::Several, QuizAnswer::Numbers(chosen)) => {
            !chosen.is_empty() && chosen.iter().all(|number| *number < options)
        }
        (QuizKind::Order, QuizAnswer::Numbers(order)) => {
            order.len() == options && (0..options).all(|number| order.contains(&number))
        }
        (QuizKind::Match | QuizKind::Sort, QuizAnswer::Numbers(groups)) => {
            groups.len() == options && groups.iter().all(|group| *group < item.groups.len())
        }
        (QuizKind::Number, QuizAnswer::Typed(text)) => text.parse::<Decimal>().is_ok(),
        (QuizKind::Reflect, QuizAnswer::Typed(_)) => true,
        _ => false,
    }
}

/// The author's numbers of an item's options in the order in which they are first shown. What has to be put in order is never
/// shown in order.
#[must_use]
pub fn mixed(item: &QuizItem, seed: u32) -> Vec<usize> {
    let mut order = shuffled(item.options.len(), seed);
    if item.kind == QuizKind::Order && order.is_sorted() && order.len() > 1 {
        order.rotate_left(1);
    }
    order
}

/// The numbers of an item's counterparts or groups in the order in which they are shown.
#[must_use]
pub fn mixed_groups(item: &QuizItem, seed: u32) -> Vec<usize> {
    // Another order than that of the options, which would give the pairs away.
    shuffled(item.groups.len(), seed.rotate_left(16) ^ 0x5bd1_e995)
}

/// The author's numbers of so many options in the order in which they are shown; the same seed gives the same order in
/// every browser and every version of the app.
///
/// The order is the shuffle of Fisher and Yates, from the end, with the numbers of [`crate::mixing`]. It makes guessing
/// by place harder and is good for nothing else.
#[must_use]
pub fn shuffled(options: usize, seed: u32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..options).collect();
    let mut mixing = Mixing::new(seed);
    for last in (1..options).rev() {
        order.swap(last, mixing.below(last + 1));
    }
    order
}

#[cfg(test)]
mod tests;
