//! `touchstone tabulate`: many save files as one table, a row for each assessment, or a summary by profile.
//!
//! Several threads read and score, a share of the files at a time each; the rows come in the order of the files all the
//! same. The memory needed does not depend on how many files there are.

use std::io::{self, Read, Write};
use std::mem;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use touchstone_domain::instrument::Instrument;

use crate::arguments::{Format, Wanted};
use crate::instrument::{built_in, no_instrument};
use crate::open::{self, Found};
use crate::table::{Cell, Table};
use crate::{Outcome, Streams, files};

mod row;
mod summary;

use row::Columns;
use summary::{Counted, Summary};

/// Files that a thread takes at a time: enough that starting it costs nothing beside reading them.
const FILES_AT_A_TIME: usize = 64;

/// A file to read.
enum Source {
    /// It lies at this path.
    File(PathBuf),
    /// Standard input, which is read already.
    Text(String),
    /// It, or its folder, cannot be read.
    Unreadable(files::Unreadable),
}

pub(crate) fn command(paths: &[PathBuf], wanted: Wanted, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Some(instrument) = built_in() else {
        return no_instrument(streams);
    };
    let Streams { input, output, errors } = streams;
    let tabulator = Tabulator::new(&instrument, wanted);
    tabulator.table.start(*output)?;
    let mut summary = Summary::new(wanted.small_groups);
    let (mut faults, mut examples) = (false, 0_usize);
    give(paths, *input, wanted.threads.get() * FILES_AT_A_TIME, &mut |sources| {
        for rows in tabulator.in_threads(&sources)? {
            faults |= rows.faults;
            examples += rows.examples;
            rows.counted.iter().for_each(|counted| summary.add(counted));
            output.write_all(&rows.text)?;
        }
        Ok(())
    })?;
    if wanted.summary {
        let mut text = Vec::new();
        for group in summary.rows() {
            tabulator.table.only(&group, &mut text);
        }
        output.write_all(&text)?;
    }
    if examples > 0 {
        writeln!(
            errors,
            "touchstone: examples of fictional providers, left out: {examples}"
        )?;
    }
    Ok(if faults { Outcome::Faults } else { Outcome::Done })
}

/// Hands out the files, so many at a time.
fn give(
    paths: &[PathBuf],
    input: &mut dyn Read,
    most: usize,
    put: &mut dyn FnMut(Vec<Source>) -> io::Result<()>,
) -> io::Result<()> {
    let mut some = Vec::new();
    for path in paths {
        files::each(path, &mut |file| {
            some.push(match file {
                Ok(file) if file == Path::new(files::STANDARD_INPUT) => standard_input(file, input),
                Ok(file) => Source::File(file.to_owned()),
                Err(unreadable) => Source::Unreadable(unreadable),
            });
            if some.len() < most {
                Ok(())
            } else {
                put(mem::take(&mut some))
            }
        })?;
    }
    put(some)
}

/// Only the thread that hands out the files can read it.
fn standard_input(file: &Path, input: &mut dyn Read) -> Source {
    match files::read_text(file, input) {
        Ok(text) => Source::Text(text),
        Err(error) => Source::Unreadable(files::Unreadable {
            file: file.to_owned(),
            error,
        }),
    }
}

/// What came of some files.
#[derive(Debug, Default)]
pub struct Rows {
    /// Lines of the table.
    pub text: Vec<u8>,
    /// Whether something could not be read.
    pub faults: bool,
    /// Examples of fictional providers, which are no rows.
    examples: usize,
    /// What a summary needs, in place of lines.
    counted: Vec<Counted>,
}

/// Turns the texts of save files into rows.
pub struct Tabulator<'a> {
    columns: Columns<'a>,
    table: Table,
    summary: bool,
}

impl<'a> Tabulator<'a> {
    /// A table of single assessments in JSON lines.
    #[must_use]
    pub fn of_rows(instrument: &'a Instrument) -> Self {
        Self::new(
            instrument,
            Wanted {
                format: Format::JsonLines,
                summary: false,
                small_groups: false,
                threads: NonZeroUsize::MIN,
            },
        )
    }

    fn new(instrument: &'a Instrument, wanted: Wanted) -> Self {
        let columns = Columns::new(instrument);
        let names = if wanted.summary {
            summary::names()
        } else {
            columns.names()
        };
        Self {
            columns,
            table: Table::new(wanted.format, names),
            summary: wanted.summary,
        }
    }

    /// The rows of files, in their order; each share of them in a thread of its own.
    fn in_threads(&self, sources: &[Source]) -> io::Result<Vec<Rows>> {
        thread::scope(|scope| {
            let shares = sources.chunks(FILES_AT_A_TIME);
            let threads: Vec<_> = shares.map(|share| scope.spawn(|| self.rows_of(share))).collect();
            let rows = threads.into_iter().map(thread::ScopedJoinHandle::join);
            rows.map(|rows| rows.map_err(|_| io::Error::other("a thread stopped")))
                .collect()
        })
    }

    fn rows_of(&self, sources: &[Source]) -> Rows {
        let mut rows = Rows::default();
        for source in sources {
            match source {
                Source::Text(text) => self.add(Path::new(files::STANDARD_INPUT), text, &mut rows),
                Source::File(file) => match files::read_file(file) {
                    Ok(text) => self.add(file, &text, &mut rows),
                    Err(error) => self.fault(file, None, &error.to_string(), &mut rows),
                },
                Source::Unreadable(files::Unreadable { file, error }) => {
                    self.fault(file, None, &error.to_string(), &mut rows);
                }
            }
        }
        rows
    }

    /// Adds the assessments of a save file.
    pub fn add(&self, file: &Path, text: &str, rows: &mut Rows) {
        for found in open::assessments_in(text) {
            match found {
                Found::Assessment { is_example: true, .. } => rows.examples += 1,
                Found::Assessment { assessment, .. } => {
                    let scored = self.columns.score(&assessment);
                    if self.summary {
                        rows.counted.push(Counted::new(&assessment.head, &scored));
                    } else {
                        self.table.row(
                            &self.columns.row(&file.to_string_lossy(), &assessment, &scored),
                            &mut rows.text,
                        );
                    }
                }
                Found::Fault(fault) => self.fault(file, fault.assessment.as_deref(), &fault.error, rows),
            }
        }
    }

    fn fault(&self, file: &Path, assessment: Option<&str>, error: &str, rows: &mut Rows) {
        rows.faults = true;
        let file = file.to_string_lossy();
        let named = [
            ("file", Some(&*file)),
            ("assessment", assessment),
            ("error", Some(error)),
        ];
        let cells = named
            .into_iter()
            .filter_map(|(name, text)| Some((name, Cell::text(text?))));
        self.table.only(&cells.collect::<Vec<_>>(), &mut rows.text);
    }
}
