//! A hunt for loss: tabs, storages that fail, and a person, step by step from fixed seeds.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "all of it is a test"
)]

mod browser;
mod calls;
mod chance;
mod mutants;
mod oracle;
mod story;
mod world;

use mutants::Mutant;
use story::run;
use touchstone_store::{Place, Refusal};
use world::Fault;

/// A quarter of the million steps. The seeds of the quarters never meet.
fn hunt(quarter: u64) {
    let outcome = run(Mutant::None, quarter << 32, 250_000);
    println!(
        "{} steps in {} worlds: {:?}",
        outcome.steps, outcome.worlds, outcome.met
    );
    if let Some(failure) = outcome.failure {
        panic!("after {} steps: {}", failure.steps_before, failure.story);
    }
    for fault in Fault::ALL {
        let times = outcome.met.get(&fault).copied().unwrap_or_default();
        assert!(times >= 250, "{fault:?} was met {times} times only");
    }
}

#[test]
fn nothing_is_lost_in_the_first_quarter() {
    hunt(0);
}

#[test]
fn nothing_is_lost_in_the_second_quarter() {
    hunt(1);
}

#[test]
fn nothing_is_lost_in_the_third_quarter() {
    hunt(2);
}

#[test]
fn nothing_is_lost_in_the_fourth_quarter() {
    hunt(3);
}

#[test]
fn every_mutant_of_the_store_is_caught() {
    for mutant in Mutant::ALL {
        let outcome = run(mutant, 0, 100_000);
        let failure = outcome.failure;
        let failure = failure.unwrap_or_else(|| panic!("{mutant:?} is not caught in {} steps", outcome.steps));
        let last = failure.story.lines().last().unwrap_or_default();
        println!("{mutant:?} is caught after {} steps:{last}", failure.steps_before);
    }
}

#[test]
fn no_refused_call_makes_saved_a_lie() {
    for place in [Place::Quick, Place::Safe] {
        for why in [Refusal::Full, Refusal::Blocked] {
            for times in [1, u32::MAX] {
                let visits = calls::visits(Mutant::None, place, times, why).unwrap();
                println!("{place:?} {why:?}, {times} times: {visits:?}");
                assert!(visits.all >= 8, "{visits:?}");
                assert_eq!(visits.saved == visits.all, times == 1, "{visits:?}");
            }
        }
    }
    // A store that forgets what was refused is found in the same way.
    let forgets = calls::visits(Mutant::ForgetsRefused, Place::Safe, 1, Refusal::Full);
    assert!(forgets.is_err(), "{forgets:?}");
}
