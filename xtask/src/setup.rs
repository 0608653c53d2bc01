//! The doctor: for each tool what was found, what is needed, and what is done about it or the line to type.
//!
//! What is there already is not done again. Nothing of the system is replaced: a tool that is there in another version
//! stays, and ours goes into `target/tools`.

mod cargo_tools;
mod disk;
mod npm;
mod packages;
mod rust;

use std::process::Command;
use std::time::Instant;

use crate::Outcome;
use crate::process::{run_command, shown};
use crate::steps::timed;

/// What the tools are for. Each needs those of the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Building and serving the site.
    Build,
    /// Checking without a browser.
    Check,
    /// Tests in real browsers.
    Test,
    /// Benchmarks against another product.
    Bench,
}

/// `cargo xtask setup [build|check|test|bench]`; without a word, for tests.
pub(crate) fn command(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["build"] => prepare(Purpose::Build),
        ["check"] => prepare(Purpose::Check),
        [] | ["test"] => prepare(Purpose::Test),
        ["bench"] => prepare(Purpose::Bench),
        _ => Err("say build, check, test, bench or nothing".to_owned()),
    }
}

/// Looks for every tool, installs what is missing, and says what could not be installed.
pub(crate) fn prepare(purpose: Purpose) -> Outcome {
    println!("Looking for the tools");
    let started = Instant::now();
    let mut troubles = rust::prepare(purpose);
    troubles.extend(disk::prepare(purpose));
    troubles.extend(packages::install(purpose));
    troubles.extend(npm::prepare(purpose));
    troubles.extend(packages::still_missing(purpose));
    troubles.extend(cargo_tools::prepare(purpose));
    println!("Tools looked after in {:.1} s\n", started.elapsed().as_secs_f64());
    if troubles.is_empty() {
        return Ok(());
    }
    let list: Vec<String> = troubles.iter().map(|trouble| format!("- {trouble}")).collect();
    Err(format!(
        "some tools are missing and could not be installed:\n{}",
        list.join("\n")
    ))
}

fn say_found(tool: &str, detail: &str) {
    println!("  found    {tool}: {detail}");
}

fn say_missing(tool: &str, need: &str) {
    println!("  missing  {tool}: {need}");
}

/// Runs a command that installs something; the line it ran is the line to type if it fails.
fn install(what: &str, command: &mut Command) -> Outcome {
    let line = shown(command);
    let outcome = timed(&format!("installing {what}"), || {
        println!("    {line}");
        run_command(command)
    });
    outcome.map_err(|reason| format!("{what}: {reason}; when that is mended, type {line}"))
}
