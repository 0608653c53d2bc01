//! The release site in `dist/`, and whether it is still the one of these sources.

use std::fs;
use std::path::{Path, PathBuf};

use crate::hash::Hash;
use crate::process::{command as program, root, run_command, write};
use crate::setup::{Purpose, prepare};
use crate::steps::timed;
use crate::{Outcome, process};

/// Everything that the site is made of.
const SOURCES: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "crates",
    "index.html",
    "modules",
    "public",
    "src",
    "style",
    "xtask/src/site",
];

/// `cargo xtask build`
pub(crate) fn command(arguments: &[String]) -> Outcome {
    if let Some(unknown) = arguments.first() {
        return Err(format!("build knows no `{unknown}`"));
    }
    prepare(Purpose::Build)?;
    timed("building the release site", release)?;
    println!("The site is in {}", dist().display());
    Ok(())
}

/// Where the release site lies.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the release site, unless it is there and made of these very sources.
pub(crate) fn release_if_needed() -> Outcome {
    if is_current() {
        println!("The release site in dist/ is made of these sources already.");
        return Ok(());
    }
    timed("building the release site", release)
}

/// Builds the release site.
pub(crate) fn release() -> Outcome {
    // Taken first: a file that changes during the build makes the site an old one.
    let sources = hash_of_sources()?;
    run_command(&mut trunk(&["build", "--release"]))?;
    let path = record();
    let text = format!("{sources} {}\n", hash_of_site()?);
    write(&path, text)
}

/// Trunk, without the variables that would replace the flags of `.cargo/config.toml`.
pub(crate) fn trunk(arguments: &[&str]) -> std::process::Command {
    let mut trunk = program("trunk", arguments);
    trunk.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Trunk wants it to be `true` or `false`, and stops at the usual `1`.
    trunk.env_remove("NO_COLOR");
    trunk
}

fn record() -> PathBuf {
    root().join("target/site/built")
}

fn is_current() -> bool {
    let now = hash_of_sources().and_then(|sources| Ok(format!("{sources} {}\n", hash_of_site()?)));
    let then = fs::read_to_string(record());
    matches!((now, then), (Ok(now), Ok(then)) if now == then)
}

/// The page names all other files by their hash, so it stands for the site.
fn hash_of_site() -> Result<String, String> {
    let mut hash = Hash::new();
    add(&dist().join("index.html"), &mut hash)?;
    Ok(hash.text())
}

fn hash_of_sources() -> Result<String, String> {
    let mut hash = Hash::new();
    for source in SOURCES {
        let path = root().join(source);
        if path.exists() {
            add(&path, &mut hash)?;
        }
    }
    Ok(hash.text())
}

/// Adds the names and contents of a file, or of everything in a folder.
fn add(path: &Path, hash: &mut Hash) -> Outcome {
    let trouble = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_dir() {
        for inner in process::entries(path)? {
            add(&inner, hash)?;
        }
        return Ok(());
    }
    hash.add(path.as_os_str().as_encoded_bytes());
    hash.add(&fs::read(path).map_err(trouble)?);
    Ok(())
}
