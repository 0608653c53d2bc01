//! Stores that decide wrongly: what a store would say or do, put between it and the executors.

use touchstone_domain::document::Document;
use touchstone_store::{Job, Lying, Place, Settled, Store, Unkept, look};

/// What is wrong with the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutant {
    /// Nothing.
    None,
    /// A refused document no longer waits.
    ForgetsRefused,
    /// "Saved" once the quick storage has it.
    SavedAfterQuick,
    /// What cannot be read is written over.
    SetsNothingAside,
    /// What was erased elsewhere is written back.
    WritesBackAfterErasing,
    /// What lies there is not merged.
    Overwrites,
    /// A newer version's file is taken for one of this version.
    TakesNewerForOurs,
    /// The text that is kept in case the page is left goes without a look at it.
    ForgetsPendingUnread,
    /// What was changed while a write was under way counts as written.
    CountsLaterChanges,
}

impl Mutant {
    pub const ALL: [Self; 8] = [
        Self::ForgetsRefused,
        Self::SavedAfterQuick,
        Self::SetsNothingAside,
        Self::WritesBackAfterErasing,
        Self::Overwrites,
        Self::TakesNewerForOurs,
        Self::ForgetsPendingUnread,
        Self::CountsLaterChanges,
    ];

    pub fn settle(self, job: &Job, lying: Option<String>, aside: &str) -> Result<Settled, Unkept> {
        match self {
            Self::Overwrites if matches!(look(lying.clone()), Lying::File(_)) => job.settle(None, aside),
            Self::TakesNewerForOurs if matches!(look(lying.clone()), Lying::Newer(_)) => job.settle(None, aside),
            Self::SetsNothingAside => job.settle(lying, aside).map(|mut settled| {
                settled.texts.retain(|(key, _)| key != aside);
                settled
            }),
            _ => job.settle(lying, aside),
        }
    }

    pub fn distort(
        self,
        store: &mut Store,
        job: &Job,
        outcome: Result<Document, Unkept>,
        time: f64,
    ) -> Result<Document, Unkept> {
        match (self, &outcome) {
            (Self::ForgetsRefused, Err(_)) => store.document(&job.key).cloned().map_or(outcome, Ok),
            (Self::SavedAfterQuick, Ok(document)) if job.place == Place::Quick => {
                for other in store.due(Place::Safe, usize::MAX) {
                    if other.key == job.key {
                        store.wrote(&other, Ok(document.clone()), time);
                    }
                }
                outcome
            }
            _ => outcome,
        }
    }

    pub fn job_to_report(self, store: &Store, job: Job) -> Job {
        if self != Self::CountsLaterChanges {
            return job;
        }
        let due = store.due(job.place, usize::MAX);
        due.into_iter().find(|later| later.key == job.key).unwrap_or(job)
    }
}
