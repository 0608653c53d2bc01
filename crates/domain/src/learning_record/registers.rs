//! From registers to what was done in a unit.

use serde_json::Value as Json;

use super::{Progress, QuizRecord, SectionRecord, UnitRecord};
use crate::document::{Register, Value};
use crate::quiz::QuizAnswer;

impl UnitRecord {
    /// How far the learner is, given the ids of the unit's sections and quiz items. What the content no longer has does
    /// not count.
    #[must_use]
    pub fn progress<'a>(
        &self,
        sections: impl IntoIterator<Item = &'a str>,
        quiz: impl IntoIterator<Item = &'a str>,
    ) -> Progress {
        let mut progress = Progress::default();
        for id in sections {
            progress.sections += 1;
            progress.sections_done += usize::from(self.sections.get(id).is_some_and(|section| section.done));
        }
        for id in quiz {
            let item = self.quiz.get(id);
            progress.quiz += 1;
            progress.quiz_answered += usize::from(item.is_some_and(|item| item.attempts > 0));
            progress.quiz_right += usize::from(item.is_some_and(|item| item.right));
        }
        progress
    }

    /// `rest` is the key after the unit.
    pub(super) fn read(&mut self, rest: &str, register: &Register) {
        let Some((part, field)) = rest.split_once('/') else {
            return;
        };
        let plain = match register.value() {
            Some(Value::Plain(json)) => json,
            Some(Value::Text(_)) => &Json::Null,
            None => return,
        };
        let owned = part.to_owned();
        match (part.as_bytes().first(), field) {
            (Some(b's'), "done") => {
                self.sections.entry(owned).or_default().done = plain == &Json::Bool(true);
            }
            (Some(b's'), "seen_on") => {
                let date = register.text().and_then(|text| text.parse().ok());
                self.sections.entry(owned).or_default().seen_on = date;
            }
            (Some(b's'), _) => self.sections.entry(owned).or_default().read_block(field, register),
            (Some(b'a'), "done") => {
                self.activities.insert(owned, plain == &Json::Bool(true));
            }
            (Some(b'r' | b'q'), "text") => {
                if let Some(text) = register.text().filter(|text| !text.is_empty()) {
                    self.reflections.insert(owned, text.to_owned());
                }
            }
            (Some(b'q'), _) => self.quiz.entry(owned).or_default().read(field, plain),
            _ => {}
        }
    }
}

impl SectionRecord {
    /// `field` is `note/owner` or `mark/owner`.
    fn read_block(&mut self, field: &str, register: &Register) {
        match field.split_once('/') {
            Some(("note", block)) => {
                if let Some(text) = register.text().filter(|text| !text.is_empty()) {
                    self.notes.insert(block.to_owned(), text.to_owned());
                }
            }
            Some(("mark", block)) if register.value() == Some(&Value::plain(true)) => {
                self.marks.insert(block.to_owned());
            }
            _ => {}
        }
    }
}

impl QuizRecord {
    fn read(&mut self, field: &str, plain: &Json) {
        let number = || plain.as_u64().and_then(|number| u32::try_from(number).ok());
        match field {
            "answer" => self.answer = answer_of(plain),
            "right" => self.right = plain == &Json::Bool(true),
            "first_right" => self.first_right = plain.as_bool(),
            "attempts" => self.attempts = number().unwrap_or(0),
            "seed" => self.seed = number(),
            _ => {}
        }
    }
}

fn answer_of(json: &Json) -> Option<QuizAnswer> {
    let number = |json: &Json| json.as_u64().and_then(|number| usize::try_from(number).ok());
    match json {
        Json::Array(numbers) => numbers
            .iter()
            .map(number)
            .collect::<Option<_>>()
            .map(QuizAnswer::Numbers),
        Json::String(text) => Some(QuizAnswer::Typed(text.clone())),
        _ => None,
    }
}
