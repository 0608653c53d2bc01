//! How long the smallest change to the next bands takes on the page of the plan, for random answers to the instrument.
//!
//! The page tells by `performance.measure` under the name [`NAME`], around the one call of the domain. A page that does
//! not tell is measured natively, and the report says so.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use touchstone_domain::assessment::read::assessment;
use touchstone_domain::bands::Band;
use touchstone_domain::plan::{Wishes, plan};
use touchstone_domain::save_file;
use touchstone_e2e::browser::{Browsers, Engine, Wishes as BrowserWishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::SLOWER;
use crate::figures::{Sample, say};
use crate::synthetic_site::{MODULES, compiled};

/// What the page calls its measurements.
const NAME: &str = "smallest-change";
/// The assessment whose answers are replaced.
const EXAMPLE: &str = "tests/fixtures/save/worked-example.json";
/// Assessments, each with answers of its own.
const STATES: u64 = 60;
/// Milliseconds that are aimed at.
const AIM: f64 = 10.0;

/// The durations that the page noted since the last time.
const DURATIONS: &str = "
    const times = performance.getEntriesByName(arguments[0], 'measure').map((entry) => entry.duration);
    performance.clearMeasures(arguments[0]);
    return times;";

/// Prints median, 95th percentile and the longest.
pub(crate) async fn measure(browsers: &Browsers, site: &Path) -> Outcome {
    let example: Value = serde_json::from_slice(&fs::read(EXAMPLE)?)?;
    let files: Vec<Value> = (1..=STATES).map(|seed| random_state(&example, seed)).collect();
    let server = Server::start(site)?;
    let session = browsers.open(Engine::Chromium, &BrowserWishes::default()).await?;
    let times = in_the_browser(&session, &server, &files).await;
    session.close().await;
    match Sample::new(times?) {
        Some(times) => show(&format!("on the page, processor slowed {SLOWER} times"), &times),
        None => {
            say(&format!(
                "\nThe page of the plan notes no `{NAME}`, so that it cannot be measured there."
            ));
            show("natively, on the processor's own speed", &natively(&files)?);
        }
    }
    Ok(())
}

fn show(how: &str, times: &Sample) {
    say(&format!(
        "\nThe smallest change, {STATES} assessments with random answers, {how}:\n  {} computations, p50 {:.2} ms, \
         p95 {:.2} ms, longest {:.2} ms (aim {AIM:.0} ms)",
        times.count(),
        times.median(),
        times.percentile(95),
        times.percentile(100)
    ));
}

async fn in_the_browser(session: &Session, server: &Server, files: &[Value]) -> Outcome<Vec<f64>> {
    session.visit(server, "").await?;
    for file in files {
        let key = format!("assessment:{}", id_of(file)?);
        session.store(&key, &file.to_string()).await?;
    }
    session.visit(server, "").await?;
    session.slow_processor(SLOWER).await?;
    let mut times = Vec::new();
    for file in files {
        session.go(&format!("#/assess/{}/plan", id_of(file)?)).await?;
        let noted = session.run(DURATIONS, &[NAME.into()]).await?;
        times.extend(noted.as_array().into_iter().flatten().filter_map(Value::as_f64));
    }
    Ok(times)
}

/// The same computation without a browser, once for each band.
fn natively(files: &[Value]) -> Outcome<Sample> {
    let instrument = compiled(Path::new(MODULES))?.instrument;
    let mut times = Vec::new();
    for file in files {
        let file = save_file::read(&file.to_string()).map_err(|error| Failure::new(format!("{error:?}")))?;
        for document in file.documents_of("assessment") {
            let assessment = assessment(document);
            for band in [Band::Ready, Band::Leading] {
                let started = Instant::now();
                std::hint::black_box(plan(&instrument, &assessment, band, &Wishes::default()));
                times.push(started.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    Sample::new(times).ok_or_else(|| Failure::new("nothing was measured"))
}

fn id_of(file: &Value) -> Outcome<&str> {
    let id = file.pointer("/documents/0/id").and_then(Value::as_str);
    id.ok_or_else(|| Failure::new("the example holds no assessment"))
}

/// The example under another id, each of its levels drawn anew; one in twelve is "don't know yet".
fn random_state(example: &Value, seed: u64) -> Value {
    let mut random = seed;
    let mut file = example.clone();
    let Some(document) = file.pointer_mut("/documents/0") else {
        return file;
    };
    if let Some(id) = document.get_mut("id") {
        *id = format!("{seed:016x}").into();
    }
    let registers = document.get_mut("registers").and_then(Value::as_object_mut);
    for (key, register) in registers.into_iter().flatten() {
        let answer = register
            .pointer_mut("/value/answer")
            .filter(|answer| **answer != json!("na"));
        if let (true, Some(answer)) = (key.ends_with("/level/self"), answer) {
            *answer = match next(&mut random) % 12 {
                0 => "unknown".into(),
                _ => (next(&mut random) % 5).into(),
            };
        }
    }
    file
}

/// SplitMix64: the same states in every run.
const fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *random;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_assessments_and_differ() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(EXAMPLE);
        let example: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let states = [1, 2].map(|seed| random_state(&example, seed));
        for state in &states {
            let file = save_file::read(&state.to_string()).unwrap();
            let assessment = assessment(file.documents_of("assessment").next().unwrap());
            assert!(assessment.answers.len() >= 59, "{}", assessment.answers.len());
        }
        assert_ne!(
            states[0]["documents"][0]["registers"],
            states[1]["documents"][0]["registers"]
        );
    }
}
