//! The start stays the same when the course grows: the site is measured again with 1,200 units.

use std::fs;
use std::path::Path;

use super::sizes::start_transfer;
use crate::Outcome;
use crate::build::dist;
use crate::process::{at, entries, read, root, write};
use crate::site::index::copy_folder;
use crate::variant;

/// Where the site with the grown course lies afterwards; the journeys use it too.
pub(crate) const GROWN: &str = "target/site/grown";
/// Units of the synthetic course beside the real ones.
const UNITS: usize = 1200;
/// The first synthetic unit; real ones have two digits.
const FIRST: usize = 1001;
/// How much the start may differ, in percent.
const TOLERANCE: u64 = 1;

pub(super) fn check() -> Outcome {
    let modules = root().join("target/site/grown-modules");
    let site = root().join(GROWN);
    if modules.exists() {
        fs::remove_dir_all(&modules).map_err(at(&modules))?;
    }
    copy_folder(&root().join("modules"), &modules)?;
    add_units(&modules)?;
    variant::make(&modules, &site, false)?;
    let (now, grown) = (start_transfer(&dist())?, start_transfer(&site)?);
    fs::remove_dir_all(&modules).map_err(at(&modules))?;
    println!("start: {now} bytes after gzip with the real course, {grown} with {UNITS} more units");
    if now.abs_diff(grown) * 100 > now * TOLERANCE {
        return Err(format!(
            "the start differs by more than {TOLERANCE} %: {now} and {grown} bytes"
        ));
    }
    Ok(())
}

/// Copies the first unit again and again under new ids, and names the copies in the programme.
fn add_units(modules: &Path) -> Outcome {
    let units = entries(&modules.join("units"))?;
    let original = units
        .iter()
        .find(|path| path.join("unit.toml").exists())
        .ok_or("modules/units holds no unit")?;
    let structure = read(&original.join("unit.toml"))?;
    let mut names = Vec::new();
    for number in FIRST..FIRST + UNITS {
        let name = format!("u{number}-synthetic");
        let folder = modules.join("units").join(&name);
        copy_folder(original, &folder)?;
        write(&folder.join("unit.toml"), &renamed(&structure, &format!("u{number}"))?)?;
        names.push(name);
    }
    let programme = modules.join("programme.toml");
    write(&programme, &with_units(&read(&programme)?, &names)?)
}

/// A unit's structure under another id. Links to indicators go both ways, so a copy has none.
fn renamed(structure: &str, id: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut lines = structure.lines();
    let mut named = false;
    while let Some(line) = lines.next() {
        if !named && line.starts_with("id = ") {
            named = true;
            text.push_str(&format!("id = \"{id}\"\n"));
        } else if line.starts_with("indicators = ") {
            text.push_str("indicators = []\n");
            if !line.contains(']') {
                let _ = lines.by_ref().find(|line| line.starts_with(']'));
            }
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    if named {
        Ok(text)
    } else {
        Err("the first unit's unit.toml has no `id = ` line".to_owned())
    }
}

/// The programme with more units at the end of its list.
fn with_units(programme: &str, names: &[String]) -> Result<String, String> {
    let fault = "programme.toml has no list `units = [`";
    let (before, rest) = programme.split_once("\nunits = [").ok_or(fault)?;
    let (list, after) = rest.split_once(']').ok_or(fault)?;
    let list = list.trim().trim_end_matches(',');
    let more: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    Ok(format!("{before}\nunits = [{list},\n{}]{after}", more.join(",\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_unit_has_its_own_id_and_no_links() {
        let unit = "# a unit\nid = \"u03\"\n[[section]]\nid = \"s1\"\nindicators = [\n    \"p1.1\",\n]\nminutes = 1\n\
                    indicators = [\"p2.1\"]\n";
        let wanted =
            "# a unit\nid = \"u1001\"\n[[section]]\nid = \"s1\"\nindicators = []\nminutes = 1\nindicators = []\n";
        assert_eq!(renamed(unit, "u1001").as_deref(), Ok(wanted));
        assert!(renamed("hours = 5\n", "u1001").is_err());
    }

    #[test]
    fn the_programme_names_the_copies() {
        let names = ["u1001-synthetic".to_owned()];
        let programme = with_units("version = \"1\"\nunits = [\"u03-a\"]\nx = 1\n", &names).unwrap();
        assert_eq!(
            programme,
            "version = \"1\"\nunits = [\"u03-a\",\n\"u1001-synthetic\"]\nx = 1\n"
        );
        assert!(with_units("version = \"1\"\n", &names).is_err());
    }
}
