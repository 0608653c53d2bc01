//! The command line as a library, so that tests and benchmarks run what people run.

use std::io::{self, Read, Write};

use crate::arguments::{Command, parse};

pub mod arguments;
mod check;
mod compile;
pub mod instrument;
mod json;
pub mod score;

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
touchstone: checks and compiles the content, and scores save files without a browser

Usage:
  touchstone score FILE…                     one line of JSON for each assessment in the save files
                                             FILE may be a folder (all *.json in it) or - (standard input)
  touchstone check [--modules DIR] [--json]  what is wrong with the content, or how much of it there is
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
pub fn run(arguments: &[String], streams: &mut Streams<'_>) -> io::Result<Outcome> {
    match parse(arguments) {
        Ok(Command::Help) => {
            streams.output.write_all(HELP.as_bytes())?;
            Ok(Outcome::Done)
        }
        Ok(Command::Score { paths }) => score::command(&paths, streams),
        Ok(Command::Check { modules, json }) => check::command(&modules, json, streams),
        Ok(Command::Compile { modules, out, pseudo }) => compile::command(&modules, &out, pseudo, streams),
        Err(problem) => {
            writeln!(streams.errors, "touchstone: {problem}\nSee `touchstone help`.")?;
            Ok(Outcome::CannotRun)
        }
    }
}
