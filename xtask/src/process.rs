//! Running other programs, with errors that name the program and its output.

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    // As cargo says now, not as it said when this was compiled: a repository may be moved together with its target.
    let now = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = now.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// Cargo's output folder.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}

/// The folder for tools that this project alone needs, or needs in another version than the one on the PATH.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Where programs are looked for: the project's own tools, the PATH, and where cargo installs to.
pub(crate) fn search_path() -> OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let own = [tools().join("bin"), tools().join("npm/node_modules/.bin")];
    let all = own.into_iter().chain(env::split_paths(&inherited)).chain(cargo_bin());
    env::join_paths(all).unwrap_or(inherited)
}

fn cargo_bin() -> Option<PathBuf> {
    cargo_home().map(|home| home.join("bin"))
}

/// Where cargo keeps what it has fetched.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The place of a program, if it is installed.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path())
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// A program with arguments, to be run in the root of the repository.
pub(crate) fn command<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a program in the repository's root and shows what it prints.
pub(crate) fn run<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Outcome {
    run_command(&mut command(program, arguments))
}

/// Runs a prepared command and shows what it prints.
pub(crate) fn run_command(command: &mut Command) -> Outcome {
    let line = shown(command);
    let status = command.env("PATH", search_path()).status();
    let status = status.map_err(|error| format!("{line} could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{line} ended with {status}"))
    }
}

/// Runs a prepared command and returns what it prints; its complaints come with the error only.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let bytes = output_bytes(command)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// As [`output`], for a program that does not print text.
pub(crate) fn output_bytes(command: &mut Command) -> Result<Vec<u8>, String> {
    let line = shown(command);
    let output = command.env("PATH", search_path()).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{line} could not be started: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("{line} ended with {}\n{}", output.status, complaint.trim_end()))
}

/// Runs a prepared command, shows what it prints, and returns those lines beside the outcome.
pub(crate) fn run_and_read(command: &mut Command) -> (Vec<String>, Outcome) {
    let line = shown(command);
    let child = command.env("PATH", search_path()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            return (Vec::new(), Err(format!("{line} could not be started: {error}")));
        }
    };
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        // By bytes: a line that is not UTF-8 must not end the reading.
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            println!("{text}");
            lines.push(text);
            bytes.clear();
        }
    }
    let outcome = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line} ended with {status}")),
        Err(error) => Err(format!("{line} was lost: {error}")),
    };
    (lines, outcome)
}

/// Says of which path an error speaks.
pub(crate) fn at<Error: Display>(path: &Path) -> impl Fn(Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(at(path))
}

/// Writes a file.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(path, content).map_err(at(path))
}

/// What lies in a folder, sorted by name.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(at(folder))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// A command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words = words.map(|word| {
        let word = word.to_string_lossy();
        let plain = !word.is_empty() && !word.contains([' ', '"', '\'', '$', '*']);
        if plain { word.into_owned() } else { format!("'{word}'") }
    });
    format!("`{}`", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_ends_badly_is_named_with_its_complaint() {
        let failed = output(&mut command("sh", &["-c", "echo what went wrong >&2; exit 3"]));
        let reason = failed.unwrap_err();
        assert!(reason.contains("`sh -c '") && reason.contains("3"), "{reason}");
        assert!(reason.ends_with("what went wrong"), "{reason}");
    }

    #[test]
    fn lines_are_read_and_the_outcome_kept() {
        let (lines, outcome) = run_and_read(&mut command("sh", &["-c", "echo one; echo two; exit 1"]));
        assert_eq!(lines, ["one", "two"]);
        assert!(outcome.is_err());
    }

    #[test]
    fn a_missing_program_is_an_error_and_not_found() {
        assert_eq!(find("no-such-program-of-ours"), None);
        assert!(
            run::<&str>("no-such-program-of-ours", &[])
                .unwrap_err()
                .contains("could not be started")
        );
    }
}
