//! The quick storage: read, merge, write, one key at a time. Also what becomes of the safe one while its code is not here.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_store::{Job, Place, Refusal, Unkept};

use super::Library;
use super::others::free_aside;
use crate::browser::clock;
use crate::browser::storage::LocalStore;

/// How many documents are written in one go. The page takes a breath between two of them.
const MOST: usize = 100;

impl Library {
    /// Writes what is due, and says whether there may be more.
    pub(super) fn keep_some(self) -> bool {
        let Some(local) = self.local() else { return false };
        if self.due(Place::Quick, 1).is_empty() {
            return false;
        }
        if !self.meet_quick(&local) {
            return false;
        }
        let jobs = self.due(Place::Quick, MOST);
        for job in &jobs {
            let outcome = keep(&local, job);
            self.store.update_value(|store| store.wrote(job, outcome, clock::now()));
        }
        jobs.len() == MOST
    }

    /// What is to be written to a storage now, up to so many documents.
    pub(super) fn due(self, place: Place, most: usize) -> Vec<Job> {
        self.store.with_value(|store| store.due(place, most))
    }

    /// The code of the safe storage did not arrive: one copy is all there is. It is asked for again with the next change.
    pub(super) fn has_no_safe(self) {
        let jobs = self.due(Place::Safe, usize::MAX);
        for job in &jobs {
            let outcome = Err(Unkept::Refused(Refusal::Blocked));
            self.store.update_value(|store| store.wrote(job, outcome, clock::now()));
        }
        self.run();
    }
}

fn keep(local: &LocalStore, job: &Job) -> Result<Document, Unkept> {
    let key = job.at();
    let settled = job.settle(local.read(&key), &free_aside(local, &key))?;
    for (key, text) in &settled.texts {
        local.write(key, text).map_err(Unkept::Refused)?;
    }
    Ok(settled.document)
}
