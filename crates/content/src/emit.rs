//! Writes compiled content as JSON files that carry a hash of their content in their names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde::Serialize;
use sha2::{Digest, Sha256};
use touchstone_domain::catalog::{LanguageFiles, Manifest, Programme, SectionEntry, Start, Unit, UnitEntry};

use crate::pseudo::pseudo_language;
use crate::words::TROUBLE;
use crate::{Compiled, Language};

/// Digits of the hash in a file's name.
const HASH_DIGITS: usize = 12;

/// Writes the files of compiled content into a folder, and `manifest.json` beside them. Content files of an earlier
/// run are removed; those that did not change are left as they are.
///
/// With `pseudo` there is one more language, `qps`: the fallback with accents and brackets around every text. What
/// shows up without them in the app was never given to authors.
///
/// # Errors
///
/// A file that cannot be written or removed.
pub fn emit(compiled: &Compiled, out: &Path, pseudo: bool) -> io::Result<Manifest> {
    let mut writer = Writer {
        out,
        written: BTreeSet::new(),
    };
    let mut languages = BTreeMap::new();
    for language in &compiled.languages {
        languages.insert(language.id.clone(), emit_language(compiled, language, &mut writer)?);
    }
    if let (true, Some(fallback)) = (pseudo, compiled.languages.first()) {
        let language = pseudo_language(fallback);
        languages.insert(language.id.clone(), emit_language(compiled, &language, &mut writer)?);
    }
    let default = compiled
        .languages
        .first()
        .map(|language| language.id.clone())
        .unwrap_or_default();
    let manifest = Manifest { default, languages };
    write_if_changed(&out.join("manifest.json"), &serde_json::to_vec(&manifest)?)?;
    writer.remove_others()?;
    Ok(manifest)
}

fn emit_language(compiled: &Compiled, language: &Language, writer: &mut Writer<'_>) -> io::Result<LanguageFiles> {
    let mut unit_files = Vec::new();
    for unit in &language.units {
        unit_files.push(writer.write(&language.id, &unit.id, unit)?);
    }
    let programme = writer.write(&language.id, "programme", &programme(compiled, language, &unit_files))?;
    let instrument = writer.write(&language.id, "instrument", &language.instrument)?;
    let mut files = BTreeMap::from([("programme".to_owned(), programme.clone())]);
    files.insert(
        "details".to_owned(),
        writer.write(&language.id, "details", &language.details)?,
    );
    files.insert(
        "crosswalk".to_owned(),
        writer.write(&language.id, "crosswalk", &language.crosswalk)?,
    );
    files.insert(
        "sources".to_owned(),
        writer.write(&language.id, "sources", &language.sources)?,
    );
    files.insert(
        "glossary".to_owned(),
        writer.write(&language.id, "glossary", &language.glossary)?,
    );
    let mut start_words = Vec::new();
    let mut trouble = BTreeMap::new();
    for (part, words) in compiled.parts.iter().zip(&language.words) {
        if part.name == "start" {
            start_words.clone_from(words);
        } else if part.name == TROUBLE {
            let names = part.words.iter().map(|(name, _)| name.to_lowercase());
            trouble = names.zip(words.iter().cloned()).collect();
        } else {
            files.insert(part.name.clone(), writer.write(&language.id, &part.name, words)?);
        }
    }
    let start = Start {
        language: language.words_language.clone(),
        words: start_words,
        files,
    };
    let start = writer.write(&language.id, "start", &start)?;
    Ok(LanguageFiles {
        name: language.name.clone(),
        start,
        instrument,
        programme,
        trouble,
    })
}

/// The index of the course in a language.
fn programme(compiled: &Compiled, language: &Language, unit_files: &[String]) -> Programme {
    let translated = language.units.iter().any(|unit| unit.language == language.id);
    let fallback = language.units.first().map_or(&language.id, |unit| &unit.language);
    let whole = if translated { &language.id } else { fallback };
    let units = language
        .units
        .iter()
        .zip(unit_files)
        .map(|(unit, file)| unit_entry(unit, whole, file))
        .collect();
    Programme {
        version: compiled.version.clone(),
        language: whole.clone(),
        units,
    }
}

fn unit_entry(unit: &Unit, whole: &str, file: &str) -> UnitEntry {
    let section = |section: &touchstone_domain::catalog::Section| SectionEntry {
        id: section.id.clone(),
        title: section.title.clone(),
        minutes: section.minutes,
    };
    UnitEntry {
        id: unit.id.clone(),
        number: unit.number,
        title: unit.title.clone(),
        language: (unit.language != whole).then(|| unit.language.clone()),
        hours: unit.hours,
        eqf: unit.eqf.clone(),
        outcomes: unit.outcomes.len(),
        sections: unit.sections.iter().map(section).collect(),
        file: file.to_owned(),
    }
}

struct Writer<'a> {
    out: &'a Path,
    /// Paths relative to the folder.
    written: BTreeSet<String>,
}

impl Writer<'_> {
    /// Writes a file and returns its path relative to the content folder.
    fn write(&mut self, language: &str, name: &str, content: &impl Serialize) -> io::Result<String> {
        let json = serde_json::to_vec(content)?;
        let hash: String = Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = format!("{language}/{name}-{}.json", hash.get(..HASH_DIGITS).unwrap_or(&hash));
        fs::create_dir_all(self.out.join(language))?;
        write_if_changed(&self.out.join(&path), &json)?;
        self.written.insert(path.clone());
        Ok(path)
    }

    /// Removes content files that this run did not write.
    fn remove_others(&self) -> io::Result<()> {
        for folder in fs::read_dir(self.out)? {
            let folder = folder?;
            if !folder.file_type()?.is_dir() {
                continue;
            }
            let language = folder.file_name().to_string_lossy().into_owned();
            for file in fs::read_dir(folder.path())? {
                let file = file?;
                let name = file.file_name().to_string_lossy().into_owned();
                if is_content_file(&name) && !self.written.contains(&format!("{language}/{name}")) {
                    fs::remove_file(file.path())?;
                }
            }
        }
        Ok(())
    }
}

/// Leaves the file's time alone where nothing changed, so that a watching build does not run for ever.
fn write_if_changed(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    fs::write(path, content)
}

/// Whether a name is one that [`emit`] gives.
fn is_content_file(name: &str) -> bool {
    let hash = name
        .strip_suffix(".json")
        .and_then(|name| name.rsplit_once('-'))
        .map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
