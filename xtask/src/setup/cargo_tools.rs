//! Tools that cargo installs, each in the version that fits the others.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Purpose, install, say_found, say_missing};
use crate::process::{command, find, output, read, root, tools};

struct Tool {
    program: &'static str,
    package: &'static str,
    needed: Needed,
    for_purpose: Purpose,
    options: &'static [&'static str],
}

enum Needed {
    Exactly(String),
    /// Any version from this one on; a missing tool is installed in the second.
    From(&'static str, &'static str),
}

pub(super) fn prepare(purpose: Purpose) -> Vec<String> {
    let wanted = match wanted() {
        Ok(wanted) => wanted,
        Err(reason) => return vec![reason],
    };
    let wanted = wanted.iter().filter(|tool| purpose >= tool.for_purpose);
    let troubles = wanted.filter_map(ensure).collect();
    // What the installs shared; nothing needs it again.
    let _ = fs::remove_dir_all(build_folder());
    troubles
}

fn wanted() -> Result<Vec<Tool>, String> {
    let path = root().join("Cargo.lock");
    let lock = read(&path)?;
    let bindgen = locked_version(&lock, "wasm-bindgen");
    let bindgen = bindgen.ok_or("Cargo.lock names no wasm-bindgen; the app needs it")?;
    let tool = |program, package, needed, for_purpose, options| Tool {
        program,
        package,
        needed,
        for_purpose,
        options,
    };
    let exactly = |version: &str| Needed::Exactly(version.to_owned());
    Ok(vec![
        tool("trunk", "trunk", exactly("0.21.14"), Purpose::Build, &["--locked"]),
        // Not --locked: its own lock file names versions that are gone.
        tool(
            "wasm-bindgen",
            "wasm-bindgen-cli",
            Needed::Exactly(bindgen),
            Purpose::Build,
            &[],
        ),
        tool(
            "wasm-split-cli",
            "wasm_split_cli_support",
            exactly("0.2.4"),
            Purpose::Build,
            &["--features", "build-binary"],
        ),
        tool(
            "geckodriver",
            "geckodriver",
            Needed::From("0.36.0", "0.37.1"),
            Purpose::Test,
            &["--locked"],
        ),
    ])
}

impl Needed {
    fn to_install(&self) -> &str {
        match self {
            Self::Exactly(version) => version,
            Self::From(_, version) => version,
        }
    }

    fn is_met_by(&self, version: &str) -> bool {
        match self {
            Self::Exactly(needed) => version == needed,
            Self::From(lowest, _) => numbers(version) >= numbers(lowest),
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Exactly(version) => format!("{version} is needed"),
            Self::From(lowest, _) => format!("{lowest} or newer is needed"),
        }
    }
}

fn ensure(tool: &Tool) -> Option<String> {
    let path = find(tool.program);
    let version = path.as_deref().and_then(|path| installed_version(path, tool.package));
    match (&path, &version) {
        (Some(path), Some(version)) if tool.needed.is_met_by(version) => {
            say_found(tool.program, &format!("{version} in {}", path.display()));
            return None;
        }
        (Some(path), version) => {
            let version = version.as_deref().unwrap_or("of an unknown version");
            let found = format!("{version} in {} stays there; {}", path.display(), tool.needed.text());
            say_missing(tool.program, &found);
        }
        (None, _) => say_missing(tool.program, &tool.needed.text()),
    }
    let what = format!("{} {}, which takes minutes", tool.program, tool.needed.to_install());
    install(&what, &mut install_command(tool, path.is_some())).err()
}

fn install_command(tool: &Tool, beside: bool) -> Command {
    let mut install = command(
        "cargo",
        &["install", tool.package, "--version", tool.needed.to_install()],
    );
    install.args(tool.options);
    if beside {
        install.arg("--root").arg(tools());
    }
    // Building the tools is most of a first set-up. They run for seconds, so they need not be tuned; what they share is
    // built once.
    install.env("CARGO_TARGET_DIR", build_folder());
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
    install
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    install
}

fn build_folder() -> std::path::PathBuf {
    tools().join("build")
}

/// What a tool says about itself, or what cargo wrote down when it installed it.
fn installed_version(path: &Path, package: &str) -> Option<String> {
    let said = output(Command::new(path).arg("--version"));
    said.ok().and_then(|text| said_version(&text)).or_else(|| {
        let record = path.parent()?.parent()?.join(".crates.toml");
        recorded_version(&fs::read_to_string(record).ok()?, package)
    })
}

/// `0.21.14` of `trunk 0.21.14`.
fn said_version(text: &str) -> Option<String> {
    let word = text.lines().next()?.split_whitespace().nth(1)?;
    word.starts_with(|first: char| first.is_ascii_digit())
        .then(|| word.to_owned())
}

/// The version of a package in cargo's own record: lines like `"trunk 0.21.14 (registry+…)" = ["trunk"]`.
fn recorded_version(record: &str, package: &str) -> Option<String> {
    let start = format!("\"{package} ");
    let line = record.lines().find_map(|line| line.strip_prefix(start.as_str()))?;
    line.split(' ').next().map(str::to_owned)
}

/// The version of a package in Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

fn numbers(version: &str) -> Vec<u32> {
    let numbers = version.split(['.', '-', '+']).map_while(|part| part.parse().ok());
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.75\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn versions_are_read_from_what_tools_say() {
        assert_eq!(said_version("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(
            said_version("geckodriver 0.37.1 (abc 2026)\n\nmore").as_deref(),
            Some("0.37.1")
        );
        assert_eq!(said_version("Usage: tool [OPTIONS]"), None);
        assert_eq!(said_version(""), None);
    }

    #[test]
    fn versions_are_read_from_cargos_record() {
        let record = "[v1]\n\"trunk 0.21.14 (registry+https://example.org)\" = [\"trunk\"]\n";
        assert_eq!(recorded_version(record, "trunk").as_deref(), Some("0.21.14"));
        assert_eq!(recorded_version(record, "tru"), None);
    }

    #[test]
    fn numbers_compare_as_numbers() {
        let needed = Needed::From("0.36.0", "0.37.1");
        assert!(needed.is_met_by("0.36.0") && needed.is_met_by("0.100.0") && needed.is_met_by("1.0.0"));
        assert!(!needed.is_met_by("0.9.0") && !needed.is_met_by("0.35.9"));
        assert!(!Needed::Exactly("0.2.130".to_owned()).is_met_by("0.2.13"));
    }
}
