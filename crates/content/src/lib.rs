//! The content compiler: reads what authors write in `modules/` (TOML and Markdown), checks it, and compiles it to the
//! JSON files that the app fetches.
//!
//! Source, check, compile: wrong content never comes out. All problems are reported at once, in words for people who
//! do not program.

use std::path::Path;

use touchstone_domain::catalog::{Crosswalk, Details, Glossary, InstrumentWords, Portfolio, Sources, Unit};
use touchstone_domain::document::Document;
use touchstone_domain::instrument::{Instrument, ProviderProfile};

mod alignment;
mod check;
mod compile;
mod diagnostic;
mod emit;
mod index;
mod markdown;
mod problems;
mod pseudo;
mod read;
mod search;
mod start_pages;
mod summary;
mod syllables;
pub mod synthetic;
mod text;
mod toml_reader;
mod words;

pub use alignment::Alignment;
pub use diagnostic::Diagnostic;
pub use emit::emit;
pub use summary::Summary;
pub use words::words_rs;

use problems::{Problems, Tree};
use read::Raw;

/// Content without a fault.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The version of the programme.
    pub version: String,
    /// The structure of the instrument.
    pub instrument: Instrument,
    /// The parts of the interface in their fixed order, `start` first.
    pub parts: Vec<Part>,
    /// The languages, the fallback first.
    pub languages: Vec<Language>,
    summary: Summary,
}

/// A part of the interface's words that loads together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `start`, `report`, …
    pub name: String,
    /// Its words in the order of their numbers: name of the constant, and text in the fallback language.
    pub words: Vec<(String, String)>,
}

/// Everything in one language.
#[derive(Clone, Debug)]
pub struct Language {
    /// `en`.
    pub id: String,
    /// The language's own name for itself.
    pub name: String,
    /// The language that the interface words are really in.
    pub words_language: String,
    /// The words of the interface by part, in the order of [`Compiled::parts`].
    pub words: Vec<Vec<String>>,
    /// Structure and words of the instrument.
    pub instrument: InstrumentWords,
    /// What explains the instrument.
    pub details: Details,
    /// Other frameworks.
    pub crosswalk: Crosswalk,
    /// The register of sources.
    pub sources: Sources,
    /// The glossary.
    pub glossary: Glossary,
    /// What a learner makes, and its sheets; nothing where the programme has none.
    pub portfolio: Option<Portfolio>,
    /// The units in order.
    pub units: Vec<Unit>,
    /// The language of the examples, unless one says otherwise.
    pub examples_language: String,
    /// The examples in order.
    pub examples: Vec<Example>,
}

/// A fictional provider in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The name of its folder.
    pub id: String,
    /// The name of the provider.
    pub name: String,
    /// One paragraph about it.
    pub story: String,
    /// What kind of provider it is.
    pub profile: ProviderProfile,
    /// The language of its words where it is not that of all.
    pub language: Option<String>,
    /// Its assessment, without a name.
    pub document: Document,
}

impl Compiled {
    /// A word of the interface in a language, by its part and the name of its constant; nothing where there is none.
    #[must_use]
    pub fn word<'a>(&self, language: &'a Language, part: &str, name: &str) -> Option<&'a str> {
        let number = self.parts.iter().position(|known| known.name == part)?;
        let words = &self.parts.get(number)?.words;
        let place = words.iter().position(|(known, _)| known == name)?;
        language.words.get(number)?.get(place).map(String::as_str)
    }

    /// Counts of what was compiled.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.summary.clone()
    }
}

/// Reads, checks and compiles a modules folder.
///
/// # Errors
///
/// Everything that is wrong, in the order of files and lines. Where a file is missing or cannot be read at all, what
/// depends on it is not reported, as everything would then seem wrong.
pub fn compile(modules: &Path) -> Result<Compiled, Vec<Diagnostic>> {
    let problems = Problems::default();
    match Tree::read(modules) {
        Ok(tree) => match compile_tree(&tree, &problems) {
            Some(compiled) if problems.none() => return Ok(compiled),
            _ => {}
        },
        Err(error) => problems.whole_file(
            "",
            format!("The modules folder {} cannot be read: {error}.", modules.display()),
            "Check the path and the rights on the folder and its files.",
        ),
    }
    Err(problems.into_sorted())
}

fn compile_tree(tree: &Tree, problems: &Problems) -> Option<Compiled> {
    let raw = Raw::read(tree, problems)?;
    check::check(&raw, problems);
    let compiled = compile::compile(&raw, tree, problems);
    if let (Some(compiled), Some(fallback)) = (&compiled, raw.fallback()) {
        check::page_words(compiled, &fallback.interface, problems);
        if problems.none() {
            check::example_results(compiled, &raw, problems);
        }
    }
    tree.report_unused(problems);
    compiled
}
