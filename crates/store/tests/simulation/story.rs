//! Worlds from seeds, their rest at the end, and the shortest story of what went wrong.

use std::collections::BTreeMap;

use touchstone_store::Kind;

use super::browser::Texts;
use super::chance::Chance;
use super::mutants::Mutant;
use super::world::{Fault, World};

/// What many worlds came to.
#[derive(Default)]
pub struct Outcome {
    pub steps: u64,
    pub worlds: u64,
    pub met: BTreeMap<Fault, u64>,
    pub failure: Option<Failure>,
}

pub struct Failure {
    pub steps_before: u64,
    pub story: String,
}

/// Runs worlds from a seed on until so many steps are done, or one of them fails.
pub fn run(mutant: Mutant, first: u64, steps: u64) -> Outcome {
    let mut outcome = Outcome::default();
    let mut seed = first;
    while outcome.steps < steps {
        let words = words(seed);
        let (world, done) = live(mutant, seed, &words, false);
        outcome.steps += done as u64;
        outcome.worlds += 1;
        for (fault, times) in &world.met {
            *outcome.met.entry(*fault).or_default() += times;
        }
        if world.book.violation.is_some() {
            let story = shrink(mutant, seed, words);
            outcome.failure = Some(Failure {
                steps_before: outcome.steps,
                story,
            });
            return outcome;
        }
        seed += 1;
    }
    outcome
}

fn words(seed: u64) -> Vec<u64> {
    let mut chance = Chance(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let length = 50 + chance.below(400);
    (0..length).map(|_| chance.next()).collect()
}

/// Lives through the words, then lets everything come to rest.
fn live(mutant: Mutant, seed: u64, words: &[u64], tells: bool) -> (World, usize) {
    let mut world = World::new(mutant, seed);
    world.book.may_wear_out = seed % 16 == 3;
    world.story = tells.then(Vec::new);
    for (number, word) in words.iter().enumerate() {
        world.step(*word);
        if world.book.violation.is_some() {
            return (world, number + 1);
        }
    }
    rest(&mut world);
    (world, words.len())
}

/// The storages work, everybody hears everything, and all pages are open.
pub fn rest(world: &mut World) {
    let mut chance = Chance(1);
    if let Some(story) = &mut world.story {
        story.push("-- rest --".to_owned());
    }
    world.heal();
    while let Some(tab) = world.tabs.iter().position(|tab| !tab.has_quick) {
        world.remove_tab(tab);
    }
    let mut book = std::mem::take(&mut world.book);
    book.before_rest(world);
    world.book = book;
    if world.tabs.is_empty() {
        world.open_tab();
    }
    for round in 0..3 {
        for tab in 0..world.tabs.len() {
            if round > 0 {
                world.show(tab);
            }
            world.follow(tab);
            for kind in [
                Kind::LearningRecord,
                Kind::Portfolio,
                Kind::ImprovementPlan,
                Kind::Snapshots,
            ] {
                world.open_shelf(tab, kind);
            }
        }
        for turn in 0.. {
            for tab in 0..world.tabs.len() {
                for _ in 0..4 {
                    world.deliver(tab, &mut chance);
                }
                world.work_quick(tab);
                world.work_safe(tab);
                world.safe_turn(&mut chance);
                world.safe_turn(&mut chance);
                world.take_answer(tab);
            }
            if !world.is_busy() {
                break;
            }
            if turn > 400 {
                return world.book.fail("it does not come to rest");
            }
        }
    }
    let mut book = std::mem::take(&mut world.book);
    book.check_rest(world);
    world.book = book;
}

/// Leaves out what is not needed for a violation, larger pieces first.
fn shrink(mutant: Mutant, seed: u64, mut words: Vec<u64>) -> String {
    let fails = |words: &[u64]| live(mutant, seed, words, false).0.book.violation.is_some();
    let mut piece = words.len() / 2;
    let mut tries = 0;
    while piece > 0 {
        let mut from = 0;
        let mut shorter = false;
        while from < words.len() && tries < 6000 {
            tries += 1;
            let mut fewer = words.clone();
            fewer.drain(from..(from + piece).min(words.len()));
            if fails(&fewer) {
                words = fewer;
                shorter = true;
            } else {
                from += piece;
            }
        }
        if !shorter || piece > 1 {
            piece /= 2;
        }
    }
    let (world, _) = live(mutant, seed, &words, true);
    let violation = world.book.violation.unwrap_or_default();
    let story = world.story.unwrap_or_default().join("\n  ");
    let texts = |texts: &Texts| {
        let texts = texts.iter().map(|(key, text)| format!("\n  {key}: {}", text.text));
        texts.collect::<String>()
    };
    let (quick, safe) = (texts(&world.quick.texts), texts(&world.safe.texts));
    format!(
        "seed {seed}, {} steps:\n  {story}\n\nquick storage:{quick}\nsafe storage:{safe}\n  => {violation}",
        words.len()
    )
}
