//! `cargo xtask test`: everything that must hold, the browsers included. This is what runs before each change goes in.

mod results;

use crate::Outcome;
use crate::check;
use crate::process::{command as program, root, run_and_read};
use crate::setup::{Purpose, prepare};
use crate::steps::Tally;
use crate::variant;

/// The site in the language that shows words which never came from authors.
const PSEUDO: &str = "target/site/pseudo";

/// `cargo xtask test`. Steps go on after a failure, so that one run shows everything.
pub(crate) fn command(arguments: &[String]) -> Outcome {
    if let Some(unknown) = arguments.first() {
        return Err(format!("test knows no `{unknown}`"));
    }
    let started = std::time::Instant::now();
    let mut tally = Tally::default();
    tally.check("tools", || prepare(Purpose::Test));
    check::sources(&mut tally);
    // The app and the journeys by themselves: together with the others, shared crates would be built once more with the
    // sum of everybody's features.
    let others = [
        "--workspace",
        "--exclude",
        "touchstone-app",
        "--exclude",
        "touchstone-e2e",
    ];
    tally.count("native tests", || native(&others));
    // Its tests take no time, building Leptos does: a third of it without the optimization that is for running.
    let app = [
        "--package",
        "touchstone-app",
        "--bins",
        "--config",
        "profile.dev.package.\"*\".opt-level=0",
    ];
    tally.count("native tests of the app", || native(&app));
    tally.count("native tests of the journeys' tools", || {
        native(&["--package", "touchstone-e2e"])
    });
    if check::site(&mut tally) {
        let pseudo = || variant::make(&root().join("modules"), &root().join(PSEUDO), true);
        tally.check("the site in the pseudo language", pseudo);
        tally.count("journeys in real browsers", journeys);
    } else {
        tally.skip("journeys in real browsers", "there is no release site");
    }
    println!("All of it took {:.0} s", started.elapsed().as_secs_f64());
    tally.finish()
}

fn native(what: &[&str]) -> (u64, u64, Outcome) {
    let mut cargo = program("cargo", &[&["test", "--no-fail-fast"], what].concat());
    let (lines, outcome) = run_and_read(&mut cargo);
    let (passed, failed) = results::native(&lines);
    (passed, failed, outcome)
}

fn journeys() -> (u64, u64, Outcome) {
    let start = [
        "run",
        "--quiet",
        "--package",
        "touchstone-e2e",
        "--bin",
        "touchstone-e2e",
        "--",
    ];
    let mut cargo = program("cargo", &start);
    cargo.args(["--site", "dist", "--site-pseudo", PSEUDO, "--site-large", check::GROWN]);
    let (lines, outcome) = run_and_read(&mut cargo);
    match results::journeys(&lines) {
        Some((passed, failed)) => (passed, failed, outcome),
        None => (
            0,
            0,
            outcome.and(Err("the journeys ended without a closing line".to_owned())),
        ),
    }
}
