//! Where the browsers and their drivers are.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// The first of these programs that is installed.
pub(super) fn find(names: &[&str]) -> Outcome<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .chain(cargo_bin())
        .collect();
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file()).ok_or_else(|| {
        let names = names.join(" or ");
        Failure::new(format!(
            "{names} is not installed; `cargo xtask setup test` installs it"
        ))
    })
}

fn cargo_bin() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    home.map(|home| home.join("bin"))
}

/// WebKitGTK's small browser; it comes with the library and is on no PATH.
pub(super) fn mini_browser() -> Outcome<PathBuf> {
    let mut libraries = vec![
        PathBuf::from("/usr/lib"),
        PathBuf::from("/usr/libexec"),
        PathBuf::from("/usr/lib64"),
    ];
    let below: Vec<PathBuf> = folders_in(Path::new("/usr/lib"));
    libraries.extend(below);
    for version in ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"] {
        for library in &libraries {
            let place = library.join(version).join("MiniBrowser");
            if place.is_file() {
                return Ok(place);
            }
        }
    }
    Err(Failure::new(
        "WebKitGTK's MiniBrowser is not installed; `cargo xtask setup test` installs it",
    ))
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect()
}
