//! Reading the project's own source files for the checks.

use std::path::{Path, PathBuf};

use crate::process::{entries, read, root};

/// A text file of the project.
pub(super) struct Source {
    /// Its path from the root of the repository, with `/`.
    pub(super) path: String,
    pub(super) text: String,
}

/// Every file with this ending below the folders (or just that file), sorted by path.
pub(super) fn read_all(places: &[&str], ending: &str) -> Result<Vec<Source>, String> {
    let mut paths = Vec::new();
    for place in places {
        collect(&root().join(place), ending, &mut paths)?;
    }
    paths.iter().map(|path| source(path)).collect()
}

fn collect(path: &Path, ending: &str, found: &mut Vec<PathBuf>) -> Result<(), String> {
    if path.is_dir() {
        // Build output and fetched packages are nobody's source.
        let skipped = ["target", "node_modules"].iter().any(|name| path.ends_with(name));
        for inner in if skipped { Vec::new() } else { entries(path)? } {
            collect(&inner, ending, found)?;
        }
    } else if path.to_string_lossy().ends_with(ending) && path.is_file() {
        found.push(path.to_path_buf());
    }
    Ok(())
}

fn source(path: &Path) -> Result<Source, String> {
    let text = read(path)?;
    let relative = path.strip_prefix(root()).unwrap_or(path);
    Ok(Source {
        path: relative.to_string_lossy().replace('\\', "/"),
        text,
    })
}

impl Source {
    /// Whether the whole file is a test.
    pub(super) fn is_test(&self) -> bool {
        let folder =
            |name: &str| self.path.starts_with(&format!("{name}/")) || self.path.contains(&format!("/{name}/"));
        folder("tests") || folder("benches") || self.path.ends_with("/tests.rs")
    }

    /// The numbered lines without modules that are compiled for tests only.
    pub(super) fn lines_without_tests(&self) -> Vec<(usize, &str)> {
        let mut kept = Vec::new();
        let mut lines = self.text.lines().enumerate().peekable();
        while let Some((index, line)) = lines.next() {
            let test = line.trim() == "#[cfg(test)]";
            let module = lines
                .peek()
                .is_some_and(|(_, next)| next.trim_start().starts_with("mod "));
            if !(test && module) {
                kept.push((index + 1, line));
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            if lines
                .next()
                .is_some_and(|(_, opening)| opening.trim_end().ends_with('{'))
            {
                // The formatter puts the closing brace below the opening line.
                let _ = lines.by_ref().find(|(_, line)| *line == end);
            }
        }
        kept
    }

    /// As [`Self::lines_without_tests`], without lines that are only a comment.
    pub(super) fn code_lines(&self) -> Vec<(usize, &str)> {
        let mut lines = self.lines_without_tests();
        lines.retain(|(_, line)| !line.trim_start().starts_with("//"));
        lines
    }
}

/// Whether a text names a word, not as a part of a longer one.
pub(super) fn names(text: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    text.match_indices(word).any(|(start, _)| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// Nothing wrong, or all of it.
pub(super) fn outcome(faults: &[String]) -> crate::Outcome {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn test_modules_do_not_count() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\nfn c() {}\n";
        let source = source("src/a.rs", text);
        assert_eq!(source.lines_without_tests(), [(1, "fn a() {}"), (7, "fn c() {}")]);
        let declared = super::tests::source("src/a.rs", "#[cfg(test)]\nmod tests;\nfn c() {}\n");
        assert_eq!(declared.lines_without_tests(), [(3, "fn c() {}")]);
    }

    #[test]
    fn a_test_function_or_import_is_still_code() {
        let source = source("src/a.rs", "#[cfg(test)]\nuse a::b;\nfn c() {}\n// d\n");
        assert_eq!(source.lines_without_tests().len(), 4);
        assert_eq!(source.code_lines().len(), 3);
    }

    #[test]
    fn test_files_are_known_by_their_place() {
        for path in [
            "tests/e2e/src/a.rs",
            "crates/domain/tests/it/main.rs",
            "src/state/tests.rs",
            "crates/cli/benches/a.rs",
        ] {
            assert!(source(path, "").is_test(), "{path}");
        }
        assert!(!source("src/contests/a.rs", "").is_test());
    }

    #[test]
    fn words_are_whole() {
        assert!(names("use web_sys::Window;", "web_sys"));
        assert!(!names("my_web_sys", "web_sys") && !names("web_system", "web_sys"));
        assert!(names("my_web_sys web_sys", "web_sys"));
    }
}
