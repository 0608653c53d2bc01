//! Tests of the content compiler as others use it: fixtures of wrong content, the real content, what is written.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that fails here fails its test"
)]

mod fixtures;
mod output;
mod real;
mod taken;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A path below the root of the project.
fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// A folder of a test's own, which goes away with the test.
struct Scratch(PathBuf);

impl Deref for Scratch {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An empty folder for a test. The process is in its name: another run of the tests may be under way.
fn scratch(name: &str) -> io::Result<Scratch> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::create_dir_all(&folder)?;
    Ok(Scratch(folder))
}

/// Copies a folder with all it holds.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
