//! `cargo xtask bench`: the figures that need a clock. Nothing fails by being slow; what must hold is in the tests.

use crate::Outcome;
use crate::build::release_if_needed;
use crate::process::run;
use crate::setup::{Purpose, prepare};
use crate::steps::timed;

/// `cargo xtask bench`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    if let Some(unknown) = arguments.first() {
        return Err(format!("bench knows no `{unknown}`"));
    }
    prepare(Purpose::Bench)?;
    release_if_needed()?;
    let native = timed("scoring of save files", || {
        run("cargo", &["bench", "--quiet", "--package", "touchstone-cli"])
    });
    let browser = timed("the site in Chromium", || {
        let program = ["--package", "touchstone-e2e", "--bin", "bench", "--", "--site", "dist"];
        run(
            "cargo",
            &[&["run", "--quiet", "--release"], program.as_slice()].concat(),
        )
    });
    // One that fails does not hide the figures of the other.
    native.and(browser)
}
