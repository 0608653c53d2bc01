//! The first visit: time, bytes and memory until the first indicator can be answered, here and in SurveyJS.

use std::path::Path;

use touchstone_e2e::browser::Browsers;
use touchstone_e2e::failure::{Failure, Outcome};

use crate::figures::{Sample, say};
use crate::surveyjs;
use crate::visit::{Candidate, DELAY, Visit, visit};

/// Share of SurveyJS's time that is aimed at.
const AIM_TIME: f64 = 0.4;
/// Share of SurveyJS's bytes that is aimed at.
const AIM_BYTES: f64 = 0.45;

/// Visits both pages in turn, so that a machine that is busy for a while is unfair to neither, and prints both.
pub(crate) async fn compare(browsers: &Browsers, site: &Path, runs: usize) -> Outcome {
    let survey = browsers.fresh_folder()?;
    surveyjs::write(site, &survey)?;
    let ours = Candidate {
        name: "Touchstone",
        site,
        route: "#/assess/start",
        selector: "#app[data-running] input[name='p1.1']",
        text: "",
    };
    // The choices stand there before the app runs, and what is chosen is kept for it.
    let ours_early = Candidate {
        name: "Touchstone, choices on screen",
        selector: "input[name='p1.1']",
        ..ours
    };
    let theirs = Candidate {
        name: "SurveyJS",
        site: &survey,
        route: "",
        selector: "input[type='radio']",
        text: "",
    };
    let (mut our_visits, mut early_visits, mut their_visits) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        our_visits.push(visit(browsers, &ours).await?);
        early_visits.push(visit(browsers, &ours_early).await?);
        their_visits.push(visit(browsers, &theirs).await?);
    }
    say(&format!(
        "\nFirst visit until the first indicator can be answered: 1.6 Mbit/s, {DELAY} ms, {runs} visits, median (min–max)"
    ));
    show(ours_early.name, &early_visits)?;
    let (our_time, our_bytes) = show(ours.name, &our_visits)?;
    let (their_time, their_bytes) = show(theirs.name, &their_visits)?;
    say(&format!(
        "  Touchstone : SurveyJS   time {:.2} (aim {AIM_TIME}), bytes {:.2} (aim {AIM_BYTES})",
        our_time / their_time,
        our_bytes / their_bytes
    ));
    Ok(())
}

/// Prints the visits of a page; gives the medians of time and bytes.
fn show(name: &str, visits: &[Visit]) -> Outcome<(f64, f64)> {
    if visits.iter().any(|visit| !visit.is_whole) {
        return Err(Failure::new(format!("{name}: the first indicator never came")));
    }
    let sample = |of: fn(&Visit) -> f64| {
        let values = visits.iter().map(of).collect();
        Sample::new(values).ok_or_else(|| Failure::new("nothing was measured"))
    };
    let (time, bytes) = (sample(|visit| visit.milliseconds)?, sample(|visit| visit.bytes)?);
    let heap = sample(|visit| visit.heap / 1e6)?;
    let resident = Sample::new(visits.iter().filter_map(|visit| visit.resident).collect());
    let resident = resident.map_or_else(String::new, |bytes| {
        format!(", resident {:.0} MB", bytes.median() / 1e6)
    });
    say(&format!(
        "  {name:<11} {:<26} {:<34} script heap without Wasm {}{resident}",
        time.show("ms", 0),
        bytes.show("bytes gzip", 0),
        heap.show("MB", 1)
    ));
    Ok((time.median(), bytes.median()))
}
