//! Hostile files: whatever stands in one, it is read or refused, and what is here already stays whole.

#[path = "../fuzz/mod.rs"]
mod fuzz;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use fuzz::{Fuzz, Tally};

const FILES: u64 = 20_000;

#[test]
fn whatever_a_file_holds_it_is_read_or_refused() {
    let fuzz = Fuzz::new(20);
    // Two threads: the seeds are the same on every machine.
    let halves = [0, 1].map(|half| (half * FILES / 2)..((half + 1) * FILES / 2));
    let tally = thread::scope(|scope| {
        let threads = halves.map(|seeds| {
            scope.spawn(|| {
                let mut tally = Tally::default();
                for seed in seeds {
                    let text = fuzz.file(seed);
                    let outcome = catch_unwind(AssertUnwindSafe(|| fuzz.check(&text, &mut tally)));
                    assert!(outcome.is_ok(), "seed {seed}");
                }
                tally
            })
        });
        let mut all = Tally::default();
        threads.into_iter().for_each(|thread| all.add(thread.join().unwrap()));
        all
    });
    println!("{tally:?}");
    // The mutators reach what is behind the parser.
    assert_eq!(tally.files, 20_000);
    assert!(tally.read > 5_000 && tally.known > 5_000, "{tally:?}");
    assert!(tally.opaque > 500 && tally.beyond > 40, "{tally:?}");
}
