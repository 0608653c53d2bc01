//! Runs journeys engine by engine, two engines at a time, and says how each went.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::sync::RwLock;
use touchstone_e2e::browser::{Browsers, Engine};
use touchstone_e2e::failure::{Failure, Outcome};

use crate::context::Context;
use crate::journeys::{JOURNEYS, Journey};
use crate::options::Options;

/// Pictures of failures and the drivers' own words.
const EVIDENCE: &str = "target/e2e";

/// How long a journey may take before it counts as stuck.
const LONGEST: Duration = Duration::from_secs(300);
/// The same for one that goes on for long.
const LONGEST_SOAK: Duration = Duration::from_secs(4 * 3600);

/// Journeys beside which no other browser may be at work: they say how much a moment may cost.
const ALONE: [&str; 1] = ["killed-typing"];

#[derive(Default)]
struct Count {
    passed: Cell<u32>,
    failed: Cell<u32>,
    /// Held together by journeys side by side, and by one alone.
    machine: RwLock<()>,
}

/// Prints the names of all journeys.
pub(crate) fn list() {
    for journey in JOURNEYS {
        let engines: Vec<&str> = journey.engines.iter().map(|engine| engine.name()).collect();
        say(&format!(
            "{:<18} {} ({})",
            journey.name,
            journey.about,
            engines.join(", ")
        ));
    }
}

/// Runs what was asked for; says whether all of it passed.
pub(crate) async fn run(options: &Options) -> Outcome<bool> {
    let browsers = Browsers::new(Path::new(EVIDENCE))?;
    let count = Count::default();
    // Chromium has the most journeys; the other two share the other half of the machine.
    let lane = async |engines: &[Engine]| {
        for engine in engines.iter().filter(|engine| options.engines.contains(engine)) {
            run_engine(*engine, options, &browsers, &count).await;
        }
    };
    let (first, second) = ([Engine::Chromium], [Engine::Firefox, Engine::Webkit]);
    if options.one_at_a_time {
        lane(&first).await;
        lane(&second).await;
    } else {
        tokio::join!(lane(&first), lane(&second));
    }
    let (passed, failed) = (count.passed.get(), count.failed.get());
    if passed + failed == 0 {
        return Err(Failure::new(
            "no journey has such a name in such an engine; --list says which there are",
        ));
    }
    say(&format!("{passed} passed, {failed} failed"));
    Ok(failed == 0)
}

async fn run_engine(engine: Engine, options: &Options, browsers: &Browsers, count: &Count) {
    let asked = |journey: &&Journey| {
        let named = options.journeys.is_empty() || options.journeys.iter().any(|text| journey.name.contains(text));
        named && journey.engines.contains(&engine)
    };
    for journey in JOURNEYS.iter().filter(asked) {
        let (_together, _alone) = match ALONE.contains(&journey.name) {
            true => (None, Some(count.machine.write().await)),
            false => (Some(count.machine.read().await), None),
        };
        let started = Instant::now();
        let outcome = run_journey(journey, engine, options, browsers).await;
        let seconds = started.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                count.passed.set(count.passed.get() + 1);
                say(&format!("ok      {engine:<9} {:<18} {seconds:>6.1} s", journey.name));
            }
            Err(reason) => {
                count.failed.set(count.failed.get() + 1);
                let reason = reason.trim_end().replace('\n', "\n        ");
                say(&format!(
                    "FAILED  {engine:<9} {:<18} {seconds:>6.1} s\n        {reason}",
                    journey.name
                ));
            }
        }
    }
}

async fn run_journey(journey: &Journey, engine: Engine, options: &Options, browsers: &Browsers) -> Result<(), String> {
    let mut context = Context::new(engine, options, browsers);
    let longest = if options.soak { LONGEST_SOAK } else { LONGEST };
    let outcome = tokio::time::timeout(longest, (journey.run)(&mut context)).await;
    let result = match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(failure)) => Err(failure.to_string()),
        Err(_) => Err(format!("not done after {} s", longest.as_secs())),
    };
    let result = match result {
        Ok(()) => Ok(()),
        Err(reason) => Err(format!("{reason}\n{}", context.describe(journey.name).await)),
    };
    context.end().await;
    result
}

#[expect(clippy::print_stdout, reason = "the report is what the program is for")]
fn say(line: &str) {
    println!("{line}");
}
