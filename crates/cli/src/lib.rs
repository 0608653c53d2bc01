//! The command line as a library, so that tests and benchmarks run what people run.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use crate::arguments::{Command, parse};

mod arguments;
mod check;
mod compare;
mod compile;
mod files;
pub mod instrument;
mod merge;
mod open;
mod plan;
pub mod score;
mod table;
pub mod tabulate;
mod words;

/// Where a command reads and writes.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: results.
    pub output: &'a mut dyn Write,
    /// Standard error: everything else.
    pub errors: &'a mut dyn Write,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well: exit status 0.
    Done,
    /// It ran, and what it was given has faults: exit status 1.
    Faults,
    /// It could not run, because of how it was called or of what it lacks: exit status 2.
    CannotRun,
}

const HELP: &str = "\
touchstone: checks and compiles the content, and scores, plans, compares, merges and tabulates save files

Usage:
  touchstone score FILE…                     one line of JSON for each assessment in the save files
                                             FILE may be a folder (all *.json in it) or - (standard input)
  touchstone plan FILE --to BAND [--lock p4.2,…] [--days p4.2=3,…] [--days-otherwise N]
                                             the smallest change that reaches a band: developing, ready or leading;
                                             locked indicators stay as they are, a step costs one day or what is said
  touchstone compare OLD NEW [--format jsonl|csv]
                                             what moved between two versions of an assessment, or of each in two folders;
                                             what was reworded between two editions of the checklist is left out
  touchstone merge FILE… --out FILE          everything that the save files hold, in one
  touchstone tabulate FILE… [--format jsonl|csv] [--summary] [--small-groups] [--threads N]
                                             a row for each assessment, or with --summary one for each profile;
                                             groups below five providers are withheld without --small-groups;
                                             as many threads as the machine has, where nothing is said
  touchstone check [--modules DIR] [--json | --alignment | --readability]
                                             what is wrong with the content, or how much of it there is; the outcomes
                                             with what teaches and checks them; how easy the sections are to read
  touchstone compile --out DIR [--modules DIR] [--pseudo]
                                             the files that the app fetches; --pseudo adds a test language
  touchstone help

DIR for --modules is `modules` where nothing is said.

Exit status: 0 all is well, 1 the files have faults, 2 the command could not run.
";

/// Runs the command line. `arguments` are those after the name of the program.
///
/// # Errors
///
/// Output or standard error that cannot be written to.
pub fn run(arguments: &[OsString], streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let problem = match parse(arguments) {
        Ok(None) => {
            streams.output.write_all(HELP.as_bytes())?;
            return Ok(Outcome::Done);
        }
        Ok(Some(Command::Plan { file, to, said })) => match said.wishes() {
            Ok(wishes) => return plan::command(&file, to, &wishes, streams),
            Err(problem) => problem,
        },
        Ok(Some(Command::Score { paths })) => return score::command(&paths, streams),
        Ok(Some(Command::Compare { old, new, format })) => return compare::command(&old, &new, format, streams),
        Ok(Some(Command::Merge { paths, out })) => return merge::command(&paths, &out, streams),
        Ok(Some(Command::Tabulate { paths, wanted })) => return tabulate::command(&paths, wanted, streams),
        Ok(Some(Command::Check { modules, report })) => return check::command(&modules, report, streams),
        Ok(Some(Command::Compile { modules, out, pseudo })) => {
            return compile::command(&modules, &out, pseudo, streams);
        }
        Err(problem) => problem,
    };
    writeln!(streams.errors, "touchstone: {problem}\nSee `touchstone help`.")?;
    Ok(Outcome::CannotRun)
}
