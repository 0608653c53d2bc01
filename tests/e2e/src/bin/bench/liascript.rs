//! The course in LiaScript and here: time and bytes until the first unit can be read, with 1, 12 and 120 units; and here,
//! how long a unit takes to open once the course is there.
//!
//! LiaScript is its package from npm, unchanged, with the course as one file of its Markdown, as its authors write it.

use std::fs;
use std::path::{Path, PathBuf};

use touchstone_content::Compiled;
use touchstone_e2e::browser::{Browsers, Engine, Wishes};
use touchstone_e2e::failure::{Failure, Outcome};
use touchstone_e2e::server::Server;
use touchstone_e2e::session::Session;

use crate::figures::{Sample, say};
use crate::visit::{BYTES_PER_SECOND, Candidate, DELAY, LONGEST, Visit, visit};
use crate::{SLOWER, lia_markdown, synthetic_site, tools};

/// How many units the courses have.
const UNITS: [usize; 3] = [1, 12, 120];
/// Share of LiaScript's time that is aimed at.
const AIM_TIME: f64 = 0.3;
/// Share of LiaScript's bytes that is aimed at.
const AIM_BYTES: f64 = 0.25;
/// How much longer a unit of a large course may take to open than the one of a course of one.
const AIM_OPENING: f64 = 1.2;
/// The paragraphs of the page or slide that is shown.
const PARAGRAPH: &str = "main p";

/// Whether the list of units stands, and all code that is fetched in advance is there: the tools come last.
const COURSE_STANDS: &str = "
    return document.querySelector('main [data-unit=u01]') !== null
        && performance.getEntriesByType('resource').some((entry) => entry.name.includes('split_tools'));";

/// From the link to the first unit until its text is on the page, in milliseconds.
const OPEN: &str = "
    const [text, done] = arguments;
    const started = performance.now();
    new MutationObserver((changes, observer) => {
        const found = [...document.querySelectorAll('main p')].some((element) => element.textContent.includes(text));
        if (!found) return;
        observer.disconnect();
        done(performance.now() - started);
    }).observe(document, { characterData: true, childList: true, subtree: true });
    document.querySelector('main [data-unit=u01] a').click();";

/// A course of one size, here and in LiaScript.
struct Course {
    units: usize,
    ours: PathBuf,
    theirs: PathBuf,
    our_visits: Vec<Visit>,
    their_visits: Vec<Visit>,
    openings: Vec<f64>,
}

/// Visits all courses in turn, so that a machine that is busy for a while is unfair to none, and prints them.
pub(crate) async fn compare(browsers: &Browsers, site: &Path, runs: usize) -> Outcome {
    let compiled = synthetic_site::compiled(Path::new(synthetic_site::MODULES))?;
    let text = first_words(&compiled)?;
    let mut courses = Vec::new();
    for units in UNITS {
        courses.push(prepare(browsers, site, &compiled, units)?);
    }
    for _ in 0..runs {
        for course in &mut courses {
            let ours = Candidate {
                name: "Touchstone",
                site: &course.ours,
                route: "#/learn/u01",
                selector: PARAGRAPH,
                text: &text,
            };
            let theirs = Candidate {
                name: "LiaScript",
                site: &course.theirs,
                route: "index.html?SITEcourse.md",
                ..ours
            };
            course.our_visits.push(visit(browsers, &ours).await?);
            course.their_visits.push(visit(browsers, &theirs).await?);
            course.openings.push(open_unit(browsers, &course.ours, &text).await?);
        }
    }
    say(&format!(
        "\nFirst visit until the first unit can be read: 1.6 Mbit/s, {DELAY} ms, {runs} visits, median (min–max)"
    ));
    show(&courses)
}

/// The first sentence of the first unit.
fn first_words(compiled: &Compiled) -> Outcome<String> {
    let unit = compiled.languages.first().and_then(|language| language.units.first());
    let opening = unit.map(|unit| unit.opening.as_str()).unwrap_or_default();
    let words = opening
        .strip_prefix("<p>")
        .and_then(|opening| opening.split_once(['.', '<', '&']));
    words
        .map(|(words, _)| words.to_owned())
        .ok_or_else(|| Failure::new("the first unit does not begin with a sentence"))
}

fn prepare(browsers: &Browsers, site: &Path, compiled: &Compiled, units: usize) -> Outcome<Course> {
    let (ours, theirs) = (browsers.fresh_folder()?, browsers.fresh_folder()?);
    let compiled = synthetic_site::with_units(compiled.clone(), units);
    synthetic_site::write(&compiled, site, &ours)?;
    let package = tools().join("node_modules/@liascript/editor/dist");
    synthetic_site::copy_folder(&package, &theirs).map_err(|error| {
        let place = package.display();
        Failure::new(format!("{place}: {error}; `cargo xtask setup bench` installs it"))
    })?;
    let fallback = compiled.languages.first();
    let course = lia_markdown::course(fallback.iter().flat_map(|language| &language.units));
    fs::write(theirs.join("course.md"), course)?;
    Ok(Course {
        units,
        ours,
        theirs,
        our_visits: Vec::new(),
        their_visits: Vec::new(),
        openings: Vec::new(),
    })
}

/// How long the first unit takes from the list of units.
async fn open_unit(browsers: &Browsers, site: &Path, text: &str) -> Outcome<f64> {
    let server = Server::start(site)?;
    let session = browsers.open(Engine::Chromium, &Wishes::default()).await?;
    let opened = open_unit_in(&session, &server, text).await;
    session.close().await;
    opened
}

async fn open_unit_in(session: &Session, server: &Server, text: &str) -> Outcome<f64> {
    session.slow_processor(SLOWER).await?;
    session.slow_network(BYTES_PER_SECOND, DELAY).await?;
    session.open_cold(&server.url("#/learn")).await?;
    session.wait_for("the list of units", COURSE_STANDS, &[]).await?;
    let answer = session.run_async(OPEN, &[text.into()]).await?;
    answer
        .as_f64()
        .ok_or_else(|| Failure::new(format!("the page gave no time: {answer}")))
}

fn show(courses: &[Course]) -> Outcome {
    let mut ours: Vec<[f64; 3]> = Vec::new();
    for course in courses {
        let units = course.units;
        let (our_time, our_bytes) = show_visits(&format!("Touchstone, {units} units"), &course.our_visits)?;
        let (their_time, their_bytes) = show_visits(&format!("LiaScript, {units} units"), &course.their_visits)?;
        say(&format!(
            "  Touchstone : LiaScript   time {:.2} (aim {AIM_TIME}), bytes {:.2} (aim {AIM_BYTES})",
            our_time / their_time,
            our_bytes / their_bytes
        ));
        let opening = sample(course.openings.clone())?;
        ours.push([our_time, our_bytes, opening.median()]);
        say(&format!(
            "  from the list of units to the first unit, all code loaded: {}",
            opening.show("ms", 0)
        ));
    }
    if let [one, twelve, many] = ours.as_slice() {
        let [times, bytes, _] = ratios(many, twelve);
        say(&format!(
            "  from 12 to 120 units: time {times:.2} times, bytes {bytes:.2} times (aim: the same)"
        ));
        for (units, course) in [(12, twelve), (120, many)] {
            let [_, _, opening] = ratios(course, one);
            say(&format!(
                "  opening a unit of {units} : the only one   {opening:.2} (aim {AIM_OPENING})"
            ));
        }
    }
    Ok(())
}

fn ratios(of: &[f64; 3], to: &[f64; 3]) -> [f64; 3] {
    let ([a, b, c], [d, e, f]) = (of, to);
    [a / d, b / e, c / f]
}

/// Prints the visits of a page; gives the medians of time and bytes.
fn show_visits(name: &str, visits: &[Visit]) -> Outcome<(f64, f64)> {
    let time = sample(visits.iter().map(|visit| visit.milliseconds).collect())?;
    let bytes = sample(visits.iter().map(|visit| visit.bytes).collect())?;
    let ended = visits.iter().filter(|visit| !visit.is_whole).count();
    let ended = match ended {
        0 => String::new(),
        _ => format!("; {ended} ended after {} s with nothing to read", LONGEST.as_secs()),
    };
    say(&format!(
        "  {name:<21} {:<26} {}{ended}",
        time.show("ms", 0),
        bytes.show("bytes gzip", 0)
    ));
    Ok((time.median(), bytes.median()))
}

fn sample(values: Vec<f64>) -> Outcome<Sample> {
    Sample::new(values).ok_or_else(|| Failure::new("nothing was measured"))
}
