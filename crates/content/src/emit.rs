//! Writes compiled content as JSON files that carry a hash of their content in their names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde::Serialize;
use sha2::{Digest, Sha256};
use touchstone_domain::catalog::{
    Checklist, ExampleEntry, LanguageFiles, Manifest, PrincipleEntry, Programme, Providers, SectionEntry, Start, Unit,
    UnitEntry,
};
use touchstone_domain::fingerprint::hexadecimal;
use touchstone_domain::save_file::{self, SaveFile};

use crate::pseudo::pseudo_language;
use crate::search::search_texts;
use crate::start_pages::{COMPILED, Drawing, principle_page};
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
    let mut speaking: Vec<Language> = compiled.languages.clone();
    if let (true, Some(fallback)) = (pseudo, compiled.languages.first()) {
        speaking.push(pseudo_language(fallback));
    }
    let names: Vec<(String, String)> = speaking
        .iter()
        .map(|language| (language.id.clone(), language.name.clone()))
        .collect();
    let mut languages = BTreeMap::new();
    for language in &speaking {
        languages.insert(
            language.id.clone(),
            emit_language(compiled, language, &names, &mut writer)?,
        );
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

fn emit_language(
    compiled: &Compiled,
    language: &Language,
    names: &[(String, String)],
    writer: &mut Writer<'_>,
) -> io::Result<LanguageFiles> {
    let mut unit_files = Vec::new();
    for unit in &language.units {
        unit_files.push(writer.write(&language.id, &unit.id, unit)?);
    }
    let programme = writer.write(&language.id, "programme", &programme(compiled, language, &unit_files))?;
    let mut files = BTreeMap::from([("programme".to_owned(), programme.clone())]);
    files.insert(
        "instrument".to_owned(),
        writer.write(&language.id, "instrument", &language.instrument)?,
    );
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
    files.insert(
        "search".to_owned(),
        writer.write(&language.id, "search", &search_texts(language))?,
    );
    if let Some(portfolio) = &language.portfolio {
        files.insert(
            "portfolio".to_owned(),
            writer.write(&language.id, "portfolio", portfolio)?,
        );
    }
    if !language.examples.is_empty() {
        let providers = providers(language, writer)?;
        files.insert(
            "providers".to_owned(),
            writer.write(&language.id, "providers", &providers)?,
        );
    }
    let mut start_words = Vec::new();
    let mut trouble = BTreeMap::new();
    for (part, words) in compiled.parts.iter().zip(&language.words) {
        if part.name == "start" {
            start_words.clone_from(words);
        } else if part.name == COMPILED {
            // These words stand in the pages that are drawn below.
        } else if part.name == TROUBLE {
            let names = part.words.iter().map(|(name, _)| name.to_lowercase());
            trouble = names.zip(words.iter().cloned()).collect();
        } else {
            files.insert(part.name.clone(), writer.write(&language.id, &part.name, words)?);
        }
    }
    let drawing = Drawing::new(compiled, language);
    let checklist = checklist(&drawing, writer)?;
    let first = checklist.principles.first().map(|principle| principle.page.clone());
    let start = Start {
        language: language.words_language.clone(),
        frame: drawing.frame(names),
        home: drawing.home(),
        words: start_words,
        checklist,
        files: files.into_iter().map(|(name, path)| (name, path.into())).collect(),
    };
    let start = writer.write(&language.id, "start", &start)?;
    Ok(LanguageFiles {
        name: language.name.clone(),
        start,
        first: first.unwrap_or_default(),
        programme,
        unit_name: compiled
            .word(language, "learn", "UNIT_NAME")
            .unwrap_or_default()
            .to_owned(),
        trouble,
    })
}

/// The checklist without its words; the page of each principle is written beside it.
fn checklist(drawing: &Drawing<'_>, writer: &mut Writer<'_>) -> io::Result<Checklist> {
    let words = &drawing.language.instrument;
    let mut principles = Vec::new();
    for principle in &words.principles {
        let page = principle_page(drawing, principle);
        principles.push(PrincipleEntry {
            id: principle.id,
            name: principle.name.clone(),
            page: writer.write_bytes(&drawing.language.id, &principle.id.to_string(), "html", page.as_bytes())?,
        });
    }
    Ok(Checklist {
        instrument: words.instrument.clone(),
        language: words.language.clone(),
        principles,
    })
}

/// The list of the examples; the assessment of each is written beside it, as a save file.
fn providers(language: &Language, writer: &mut Writer<'_>) -> io::Result<Providers> {
    let mut examples = Vec::new();
    for example in &language.examples {
        let document = example.document.clone();
        let name = format!("example-{}", example.id);
        let file = save_file::write(&SaveFile::of([document]));
        examples.push(ExampleEntry {
            id: example.id.clone(),
            document: example.document.id.clone(),
            name: example.name.clone(),
            story: example.story.clone(),
            profile: example.profile,
            language: example.language.clone(),
            file: writer.write_bytes(&language.id, &name, "json", file.as_bytes())?,
        });
    }
    Ok(Providers {
        language: language.examples_language.clone(),
        examples,
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
        quiz: unit
            .quiz
            .iter()
            .filter(|item| item.kind.is_marked())
            .map(|item| item.id.clone())
            .collect(),
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
        self.write_bytes(language, name, "json", &serde_json::to_vec(content)?)
    }

    fn write_bytes(&mut self, language: &str, name: &str, ending: &str, bytes: &[u8]) -> io::Result<String> {
        let hash = hexadecimal(&Sha256::digest(bytes));
        let path = format!(
            "{language}/{name}-{}.{ending}",
            hash.get(..HASH_DIGITS).unwrap_or(&hash)
        );
        fs::create_dir_all(self.out.join(language))?;
        write_if_changed(&self.out.join(&path), bytes)?;
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
        .or_else(|| name.strip_suffix(".html"))
        .and_then(|name| name.rsplit_once('-'))
        .map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
