//! `touchstone score`: one line of JSON for each assessment in save files.

use std::io::{self, Read};

use touchstone_domain::assessment::{self, read};
use touchstone_domain::document::Document;
use touchstone_domain::instrument::Instrument;
use touchstone_domain::save_file::{self, Entry};
use touchstone_domain::scoring::combine::combine;
use touchstone_domain::scoring::score_principles;
use touchstone_domain::sensitivity::sensitivity;

use crate::instrument::built_in;
use crate::{Outcome, Streams};

mod files;
mod line;
mod words;

/// Everything that comes of one save file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scored {
    /// JSON objects without line ends.
    pub lines: Vec<String>,
    /// Whether any of them is an error.
    pub faults: bool,
    /// Remarks for people, which are no reason to fail.
    pub remarks: Vec<String>,
}

pub(crate) fn command(paths: &[String], streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Some(instrument) = built_in() else {
        writeln!(
            streams.errors,
            "touchstone: built with wrong content, so that there is no instrument. See `touchstone check`, then build again."
        )?;
        return Ok(Outcome::CannotRun);
    };
    let mut faults = false;
    for path in paths {
        let found = files::files(path);
        if found.is_empty() {
            writeln!(streams.errors, "touchstone: {path}: no .json file in this folder")?;
        }
        for file in found {
            let text = file.and_then(|file| match read_text(&file, streams.input) {
                Ok(text) => Ok((file, text)),
                Err(error) => Err(files::Unreadable { file, error }),
            });
            let scored = match text {
                Ok((file, text)) => score_text(&file, &text, &instrument),
                Err(unreadable) => Scored::error(&unreadable.file, None, &unreadable.error.to_string()),
            };
            faults |= scored.faults;
            for line in &scored.lines {
                writeln!(streams.output, "{line}")?;
            }
            for remark in &scored.remarks {
                writeln!(streams.errors, "touchstone: {remark}")?;
            }
        }
    }
    Ok(if faults { Outcome::Faults } else { Outcome::Done })
}

/// Scores the assessments of a save file. Deleted ones are left out, and so is everything that is no assessment.
#[must_use]
pub fn score_text(file: &str, text: &str, instrument: &Instrument) -> Scored {
    let save_file = match save_file::read(text) {
        Ok(save_file) => save_file,
        Err(error) => return Scored::error(file, None, &words::of_file(&error)),
    };
    let mut scored = Scored::default();
    for entry in &save_file.documents {
        match entry {
            Entry::Known(document) if document.kind == assessment::KIND => {
                scored.add(score_document(file, document, instrument));
            }
            Entry::Known(_) => {}
            Entry::Opaque { json, problem } => {
                let of_another_kind = entry.kind().is_some_and(|kind| kind != assessment::KIND);
                if !of_another_kind {
                    let id = json.get("id").and_then(serde_json::Value::as_str);
                    scored.add(Scored::error(file, id, &words::of_document(problem)));
                }
            }
        }
    }
    scored
}

fn score_document(file: &str, document: &Document, instrument: &Instrument) -> Scored {
    let id = document.id.as_str();
    if document.version > assessment::VERSION {
        return Scored::error(file, Some(id), "a newer version of Touchstone wrote this assessment");
    }
    let assessment = read::assessment(document);
    if assessment.head.deleted {
        return Scored::default();
    }
    let principles = score_principles(instrument, &assessment);
    let score = combine(instrument, assessment.head.scope, &principles);
    let sensitivity = sensitivity(instrument, &score, &principles);
    let problems = read::problems(document);
    let keys: Vec<&str> = problems.iter().map(|problem| problem.key.as_str()).collect();
    let remark = format!(
        "{file}: assessment {id}: left out, because it cannot be read: {}",
        keys.join(", ")
    );
    Scored {
        lines: vec![line::of_score(file, id, &score, sensitivity.as_ref(), &principles)],
        faults: false,
        remarks: if keys.is_empty() { Vec::new() } else { vec![remark] },
    }
}

fn read_text(file: &str, input: &mut dyn Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    // One byte more than the reader takes, so that it says itself that this is too much.
    let limit = u64::try_from(save_file::limits::BYTES).map_or(u64::MAX, |limit| limit.saturating_add(1));
    if file == files::STANDARD_INPUT {
        input.take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not a text in UTF-8, from byte {place} on"),
        )
    })
}

impl Scored {
    fn error(file: &str, assessment: Option<&str>, error: &str) -> Self {
        Self {
            lines: vec![line::of_error(file, assessment, error)],
            faults: true,
            remarks: Vec::new(),
        }
    }

    fn add(&mut self, mut other: Self) {
        self.lines.append(&mut other.lines);
        self.faults |= other.faults;
        self.remarks.append(&mut other.remarks);
    }
}
