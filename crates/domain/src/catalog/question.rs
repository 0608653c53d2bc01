//! The questions of a quiz.

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuizKind {
    /// Choose the one right option.
    One,
    /// Choose all options that apply, one or more.
    Several,
    /// Put all options in order.
    Order,
    /// Give each option its own counterpart.
    Match,
    /// Put each option into one of a few groups.
    Sort,
    /// Give a number.
    Number,
    /// Write a few lines; nothing is marked.
    Reflect,
}

impl QuizKind {
    /// All kinds, in the order in which they are explained.
    pub const ALL: [Self; 7] = [
        Self::One,
        Self::Several,
        Self::Order,
        Self::Match,
        Self::Sort,
        Self::Number,
        Self::Reflect,
    ];

    /// The id in content files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Several => "several",
            Self::Order => "order",
            Self::Match => "match",
            Self::Sort => "sort",
            Self::Number => "number",
            Self::Reflect => "reflect",
        }
    }

    /// The kind with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether an answer is right or wrong, so that it counts.
    #[must_use]
    pub const fn is_marked(self) -> bool {
        !matches!(self, Self::Reflect)
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizItem {
    /// `q1`.
    pub id: String,
    /// What it asks for.
    pub kind: QuizKind,
    /// The section that it belongs to.
    pub section: String,
    /// The question; inline html.
    pub stem: String,
    /// What stands between question and options; html.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<String>,
    /// The options in the author's order; of a question of kind `order` that is the right order. Of one of kind `number` they are
    /// what to say to a right answer, to one that is too low and to one that is too high, without a text of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<QuizOption>,
    /// Counterparts or groups, for the kinds `match` and `sort`; inline html.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// The right number, for the kind `number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<RightNumber>,
    /// The reason behind the right answer, or a thought to compare with; html.
    pub why: String,
}

/// A number with what may be missing or too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RightNumber {
    /// The number.
    pub answer: Decimal,
    /// How far an answer may be away from it, both ways; 0 or more.
    pub tolerance: Decimal,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizOption {
    /// The option; inline html.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    /// A right answer, for the kinds `one` and `several`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// The place of its counterpart or group in [`QuizItem::groups`], for the kinds `match` and `sort`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// What to say to whoever chose it, or put it in the wrong place; html.
    pub feedback: String,
}
