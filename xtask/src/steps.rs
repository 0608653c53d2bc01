//! Steps of a long command: each says what it does and how long it took; a failed one does not stop the others.

use std::time::Instant;

use crate::Outcome;

/// Runs one step and says how long it took.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("--- {what}");
    let started = Instant::now();
    let result = work();
    let seconds = started.elapsed().as_secs_f64();
    match &result {
        Ok(_) => println!("--- {what}: done in {seconds:.1} s\n"),
        Err(_) => println!("--- {what}: FAILED after {seconds:.1} s\n"),
    }
    result
}

/// How many single things held, and which did not.
#[derive(Default)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    reasons: Vec<String>,
}

impl Tally {
    /// Runs a step that counts as one, and says whether it held.
    pub(crate) fn check(&mut self, what: &str, work: impl FnOnce() -> Outcome) -> bool {
        self.count(what, || {
            let outcome = work();
            (u64::from(outcome.is_ok()), 0, outcome)
        })
    }

    /// Runs a step that counts what it finds: how many passed, how many failed, and how it ended. A bad end with
    /// nothing failed, or nothing counted at all, is one failure: a program that crashes must not look like success.
    pub(crate) fn count(&mut self, what: &str, work: impl FnOnce() -> (u64, u64, Outcome)) -> bool {
        let mut counted = (0, 0);
        let outcome = timed(what, || {
            let (passed, failed, outcome) = work();
            counted = (passed, failed);
            match outcome {
                Ok(()) if failed > 0 => Err(format!("{failed} failed")),
                Ok(()) if passed == 0 => Err("nothing was run".to_owned()),
                other => other,
            }
        });
        let (passed, failed) = counted;
        self.passed += passed;
        let Err(reason) = outcome else { return true };
        self.failed += failed.max(1);
        println!("{reason}\n");
        self.reasons.push(format!("{what}: {reason}"));
        false
    }

    /// Counts a step that cannot run because of another one.
    pub(crate) fn skip(&mut self, what: &str, because: &str) {
        println!("--- {what}: not run, because {because}\n");
        self.failed += 1;
        self.reasons.push(format!("{what}: not run, because {because}"));
    }

    /// Says again what failed, and ends with the sum alone on the last line.
    pub(crate) fn finish(self) -> Outcome {
        if self.failed > 0 {
            println!("What failed:");
            for reason in &self.reasons {
                println!("- {}", reason.replace('\n', "\n  "));
            }
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 { Err(String::new()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(work: impl FnOnce(&mut Tally)) -> (u64, u64) {
        let mut tally = Tally::default();
        work(&mut tally);
        (tally.passed, tally.failed)
    }

    #[test]
    fn single_checks_count_as_one() {
        assert_eq!(counted(|tally| assert!(tally.check("a", || Ok(())))), (1, 0));
        assert_eq!(
            counted(|tally| assert!(!tally.check("a", || Err("no".to_owned())))),
            (0, 1)
        );
        assert_eq!(counted(|tally| tally.skip("a", "of b")), (0, 1));
    }

    #[test]
    fn a_crash_or_an_empty_run_is_a_failure() {
        let crash = || Err("crashed".to_owned());
        assert_eq!(counted(|tally| assert!(tally.count("a", || (7, 0, Ok(()))))), (7, 0));
        assert_eq!(counted(|tally| assert!(!tally.count("a", || (7, 2, Ok(()))))), (7, 2));
        assert_eq!(counted(|tally| assert!(!tally.count("a", || (7, 0, crash())))), (7, 1));
        assert_eq!(counted(|tally| assert!(!tally.count("a", || (0, 0, Ok(()))))), (0, 1));
    }

    #[test]
    fn a_failure_decides_the_end() {
        let mut tally = Tally::default();
        tally.check("a", || Ok(()));
        assert_eq!(tally.finish(), Ok(()));
        let mut tally = Tally::default();
        tally.check("a", || Err("no".to_owned()));
        assert_eq!(tally.finish(), Err(String::new()));
    }
}
