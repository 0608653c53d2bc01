//! The soak of hostile files: `fuzz --seed N (--minutes M | --files N)`, built with `--release`. Each file has a seed of its
//! own, counted up from the first. A failure, and a file that takes longer than a second, is told with its seed.

// A program for those who develop: it may end anywhere.
#![cfg_attr(
    not(test),
    allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        clippy::print_stdout,
        clippy::panic,
        reason = "a test"
    )
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

#[path = "mod.rs"]
mod fuzz;

use fuzz::{Fuzz, Tally};

/// How often one part of a file may be repeated in a step.
const MOST: usize = 3_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| -> Option<u64> {
        let place = arguments.iter().position(|word| word == name)?;
        arguments.get(place + 1)?.parse().ok()
    };
    let first = value("--seed").unwrap_or(1);
    let minutes = value("--minutes");
    let last = first.saturating_add(value("--files").unwrap_or(if minutes.is_some() { u64::MAX } else { 1 }));
    let ends = minutes.map(|minutes| Instant::now() + Duration::from_secs(minutes * 60));
    let fuzz = Fuzz::new(MOST);
    let next = AtomicU64::new(first);
    let results: Mutex<(Tally, Vec<u64>, Duration)> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                let (mut tally, mut failed, mut longest) = (Tally::default(), Vec::new(), Duration::ZERO);
                while ends.is_none_or(|ends| Instant::now() < ends) {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= last {
                        break;
                    }
                    let text = fuzz.file(seed);
                    let started = Instant::now();
                    let outcome = catch_unwind(AssertUnwindSafe(|| fuzz.check(&text, &mut tally)));
                    let took = started.elapsed();
                    longest = longest.max(took);
                    if outcome.is_err() || took > Duration::from_secs(1) {
                        println!("seed {seed}: {} bytes, {} ms", text.len(), took.as_millis());
                        failed.push(seed);
                    }
                }
                let mut all = results.lock().unwrap();
                all.0.add(tally);
                all.1.append(&mut failed);
                all.2 = all.2.max(longest);
            });
        }
    });
    let (tally, failed, longest) = results.into_inner().unwrap();
    println!(
        "{tally:?}; the longest took {} ms; failures: {failed:?}",
        longest.as_millis()
    );
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
