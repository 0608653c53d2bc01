//! Programs that come with the system's packages: browsers, their drivers, and npm.
//!
//! Where apt-get may be used (as root, or by sudo without a password), what is missing is installed in one step.
//! Everywhere else the line to type is printed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{Purpose, install as run_install, say_found, say_missing};
use crate::process::{command, find, output};

struct Program {
    name: &'static str,
    what_for: &'static str,
    for_purpose: Purpose,
    find: fn() -> Option<PathBuf>,
    /// The package's name for apt-get, dnf, pacman and brew; empty where there is none.
    packages: [&'static str; 4],
}

const MANAGERS: [(&str, &str); 4] = [
    ("apt-get", "sudo apt-get install --no-install-recommends"),
    ("dnf", "sudo dnf install"),
    ("pacman", "sudo pacman -S"),
    ("brew", "brew install"),
];

const PROGRAMS: [Program; 9] = [
    Program {
        name: "gzip",
        what_for: "measures what goes over the wire",
        for_purpose: Purpose::Check,
        find: || find("gzip"),
        packages: ["gzip", "gzip", "gzip", "gzip"],
    },
    Program {
        name: "Chromium",
        what_for: "a browser of the tests",
        for_purpose: Purpose::Test,
        find: || first_of(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
        packages: ["chromium", "chromium", "chromium", "chromium"],
    },
    Program {
        name: "chromedriver",
        what_for: "drives Chromium",
        for_purpose: Purpose::Test,
        find: || find("chromedriver"),
        packages: ["chromium-driver", "chromedriver", "chromium", "chromedriver"],
    },
    Program {
        name: "Firefox",
        what_for: "a browser of the tests",
        for_purpose: Purpose::Test,
        find: || first_of(&["firefox-esr", "firefox"]),
        packages: ["firefox-esr", "firefox", "firefox", "firefox"],
    },
    Program {
        name: "WebKitWebDriver",
        what_for: "drives WebKitGTK",
        for_purpose: Purpose::Test,
        find: || find("WebKitWebDriver"),
        packages: ["webkit2gtk-driver", "webkit2gtk4.1", "webkit2gtk-4.1", ""],
    },
    Program {
        name: "MiniBrowser",
        what_for: "WebKitGTK's own browser",
        for_purpose: Purpose::Test,
        find: mini_browser,
        packages: ["webkit2gtk-driver", "webkit2gtk4.1", "webkit2gtk-4.1", ""],
    },
    Program {
        name: "Xvfb",
        what_for: "a screen for WebKitGTK where there is none",
        for_purpose: Purpose::Test,
        find: || find("Xvfb"),
        packages: ["xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb", ""],
    },
    Program {
        name: "pdftotext",
        what_for: "reads the printed report",
        for_purpose: Purpose::Test,
        find: || find("pdftotext"),
        packages: ["poppler-utils", "poppler-utils", "poppler", "poppler"],
    },
    Program {
        name: "npm",
        what_for: "fetches wasm-opt, and axe-core for the accessibility tests",
        for_purpose: Purpose::Build,
        find: || find("npm"),
        packages: ["npm", "nodejs-npm", "npm", "node"],
    },
];

/// Says what is there, and installs the rest where that is possible. [`still_missing`] has the last word.
pub(super) fn install(purpose: Purpose) -> Vec<String> {
    for program in wanted(purpose) {
        match (program.find)() {
            Some(path) => say_found(program.name, &path.display().to_string()),
            None => say_missing(program.name, program.what_for),
        }
    }
    let packages = packages_of(missing(purpose), 0);
    if packages.is_empty() || find("apt-get").is_none() {
        return Vec::new();
    }
    let Some(become_root) = become_root() else {
        return Vec::new();
    };
    // A source that cannot be reached does not matter when the packages come from another one.
    if let Err(reason) = run_install("the list of packages", &mut apt(become_root, &["update"])) {
        println!("{reason}");
    }
    let mut apt = apt(become_root, &["install", "--yes", "--no-install-recommends"]);
    run_install("the system's packages", apt.args(&packages))
        .err()
        .into_iter()
        .collect()
}

/// What is not there, with the line to type.
pub(super) fn still_missing(purpose: Purpose) -> Vec<String> {
    let manager = MANAGERS.iter().position(|(manager, _)| find(manager).is_some());
    advice(missing(purpose), manager)
}

/// One line for everything that the system's packages have, and one for each program that they have not.
fn advice(missing: impl Iterator<Item = &'static Program>, manager: Option<usize>) -> Vec<String> {
    let package = |program: &Program| {
        manager
            .and_then(|index| program.packages.get(index).copied())
            .unwrap_or("")
    };
    let (by_package, by_hand): (Vec<_>, Vec<_>) = missing.partition(|program| !package(program).is_empty());
    let mut advice = Vec::new();
    if let Some(index) = manager.filter(|_| !by_package.is_empty()) {
        let names: Vec<String> = by_package.iter().map(|program| said(program)).collect();
        let line = MANAGERS.get(index).map_or("", |(_, line)| line);
        let packages = packages_of(by_package.iter().copied(), index).join(" ");
        advice.push(format!("{}: type `{line} {packages}`", names.join(", ")));
    }
    advice.extend(by_hand.iter().map(|program| {
        format!(
            "{}: install it by hand; Debian has it in the package {}",
            said(program),
            program.packages[0]
        )
    }));
    advice
}

fn said(program: &Program) -> String {
    format!("{} ({})", program.name, program.what_for)
}

fn wanted(purpose: Purpose) -> impl Iterator<Item = &'static Program> {
    PROGRAMS.iter().filter(move |program| purpose >= program.for_purpose)
}

fn missing(purpose: Purpose) -> impl Iterator<Item = &'static Program> {
    wanted(purpose).filter(|program| (program.find)().is_none())
}

fn packages_of(programs: impl Iterator<Item = &'static Program>, manager: usize) -> Vec<&'static str> {
    let mut packages: Vec<&str> = programs
        .filter_map(|program| program.packages.get(manager).copied())
        .collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// What must stand before a command to run it as root, without asking anybody; nothing where that is not possible.
fn become_root() -> Option<&'static [&'static str]> {
    let user = output(&mut command("id", &["-u"])).unwrap_or_default();
    if user.trim() == "0" {
        return Some(&["env"]);
    }
    output(&mut command("sudo", &["-n", "true"]))
        .ok()
        .map(|_| &["sudo", "-n", "env"] as &[_])
}

fn apt(become_root: &[&str], arguments: &[&str]) -> Command {
    let words = [become_root, &["DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
    let (program, rest) = words.split_first().unwrap_or((&"apt-get", &[]));
    command(program, rest)
}

fn first_of(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| find(program))
}

/// It lies beside WebKitGTK's library and not on the PATH: `/usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser` on Debian.
fn mini_browser() -> Option<PathBuf> {
    let folders = |path: &PathBuf| {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect::<Vec<_>>()
    };
    let tops = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let below: Vec<PathBuf> = tops.iter().flat_map(folders).collect();
    let machine = |path: &&PathBuf| path.to_string_lossy().ends_with("-linux-gnu");
    let deeper: Vec<PathBuf> = below.iter().filter(machine).flat_map(folders).collect();
    let all = below.into_iter().chain(deeper);
    let mut webkit: Vec<PathBuf> = all.filter(|path| path.to_string_lossy().contains("webkit")).collect();
    webkit.sort();
    webkit
        .into_iter()
        .map(|path| path.join("MiniBrowser"))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_once() {
        let all = packages_of(PROGRAMS.iter(), 0);
        assert_eq!(all.iter().filter(|package| **package == "webkit2gtk-driver").count(), 1);
        assert!(all.contains(&"chromium-driver"));
    }

    #[test]
    fn building_needs_no_browser() {
        let names: Vec<&str> = wanted(Purpose::Build).map(|program| program.name).collect();
        assert_eq!(names, ["npm"]);
    }

    #[test]
    fn the_line_to_type_names_every_package_once() {
        let browsers = || {
            PROGRAMS
                .iter()
                .filter(|program| program.name.contains("Browser") || program.name == "Chromium")
        };
        let debian = advice(browsers(), Some(0));
        assert_eq!(debian.len(), 1);
        assert!(debian[0].ends_with("type `sudo apt-get install --no-install-recommends chromium webkit2gtk-driver`"));
        let mac = advice(browsers(), Some(3));
        assert!(
            mac[0].ends_with("type `brew install chromium`") && mac[1].contains("by hand"),
            "{mac:?}"
        );
        assert_eq!(advice(browsers(), None).len(), 2);
        assert!(advice(std::iter::empty(), Some(0)).is_empty());
    }

    #[test]
    fn apt_never_asks() {
        let line = crate::process::shown(&apt(&["sudo", "-n", "env"], &["install", "x"]));
        assert_eq!(line, "`sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install x`");
    }
}
