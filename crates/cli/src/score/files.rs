//! Which files are meant by a path.

use std::path::Path;
use std::{fs, io};

/// The path that means standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// A folder that cannot be looked into.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// Its path, or that of a file.
    pub(super) file: String,
    /// Why.
    pub(super) error: io::Error,
}

/// The file itself, or all `.json` files in a folder and the folders in it, by name. Links to folders are not followed.
pub(super) fn files(path: &str) -> Vec<Result<String, Unreadable>> {
    if path == STANDARD_INPUT || !Path::new(path).is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    walk(Path::new(path), &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<Result<String, Unreadable>>) {
    let unreadable = |error: io::Error| Unreadable {
        file: folder.display().to_string(),
        error,
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(unreadable(error))),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))) {
            Ok(path) => paths.push(path),
            Err(error) => found.push(Err(unreadable(error))),
        }
    }
    paths.sort();
    for (path, is_folder) in paths {
        if is_folder {
            walk(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
        {
            found.push(Ok(path.to_string_lossy().into_owned()));
        }
    }
}
