//! Which files are meant by a path, and their text.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use touchstone_domain::save_file::limits;

/// The path that means standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// One byte more than the reader of save files takes, so that it says itself that this is too much.
const MOST_BYTES: usize = limits::BYTES + 1;

/// A folder that cannot be looked into.
#[derive(Debug)]
pub(crate) struct Unreadable {
    /// Its path, or that of a file.
    pub(crate) file: PathBuf,
    /// Why.
    pub(crate) error: io::Error,
}

/// The file itself, or all `.json` files in a folder and the folders in it, by name. Links to folders are not followed.
pub(crate) fn files(path: &Path) -> Vec<Result<PathBuf, Unreadable>> {
    if !is_folder(path) {
        return vec![Ok(path.to_owned())];
    }
    let mut found = Vec::new();
    walk(path, &mut found);
    found
}

fn walk(folder: &Path, found: &mut Vec<Result<PathBuf, Unreadable>>) {
    let unreadable = |error: io::Error| Unreadable {
        file: folder.to_owned(),
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
        } else if is_json(&path) {
            found.push(Ok(path));
        }
    }
}

/// The text of a file.
///
/// # Errors
/// What cannot be opened, read or is no UTF-8.
pub(crate) fn read_text(file: &Path, input: &mut dyn Read) -> io::Result<String> {
    if file != Path::new(STANDARD_INPUT) {
        return read_file(file);
    }
    let mut bytes = Vec::new();
    input.take(MOST_BYTES as u64).read_to_end(&mut bytes)?;
    text_of(bytes)
}

/// The text of a file that is not standard input.
///
/// # Errors
/// What cannot be opened, read or is no UTF-8.
pub(crate) fn read_file(file: &Path) -> io::Result<String> {
    let file = fs::File::open(file)?;
    // A place of the right size at once: growing costs as much as reading. What is no plain file says 0.
    let bytes = file.metadata().map_or(0, |metadata| metadata.len());
    let bytes = usize::try_from(bytes).map_or(MOST_BYTES, |bytes| bytes.saturating_add(1));
    let mut bytes = Vec::with_capacity(bytes.min(MOST_BYTES));
    file.take(MOST_BYTES as u64).read_to_end(&mut bytes)?;
    text_of(bytes)
}

fn text_of(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not a text in UTF-8, from byte {place} on"),
        )
    })
}

/// Visits the files of a path one by one, in the order in which the file system gives them, so that a folder of any size
/// takes no more memory than one of its names.
///
/// # Errors
/// What the visitor returns.
pub(crate) fn each(path: &Path, visit: &mut dyn FnMut(Result<&Path, Unreadable>) -> io::Result<()>) -> io::Result<()> {
    if is_folder(path) {
        each_in(path, visit)
    } else {
        visit(Ok(path))
    }
}

/// Whether a path is a folder.
pub(crate) fn is_folder(path: &Path) -> bool {
    path != Path::new(STANDARD_INPUT) && path.is_dir()
}

fn each_in(folder: &Path, visit: &mut dyn FnMut(Result<&Path, Unreadable>) -> io::Result<()>) -> io::Result<()> {
    let unreadable = |error: io::Error| Unreadable {
        file: folder.to_owned(),
        error,
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return visit(Err(unreadable(error))),
    };
    for entry in entries {
        match entry.and_then(|entry| Ok((entry.path(), entry.file_type()?.is_dir()))) {
            Ok((path, true)) => each_in(&path, visit)?,
            Ok((path, false)) if is_json(&path) => visit(Ok(&path))?,
            Ok(_) => {}
            Err(error) => visit(Err(unreadable(error)))?,
        }
    }
    Ok(())
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}
