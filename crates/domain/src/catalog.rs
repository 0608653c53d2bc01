//! Compiled content: what the content compiler writes as JSON and the app fetches, one type for each file.
//!
//! Every `html` text was rendered and sanitised by the compiler, from authors' Markdown; everything else is plain text.
//! A file of a language carries the language that its words are really in: where an author has not translated a file
//! yet, it is the fallback language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::editions::Edition;
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Instrument, ProviderProfile};

mod course;
mod example;
mod portfolio;
mod question;
mod search;
mod start;
mod tool;

pub use start::texts;

pub use course::{
    Activity, BlockEntry, Outcome, Programme, Reflection, Section, SectionEntry, SectionPart, TaughtIndicator,
    Template, Unit, UnitEntry,
};
pub use example::{ExampleEntry, Providers};
pub use portfolio::{Artefact, Criterion, EvaluationLevel, FactSheetElement, Observation, Portfolio};
pub use question::{QuizItem, QuizKind, QuizOption, RightNumber};
pub use search::{SearchEntry, SearchKind, SearchTexts};
pub use tool::{ARTEFACTS, Tool};

/// `manifest.json`: where everything starts. Paths are relative to the content folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The fallback language, such as `en`.
    pub default: String,
    /// The languages by id.
    pub languages: BTreeMap<String, LanguageFiles>,
}

/// The files of one language that are named in the page itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageFiles {
    /// The language's own name for itself.
    pub name: String,
    /// Path of [`Start`].
    pub start: String,
    /// Path of the first principle's page, which boot.js fetches beside the start; html.
    pub first: String,
    /// Path of [`Programme`].
    pub programme: String,
    /// How the course calls a unit, with the places `{number}` and `{title}`; boot.js shows a unit's text before the app runs.
    pub unit_name: String,
    /// What boot.js says when the app does not start or has crashed, by name; empty where the interface has none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub trouble: BTreeMap<String, String>,
}

/// File `start`: everything that is needed before the first answer, but for the page of the principle itself. The app
/// reads it by [`Start::from_json`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Start {
    /// The language that the app's own words are really in.
    pub language: String,
    /// The frame around every page; html.
    pub frame: String,
    /// The first page; html.
    pub home: String,
    /// The words of the interface part `start`, in the order of the generated constants.
    pub words: Vec<String>,
    /// The checklist without its words.
    pub checklist: Checklist,
    /// Paths of the files that load later, by name: interface parts, `instrument` ([`InstrumentWords`]), `details`,
    /// `crosswalk`, `sources`, `glossary`, `programme`, `portfolio`, `providers`, `search`.
    pub files: Map<String, Json>,
}

/// What answering and scoring need to know of the instrument, and where each principle's page lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// The structure.
    pub instrument: Instrument,
    /// The language that the words are in, unless a principle says otherwise.
    pub language: String,
    /// The principles in the instrument's order.
    pub principles: Vec<PrincipleEntry>,
}

/// A principle as a link shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrincipleEntry {
    /// `p4`.
    pub id: PrincipleId,
    /// The one short name.
    pub name: String,
    /// Path of its page, which the compiler drew; html.
    pub page: String,
}

/// File `instrument`: structure and words as data, for pages that look at all of it at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentWords {
    /// The structure.
    pub instrument: Instrument,
    /// The published versions, oldest first: what an answer given under an older one can be compared with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
    /// The language that the words are in, unless a principle says otherwise.
    pub language: String,
    /// The principles in the instrument's order.
    pub principles: Vec<PrincipleWords>,
}

/// The words of one principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipleWords {
    /// `p4`.
    pub id: PrincipleId,
    /// The one short name.
    pub name: String,
    /// The language of this principle's words where it differs from the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The indicators in the instrument's order.
    pub indicators: Vec<IndicatorWords>,
}

/// The words of one indicator that are needed to rate it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorWords {
    /// `p4.2`.
    pub id: IndicatorId,
    /// Short name.
    pub name: String,
    /// The statement to rate; inline html.
    pub statement: String,
    /// Why it matters; inline html.
    pub why: String,
    /// What can be seen at level 0 to 4.
    pub anchors: [String; 5],
    /// When N/A may be chosen; inline html. Only where the instrument allows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable_when: Option<String>,
}

/// File `details`: what explains the instrument beside the answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The language that the words are in, unless a principle says otherwise.
    pub language: String,
    /// The principles in the instrument's order.
    pub principles: Vec<PrincipleDetails>,
}

/// Introduction and case of a principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrincipleDetails {
    /// `p4`.
    pub id: PrincipleId,
    /// The language of this principle's words where it differs from the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// One to three paragraphs of html.
    pub introduction: String,
    /// Title of the case.
    pub case_title: String,
    /// The case; html.
    pub case: String,
    /// Where the principle comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceLink>,
    /// The indicators in the instrument's order.
    pub indicators: Vec<IndicatorDetails>,
}

/// What is shown about an indicator on demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorDetails {
    /// `p4.2`.
    pub id: IndicatorId,
    /// Advice before choosing a level (1 to 4); inline html.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub before: BTreeMap<u8, String>,
    /// Examples of evidence for each kind of provider; inline html.
    pub evidence: BTreeMap<ProviderProfile, Vec<String>>,
    /// Where the indicator comes from.
    pub sources: Vec<SourceLink>,
    /// The sections that teach it, in the order of the course, as `u03/s2`; as `u03/s2/owner` where one block helps most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub course: Vec<String>,
    /// The activities that make what is missing, as `u03/activities/a2`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    /// By framework and clause: 2 is a direct link, 1 a partial one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub crosswalk: BTreeMap<String, BTreeMap<String, u8>>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLink {
    /// `s5`.
    pub source: String,
    /// Where in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
}

/// File `crosswalk`: other frameworks, and which indicators answer to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crosswalk {
    /// The language of the words.
    pub language: String,
    /// The frameworks, by id.
    pub frameworks: Vec<Framework>,
}

/// A framework of somebody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// `esg`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its short name, for tables.
    pub short: String,
    /// How far it was checked; inline html.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What was looked at of it, and where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceLink>,
    /// Its clauses, in its own order.
    pub clauses: Vec<Clause>,
}

/// One clause of a framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// `1.3`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Indicators that answer to it: 2 is a direct link, 1 a partial one.
    pub links: BTreeMap<IndicatorId, u8>,
}

/// File `sources`: the register of everything that is cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// The language of the notes.
    pub language: String,
    /// The sources in the order of the register.
    pub sources: Vec<Source>,
}

/// How far a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Checked {
    /// Read as a whole.
    Full,
    /// Its opening, or the parts that are cited.
    Opening,
    /// Not read; known from others.
    Not,
}

/// One source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `s5`; people read `S5`.
    pub id: String,
    /// Its title in its own language.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The year of publication, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Number or other reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its web address (https), where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How far it was read.
    pub checked: Checked,
    /// What was read and what was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// File `glossary`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// The language of the words.
    pub language: String,
    /// The terms in the order of the file.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// `learning-outcome`.
    pub id: String,
    /// The term as people write it.
    pub term: String,
    /// Other spellings, for searching.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it means; inline html.
    pub explanation: String,
    /// The source of the explanation, such as `s9`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
