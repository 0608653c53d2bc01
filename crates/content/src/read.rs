//! Source files as they were written, each with the places of its texts. What one file alone can tell is checked here;
//! what needs two files is checked in `check`.

use std::collections::BTreeMap;
use std::rc::Rc;

use touchstone_domain::catalog::Source;
use touchstone_domain::ids::PrincipleId;

use crate::problems::{Problems, SourceFile, Tree};
use crate::toml_reader::Text;

pub(crate) mod examples;
pub(crate) mod ids;
pub(crate) mod instrument;
pub(crate) mod interface;
pub(crate) mod portfolio;
pub(crate) mod principle;
pub(crate) mod programme;
pub(crate) mod registers;
pub(crate) mod unit;
pub(crate) mod unit_words;

use examples::{RawExample, RawExampleWords};
use instrument::RawInstrument;
use interface::RawInterface;
use portfolio::RawPortfolio;
use principle::RawPrincipleWords;
use programme::RawProgramme;
use registers::{RawFrameworkWords, RawTerm};
use unit::RawUnit;
use unit_words::UnitWords;

/// Everything that was read.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) programme: RawProgramme,
    pub(crate) instrument: RawInstrument,
    pub(crate) sources: Vec<Source>,
    pub(crate) units: Vec<RawUnit>,
    /// In the order of the programme.
    pub(crate) examples: Vec<RawExample>,
    /// In the order of the programme: the fallback first.
    pub(crate) languages: Vec<RawLanguage>,
}

/// The files of a language. In the fallback all are there.
#[derive(Debug)]
pub(crate) struct RawLanguage {
    pub(crate) id: String,
    pub(crate) principles: BTreeMap<PrincipleId, RawPrincipleWords>,
    pub(crate) crosswalk: Option<Vec<RawFrameworkWords>>,
    pub(crate) glossary: Option<Vec<RawTerm>>,
    pub(crate) interface: RawInterface,
    /// A programme may do without one.
    pub(crate) portfolio: Option<RawPortfolio>,
    /// By unit id.
    pub(crate) units: BTreeMap<String, UnitWords>,
    /// By the id of the example.
    pub(crate) examples: BTreeMap<String, RawExampleWords>,
}

impl Raw {
    /// Reads all files; nothing where one is missing or cannot be read, since every other file would then seem wrong.
    pub(crate) fn read(tree: &Tree, problems: &Problems) -> Option<Self> {
        let programme = RawProgramme::read(tree, problems);
        let instrument = RawInstrument::read(tree, problems);
        let sources = registers::sources(tree, problems);
        let (programme, instrument) = (programme?, instrument?);
        let units: Vec<Option<RawUnit>> = programme
            .units
            .iter()
            .map(|name| RawUnit::read(name, tree, problems))
            .collect();
        let examples = programme.examples.iter().map(|id| {
            let file = tree.required(&format!("examples/{}/example.toml", id.value), problems)?;
            RawExample::read(&id.value, &file, problems)
        });
        let examples: Option<Vec<RawExample>> = examples.collect();
        let all_units = units.iter().all(Option::is_some);
        let units: Vec<RawUnit> = units.into_iter().flatten().collect();
        let reader = LanguageReader {
            tree,
            problems,
            programme: &programme,
            instrument: &instrument,
            units: &units,
        };
        let languages: Vec<Option<RawLanguage>> = programme
            .languages
            .iter()
            .map(|language| reader.read(language))
            .collect();
        if !all_units || languages.iter().any(Option::is_none) {
            return None;
        }
        let languages = languages.into_iter().flatten().collect();
        Some(Self {
            programme,
            instrument,
            sources: sources?,
            units,
            examples: examples?,
            languages,
        })
    }

    /// The language that is complete.
    pub(crate) fn fallback(&self) -> Option<&RawLanguage> {
        self.languages.first()
    }
}

struct LanguageReader<'a> {
    tree: &'a Tree,
    problems: &'a Problems,
    programme: &'a RawProgramme,
    instrument: &'a RawInstrument,
    units: &'a [RawUnit],
}

impl LanguageReader<'_> {
    fn read(&self, language: &Text) -> Option<RawLanguage> {
        let id = language.value.clone();
        let principles = self.each(
            &id,
            &self.instrument.principles,
            |principle| {
                (
                    format!("instrument/{id}/p{:02}.toml", principle.id.number()),
                    principle.id,
                )
            },
            |file, principle| RawPrincipleWords::read(file, principle.id, self.problems),
        );
        let crosswalk = self.file(&format!("instrument/{id}/crosswalk.toml"), &id, |file| {
            registers::crosswalk(file, self.problems)
        });
        let glossary = self.file(&format!("glossary/{id}.toml"), &id, |file| {
            registers::glossary(file, self.problems)
        });
        let interface = self
            .tree
            .required(&format!("interface/{id}.toml"), self.problems)
            .and_then(|file| RawInterface::read(&file, self.problems));
        let portfolio = match self.tree.file(&format!("portfolio/{id}.toml")) {
            Some(file) => RawPortfolio::read(&file, self.problems).map(Some),
            None => Some(None),
        };
        let units = self.each(
            &id,
            self.units,
            |unit| (format!("{}/{id}.md", unit.folder), unit.id.value.clone()),
            |file, unit| Some(UnitWords::read(file, unit, self.problems)),
        );
        let examples = self.each(
            &id,
            &self.programme.examples,
            |example| (format!("examples/{}/{id}.toml", example.value), example.value.clone()),
            |file, _| RawExampleWords::read(file, self.problems),
        );
        Some(RawLanguage {
            id,
            principles: principles?,
            crosswalk: crosswalk?,
            glossary: glossary?,
            interface: interface?,
            portfolio: portfolio?,
            units: units?,
            examples: examples?,
        })
    }

    /// A file that only the fallback must have: nothing where it is broken, `Some(None)` where it is not there.
    fn file<T>(
        &self,
        name: &str,
        language: &str,
        read: impl FnOnce(&Rc<SourceFile>) -> Option<T>,
    ) -> Option<Option<T>> {
        let needed = language == self.programme.fallback();
        match if needed {
            self.tree.required(name, self.problems)
        } else {
            self.tree.file(name)
        } {
            Some(file) => read(&file).map(Some),
            None => (!needed).then_some(None),
        }
    }

    /// The words of each entry in a file of its own, whose name and key `named` gives; nothing where one is missing or broken.
    fn each<Entry, Key: Ord, Words>(
        &self,
        language: &str,
        entries: &[Entry],
        named: impl Fn(&Entry) -> (String, Key),
        read: impl Fn(&Rc<SourceFile>, &Entry) -> Option<Words>,
    ) -> Option<BTreeMap<Key, Words>> {
        let mut words = BTreeMap::new();
        let mut complete = true;
        for entry in entries {
            let (name, key) = named(entry);
            let read = self.file(&name, language, |file| read(file, entry));
            complete &= read.is_some();
            words.extend(read.flatten().map(|words| (key, words)));
        }
        complete.then_some(words)
    }
}
