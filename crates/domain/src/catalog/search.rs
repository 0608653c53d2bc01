//! What can be searched.

use serde::{Deserialize, Serialize};

/// File `search`: the texts of the course, the glossary and the checklist, without markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchTexts {
    /// The language of the words, unless an entry says otherwise.
    pub language: String,
    /// All entries, in the order of the course.
    pub entries: Vec<SearchEntry>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchKind {
    /// A section, or the text below one of its headings.
    Section,
    /// A question of a quiz.
    Question,
    /// An activity.
    Activity,
    /// A page to take away.
    Template,
    /// A term of the glossary.
    Term,
    /// An indicator of the checklist.
    Indicator,
}

/// Something to find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchEntry {
    /// What it is.
    pub kind: SearchKind,
    /// Where it is: a place in the course (`u03/s2/owner`), a term (`learner`), an indicator (`p4.2`).
    pub target: String,
    /// The language of its words where it differs from the file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}
