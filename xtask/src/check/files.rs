//! Files stay short, and each says in its first line what it is for.

use super::sources::{Source, outcome, read_all};
use crate::Outcome;

const PLACES: [&str; 5] = ["src", "crates", "tests", "xtask", "build.rs"];
/// Views mix markup and logic and get hard to read sooner.
const LONGEST_VIEW: usize = 300;
const LONGEST: usize = 400;

pub(super) fn check() -> Outcome {
    let places: Vec<&str> = PLACES
        .into_iter()
        .filter(|place| crate::process::root().join(place).exists())
        .collect();
    let sources = read_all(&places, ".rs")?;
    outcome(&sources.iter().flat_map(faults).collect::<Vec<_>>())
}

fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    if !source.text.starts_with("//!") {
        faults.push(format!(
            "{}:1: open the file with a `//!` line that says what it is for",
            source.path
        ));
    }
    let view = source.text.contains("view! {");
    let most = if view { LONGEST_VIEW } else { LONGEST };
    let lines = source.lines_without_tests().len();
    if !source.is_test() && lines > most {
        faults.push(format!(
            "{}: {lines} lines without tests, {most} at most; split it",
            source.path
        ));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, lines: usize) -> usize {
        let markup = if path.starts_with("src/pages") { "view! {" } else { "" };
        let text = format!("//! It. {markup}\n{}", "// x\n".repeat(lines - 1));
        faults(&Source {
            path: path.to_owned(),
            text,
        })
        .len()
    }

    #[test]
    fn caps_hold_to_the_line() {
        assert_eq!(count("src/pages/home.rs", 300), 0);
        assert_eq!(count("src/pages/home.rs", 301), 1);
        assert_eq!(count("src/state.rs", 400), 0);
        assert_eq!(count("src/state.rs", 401), 1);
        assert_eq!(count("tests/e2e/src/a.rs", 999), 0);
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        let source = Source {
            path: "src/a.rs".to_owned(),
            text: "use std::fs;\n".to_owned(),
        };
        assert_eq!(faults(&source).len(), 1);
    }
}
