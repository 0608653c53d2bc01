//! What a learner makes in the programme, and the sheets that go with it.

use serde::{Deserialize, Serialize};

use crate::ids::IndicatorId;

/// File `portfolio`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portfolio {
    /// The language of the words.
    pub language: String,
    /// What a learner makes, in the order of the programme.
    pub artefacts: Vec<Artefact>,
    /// The elements of the fact sheet of a micro-credential.
    pub fact_sheet: Vec<FactSheetElement>,
    /// The levels on which the programme itself is evaluated.
    pub evaluation: Vec<EvaluationLevel>,
    /// The sheet for watching a colleague teach.
    pub observation: Observation,
}

/// One thing that a learner makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artefact {
    /// One of [`super::ARTEFACTS`].
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for; inline html.
    pub purpose: String,
    /// What makes it good enough.
    pub criteria: Vec<Criterion>,
    /// The unit that asks for it.
    pub unit: String,
    /// The indicators for which it is evidence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorId>,
}

/// What makes an artefact good enough.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Its id, unique in the artefact and never given again: what a person thinks of it is kept under it.
    pub id: String,
    /// The criterion; inline html.
    pub html: String,
}

/// One line of the fact sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactSheetElement {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What stands there; inline html.
    pub text: String,
}

/// One level of evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationLevel {
    /// Its title.
    pub title: String,
    /// When to ask; inline html.
    pub when: String,
    /// What to ask; inline html.
    pub questions: Vec<String>,
}

/// A sheet for watching a colleague teach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Its title.
    pub title: String,
    /// What to look for; inline html.
    pub rows: Vec<String>,
}
