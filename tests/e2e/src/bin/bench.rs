//! Figures from a real Chromium on a slow machine: how soon the first indicator can be answered, beside the same
//! checklist in SurveyJS; how fast the index follows an answer; how much memory the first page takes; how long the
//! smallest change takes; how soon the first unit can be read, beside the same course in LiaScript.
//!
//! Called by `cargo xtask bench`. Nothing fails by being slow; what could not be measured fails.

// Files beside this one would be programs of their own.
#[path = "bench/answering.rs"]
mod answering;
#[path = "bench/figures.rs"]
mod figures;
#[path = "bench/lia_markdown.rs"]
mod lia_markdown;
#[path = "bench/liascript.rs"]
mod liascript;
#[path = "bench/many.rs"]
mod many;
#[path = "bench/memory.rs"]
mod memory;
#[path = "bench/smallest_change.rs"]
mod smallest_change;
#[path = "bench/starting.rs"]
mod starting;
#[path = "bench/surveyjs.rs"]
mod surveyjs;
#[path = "bench/synthetic_site.rs"]
mod synthetic_site;
#[path = "bench/visit.rs"]
mod visit;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use figures::say;
use touchstone_e2e::browser::Browsers;
use touchstone_e2e::failure::Outcome;

/// How to call the program.
const USAGE: &str = "\
bench [--site FOLDER] [--only PART] [--runs N], in the repository's root

  --site FOLDER   the built site (dist)
  --only PART     start, answering, many, change or liascript (all of them)
  --runs N        visits of each page, for `start`, `many` and `liascript` (7)

SurveyJS and LiaScript are taken from target/tools/npm, or from the folder that TOUCHSTONE_NPM names.";

/// What the drivers have to say.
const EVIDENCE: &str = "target/bench";

/// How many times slower the processor is made.
const SLOWER: u32 = 4;

/// The parts of the program.
const PARTS: [&str; 5] = ["start", "answering", "many", "change", "liascript"];

/// What to measure.
struct Options {
    site: PathBuf,
    only: Option<String>,
    runs: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(options) = options(&arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match measure(&options).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Nothing where the arguments make no sense.
fn options(arguments: &[String]) -> Option<Options> {
    let mut options = Options {
        site: PathBuf::from("dist"),
        only: None,
        runs: 7,
    };
    for pair in arguments.chunks(2) {
        match pair {
            [name, value] if name == "--site" => options.site = PathBuf::from(value),
            [name, value] if name == "--only" && PARTS.contains(&value.as_str()) => options.only = Some(value.clone()),
            [name, value] if name == "--runs" => options.runs = value.parse().ok().filter(|runs| *runs > 0)?,
            _ => return None,
        }
    }
    Some(options)
}

/// Where npm's packages lie.
fn tools() -> PathBuf {
    env::var_os("TOUCHSTONE_NPM").map_or_else(|| PathBuf::from("target/tools/npm"), PathBuf::from)
}

/// Measures everything that is wanted; says whether all of it could be measured.
async fn measure(options: &Options) -> Outcome<bool> {
    let browsers = Browsers::new(Path::new(EVIDENCE))?;
    let (site, runs) = (options.site.as_path(), options.runs);
    say(&format!("Chromium, processor slowed {SLOWER} times"));
    let mut all = true;
    let wanted = PARTS
        .iter()
        .filter(|part| options.only.as_deref().is_none_or(|only| only == **part));
    for part in wanted {
        let measured = match *part {
            "start" => starting::compare(&browsers, site, runs).await,
            "answering" => answering::grow(&browsers, site).await,
            "many" => many::grow(&browsers, site, runs).await,
            "change" => smallest_change::measure(&browsers, site).await,
            _ => liascript::compare(&browsers, site, runs).await,
        };
        // One that fails does not hide the figures of the others.
        if let Err(failure) = measured {
            eprintln!("{part}: {failure}");
            all = false;
        }
    }
    Ok(all)
}
