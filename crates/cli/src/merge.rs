//! `touchstone merge`: everything that several save files hold, in one.
//!
//! Files are read one by one. What they hold together is kept, as long as it fits into one save file: so the memory needed
//! is that of the largest save file, however many there are.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{fs, mem};

use touchstone_domain::save_file::{self, SaveFile, limits};

use crate::open::fault;
use crate::{Outcome, Streams, files, words};
use touchstone_domain::export::object::Object;

pub(crate) fn command(paths: &[PathBuf], out: &Path, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let Streams { input, output, errors } = streams;
    let mut merging = Merging::into(out);
    for path in paths {
        files::each(path, &mut |file| {
            let read = file
                .map_err(|unreadable| (unreadable.file, unreadable.error.to_string()))
                .and_then(|file| {
                    read(file, *input)
                        .map_err(|error| (file.to_owned(), error))
                        .map(|it| (file, it))
                });
            match read {
                Ok((file, save_file)) => merging.add(file, save_file),
                Err((file, error)) => {
                    merging.faults = true;
                    writeln!(output, "{}", fault(&file, None, &error).finish())?;
                }
            }
            Ok(())
        })?;
    }
    let (files, faults) = (merging.pile.files, merging.faults);
    if files == 0 && faults {
        // An empty file would look like all that there was.
        writeln!(
            errors,
            "touchstone: {}: not written: no file could be read",
            out.display()
        )?;
        return Ok(Outcome::Faults);
    }
    let documents = match merging.finish() {
        Ok(documents) => documents,
        Err(why) => {
            writeln!(errors, "touchstone: {}: not written: {why}", out.display())?;
            return Ok(Outcome::CannotRun);
        }
    };
    let done = Object::default()
        .text("out", out.to_string_lossy().as_ref())
        .whole("files", files)
        .whole("documents", u32::try_from(documents).unwrap_or(u32::MAX));
    writeln!(output, "{}", done.finish())?;
    Ok(if faults { Outcome::Faults } else { Outcome::Done })
}

fn read(file: &Path, input: &mut dyn Read) -> Result<SaveFile, String> {
    let text = files::read_text(file, input).map_err(|error| error.to_string())?;
    let save_file = save_file::read_foreign(&text).map_err(|error| words::of_file(&error))?;
    if save_file.is_newer() {
        return Err(words::NEWER_FILE.to_owned());
    }
    Ok(save_file)
}

/// Save files on their way into one.
struct Merging<'a> {
    out: &'a Path,
    /// The file to write, where it is there already and was not read yet.
    unread: Option<PathBuf>,
    pile: Pile,
    faults: bool,
}

impl<'a> Merging<'a> {
    fn into(out: &'a Path) -> Self {
        Self {
            out,
            unread: fs::canonicalize(out).ok(),
            pile: Pile::default(),
            faults: false,
        }
    }

    fn add(&mut self, file: &Path, save_file: SaveFile) {
        if let Some(unread) = &self.unread
            && fs::canonicalize(file).is_ok_and(|file| file == *unread)
        {
            self.unread = None;
        }
        self.pile.add(save_file);
    }

    /// Writes the file and says how many documents it holds. Nothing is overwritten unread, and nothing is written that
    /// could not be opened.
    fn finish(mut self) -> Result<usize, String> {
        if self.unread.is_some() {
            return Err(
                "the file is there already, and was not read: name it among the files, or choose another name"
                    .to_owned(),
            );
        }
        let (merged, text) = self.pile.merged()?;
        write(self.out, &text).map_err(|error| error.to_string())?;
        Ok(merged.documents.len())
    }
}

/// Files that are merged in pairs of like size, so that thousands of them do not take the square of their number.
#[derive(Default)]
struct Pile {
    /// How many files went into each, ever fewer; and what they hold.
    merged: Vec<(u32, SaveFile)>,
    files: u32,
    /// Why no save file can hold all of it. The rest is then read only to find its faults.
    too_much: Option<String>,
}

impl Pile {
    /// Whether they fit is looked at where this many files or more have become one: often enough to keep the memory
    /// small, and seldom enough to cost little.
    const LOOKED_AT: u32 = 64;

    fn add(&mut self, file: SaveFile) {
        self.files += 1;
        if self.too_much.is_some() {
            return;
        }
        let (mut count, mut file) = (1, file);
        while let Some((below, other)) = self.merged.pop_if(|(below, _)| *below <= count) {
            count += below;
            file = other.merge(&file);
            if count >= Self::LOOKED_AT
                && let Err(why) = fitting(&file)
            {
                self.too_much = Some(why);
                self.merged.clear();
                return;
            }
        }
        self.merged.push((count, file));
    }

    /// All of it, and its text.
    fn merged(&mut self) -> Result<(SaveFile, String), String> {
        if let Some(why) = self.too_much.take() {
            return Err(why);
        }
        let files = mem::take(&mut self.merged).into_iter().rev();
        // Even one file alone is merged: it may hold copies of one document.
        let merged = files.fold(SaveFile::default(), |merged, (_, file)| merged.merge(&file));
        let text = fitting(&merged)?;
        Ok((merged, text))
    }
}

/// The text of a file, or why it could not be opened again.
fn fitting(file: &SaveFile) -> Result<String, String> {
    if file.documents.len() > limits::DOCUMENTS {
        return Err(format!("it would hold more than {} documents", limits::DOCUMENTS));
    }
    let text = save_file::write(file);
    if text.len() > limits::BYTES {
        return Err(format!("it would be larger than {} MiB", limits::BYTES / (1024 * 1024)));
    }
    Ok(text)
}

/// Writes beside the file first, so that a full disk leaves the old one whole.
fn write(out: &Path, text: &str) -> io::Result<()> {
    let mut beside = out.as_os_str().to_owned();
    beside.push(".part");
    fs::write(&beside, text)?;
    fs::rename(&beside, out)
}
