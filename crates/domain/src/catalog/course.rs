//! The course: the index of the programme, and one file for each unit.

use serde::{Deserialize, Serialize};

use super::question::QuizItem;
use super::tool::Tool;
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
    /// The ids of those quiz items that are marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quiz: Vec<String>,
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
    /// Pages to take away and fill in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<Template>,
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
    /// What checks it: quiz items and activities of the unit (`q1`, `a1`), and artefacts of the programme
    /// (`specification`).
    pub checked_by: Vec<String>,
}

/// One page of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `s2`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Planned minutes, tasks included.
    pub minutes: u16,
    /// Minutes that reading alone takes.
    pub reading_minutes: u16,
    /// The text, with tools between its parts.
    pub body: Vec<SectionPart>,
    /// The places in the text that have an address, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<BlockEntry>,
    /// The indicators that it teaches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<TaughtIndicator>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionPart {
    /// Html whose headings start at `h2`, with figures inside.
    Html(String),
    /// A form that makes something for the portfolio.
    Tool {
        /// Which one.
        name: Tool,
        /// Its own id in the unit, for links: `workload-tool`.
        id: String,
    },
}

/// A place in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockEntry {
    /// Its id: `owner`.
    pub id: String,
    /// What stands there: a heading, a caption, or the first words of a paragraph.
    pub name: String,
}

impl Section {
    /// All html of the section, without its tools.
    pub fn html(&self) -> impl Iterator<Item = &str> {
        self.body.iter().filter_map(|part| match part {
            SectionPart::Html(html) => Some(html.as_str()),
            SectionPart::Tool { .. } => None,
        })
    }
}

/// An indicator that a section teaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaughtIndicator {
    /// `p4.2`.
    pub id: IndicatorId,
    /// The block of the section that helps most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<String>,
}

/// Something to do in a group. Its parts are html.
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
    /// The indicators for which doing it makes what is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorId>,
    /// What it is for.
    pub purpose: String,
    /// Tables, walls, screens; and how to do it on-line.
    pub room: String,
    /// What is needed.
    pub material: String,
    /// What to do.
    pub steps: String,
    /// The whole text that is given out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handout: Option<String>,
    /// Cards to cut out, each of them html.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<String>,
    /// What to talk about afterwards.
    pub debrief: String,
    /// What may go wrong, and what to do then.
    pub if_it_goes_wrong: String,
    /// What must stay as it is.
    pub core: String,
    /// What a trainer may change.
    pub may_change: String,
}

/// A page to take away and fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// `t1`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The sections that it belongs to.
    pub sections: Vec<String>,
    /// The page; html whose headings start at `h3`.
    pub html: String,
}

/// A question to think about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// `r1`.
    pub id: String,
    /// The question; inline html.
    pub html: String,
}
