//! The cheapest steps that together gain enough, exactly.
//!
//! Steps fall into groups: those of a group gain the same, and the cheapest of a group are taken first. How many of each
//! group to take is a knapsack in which hardly anything has to be tried:
//!
//! - Taking always the step with the best price for its gain (greedily) gains enough, and a little more: the surplus. Let
//!   `rate` be the price of the last step for each unit of gain. Against that rate, every step beyond the greedy choice
//!   costs an *excess*, and so does every step short of it. The whole price is that of the greedy choice, plus all the
//!   excesses, plus `rate` times the difference in gain. It can thus fall by at most `rate` times the surplus, and only
//!   choices with less excess than that can be better. All prices are multiples of one price: a gain below it is none.
//!   Where all steps cost the same, this leaves nothing to try, so that the greedy choice is proved at once.
//! - `size` steps of one group gain as much as `size` steps of any other, where `size` is a principle's number of answers.
//!   A best choice that takes `size` more of one group and `size` fewer of another than the greedy one does could swap
//!   them back at no loss. So some best choice either lacks fewer than `size` steps in every group, or exceeds the greedy
//!   choice by fewer than `size` in every group; what it then has too much or too little in total bounds the rest to
//!   (groups + 1) times `size`.
//!
//! The second rule keeps the work independent of how many steps there are.

use crate::small_code::sorted_by;

/// Steps that gain the same.
#[derive(Debug)]
pub(super) struct Group {
    /// How many of its steps gain as much as `size` steps of any other group: gain times size is the same everywhere.
    pub(super) size: u64,
    /// What a step gains; at least 1.
    pub(super) gain: u64,
    /// Days that each step costs, the cheapest first.
    pub(super) days: Vec<u32>,
}

/// Some number of steps of the groups looked at so far.
struct Choice {
    gain: u64,
    /// Price above the rate, in units of price times gain.
    excess: i128,
    /// Steps of the last group.
    count: usize,
    /// The place of the choice in the group before.
    before: usize,
}

/// How many steps to take of each group so that they gain at least `needed`: for the fewest days, and of those the
/// fewest steps. Nothing where all steps together gain too little.
pub(super) fn choose(groups: &[Group], needed: u64) -> Option<Vec<usize>> {
    let prices = Prices::of(groups);
    let (greedy, rate) = greedy(groups, &prices, needed)?;
    let gained = groups
        .iter()
        .zip(&greedy)
        .map(|(group, count)| group.gain * size(*count))
        .sum::<u64>();
    // How much excess a better choice may have.
    let allowed = rate.of(gained.saturating_sub(needed)) - prices.smallest_difference() * rate.gain;
    if gained == 0 || allowed < 0 {
        return Some(greedy);
    }
    Some(better(groups, &prices, &greedy, needed, rate, allowed).unwrap_or(greedy))
}

/// A price for a gain.
#[derive(Clone, Copy)]
struct Rate {
    price: i128,
    gain: i128,
}

impl Rate {
    /// The price of that much gain, times the rate's gain.
    fn of(self, gain: u64) -> i128 {
        self.price * i128::from(gain)
    }
}

/// Days and steps as one number: a day weighs more than all steps together.
struct Prices {
    day: i128,
    by_group: Vec<Vec<i128>>,
}

impl Prices {
    fn of(groups: &[Group]) -> Self {
        let steps = groups.iter().map(|group| size(group.days.len())).sum::<u64>();
        let day = i128::from(steps) + 1;
        let price = |days: &u32| i128::from(*days) * day + 1;
        let by_group = groups.iter().map(|group| group.days.iter().map(price).collect());
        Self {
            day,
            by_group: by_group.collect(),
        }
    }

    /// Two choices of different price differ by at least this: where all steps cost the same, the price of a step.
    fn smallest_difference(&self) -> i128 {
        let mut all = self.by_group.iter().flatten();
        let first = all.next().copied().unwrap_or(self.day);
        if all.all(|price| *price == first) { first } else { 1 }
    }
}

/// Takes the best price for the gain until it is enough; gives also the rate of the last step.
fn greedy(groups: &[Group], prices: &Prices, needed: u64) -> Option<(Vec<usize>, Rate)> {
    let mut counts = vec![0_usize; groups.len()];
    let mut rate = Rate { price: 0, gain: 1 };
    let mut gained = 0_u64;
    while gained < needed {
        let next = groups
            .iter()
            .zip(&prices.by_group)
            .zip(&mut counts)
            .filter_map(|((group, prices), count)| {
                let price = *prices.get(*count)?;
                Some((price * i128::from(group.size), price, group.gain, count))
            });
        let (_, price, gain, count) = next.min_by_key(|(price_of_the_same, ..)| *price_of_the_same)?;
        *count += 1;
        gained += gain;
        rate = Rate {
            price,
            gain: i128::from(gain),
        };
    }
    Some((counts, rate))
}

/// The cheapest choice that is cheaper than the greedy one; nothing where none is.
fn better(
    groups: &[Group],
    prices: &Prices,
    greedy: &[usize],
    needed: u64,
    rate: Rate,
    allowed: i128,
) -> Option<Vec<usize>> {
    let mut fronts: Vec<Vec<Choice>> = Vec::new();
    for ((group, prices), greedy) in groups.iter().zip(&prices.by_group).zip(greedy) {
        let options = options(group, prices, *greedy, groups.len(), rate, allowed);
        let start = [Choice {
            gain: 0,
            excess: 0,
            count: 0,
            before: 0,
        }];
        let previous = fronts.last().map_or(start.as_slice(), Vec::as_slice);
        let mut choices = Vec::new();
        for (before, choice) in previous.iter().enumerate() {
            for (count, excess) in &options {
                let excess = choice.excess + excess;
                if excess <= allowed {
                    choices.push(Choice {
                        gain: choice.gain + group.gain * size(*count),
                        excess,
                        count: *count,
                        before,
                    });
                }
            }
        }
        let front = undominated(choices, needed, rate);
        fronts.push(front);
    }
    let enough = fronts
        .last()?
        .iter()
        .enumerate()
        .filter(|(_, choice)| choice.gain >= needed);
    let (place, best) = enough.min_by_key(|(_, choice)| choice.price(rate))?;
    // The greedy choice has no excess.
    let gained = groups
        .iter()
        .zip(greedy)
        .map(|(group, count)| group.gain * size(*count))
        .sum::<u64>();
    if best.price(rate) >= rate.of(gained) {
        return None;
    }
    let mut counts = Vec::new();
    let mut place = place;
    for front in fronts.iter().rev() {
        let choice = front.get(place)?;
        counts.push(choice.count);
        place = choice.before;
    }
    counts.reverse();
    Some(counts)
}

impl Choice {
    /// Its price, times the rate's gain, without a part that all choices share.
    fn price(&self, rate: Rate) -> i128 {
        self.excess + rate.of(self.gain)
    }
}

/// Numbers of steps of a group that are worth a try, each with its excess.
fn options(
    group: &Group,
    prices: &[i128],
    greedy: usize,
    groups: usize,
    rate: Rate,
    allowed: i128,
) -> Vec<(usize, i128)> {
    let window = (groups + 1).saturating_mul(usize::try_from(group.size).unwrap_or(usize::MAX));
    let excess_of = |price: &i128| price * rate.gain - rate.of(group.gain);
    let mut options = vec![(greedy, 0)];
    let mut excess = 0;
    for (more, price) in prices.iter().skip(greedy).take(window).enumerate() {
        excess += excess_of(price);
        if excess > allowed {
            break;
        }
        options.push((greedy + more + 1, excess));
    }
    let mut excess = 0;
    let taken = prices.get(..greedy).unwrap_or_default();
    for (fewer, price) in taken.iter().rev().take(window).enumerate() {
        excess -= excess_of(price);
        if excess > allowed {
            break;
        }
        options.push((greedy - fewer - 1, excess));
    }
    options
}

/// Without choices that cost as much as another one and gain no more. Beyond what is needed, gain is worth nothing.
fn undominated(choices: Vec<Choice>, needed: u64, rate: Rate) -> Vec<Choice> {
    let worth = |choice: &Choice| choice.gain.min(needed);
    let by_price = sorted_by(choices, |left, right| {
        let price = left.price(rate).cmp(&right.price(rate));
        price.then(worth(right).cmp(&worth(left)))
    });
    let mut front: Vec<Choice> = Vec::new();
    for choice in by_price {
        if front.last().is_none_or(|last| worth(&choice) > worth(last)) {
            front.push(choice);
        }
    }
    front
}

fn size(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price(groups: &[Group], counts: &[usize]) -> (u64, usize, u64) {
        let days = groups
            .iter()
            .zip(counts)
            .flat_map(|(group, count)| group.days.iter().take(*count));
        let gain = groups
            .iter()
            .zip(counts)
            .map(|(group, count)| group.gain * size(*count))
            .sum();
        (days.map(|days| u64::from(*days)).sum(), counts.iter().sum(), gain)
    }

    /// The cheapest price for every gain, one group after the other.
    fn by_table(groups: &[Group], needed: u64) -> Option<(u64, usize)> {
        let needed = usize::try_from(needed).unwrap();
        let mut best: Vec<Option<(u64, usize)>> = vec![None; needed + 1];
        best[0] = Some((0, 0));
        for group in groups {
            let mut next = best.clone();
            for (gain, held) in best.iter().enumerate() {
                let Some((mut days, steps)) = *held else { continue };
                for (count, more) in group.days.iter().enumerate() {
                    days += u64::from(*more);
                    let gain = (gain + (count + 1) * usize::try_from(group.gain).unwrap()).min(needed);
                    let price = (days, steps + count + 1);
                    if next[gain].is_none_or(|held| price < held) {
                        next[gain] = Some(price);
                    }
                }
            }
            best = next;
        }
        best[needed]
    }

    fn any_groups() -> impl Strategy<Value = (Vec<Group>, u64)> {
        let days = prop_oneof![Just(1_u32..2), Just(1..4), Just(0..3), Just(1..30), Just(8..12)];
        let group = days.prop_flat_map(|days| prop::collection::vec(days, 0..60));
        (prop::collection::vec(group, 1..6), 0_u64..100).prop_map(|(days, part)| {
            let groups: Vec<Group> = days
                .into_iter()
                .zip([3, 4, 5, 6, 7])
                .map(|(mut days, answered)| {
                    days.sort_unstable();
                    Group {
                        size: answered,
                        gain: 420 / answered,
                        days,
                    }
                })
                .collect();
            let all: u64 = groups.iter().map(|group| group.gain * size(group.days.len())).sum();
            let needed = all * part / 98;
            (groups, needed)
        })
    }

    proptest! {
        #[test]
        fn no_choice_is_cheaper((groups, needed) in any_groups()) {
            let chosen = choose(&groups, needed);
            let found = chosen.as_ref().map(|counts| price(&groups, counts));
            prop_assert!(found.is_none_or(|(_, _, gain)| gain >= needed));
            prop_assert_eq!(found.map(|(days, steps, _)| (days, steps)), by_table(&groups, needed));
        }
    }

    #[test]
    fn the_greedy_choice_is_not_always_the_cheapest() {
        // 7 of the large gain cost 7 days for 15 more than needed; a small one in place of the last does as well.
        let group = |size, gain, days: &[u32]| Group {
            size,
            gain,
            days: days.to_vec(),
        };
        let groups = [group(2, 30, &[4, 4, 4]), group(5, 12, &[2, 2])];
        assert_eq!(choose(&groups, 72), Some(vec![2, 1]));
        assert_eq!(choose(&groups, 115), None);
        assert_eq!(choose(&groups, 0), Some(vec![0, 0]));
        assert_eq!(choose(&[], 0), Some(vec![]));
        assert_eq!(choose(&[], 1), None);
    }
}
