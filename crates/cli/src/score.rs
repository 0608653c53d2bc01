//! `touchstone score`: one line of JSON for each assessment in save files.

use std::io;
use std::path::{Path, PathBuf};

use touchstone_domain::assessment::Assessment;
use touchstone_domain::export::score_line;
use touchstone_domain::instrument::Instrument;
use touchstone_domain::scoring::combine::combine;
use touchstone_domain::scoring::score_principles;
use touchstone_domain::sensitivity::sensitivity;

use crate::instrument::{built_in, no_instrument};
use crate::open::{self, Found};
use crate::{Outcome, Streams, files};
use touchstone_domain::export::object::Object;

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

pub(crate) fn command(paths: &[PathBuf], streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Some(instrument) = built_in() else {
        return no_instrument(streams);
    };
    let mut faults = false;
    for path in paths {
        let found = files::files(path);
        if found.is_empty() {
            writeln!(
                streams.errors,
                "touchstone: {}: no .json file in this folder",
                path.display()
            )?;
        }
        for file in found {
            let text = file.and_then(|file| match files::read_text(&file, streams.input) {
                Ok(text) => Ok((file, text)),
                Err(error) => Err(files::Unreadable { file, error }),
            });
            let scored = match text {
                Ok((file, text)) => score_text(&file, &text, &instrument),
                Err(unreadable) => {
                    let error = unreadable.error.to_string();
                    Scored::fault(open::fault(&unreadable.file, None, &error))
                }
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
pub fn score_text(file: &Path, text: &str, instrument: &Instrument) -> Scored {
    let mut scored = Scored::default();
    for found in open::assessments_in(text) {
        scored.add(match found {
            Found::Assessment {
                assessment, left_out, ..
            } => score_assessment(file, &assessment, &left_out, instrument),
            Found::Fault(fault) => Scored::fault(fault.line(file)),
        });
    }
    scored
}

fn score_assessment(file: &Path, assessment: &Assessment, left_out: &[String], instrument: &Instrument) -> Scored {
    let id = assessment.head.id.as_str();
    let file = file.to_string_lossy();
    let principles = score_principles(instrument, assessment);
    let score = combine(instrument, assessment.head.scope, &principles);
    let sensitivity = sensitivity(instrument, &score, &principles);
    let remark = format!(
        "{file}: assessment {id}: left out, because it cannot be read: {}",
        left_out.join(", ")
    );
    Scored {
        lines: vec![score_line::of_score(&file, id, &score, sensitivity.as_ref(), &principles).finish()],
        faults: false,
        remarks: if left_out.is_empty() { Vec::new() } else { vec![remark] },
    }
}

impl Scored {
    fn fault(fault: Object) -> Self {
        Self {
            lines: vec![fault.finish()],
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
