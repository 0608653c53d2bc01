//! What is wrong with a file or with something in it, as sentences that name it and the way out.

use touchstone_domain::save_file::{DocumentProblem, ReadError, limits};
use touchstone_store::Refusal as NotKept;

use super::opened::FileProblem;
use super::put_in::Refusal;
use super::size::{beginning, size_words};
use crate::words::{data, fill, text};

/// Why nothing can be taken from a file.
#[must_use]
pub fn file_problem(name: &str, problem: &FileProblem) -> String {
    let mut values = vec![("file", name.to_owned())];
    let word = match problem {
        FileProblem::NotReadable => data::FILE_NOT_READABLE,
        FileProblem::Refused(error) => match error {
            ReadError::Empty => data::FILE_EMPTY,
            ReadError::TooLarge { bytes } => {
                values.extend([("size", size_words(*bytes)), ("limit", size_words(limits::BYTES))]);
                data::FILE_TOO_LARGE
            }
            ReadError::TooDeep => {
                values.push(("limit", limits::DEPTH.to_string()));
                data::FILE_TOO_DEEP
            }
            ReadError::NotJson { line, column } => {
                values.extend([("line", line.to_string()), ("column", column.to_string())]);
                if *column == 0 {
                    data::FILE_CUT_OFF
                } else {
                    data::FILE_NOT_JSON
                }
            }
            ReadError::NotTouchstone => data::FILE_NOT_OURS,
            ReadError::NoVersion => data::FILE_NO_VERSION,
            ReadError::NoDocuments => data::FILE_NO_DOCUMENTS,
            ReadError::TooManyDocuments { count } => {
                values.extend([("count", count.to_string()), ("limit", limits::DOCUMENTS.to_string())]);
                data::FILE_TOO_MANY
            }
            ReadError::TooNew { version } => {
                values.push(("version", version.to_string()));
                data::FILE_TOO_NEW
            }
        },
    };
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(word, &values)
}

/// What is wrong with something in the list of documents.
#[must_use]
pub fn document_problem(problem: &DocumentProblem) -> String {
    let at = |word, key: &str| fill(word, &[("key", &beginning(key, limits::KEY_LENGTH))]);
    match problem {
        DocumentProblem::NotAnObject => text(data::DAMAGED_NOT_AN_OBJECT).to_owned(),
        DocumentProblem::Kind => text(data::DAMAGED_KIND).to_owned(),
        DocumentProblem::Version => text(data::DAMAGED_VERSION).to_owned(),
        DocumentProblem::Id => text(data::DAMAGED_ID).to_owned(),
        DocumentProblem::Registers => text(data::DAMAGED_REGISTERS).to_owned(),
        DocumentProblem::TooManyRegisters { count } => {
            let limit = limits::REGISTERS.to_string();
            fill(
                data::DAMAGED_TOO_MANY,
                &[("count", &count.to_string()), ("limit", &limit)],
            )
        }
        DocumentProblem::Key => text(data::DAMAGED_KEY).to_owned(),
        DocumentProblem::TextTooLong { key } => at(data::DAMAGED_TEXT, key),
        DocumentProblem::Counter => text(data::DAMAGED_COUNTER).to_owned(),
        DocumentProblem::TooManyEntries { key, count, limit } => {
            let key = beginning(key, limits::KEY_LENGTH);
            let (count, limit) = (count.to_string(), limit.to_string());
            fill(
                data::DAMAGED_ENTRIES,
                &[("key", &key), ("count", &count), ("limit", &limit)],
            )
        }
        DocumentProblem::Register { key } => at(data::DAMAGED_REGISTER, key),
    }
}

/// Why something was not taken in.
#[must_use]
pub const fn refusal(refusal: Refusal) -> crate::words::Word {
    match refusal {
        Refusal::NotKept(NotKept::Full) => data::REFUSED_FULL,
        Refusal::NotKept(NotKept::Blocked | NotKept::WornOut) => data::REFUSED_BLOCKED,
        Refusal::NotKept(NotKept::Newer) | Refusal::Occupied => data::REFUSED_OCCUPIED,
        Refusal::NoCopy => data::REFUSED_NO_COPY,
        Refusal::NoMatch => data::REFUSED_NO_MATCH,
    }
}
