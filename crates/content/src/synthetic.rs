//! Makes large content out of the real one, for measuring how the app grows: many units, or a large instrument.
//!
//! The files are edited as text, so that what comes out is still what authors write, and goes through the compiler
//! like everything else.

use std::path::Path;
use std::{fs, io};

use toml::de::DeTable;

/// Indicators of each principle of a synthetic instrument.
const INDICATORS: usize = 6;

/// Copies a modules folder to `out` and copies its first unit until there are `count` units. The copies have ids of
/// their own and no links to indicators, so that the explanations of the instrument stay as they are.
///
/// # Errors
///
/// A file that cannot be read or written, or that does not look as expected.
pub fn units(modules: &Path, out: &Path, count: usize) -> io::Result<()> {
    copy_folder(modules, out)?;
    let programme_file = out.join("programme.toml");
    let programme = fs::read_to_string(&programme_file)?;
    let mut folders = list(&programme, "units")?;
    let first = folders
        .first()
        .cloned()
        .ok_or_else(|| unexpected("programme.toml lists no unit"))?;
    let id = first.split('-').next().unwrap_or(&first).to_owned();
    let taken: Vec<String> = folders
        .iter()
        .filter_map(|folder| folder.split('-').next().map(str::to_owned))
        .collect();
    let free = (1..)
        .map(|number| format!("u{number:02}"))
        .filter(|id| !taken.contains(id));
    for copy in free.take(count.saturating_sub(folders.len())) {
        let folder = format!("{copy}-copy");
        copy_unit(
            &out.join("units").join(&first),
            &out.join("units").join(&folder),
            &id,
            &copy,
        )?;
        folders.push(folder);
    }
    fs::write(&programme_file, with_list(&programme, "units", &folders)?)
}

fn copy_unit(from: &Path, to: &Path, id: &str, copy: &str) -> io::Result<()> {
    copy_folder(from, to)?;
    let structure = fs::read_to_string(to.join("unit.toml"))?;
    let structure = structure.replacen(&format!("\"{id}\""), &format!("\"{copy}\""), 1);
    fs::write(to.join("unit.toml"), without_indicators(&structure))?;
    for entry in fs::read_dir(to)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = fs::read_to_string(&path)?;
            let text = text.replace(&format!("]({id}/"), &format!("]({copy}/"));
            fs::write(&path, text.replace(&format!("]({id})"), &format!("]({copy})")))?;
        }
    }
    Ok(())
}

/// Copies a modules folder to `out` with an instrument of `count` principles, each with six indicators, and without
/// units. All words are those of the first principle.
///
/// # Errors
///
/// A file that cannot be read or written, or that does not look as expected.
pub fn instrument(modules: &Path, out: &Path, count: usize) -> io::Result<()> {
    copy_folder(modules, out)?;
    let programme = fs::read_to_string(out.join("programme.toml"))?;
    let fallback = list(&programme, "languages")?
        .first()
        .cloned()
        .ok_or_else(|| unexpected("no language"))?;
    let mut programme = with_list(&programme, "units", &[])?;
    if list(&programme, "examples").is_ok() {
        programme = with_list(&programme, "examples", &[])?;
    }
    fs::write(out.join("programme.toml"), programme)?;
    fs::remove_dir_all(out.join("units"))?;
    // The portfolio names units, the examples answer indicators that are gone.
    for folder in ["portfolio", "examples"] {
        if out.join(folder).exists() {
            fs::remove_dir_all(out.join(folder))?;
        }
    }
    let words = fs::read_to_string(modules.join(format!("instrument/{fallback}/p01.toml")))?;
    let words = without_inner_links(&words);
    let mut blocks = words.split("[[indicator]]");
    let head = blocks.next().unwrap_or_default();
    let blocks: Vec<&str> = blocks.take(INDICATORS).collect();
    remove_principles(&out.join("instrument"))?;
    for number in 1..=count {
        let mut file = head.replacen("\"p1\"", &format!("\"p{number}\""), 1);
        for (index, block) in blocks.iter().enumerate() {
            let (old, new) = (format!("\"p1.{}\"", index + 1), format!("\"p{number}.{}\"", index + 1));
            file.push_str("[[indicator]]");
            file.push_str(&block.replacen(&old, &new, 1));
        }
        fs::write(out.join(format!("instrument/{fallback}/p{number:02}.toml")), file)?;
    }
    let structure_file = out.join("instrument/instrument.toml");
    let structure = fs::read_to_string(&structure_file)?;
    let head = structure.split("[[principle]]").next().unwrap_or_default();
    let optional: Vec<bool> = blocks
        .iter()
        .map(|block| block.contains("\nnot_applicable_when"))
        .collect();
    fs::write(
        &structure_file,
        format!("{head}{}", structure_of(count, &optional, &first_source(out)?)),
    )
}

/// Principles and indicators; `optional` says for each indicator whether somebody may choose N/A.
fn structure_of(count: usize, optional: &[bool], source: &str) -> String {
    let mut text = String::new();
    for number in 1..=count {
        text.push_str(&format!(
            "[[principle]]\nid = \"p{number}\"\nsources = [{{ source = \"{source}\" }}]\n\n"
        ));
    }
    for number in 1..=count {
        for (index, optional) in optional.iter().enumerate() {
            text.push_str(&format!(
                "[[indicator]]\nid = \"p{number}.{}\"\nessential = {}\n",
                index + 1,
                index == 0
            ));
            if *optional {
                text.push_str("not_applicable_for = [\"bus\"]\n");
            }
            text.push_str(&format!("sources = [{{ source = \"{source}\" }}]\n\n"));
        }
    }
    text
}

fn first_source(modules: &Path) -> io::Result<String> {
    let register = fs::read_to_string(modules.join("sources.toml"))?;
    let id = register
        .lines()
        .find_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    id.map(str::to_owned)
        .ok_or_else(|| unexpected("sources.toml has no source"))
}

/// Removes the words of all principles in all languages.
fn remove_principles(instrument: &Path) -> io::Result<()> {
    for language in fs::read_dir(instrument)? {
        let language = language?;
        if !language.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(language.path())? {
            let file = file?;
            if file.file_name().to_string_lossy().starts_with('p') {
                fs::remove_file(file.path())?;
            }
        }
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A list of texts at the top of a TOML file.
fn list(text: &str, key: &str) -> io::Result<Vec<String>> {
    let table = DeTable::parse(text).map_err(io::Error::other)?;
    let list = table.get_ref().get(key).and_then(|value| value.get_ref().as_array());
    let list = list.ok_or_else(|| unexpected("a list is missing"))?;
    Ok(list
        .iter()
        .filter_map(|item| item.get_ref().as_str().map(str::to_owned))
        .collect())
}

/// The file with another list.
fn with_list(text: &str, key: &str, values: &[String]) -> io::Result<String> {
    let table = DeTable::parse(text).map_err(io::Error::other)?;
    let span = table
        .get_ref()
        .get(key)
        .map(toml::Spanned::span)
        .ok_or_else(|| unexpected("a list is missing"))?;
    let quoted: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    let mut changed = text.to_owned();
    changed.replace_range(span, &format!("[{}]", quoted.join(", ")));
    Ok(changed)
}

/// The structure of a unit with empty lists of indicators.
fn without_indicators(text: &str) -> String {
    let mut pieces = text.split("\nindicators = [");
    let mut changed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        changed.push_str("\nindicators = [");
        changed.push_str(piece.find(']').and_then(|end| piece.get(end..)).unwrap_or(piece));
    }
    changed
}

/// Words without their links to indicators and to the course, which the large instrument does not have.
fn without_inner_links(text: &str) -> String {
    let mut changed = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, link) = rest.split_at(at);
        let target = link.get(2..).unwrap_or_default();
        let inner =
            target.starts_with(['p', 'u']) && target.get(1..2).is_some_and(|next| next.starts_with(char::is_numeric));
        let end = link.find(')').map_or(link.len(), |end| end + 1);
        if let (true, Some(open)) = (inner, before.rfind('[')) {
            changed.push_str(before.get(..open).unwrap_or_default());
            changed.push_str(before.get(open + 1..).unwrap_or_default());
        } else {
            changed.push_str(before);
            changed.push_str(link.get(..end).unwrap_or_default());
        }
        rest = link.get(end..).unwrap_or_default();
    }
    changed.push_str(rest);
    changed
}

fn unexpected(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_what_is_gone_become_text() {
        let text = "See [P1.2](p1.2), [levels](u03/s2) and a [term](term:learner).";
        assert_eq!(
            without_inner_links(text),
            "See P1.2, levels and a [term](term:learner)."
        );
        assert_eq!(
            without_indicators("a\nindicators = [\n \"p1.1\",\n]\nb"),
            "a\nindicators = []\nb"
        );
    }
}
