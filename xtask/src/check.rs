//! `cargo xtask check`: everything that must hold and needs no browser.

mod budgets;
mod files;
mod growth;
mod layers;
mod sizes;
mod sources;
mod start;
mod words;

pub(crate) use growth::GROWN;

use crate::Outcome;
use crate::build::{dist, release_if_needed};
use crate::process::{root, run};
use crate::setup::{Purpose, prepare};
use crate::site::licences;
use crate::steps::Tally;

/// `cargo xtask check`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    if let Some(unknown) = arguments.first() {
        return Err(format!("check knows no `{unknown}`"));
    }
    let mut tally = Tally::default();
    tally.check("tools", || prepare(Purpose::Check));
    sources(&mut tally);
    site(&mut tally);
    tally.finish()
}

/// What can be said about the sources: format, layers, words, lints, content.
pub(crate) fn sources(tally: &mut Tally) {
    tally.check("format", format);
    tally.check("layers: who may use what", layers::check);
    tally.check("files: length and opening line", files::check);
    tally.check("words that promise too much", words::check);
    tally.check("licences of what the site holds", || licences::text().map(drop));
    tally.check("content", || {
        run(
            "cargo",
            &["run", "--quiet", "--package", "touchstone-cli", "--", "check"],
        )
    });
    let everything = ["--workspace", "--exclude", "touchstone-app", "--all-targets"];
    tally.check("lints, native", || clippy(&everything));
    tally.check("lints of the app", || {
        clippy(&["--package", "touchstone-app", "--target", "wasm32-unknown-unknown"])
    });
}

/// What can be said about the site: that it builds, what it weighs, and that it does not grow with the course.
pub(crate) fn site(tally: &mut Tally) -> bool {
    let built = tally.check("release site", release_if_needed);
    if built {
        tally.check("sizes", || sizes::check(&dist(), &root().join("budgets.toml")));
        tally.check("the start does not grow with the course", growth::check);
    } else {
        tally.skip("sizes", "there is no release site");
        tally.skip("the start does not grow with the course", "there is no release site");
    }
    built
}

/// Names the files only: a page of differences says less than the line to type.
fn format() -> Outcome {
    let checked = run("cargo", &["fmt", "--all", "--check", "--", "-l"]);
    checked.map_err(|_| "these files are not formatted; type `cargo fmt --all`".to_owned())
}

fn clippy(what: &[&str]) -> Outcome {
    run(
        "cargo",
        &[&["clippy", "--quiet"], what, &["--", "--deny", "warnings"]].concat(),
    )
}
