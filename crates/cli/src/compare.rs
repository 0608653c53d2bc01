//! `touchstone compare`: what moved between two versions of an assessment: one line of JSON or one row of a table for each
//! pair.

use std::io;
use std::path::Path;

use touchstone_domain::assessment::Assessment;
use touchstone_domain::compare::{Comparison, compare};
use touchstone_domain::editions::{Edition, same_wording};
use touchstone_domain::instrument::Instrument;

use crate::arguments::Format;
use crate::instrument::{built_in, editions, no_instrument};
use crate::open::{self, Fault, Found};
use crate::table::Table;
use crate::{Outcome, Streams, files};

mod folders;
mod line;
mod row;

pub(crate) fn command(old: &Path, new: &Path, format: Format, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Some(instrument) = built_in() else {
        return no_instrument(streams);
    };
    let comparer = Comparer::new(instrument, editions(), format);
    if files::is_folder(old) || files::is_folder(new) {
        return folders::command(old, new, &comparer, streams);
    }
    comparer.table.start(streams.output)?;
    let mut outcome = Outcome::Done;
    let mut versions = Vec::new();
    for (side, file) in [(Side::Old, old), (Side::New, new)] {
        let mut readable = Vec::new();
        for found in open::assessments_of(file, streams.input) {
            match found {
                Found::Assessment { assessment, .. } => readable.push(assessment),
                Found::Fault(fault) => {
                    comparer.tell(side, file, &fault, streams)?;
                    outcome = Outcome::Faults;
                }
            }
        }
        versions.push(readable);
    }
    let (after, before) = (versions.pop().unwrap_or_default(), versions.pop().unwrap_or_default());
    let pairs = pairs(&before, &after);
    if pairs.is_empty() && outcome == Outcome::Done {
        writeln!(streams.errors, "touchstone: no assessment is in both files")?;
        return Ok(Outcome::Faults);
    }
    for (before, after) in pairs {
        comparer.print([old, new], before, after, streams)?;
    }
    Ok(outcome)
}

/// Versions of one assessment by its id; where each file holds one, those two, because a copy may have an id of its own.
fn pairs<'a>(before: &'a [Assessment], after: &'a [Assessment]) -> Vec<(&'a Assessment, &'a Assessment)> {
    if let ([before], [after]) = (before, after) {
        return vec![(before, after)];
    }
    let same = |old: &Assessment, new: &Assessment| old.head.id == new.head.id;
    let found = before
        .iter()
        .filter_map(|old| Some((old, after.iter().find(|new| same(old, new))?)));
    found.collect()
}

/// Which of the two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

impl Side {
    /// The column that names its file.
    const fn column(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// Compares, and writes what comes of it.
struct Comparer {
    instrument: Instrument,
    editions: Vec<Edition>,
    format: Format,
    table: Table,
}

impl Comparer {
    fn new(instrument: Instrument, editions: Vec<Edition>, format: Format) -> Self {
        let table = Table::new(format, row::names(&instrument));
        Self {
            instrument,
            editions,
            format,
            table,
        }
    }

    /// An answer under another edition counts where its statement says the same in both.
    fn compared(&self, before: &Assessment, after: &Assessment) -> Comparison {
        compare(&self.instrument, before, after, |id, old, new| {
            same_wording(&self.editions, id, old, new)
        })
    }

    /// The line or the row of a pair.
    fn print(
        &self,
        files: [&Path; 2],
        before: &Assessment,
        after: &Assessment,
        streams: &mut Streams<'_>,
    ) -> io::Result<()> {
        let comparison = self.compared(before, after);
        let names = files.map(Path::to_string_lossy);
        let files = names.each_ref().map(|name| &**name);
        let versions = [before, after];
        if self.format == Format::JsonLines {
            let line = line::line(files, versions, &comparison, &self.instrument);
            return writeln!(streams.output, "{}", line.finish());
        }
        let cells = row::cells(files, versions, &comparison, &self.instrument);
        let mut text = Vec::new();
        self.table.row(&cells, &mut text);
        streams.output.write_all(&text)
    }

    /// The line or the row of something that cannot be read.
    fn tell(&self, side: Side, file: &Path, fault: &Fault, streams: &mut Streams<'_>) -> io::Result<()> {
        if self.format == Format::JsonLines {
            return writeln!(streams.output, "{}", fault.line(file).finish());
        }
        let mut text = Vec::new();
        self.table
            .only(&row::fault(side.column(), &file.to_string_lossy(), fault), &mut text);
        streams.output.write_all(&text)
    }
}

#[cfg(test)]
mod tests;
