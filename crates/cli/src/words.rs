//! What is wrong with a save file, in a sentence.

use touchstone_domain::save_file::{DocumentProblem, ReadError, limits};

/// An assessment that this version cannot read.
pub(crate) const NEWER: &str = "a newer version of Touchstone wrote this assessment";

/// A file that this version must not write again.
pub(crate) const NEWER_FILE: &str = "a newer version of Touchstone wrote this file";

pub(crate) fn of_file(error: &ReadError) -> String {
    match error {
        ReadError::Empty => "the file is empty".to_owned(),
        ReadError::TooLarge { .. } => format!("the file is larger than {} MiB", limits::BYTES / (1024 * 1024)),
        ReadError::TooDeep => format!("the file is nested deeper than {} levels", limits::DEPTH),
        ReadError::NotJson { line, column } => format!("not JSON: line {line}, column {column}"),
        ReadError::NotTouchstone => "JSON, but not a save file of Touchstone".to_owned(),
        ReadError::NoVersion => "the version of the format is missing or not a whole number from 1".to_owned(),
        ReadError::NoDocuments => "the list of documents is missing".to_owned(),
        ReadError::TooManyDocuments { count } => {
            format!("{count} documents, more than {}", limits::DOCUMENTS)
        }
        ReadError::TooNew { version } => {
            format!("a newer version of Touchstone wrote this file: format {version}")
        }
    }
}

pub(crate) fn of_document(problem: &DocumentProblem) -> String {
    let what = match problem {
        DocumentProblem::NotAnObject => "it is not an object".to_owned(),
        DocumentProblem::Kind => "its kind is missing or not a short lower-case word".to_owned(),
        DocumentProblem::Version => "its version is missing or not a whole number from 1".to_owned(),
        DocumentProblem::Id => "its id is missing or not 16 hexadecimal digits".to_owned(),
        DocumentProblem::Registers => "its registers are missing or not an object".to_owned(),
        DocumentProblem::TooManyRegisters { count } => {
            format!("{count} registers, more than {}", limits::REGISTERS)
        }
        DocumentProblem::Key => format!("a key is empty or longer than {} characters", limits::KEY_LENGTH),
        DocumentProblem::TextTooLong { key } => {
            format!("the text {key} is longer than {} characters", limits::TEXT_LIMIT)
        }
        DocumentProblem::Counter => "a counter is higher than any work of people makes it".to_owned(),
        DocumentProblem::TooManyEntries { key, count, limit } => {
            format!("{count} entries under {key:?}, more than {limit}")
        }
        DocumentProblem::Register { key } => format!("the register {key} is damaged"),
    };
    format!("a document cannot be read: {what}")
}
