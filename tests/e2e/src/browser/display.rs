//! A display without a screen, for the browser that cannot do without one.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::programs;
use crate::failure::{Failure, Outcome};

/// A running virtual display; it ends when dropped.
pub(super) struct Display {
    process: Child,
    number: u32,
}

impl Display {
    /// Starts it on a number that is free.
    pub(super) fn start(evidence: &Path) -> Outcome<Self> {
        let log = File::create(evidence.join("display.log"))?;
        // It picks a free number itself, and writes it down once it is ready. Without -noreset it begins anew whenever the
        // last browser goes, and throws out the next one if that comes in at the same moment.
        let mut process = Command::new(programs::find(&["Xvfb"])?)
            .args(["-displayfd", "1", "-noreset"])
            .args(["-screen", "0", "1920x1400x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        let mut line = String::new();
        if let Some(stdout) = process.stdout.take() {
            BufReader::new(stdout).read_line(&mut line)?;
        }
        match line.trim().parse() {
            Ok(number) => Ok(Self { process, number }),
            Err(_) => Err(Failure::new("Xvfb did not start; see display.log beside the pictures")),
        }
    }

    /// The number after the colon in `DISPLAY`.
    pub(super) const fn number(&self) -> u32 {
        self.number
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
