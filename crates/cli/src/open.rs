//! The assessments of a save file, and what is wrong with those that cannot be read.

use std::io::Read;
use std::path::Path;

use touchstone_domain::assessment::{self, Assessment, read};
use touchstone_domain::example;
use touchstone_domain::save_file::{self, Entry, SaveFile};

use crate::{files, words};
use touchstone_domain::export::object::Object;

/// What a save file holds in the place of an assessment.
pub(crate) enum Found {
    /// One that can be read and was not deleted.
    Assessment {
        /// What it says.
        assessment: Assessment,
        /// Keys of registers that are left out of it, because they cannot be read.
        left_out: Vec<String>,
        /// Whether it is an example of a fictional provider.
        is_example: bool,
    },
    /// Something that cannot be read.
    Fault(Fault),
}

/// What cannot be read.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The assessment, where the file as a whole can be read; it may be any text.
    pub(crate) assessment: Option<String>,
    /// Why, in a sentence.
    pub(crate) error: String,
}

impl Fault {
    pub(crate) fn new(assessment: Option<&str>, error: &str) -> Self {
        Self {
            assessment: assessment.map(str::to_owned),
            error: error.to_owned(),
        }
    }

    /// The line that tells it.
    pub(crate) fn line(&self, file: &Path) -> Object {
        fault(file, self.assessment.as_deref(), &self.error)
    }
}

/// The assessments of one file.
pub(crate) fn assessments_of(file: &Path, input: &mut dyn Read) -> Vec<Found> {
    match files::read_text(file, input) {
        Ok(text) => assessments_in(&text),
        Err(error) => vec![Found::Fault(Fault::new(None, &error.to_string()))],
    }
}

/// The assessments of the text of a file. Deleted ones are left out, and so is everything that is no assessment.
pub(crate) fn assessments_in(text: &str) -> Vec<Found> {
    match save_file::read_foreign(text) {
        Ok(save_file) => assessments_from(save_file),
        Err(error) => vec![Found::Fault(Fault::new(None, &words::of_file(&error)))],
    }
}

fn assessments_from(save_file: SaveFile) -> Vec<Found> {
    let entries = save_file.documents.into_iter();
    let wanted = entries.filter(|entry| entry.kind().is_none_or(|kind| kind == assessment::KIND));
    wanted.filter_map(of_entry).collect()
}

fn of_entry(entry: Entry) -> Option<Found> {
    match entry {
        Entry::Known(document) if document.version > assessment::VERSION => {
            let id = Some(document.id.as_str());
            Some(Found::Fault(Fault::new(id, words::NEWER)))
        }
        Entry::Known(document) => {
            let assessment = read::assessment(&document);
            let problems = || read::problems(&document).into_iter();
            (!assessment.head.deleted).then(|| Found::Assessment {
                assessment,
                left_out: problems().map(|problem| problem.key).collect(),
                is_example: example::of(&document).is_some(),
            })
        }
        Entry::Opaque { json, problem } => {
            let id = json.get("id").and_then(serde_json::Value::as_str);
            Some(Found::Fault(Fault::new(id, &words::of_document(&problem))))
        }
    }
}

/// The line of something that cannot be read.
pub(crate) fn fault(file: &Path, assessment: Option<&str>, error: &str) -> Object {
    let object = Object::default().text("file", file.to_string_lossy().as_ref());
    let object = match assessment {
        Some(id) => object.text("assessment", id),
        None => object,
    };
    object.text("error", error)
}
