//! `touchstone compile`: the files that the app fetches.

use std::path::Path;
use std::{fs, io};

use touchstone_content::{compile, emit};

use crate::check::{report, things_to_mend};
use crate::{Outcome, Streams};

pub(crate) fn command(modules: &Path, out: &Path, pseudo: bool, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let compiled = match compile(modules) {
        Ok(compiled) => compiled,
        Err(diagnostics) => {
            report(&diagnostics, streams.errors)?;
            writeln!(streams.errors, "{}", things_to_mend(diagnostics.len()))?;
            return Ok(Outcome::Faults);
        }
    };
    match fs::create_dir_all(out).and_then(|()| emit(&compiled, out, pseudo)) {
        Ok(manifest) => {
            let languages: Vec<&str> = manifest.languages.keys().map(String::as_str).collect();
            writeln!(
                streams.output,
                "Compiled into {}: {}.",
                out.display(),
                languages.join(", ")
            )?;
            Ok(Outcome::Done)
        }
        Err(error) => {
            writeln!(streams.errors, "touchstone: cannot write to {}: {error}", out.display())?;
            Ok(Outcome::CannotRun)
        }
    }
}
