//! The content compiler: reads what authors write in `modules/` (TOML and Markdown), checks it, and compiles it to the
//! JSON files that the app fetches.
//!
//! Source, check, compile: wrong content never comes out. All problems are reported at once, in words for people who
//! do not program.

use std::path::Path;

use touchstone_domain::catalog::{Crosswalk, Details, Glossary, InstrumentWords, Sources, Unit};
use touchstone_domain::instrument::Instrument;

mod check;
mod compile;
mod diagnostic;
mod emit;
mod index;
mod markdown;
mod problems;
mod pseudo;
mod read;
mod summary;
pub mod synthetic;
mod text;
mod toml_reader;
mod words;

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
    /// The units in order.
    pub units: Vec<Unit>,
}

impl Compiled {
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
    tree.report_unused(problems);
    compiled
}
