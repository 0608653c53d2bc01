//! `cargo xtask soak --minutes N [--only NAME] [--seed N]`: tests that go on with new seeds for as long as one likes, and
//! journeys that try every single case instead of a few.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::Outcome;
use crate::build::release_if_needed;
use crate::process::run;
use crate::setup::{Purpose, prepare};
use crate::steps::timed;

/// Programs that count their seeds up from the first, print each that fails, and then end with a status other than 0: what
/// follows `cargo run --release`. A new one is a line in the table.
const SEEDED: &[(&str, &[&str])] = &[
    ("store", &["--package", "touchstone-store", "--example", "soak"]),
    ("files", &["--package", "touchstone-cli", "--example", "fuzz"]),
];

/// Journeys with all their cases, however long that takes.
const BROWSERS: &str = "browsers";
const JOURNEYS: &[&[&str]] = &[
    &["--engine", "chromium", "--journey", "faults-by-call"],
    &["--journey", "killed-typing"],
];

/// `cargo xtask soak`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    let names = || SEEDED.iter().map(|(name, _)| *name).chain([BROWSERS]);
    let usage = || {
        let names: Vec<&str> = names().collect();
        format!(
            "say --minutes N, and if you like --seed N and --only {}",
            names.join(" or ")
        )
    };
    let (mut minutes, mut seed, mut only) = (None, None, None);
    for pair in arguments.chunks(2) {
        let [name, value] = pair else { return Err(usage()) };
        match name.as_str() {
            "--minutes" => minutes = value.parse::<u64>().ok().filter(|minutes| *minutes > 0),
            "--seed" => seed = value.parse::<u64>().ok(),
            "--only" => only = names().find(|known| known == value),
            _ => return Err(usage()),
        }
    }
    let asked_for_one = arguments.iter().any(|argument| argument == "--only");
    let minutes = minutes.filter(|_| !asked_for_one || only.is_some()).ok_or_else(usage)?;
    // Seeds that were not tried before: the seconds of today, with room for a million files in each.
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(1, |now| now.as_secs());
    let seed = seed.unwrap_or(now.saturating_mul(1_000_000)).to_string();
    let is_wanted = |name: &str| only.is_none_or(|only| only == name);
    let seeded = SEEDED.iter().filter(|(name, _)| is_wanted(name));
    let each = (minutes / seeded.clone().count().max(1) as u64).max(1).to_string();
    // One that fails does not keep the others from running.
    let mut outcomes = Vec::new();
    for (name, program) in seeded {
        let about = format!("soak {name}, {each} minutes from seed {seed}");
        outcomes.push(timed(&about, || {
            let given = ["--", "--seed", &seed, "--minutes", &each];
            run("cargo", &[&["run", "--quiet", "--release"], *program, &given].concat())
        }));
    }
    if is_wanted(BROWSERS) {
        outcomes.push(prepare(Purpose::Test).and_then(|()| release_if_needed()));
        for journey in JOURNEYS {
            outcomes.push(timed(&format!("soak {}", journey.join(" ")), || {
                let program = [
                    "run",
                    "--quiet",
                    "--package",
                    "touchstone-e2e",
                    "--bin",
                    "touchstone-e2e",
                ];
                run("cargo", &[&program, &["--", "--soak"][..], *journey].concat())
            }));
        }
    }
    outcomes.into_iter().collect()
}
