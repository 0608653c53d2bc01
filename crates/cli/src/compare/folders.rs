//! Two folders of save files: each assessment of the newer one beside the version of it in the older one.
//!
//! Of the older folder only the id of each assessment and the name of its file are kept, some 100 bytes; the file is read
//! again when its turn comes.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use touchstone_domain::assessment::Assessment;
use touchstone_domain::ids::DocumentId;

use super::{Comparer, Side};
use crate::open::{self, Fault, Found};
use crate::{Outcome, Streams, files};

/// Compares folders, or a folder with a file.
pub(super) fn command(old: &Path, new: &Path, comparer: &Comparer, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    if old == Path::new(files::STANDARD_INPUT) {
        writeln!(
            streams.errors,
            "touchstone: beside a folder, only the newer one may be standard input"
        )?;
        return Ok(Outcome::CannotRun);
    }
    comparer.table.start(streams.output)?;
    let mut older = Older::default();
    let mut faults = false;
    each_assessment(
        old,
        (comparer, Side::Old),
        streams,
        &mut faults,
        &mut |file, assessment, _| Ok(older.add(file, &assessment.head.id)),
    )?;
    let (mut pairs, mut only_new) = (0_usize, 0_usize);
    each_assessment(
        new,
        (comparer, Side::New),
        streams,
        &mut faults,
        &mut |file, after, streams| {
            let Some((earlier, before)) = older.version_of(&after.head.id, streams)? else {
                only_new += 1;
                return Ok(None);
            };
            pairs += 1;
            comparer.print([&earlier, file], &before, &after, streams)?;
            Ok(None)
        },
    )?;
    let only_old = older.file_of.len().saturating_sub(pairs);
    if only_old + only_new > 0 {
        writeln!(
            streams.errors,
            "touchstone: {pairs} assessments are in both, {only_old} only in {}, {only_new} only in {}",
            old.display(),
            new.display()
        )?;
    }
    Ok(if faults || pairs == 0 {
        Outcome::Faults
    } else {
        Outcome::Done
    })
}

/// What a visitor of assessments has to complain about.
type Complaint = Option<String>;

/// Calls a function for each assessment below a path. What cannot be read, and what the function complains about, gets
/// its line.
fn each_assessment(
    path: &Path,
    (comparer, side): (&Comparer, Side),
    streams: &mut Streams<'_>,
    faults: &mut bool,
    visit: &mut dyn FnMut(&Path, Assessment, &mut Streams<'_>) -> io::Result<Complaint>,
) -> io::Result<()> {
    files::each(path, &mut |file| {
        let file = match file {
            Ok(file) => file,
            Err(unreadable) => {
                *faults = true;
                let fault = Fault::new(None, &unreadable.error.to_string());
                return comparer.tell(side, &unreadable.file, &fault, streams);
            }
        };
        for found in open::assessments_of(file, streams.input) {
            let fault = match found {
                Found::Fault(fault) => fault,
                Found::Assessment { assessment, .. } => {
                    let id = assessment.head.id.clone();
                    match visit(file, assessment, streams)? {
                        Some(complaint) => Fault::new(Some(id.as_str()), &complaint),
                        None => continue,
                    }
                }
            };
            *faults = true;
            comparer.tell(side, file, &fault, streams)?;
        }
        Ok(())
    })
}

/// Where the older versions lie.
#[derive(Default)]
struct Older {
    files: Vec<PathBuf>,
    /// The place in the list of files, by the id as a number.
    file_of: BTreeMap<u64, usize>,
}

impl Older {
    /// Notes the file of an assessment. One that another file holds already stays with that file.
    fn add(&mut self, file: &Path, id: &DocumentId) -> Complaint {
        if let Some(earlier) = self.file(id) {
            return Some(format!(
                "the assessment is in {} as well: merge the two first",
                earlier.display()
            ));
        }
        if self.files.last().is_none_or(|last| last != file) {
            self.files.push(file.into());
        }
        self.file_of.insert(number(id), self.files.len().saturating_sub(1));
        None
    }

    fn file(&self, id: &DocumentId) -> Option<&Path> {
        let place = self.file_of.get(&number(id))?;
        self.files.get(*place).map(PathBuf::as_path)
    }

    /// The older version with its file; nothing where there is none, or none any more.
    fn version_of(&self, id: &DocumentId, streams: &mut Streams<'_>) -> io::Result<Option<(PathBuf, Assessment)>> {
        let Some(file) = self.file(id) else {
            return Ok(None);
        };
        let found = open::assessments_of(file, streams.input)
            .into_iter()
            .find_map(|found| match found {
                Found::Assessment { assessment, .. } if assessment.head.id == *id => Some(assessment),
                Found::Assessment { .. } | Found::Fault(_) => None,
            });
        if found.is_none() {
            writeln!(
                streams.errors,
                "touchstone: {}: changed while it was being compared",
                file.display()
            )?;
        }
        Ok(found.map(|assessment| (file.to_owned(), assessment)))
    }
}

/// Sixteen hexadecimal digits are a number of 64 bits.
fn number(id: &DocumentId) -> u64 {
    u64::from_str_radix(id.as_str(), 16).unwrap_or(0)
}
