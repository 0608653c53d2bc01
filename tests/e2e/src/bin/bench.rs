//! Figures from a real Chromium on a slow machine: how soon the first indicator can be answered, beside the same
//! checklist in SurveyJS; how fast the index follows an answer; how much memory the first page takes.
//!
//! Called by `cargo xtask bench`. Nothing fails by being slow; what could not be measured fails.

// Files beside this one would be programs of their own.
#[path = "bench/answering.rs"]
mod answering;
#[path = "bench/figures.rs"]
mod figures;
#[path = "bench/memory.rs"]
mod memory;
#[path = "bench/starting.rs"]
mod starting;
#[path = "bench/surveyjs.rs"]
mod surveyjs;
#[path = "bench/synthetic_site.rs"]
mod synthetic_site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use figures::say;
use touchstone_e2e::browser::Browsers;
use touchstone_e2e::failure::Outcome;

/// How to call the program.
const USAGE: &str = "\
bench [--site FOLDER], in the repository's root

  --site FOLDER   the built site (dist)

SurveyJS is taken from target/tools/npm, or from the folder that TOUCHSTONE_NPM names.";

/// What the drivers have to say.
const EVIDENCE: &str = "target/bench";

/// How many times slower the processor is made.
const SLOWER: u32 = 4;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let site = match words.as_slice() {
        [] => PathBuf::from("dist"),
        ["--site", folder] => PathBuf::from(folder),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    match measure(&site).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything; says whether all of it could be measured.
async fn measure(site: &Path) -> Outcome<bool> {
    let browsers = Browsers::new(Path::new(EVIDENCE))?;
    say(&format!("Chromium, processor slowed {SLOWER} times"));
    let started = starting::compare(&browsers, site).await;
    if let Err(failure) = &started {
        eprintln!("start: {failure}");
    }
    let answered = answering::grow(&browsers, site).await;
    if let Err(failure) = &answered {
        eprintln!("answering: {failure}");
    }
    // One that fails does not hide the figures of the other.
    Ok(started.is_ok() && answered.is_ok())
}
