//! Reading a file that a person picks, piece by piece, and keeping its fingerprint beside the evidence. The file itself is
//! neither stored nor sent.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::binder::Piece;
use touchstone_domain::fingerprint::{self, Action, Entry, Fingerprint, Reading};
use touchstone_domain::undo::{Undo, undo};

use crate::browser::files::PickedFile;
use crate::pages::report::Findings;
use crate::state::library::Library;

/// Bytes that are read at a time: 512 KiB, some thousandths of a second of work.
const SLICE: f64 = 524_288.0;

/// A file that is being read.
#[derive(Clone, PartialEq)]
pub(super) struct Work {
    /// Which reading it is: one that was stopped must not go on in the next.
    run: u32,
    /// For which piece.
    pub(super) entry: Entry,
    /// The file's name.
    pub(super) name: String,
    /// Bytes read so far.
    pub(super) read: f64,
    /// Bytes in all.
    pub(super) size: f64,
}

/// What came of it.
#[derive(Clone)]
pub(super) enum Outcome {
    /// Its fingerprint is kept from now on.
    Kept(Fingerprint, Undo),
    /// It is the file whose fingerprint is kept.
    Same(String),
    /// It is not; its fingerprint may take the place of the one that is kept.
    Different(Fingerprint),
    /// The fingerprint is kept no longer.
    Removed(Undo),
    /// What was done is taken back.
    TakenBack,
    /// The file with this name could not be read to its end.
    NotRead(String),
    /// The person stopped it.
    Stopped,
    /// The assessment may only be read here.
    NotKept,
}

/// What the page works on: one file at a time.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) findings: Findings,
    library: Library,
    runs: StoredValue<u32>,
    /// The file that is being read.
    pub(super) work: RwSignal<Option<Work>>,
    /// What came of the last thing that was done for each piece.
    pub(super) said: RwSignal<Vec<(Entry, Outcome)>>,
}

impl Desk {
    pub(super) fn new(findings: Findings, library: Library) -> Self {
        Self {
            findings,
            library,
            runs: StoredValue::new(0),
            work: RwSignal::new(None),
            said: RwSignal::default(),
        }
    }

    /// Reads a file for a piece; one that is being read is left. `piece` is asked again at the end: it may have changed.
    pub(super) fn read(self, file: PickedFile, entry: Entry, piece: Memo<Option<Piece>>) {
        self.said.update(|said| said.retain(|(known, _)| *known != entry));
        let run = self.runs.get_value().wrapping_add(1);
        self.runs.set_value(run);
        let work = Work {
            run,
            entry: entry.clone(),
            name: file.name(),
            read: 0.0,
            size: file.size(),
        };
        self.work.set(Some(work));
        spawn_local(async move {
            let outcome = match self.fingerprint(&file, run).await {
                Ok(fingerprint) => piece
                    .try_get_untracked()
                    .flatten()
                    .map(|piece| self.judge(&piece, fingerprint)),
                Err(outcome) => Some(outcome),
            };
            let ends = |work: &Work| work.run == run;
            if self.work.try_with_untracked(|work| work.as_ref().is_some_and(ends)) == Some(true) {
                self.work.set(None);
            }
            if let Some(outcome) = outcome {
                self.say(entry, outcome);
            }
        });
    }

    /// Says what came of something, in place of what was said about the same piece.
    pub(super) fn say(self, entry: Entry, outcome: Outcome) {
        // The page may be gone by now.
        self.said.try_update(|said| {
            said.retain(|(known, _)| *known != entry);
            said.push((entry, outcome));
        });
    }

    /// The fingerprint of a file, or why there is none.
    async fn fingerprint(self, file: &PickedFile, run: u32) -> Result<Fingerprint, Outcome> {
        let (mut reading, mut from, size) = (Reading::new(), 0.0, file.size());
        while from < size {
            let to = size.min(from + SLICE);
            let bytes = file.piece(from, to).await;
            reading.take(&bytes.ok_or_else(|| Outcome::NotRead(file.name()))?);
            from = to;
            let goes_on = self.work.try_update(|work| {
                let own = work.as_mut().filter(|work| work.run == run);
                own.map(|work| work.read = from).is_some()
            });
            if goes_on != Some(true) {
                return Err(Outcome::Stopped);
            }
        }
        Ok(reading.finish(&file.name()))
    }

    /// The first file is kept. A later one is compared; the same one is noted beside entries that came since.
    fn judge(self, piece: &Piece, fingerprint: Fingerprint) -> Outcome {
        let known = piece.fingerprints.iter().find(|known| known.is_same_file(&fingerprint));
        match known {
            None if piece.fingerprints.is_empty() => self.keep(piece, fingerprint),
            None => Outcome::Different(fingerprint),
            Some(known) => {
                if piece.fingerprints.len() == 1 {
                    self.change(&Action::Keep {
                        entries: piece.entries.clone(),
                        fingerprint: known.clone(),
                    });
                }
                Outcome::Same(fingerprint.name().to_owned())
            }
        }
    }

    /// Keeps a fingerprint beside all entries of a piece.
    pub(super) fn keep(self, piece: &Piece, fingerprint: Fingerprint) -> Outcome {
        let keep = Action::Keep {
            entries: piece.entries.clone(),
            fingerprint: fingerprint.clone(),
        };
        let done = self.change(&keep);
        done.map_or(Outcome::NotKept, |done| Outcome::Kept(fingerprint, done))
    }

    /// Takes the fingerprint of a piece away.
    pub(super) fn remove(self, piece: &Piece) -> Outcome {
        let entries = piece.entries.clone();
        let done = self.change(&Action::Remove { entries });
        done.map_or(Outcome::NotKept, Outcome::Removed)
    }

    /// Takes back what was done.
    pub(super) fn take_back(self, done: &Undo) -> Outcome {
        let id = self.findings.id();
        let undone = self
            .library
            .change(&id, |document, writer| undo(document, done, writer));
        self.tell();
        undone.map_or(Outcome::NotKept, |_| Outcome::TakenBack)
    }

    fn change(self, action: &Action) -> Option<Undo> {
        let id = self.findings.id();
        let change = |document: &mut _, writer: &_| fingerprint::apply(document, action, writer);
        let done = self.library.change(&id, change);
        self.tell();
        done
    }

    fn tell(self) {
        let revision = self.findings.answering.revision;
        revision.update(|revision| *revision = revision.wrapping_add(1));
    }
}
