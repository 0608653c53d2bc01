//! What comes from npm, into `target/tools/npm`: nothing of it is part of the site.

use std::fs;
use std::path::PathBuf;

use super::{Purpose, install, say_found, say_missing};
use crate::process::{at, command, find, tools};

struct Package {
    name: &'static str,
    version: &'static str,
    what_for: &'static str,
    for_purpose: Purpose,
}

const PACKAGES: [Package; 5] = [
    // Version 108, which Debian 12 has, exports the wrong table for code that is split (xtask/src/site/after.rs checks).
    Package {
        name: "binaryen",
        version: "132.0.0",
        what_for: "wasm-opt, makes the site's code smaller",
        for_purpose: Purpose::Build,
    },
    Package {
        name: "axe-core",
        version: "4.14.1",
        what_for: "finds accessibility faults in the tests",
        for_purpose: Purpose::Test,
    },
    // The two must have the same version.
    Package {
        name: "survey-core",
        version: "2.5.38",
        what_for: "the product that the benchmark compares with",
        for_purpose: Purpose::Bench,
    },
    Package {
        name: "survey-js-ui",
        version: "2.5.38",
        what_for: "the product that the benchmark compares with",
        for_purpose: Purpose::Bench,
    },
    Package {
        name: "@liascript/editor",
        version: "1.1.41--1.0.1",
        what_for: "the product that the benchmark compares the course with",
        for_purpose: Purpose::Bench,
    },
];

pub(super) fn prepare(purpose: Purpose) -> Vec<String> {
    let wanted = PACKAGES.iter().filter(|package| purpose >= package.for_purpose);
    let mut missing = Vec::new();
    for package in wanted {
        match installed_version(package.name) {
            Some(version) if version == package.version => say_found(package.name, &version),
            _ => {
                say_missing(
                    package.name,
                    &format!("{} is needed: {}", package.version, package.what_for),
                );
                missing.push(format!("{}@{}", package.name, package.version));
            }
        }
    }
    if missing.is_empty() {
        Vec::new()
    } else {
        install_all(&missing).err().into_iter().collect()
    }
}

fn folder() -> PathBuf {
    tools().join("npm")
}

fn install_all(packages: &[String]) -> Result<(), String> {
    let folder = folder();
    fs::create_dir_all(&folder).map_err(at(&folder))?;
    // Without a package.json of its own, npm would look for one in the folders above.
    let project = folder.join("package.json");
    if !project.exists() {
        fs::write(&project, "{ \"private\": true }\n").map_err(at(&project))?;
    }
    let options = [
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--legacy-peer-deps",
        "--save-exact",
    ];
    let mut npm = command("npm", &options);
    npm.arg("--prefix").arg(&folder).args(packages);
    if find("npm").is_none() {
        let line = crate::process::shown(&npm);
        return Err(format!(
            "{}: npm is missing; install Node.js with npm, then type {line}",
            packages.join(", ")
        ));
    }
    install(&packages.join(" and "), &mut npm)
}

fn installed_version(package: &str) -> Option<String> {
    let path = folder().join("node_modules").join(package).join("package.json");
    version_in(&fs::read_to_string(path).ok()?)
}

/// The version in a package.json.
fn version_in(json: &str) -> Option<String> {
    let (_, rest) = json.split_once("\"version\"")?;
    rest.split('"').nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_package_is_read() {
        assert_eq!(
            version_in("{\n \"name\": \"x\",\n \"version\": \"4.14.1\"\n}").as_deref(),
            Some("4.14.1")
        );
        assert_eq!(version_in("{}"), None);
    }
}
