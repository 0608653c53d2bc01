//! Goes on hunting with new seeds, `soak --minutes N --seed N`, on every core. Ends with 1 and the shortest story where something
//! was lost; see `cargo xtask soak`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    dead_code,
    unreachable_pub,
    reason = "all of it is a test"
)]

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

mod browser;
mod chance;
mod mutants;
mod oracle;
mod story;
mod world;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| -> Option<u64> {
        let place = arguments.iter().position(|word| word == name)?;
        arguments.get(place + 1)?.parse().ok()
    };
    let (Some(minutes), Some(first)) = (value("--minutes"), value("--seed")) else {
        println!("Say --minutes and --seed.");
        return ExitCode::from(2);
    };
    let ends = Instant::now() + Duration::from_secs(60 * minutes);
    let (next, steps) = (AtomicU64::new(first), AtomicU64::new(0));
    let story = Mutex::new(None);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while Instant::now() < ends && story.lock().unwrap().is_none() {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    let outcome = story::run(mutants::Mutant::None, seed, 1);
                    steps.fetch_add(outcome.steps, Ordering::Relaxed);
                    if let Some(failure) = outcome.failure {
                        *story.lock().unwrap() = Some(failure.story);
                    }
                }
            });
        }
    });
    let (last, steps) = (next.into_inner() - 1, steps.into_inner());
    println!("{steps} steps, seeds {first} to {last}");
    match story.into_inner().unwrap() {
        Some(story) => {
            println!("{story}");
            ExitCode::FAILURE
        }
        None => ExitCode::SUCCESS,
    }
}
