//! What a learner did in the course: documents of kind `learning-record`, of which there is one.
//!
//! | key | value |
//! |---|---|
//! | `u03/s2/done` | true or false: the section is marked as done |
//! | `u03/s2/seen_on` | `"2026-11-23"`: when it was opened last |
//! | `u03/s2/note/owner` | text: a note at a block; at `s2` it belongs to the section as a whole |
//! | `u03/s2/mark/owner` | true or false: the block is marked |
//! | `u03/q1/answer` | see [`QuizAnswer`]: numbers in the author's order from 0, such as `[0, 2]`, or what was typed, such as `"60"`; null before the next try |
//! | `u03/q1/right` | whether the latest answer was right when it was given |
//! | `u03/q1/first_right` | whether the first answer was |
//! | `u03/q1/attempts` | how many answers were given |
//! | `u03/q1/seed` | the seed that the options are mixed with |
//! | `u03/a1/done` | true or false: the activity is marked as done |
//! | `u03/r1/text` | text: a reflection; `u03/q4/text` is what was written to a question of kind `reflect` |
//! | `last_place` | where the learner was last, such as `"u03/s2"` |
//!
//! What cannot be read counts as absent. Nothing here is a mark that anybody else sees.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, WriterId};
use crate::quiz::QuizAnswer;
use crate::undo::{Edit, Undo};

mod registers;

/// The kind of these documents.
pub const KIND: &str = "learning-record";
/// The version of their keys.
pub const VERSION: u32 = 1;

/// The share of a unit's quiz items that calls for moving on rather than reading again, in per cent. It advises, and
/// locks nothing.
pub const MASTERY: usize = 70;

const LAST_PLACE: &str = "last_place";

/// The whole record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LearningRecord {
    /// What was done, by unit id.
    pub units: BTreeMap<String, UnitRecord>,
    /// Where the learner was last, such as `u03/s2`.
    pub last_place: Option<String>,
}

/// What was done in one unit, by the ids of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitRecord {
    /// `s1`, `s2`, …
    pub sections: BTreeMap<String, SectionRecord>,
    /// `q1`, `q2`, …
    pub quiz: BTreeMap<String, QuizRecord>,
    /// `a1`, `a2`, …: whether it is marked as done.
    pub activities: BTreeMap<String, bool>,
    /// `r1`, `r2`, …, and questions of kind `reflect`: what was written.
    pub reflections: BTreeMap<String, String>,
}

/// One section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionRecord {
    /// Marked as done.
    pub done: bool,
    /// When it was opened last.
    pub seen_on: Option<Date>,
    /// Notes by block; the section's own id stands for the whole.
    pub notes: BTreeMap<String, String>,
    /// Marked blocks.
    pub marks: BTreeSet<String>,
}

/// One quiz item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuizRecord {
    /// The latest answer; nothing before the first try and while trying again.
    pub answer: Option<QuizAnswer>,
    /// Whether the latest answer was right when it was given.
    pub right: bool,
    /// Whether the first answer was right.
    pub first_right: Option<bool>,
    /// How many answers were given.
    pub attempts: u32,
    /// The seed that the options are mixed with.
    pub seed: Option<u32>,
}

/// How far a learner is in a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sections marked as done.
    pub sections_done: usize,
    /// All sections.
    pub sections: usize,
    /// Quiz items answered at least once.
    pub quiz_answered: usize,
    /// Quiz items whose latest answer is right.
    pub quiz_right: usize,
    /// All quiz items.
    pub quiz: usize,
}

impl Progress {
    /// Whether at least [`MASTERY`] per cent of all quiz items are right; not where there are none.
    #[must_use]
    pub const fn is_mastered(self) -> bool {
        self.quiz > 0 && self.quiz_right.saturating_mul(100) >= self.quiz.saturating_mul(MASTERY)
    }
}

/// One thing that a learner does. Units and parts are named by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens a section.
    SeeSection {
        /// `u03`.
        unit: String,
        /// `s2`.
        section: String,
        /// The day.
        today: Date,
    },
    /// Marks a section as done, or not.
    MarkSection {
        /// `u03`.
        unit: String,
        /// `s2`.
        section: String,
        /// Done.
        done: bool,
    },
    /// Writes a note at a block.
    WriteNote {
        /// `u03`.
        unit: String,
        /// `s2`.
        section: String,
        /// `owner`, or the section's own id.
        block: String,
        /// The text; may be empty.
        text: String,
    },
    /// Marks a block, or takes the mark away.
    MarkBlock {
        /// `u03`.
        unit: String,
        /// `s2`.
        section: String,
        /// `owner`.
        block: String,
        /// Marked.
        marked: bool,
    },
    /// Sets the seed that a quiz item's options are mixed with.
    MixOptions {
        /// `u03`.
        unit: String,
        /// `q1`.
        item: String,
        /// Random.
        seed: u32,
    },
    /// Answers a quiz item.
    AnswerQuiz {
        /// `u03`.
        unit: String,
        /// `q1`.
        item: String,
        /// The answer.
        answer: QuizAnswer,
        /// Whether that is right, see [`crate::quiz::mark`].
        right: bool,
    },
    /// Tries a quiz item again: clears the answer and mixes the options anew. What the latest answer came to stays.
    TryAgain {
        /// `u03`.
        unit: String,
        /// `q1`.
        item: String,
        /// Random.
        seed: u32,
    },
    /// Marks an activity as done, or not.
    MarkActivity {
        /// `u03`.
        unit: String,
        /// `a1`.
        activity: String,
        /// Done.
        done: bool,
    },
    /// Writes a reflection.
    WriteReflection {
        /// `u03`.
        unit: String,
        /// `r1`, or the id of a question of kind `reflect`.
        reflection: String,
        /// The text; may be empty.
        text: String,
    },
    /// Drops the texts that are "also written" beside a register.
    DismissAlso {
        /// The register's key, see [`reflection_key`] and [`note_key`].
        key: String,
    },
    /// Notes where the learner is.
    SetLastPlace(String),
}

/// A record in which nothing is done.
#[must_use]
pub fn new() -> Document {
    Document::new(KIND, VERSION, DocumentId::only_one())
}

/// The key of a reflection's register.
#[must_use]
pub fn reflection_key(unit: &str, reflection: &str) -> String {
    key(unit, reflection, "text")
}

/// The key of a note's register.
#[must_use]
pub fn note_key(unit: &str, section: &str, block: &str) -> String {
    format!("{unit}/{section}/note/{block}")
}

fn key(unit: &str, part: &str, field: &str) -> String {
    format!("{unit}/{part}/{field}")
}

/// The whole record in a document.
#[must_use]
pub fn read(document: &Document) -> LearningRecord {
    let mut record = LearningRecord {
        last_place: last_place(document),
        ..LearningRecord::default()
    };
    for (key, register) in &document.registers {
        if let Some((unit, rest)) = key.split_once('/') {
            record.units.entry(unit.to_owned()).or_default().read(rest, register);
        }
    }
    record.units.retain(|_, unit| *unit != UnitRecord::default());
    record
}

/// One unit in a document. Costs only that unit's registers.
#[must_use]
pub fn unit(document: &Document, unit: &str) -> UnitRecord {
    let mut record = UnitRecord::default();
    for (rest, register) in document.with_prefix(&format!("{unit}/")) {
        record.read(rest, register);
    }
    record
}

/// Where the learner was last.
#[must_use]
pub fn last_place(document: &Document) -> Option<String> {
    document
        .text(LAST_PLACE)
        .filter(|place| !place.is_empty())
        .map(str::to_owned)
}

fn value_of(answer: &QuizAnswer) -> Value {
    match answer {
        QuizAnswer::Numbers(numbers) => Value::plain(numbers.clone()),
        QuizAnswer::Typed(text) => Value::plain(text.as_str()),
    }
}

/// Writes an action to the registers.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::SeeSection { unit, section, today } => {
            edit.write(&key(unit, section, "seen_on"), Value::plain(today.to_string()));
        }
        Action::MarkSection {
            unit,
            section: part,
            done,
        }
        | Action::MarkActivity {
            unit,
            activity: part,
            done,
        } => {
            edit.write(&key(unit, part, "done"), Value::plain(*done));
        }
        Action::WriteNote {
            unit,
            section,
            block,
            text,
        } => edit.write(&note_key(unit, section, block), Value::text(text)),
        Action::MarkBlock {
            unit,
            section,
            block,
            marked,
        } => edit.write(&format!("{unit}/{section}/mark/{block}"), Value::plain(*marked)),
        Action::MixOptions { unit, item, seed } => {
            edit.write(&key(unit, item, "seed"), Value::plain(*seed));
        }
        Action::AnswerQuiz {
            unit,
            item,
            answer,
            right,
        } => answer_quiz(&mut edit, unit, item, answer, *right),
        Action::TryAgain { unit, item, seed } => {
            edit.write(&key(unit, item, "answer"), Value::NOTHING);
            edit.write(&key(unit, item, "seed"), Value::plain(*seed));
        }
        Action::WriteReflection { unit, reflection, text } => {
            edit.write(&reflection_key(unit, reflection), Value::text(text));
        }
        Action::DismissAlso { key } => edit.dismiss(key),
        Action::SetLastPlace(place) => edit.write(LAST_PLACE, Value::plain(place.as_str())),
    }
    edit.finish()
}

fn answer_quiz(edit: &mut Edit<'_>, unit_id: &str, item: &str, answer: &QuizAnswer, right: bool) {
    let attempts = unit(edit.document(), unit_id)
        .quiz
        .get(item)
        .map_or(0, |record| record.attempts);
    edit.write(&key(unit_id, item, "answer"), value_of(answer));
    edit.write(&key(unit_id, item, "right"), Value::plain(right));
    edit.write(
        &key(unit_id, item, "attempts"),
        Value::plain(attempts.saturating_add(1)),
    );
    if attempts == 0 {
        edit.write(&key(unit_id, item, "first_right"), Value::plain(right));
    }
}

#[cfg(test)]
mod tests;
