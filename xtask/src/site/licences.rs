//! `licences.txt` of the site: what goes into its Wasm, under which licence, and the text of each, as those licences ask.
//!
//! Cargo says what goes in, and the texts lie in the sources that it has unpacked: nothing is fetched. A crate that brings no
//! text gets the standard one of its licence. What cannot be told stops the build.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::process::{at, cargo_home, command, output, read, root};

/// The file in the site.
pub(crate) const FILE: &str = "licences.txt";

/// What the names of such files begin with.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// For crates that bring no text of their own.
const MIT: &str = include_str!("licences/MIT.txt");

/// Something that goes into the site.
struct Part {
    /// Its name and version.
    name: String,
    /// Its licence, as it says itself.
    licence: String,
    /// Where it comes from.
    place: String,
}

pub(super) fn write(staging: &Path) -> Outcome {
    fs::write(staging.join(FILE), text()?).map_err(|error| format!("{FILE}: {error}"))
}

/// The whole file.
///
/// # Errors
/// A crate of which no text can be told, by its name.
pub(crate) fn text() -> Result<String, String> {
    let parts = parts()?;
    let mut out = String::from(
        "Touchstone: code under MIT or Apache-2.0, as you like; content under CC BY 4.0.\n\n\
         Its site holds the Rust standard library (MIT or Apache-2.0, https://github.com/rust-lang/rust)\n\
         and these crates. The texts of their licences follow.\n\n",
    );
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for own in ["LICENSE-MIT", "LICENSE-APACHE", "LICENSE-CONTENT"] {
        texts
            .entry(plain(&read(&root().join(own))?))
            .or_default()
            .push("Touchstone");
    }
    for part in &parts {
        out.push_str(&format!("{}: {} ({})\n", part.name, part.licence, part.place));
        for text in texts_of(part)? {
            texts.entry(plain(&text)).or_default().push(&part.name);
        }
    }
    let mut texts: Vec<(Vec<&str>, String)> = texts.into_iter().map(|(text, of)| (of, text)).collect();
    texts.sort();
    for (of, text) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), of.join(", ")));
    }
    Ok(out)
}

/// Every crate of others in the Wasm, by name.
fn parts() -> Result<Vec<Part>, String> {
    let tree = [
        "tree",
        "--quiet",
        "--locked",
        "--package",
        "touchstone-app",
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}|{l}|{r}",
    ];
    let lines = output(&mut command("cargo", &tree))?;
    let mut lines: Vec<&str> = lines.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    lines.sort_unstable();
    lines.dedup();
    let others = lines
        .into_iter()
        .filter(|line| !line.is_empty() && !line.starts_with("touchstone-"));
    others.map(part).collect()
}

fn part(line: &str) -> Result<Part, String> {
    let mut fields = line.split('|');
    let mut words = fields.next().unwrap_or_default().split_whitespace();
    let (name, version) = (words.next(), words.next().and_then(|word| word.strip_prefix('v')));
    let (Some(name), Some(version)) = (name, version) else {
        return Err(format!("cargo tree says `{line}`, which names no crate"));
    };
    Ok(Part {
        name: format!("{name} {version}"),
        licence: fields.next().unwrap_or_default().to_owned(),
        place: fields.next().unwrap_or_default().to_owned(),
    })
}

/// The texts of a crate: of two licences to choose from the shorter one, MIT, and every notice.
fn texts_of(part: &Part) -> Result<Vec<String>, String> {
    let folder = source_of(part)?;
    let entries = fs::read_dir(&folder).map_err(at(&folder))?;
    let named = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> = named
        .filter(|name| NAMES.iter().any(|known| name.to_uppercase().starts_with(known)))
        .collect();
    files.sort();
    let is_chosen = |name: &String| name.to_uppercase().contains("MIT");
    if is_choice(&part.licence) && files.iter().any(is_chosen) {
        files.retain(|name| is_chosen(name) || name.to_uppercase().starts_with("NOTICE"));
    }
    match standard(&part.licence) {
        _ if !files.is_empty() => files.iter().map(|name| read(&folder.join(name))).collect(),
        Some(text) => Ok(vec![text.to_owned()]),
        None => Err(format!(
            "{}: no text of its licence, {}, lies in {}",
            part.name,
            part.licence,
            folder.display()
        )),
    }
}

/// Whether one of several licences may be chosen, MIT among them.
fn is_choice(licence: &str) -> bool {
    let names = licence.split([' ', '/']);
    (licence.contains(" OR ") || licence.contains('/'))
        && !licence.contains(" AND ")
        && names.into_iter().any(|name| name == "MIT")
}

/// The standard text of a licence that is MIT, or lets choose it.
fn standard(licence: &str) -> Option<&'static str> {
    (licence == "MIT" || is_choice(licence)).then_some(MIT)
}

/// Where cargo has unpacked it.
fn source_of(part: &Part) -> Result<PathBuf, String> {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    let registries = sources.and_then(|sources| fs::read_dir(sources).ok());
    let mut folders = registries.into_iter().flatten().flatten();
    let name = part.name.replace(' ', "-");
    let found = folders.find_map(|registry| Some(registry.path().join(&name)).filter(|folder| folder.is_dir()));
    found.ok_or_else(|| format!("the source of {} does not lie where cargo unpacks crates", part.name))
}

/// The text in one spelling, so that the same one stands once.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_matches(['\u{feff}', '\n', '\r', ' '])
        .lines()
        .map(str::trim_end)
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_crate_of_the_site_has_a_text() {
        let text = text().unwrap_or_else(|error| error);
        for word in [
            "\nleptos 0",
            "\nserde 1",
            "Permission is hereby granted",
            "UNICODE LICENSE",
            "Apache License",
        ] {
            assert!(text.contains(word), "{word}: {}", text.get(..400).unwrap_or(&text));
        }
        assert_eq!(text, super::text().unwrap_or_default(), "the same every time");
    }

    #[test]
    fn what_has_no_text_is_named() {
        let part = |licence: &str| Part {
            name: "none 1.0.0".to_owned(),
            licence: licence.to_owned(),
            place: String::new(),
        };
        assert!(texts_of(&part("MIT")).is_err_and(|error| error.contains("none 1.0.0")));
        let chosen = ["MIT", "MIT OR Apache-2.0", "MIT/Apache-2.0", "Unlicense OR MIT"];
        assert!(chosen.into_iter().all(|licence| standard(licence).is_some()));
        for licence in [
            "",
            "BSD-3-Clause",
            "MIT-0",
            "MIT AND Unicode-3.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0",
        ] {
            assert_eq!(standard(licence), None, "{licence}");
        }
    }
}
