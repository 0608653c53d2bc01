//! `touchstone`: checks and compiles the content, and scores save files without a browser.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use touchstone_cli::{Outcome, Streams, run};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut errors = io::stderr().lock();
    let mut streams = Streams {
        input: &mut io::stdin().lock(),
        output: &mut output,
        errors: &mut errors,
    };
    let outcome = run(&arguments, &mut streams).and_then(|outcome| output.flush().map(|()| outcome));
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        Ok(Outcome::CannotRun) => ExitCode::from(2),
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to say it with where standard error is gone as well.
            let _ = writeln!(errors, "touchstone: cannot write: {error}");
            ExitCode::from(2)
        }
    }
}
