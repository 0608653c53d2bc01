//! The course: the index of the programme, and one file for each unit.

use serde::{Deserialize, Serialize};

use crate::ids::IndicatorId;

/// File `programme`: the index of the course, without its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// The version of the programme.
    pub version: String,
    /// The language of the titles, unless a unit says otherwise.
    pub language: String,
    /// The units in order.
    pub units: Vec<UnitEntry>,
}

/// A unit in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEntry {
    /// `u03`.
    pub id: String,
    /// The number in the id.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// The language of the unit where it differs from the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Notional hours of learning.
    pub hours: u16,
    /// Levels of the European Qualifications Framework.
    pub eqf: Vec<u8>,
    /// How many learning outcomes it has.
    pub outcomes: usize,
    /// Its sections in order.
    pub sections: Vec<SectionEntry>,
    /// Path of [`Unit`], relative to the content folder.
    pub file: String,
}

/// A section in the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionEntry {
    /// `s2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Planned minutes.
    pub minutes: u16,
}

/// File `u03`: everything of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// `u03`.
    pub id: String,
    /// The number in the id.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// The language of its words.
    pub language: String,
    /// Notional hours of learning.
    pub hours: u16,
    /// Levels of the European Qualifications Framework.
    pub eqf: Vec<u8>,
    /// What the unit is for; html.
    pub opening: String,
    /// Its learning outcomes.
    pub outcomes: Vec<Outcome>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Its quiz.
    pub quiz: Vec<QuizItem>,
    /// Its activities.
    pub activities: Vec<Activity>,
    /// Questions to think about.
    pub reflections: Vec<Reflection>,
}

/// What a learner can do afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// `o1`.
    pub id: String,
    /// Level of the European Qualifications Framework.
    pub eqf: u8,
    /// The outcome; inline html.
    pub html: String,
    /// The sections that teach it.
    pub sections: Vec<String>,
    /// The quiz items and activities that check it.
    pub checked_by: Vec<String>,
}

/// One page of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `s2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Planned minutes.
    pub minutes: u16,
    /// The text; html whose headings start at `h2`, with figures inside.
    pub html: String,
    /// The indicators that it teaches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorId>,
}

/// How many options of a quiz item are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuizKind {
    /// Exactly one.
    One,
    /// One or more: choose all that apply.
    Several,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizItem {
    /// `q1`.
    pub id: String,
    /// How many options are right.
    pub kind: QuizKind,
    /// The section that it belongs to.
    pub section: String,
    /// The question; inline html.
    pub stem: String,
    /// What stands between question and options; html.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// The options in the author's order.
    pub options: Vec<QuizOption>,
    /// The reason behind the right answer; html.
    pub why: String,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizOption {
    /// The option; inline html.
    pub html: String,
    /// A right answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// What to say to whoever chose it; html.
    pub feedback: String,
}

/// Something to do in a group. The seven parts are html.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// `a2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Planned minutes.
    pub minutes: u16,
    /// Smallest and largest group.
    pub group: [u16; 2],
    /// The sections that it belongs to.
    pub sections: Vec<String>,
    /// What it is for.
    pub purpose: String,
    /// What is needed.
    pub material: String,
    /// What to do.
    pub steps: String,
    /// What to talk about afterwards.
    pub debrief: String,
    /// What may go wrong, and what to do then.
    pub if_it_goes_wrong: String,
    /// What must stay as it is.
    pub core: String,
    /// What a trainer may change.
    pub may_change: String,
}

/// A question to think about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// `r1`.
    pub id: String,
    /// The question; inline html.
    pub html: String,
}
