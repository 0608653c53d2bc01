//! The safe storage: the browser's database, which outlives a kill.
//!
//! Browsers write local storage to the disk some seconds late: when the whole browser was killed right after an answer,
//! Chromium 156 had lost it in 8 of 9 trials and Firefox 153 for up to 5 seconds, while the database kept it every time
//! within 100 milliseconds. The code of this is a part: the start does not wait for it and does not open the database.

use std::collections::BTreeSet;

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_store::{ERASED, Job, Key, Kind, Lying, Place, Refusal, Store, Unkept, look};

use super::{Library, SET_ASIDE};
use crate::browser::{clock, database, random};

/// How many documents one transaction writes.
const BATCH: usize = 200;
/// How many copies are compared before the page goes on.
const SLICE: usize = 200;

/// Writes everything that is due, one transaction after the other.
pub async fn keep(library: Library) {
    loop {
        let jobs = library.store.with_value(|store| store.due(Place::Safe, BATCH));
        if jobs.is_empty() {
            return;
        }
        let outcomes = match write(library, &jobs).await {
            Ok(outcomes) => outcomes,
            // One of them may be too large for the room that is left: each is tried alone.
            Err(Refusal::Full) if jobs.len() > 1 => alone(library, &jobs).await,
            Err(why) => jobs.iter().map(|_| Err(Unkept::Refused(why))).collect(),
        };
        for (job, outcome) in jobs.iter().zip(outcomes) {
            library
                .store
                .update_value(|store| store.wrote(job, outcome, clock::now()));
        }
        library.go_on();
    }
}

type Outcomes = Vec<Result<Document, Unkept>>;

async fn alone(library: Library, jobs: &[Job]) -> Outcomes {
    let mut outcomes = Vec::new();
    for job in jobs {
        let outcome = write(library, std::slice::from_ref(job)).await;
        outcomes.push(
            outcome
                .map_err(Unkept::Refused)
                .and_then(|mut kept| kept.pop().unwrap_or(Err(Unkept::Refused(Refusal::Blocked)))),
        );
    }
    outcomes
}

/// Reads, merges and writes in one transaction: no other window can come between.
async fn write(library: Library, jobs: &[Job]) -> Result<Outcomes, Refusal> {
    let keys: Vec<String> = jobs.iter().map(Job::at).collect();
    let (mut outcomes, mut set_aside): (Outcomes, bool) = (Vec::new(), false);
    let decide = |place: usize, stored: Option<String>| {
        let Some(job) = jobs.get(place) else { return Vec::new() };
        let aside = format!("{SET_ASIDE}{}:{:08x}", job.at(), random::seed());
        // What was erased meanwhile must not come back.
        let settled = match library.store.with_value(|store| store.is_current(job)) {
            true => job.settle(stored, &aside),
            false => Err(Unkept::Refused(Refusal::Blocked)),
        };
        let (texts, outcome) = match settled {
            Ok(settled) => {
                set_aside |= settled.texts.len() > 1;
                (settled.texts, Ok(settled.document))
            }
            Err(unkept) => (Vec::new(), Err(unkept)),
        };
        outcomes.push(outcome);
        texts
    };
    database::change(&keys, ERASED, |mark| behind(library, mark), decide).await?;
    if set_aside {
        library.set_aside_safely.update(|count| *count += 1);
    }
    Ok(outcomes)
}

/// Reads a document that lies in the safe storage.
pub async fn read(library: Library, key: Key) {
    let met = meet(library).await;
    let epoch = library.store.with_value(Store::epoch);
    let read = match met {
        Ok(()) => database::text(&key.at(Place::Safe).unwrap_or_default()).await,
        Err(why) => Err(why),
    };
    if epoch == library.store.with_value(Store::epoch) {
        match read {
            Ok(text) => library.take_over(Place::Safe, &key, text),
            Err(why) => library.cannot_read(&key, why),
        }
    }
}

/// Lets the safe storage and this window tell each other about the last erasing: whichever is behind is emptied.
///
/// # Errors
/// The browser's database does not let itself be used.
pub(super) async fn meet(library: Library) -> Result<(), Refusal> {
    database::change(&[], ERASED, |mark| behind(library, mark), |_, _| Vec::new()).await
}

/// What the safe storage is to say about the last erasing, where it does not know of it.
fn behind(library: Library, mark: Option<&str>) -> Option<String> {
    library.meets_in_every_case();
    let is_behind = library.hear(|store| store.meet(Place::Safe, mark));
    is_behind.then(|| library.store.with_value(Store::erased_at))
}

/// Sees to it after the start that both storages hold the same assessments.
pub async fn recover(library: Library) {
    compare_copies(library).await;
    library.recovered.set(true);
}

async fn compare_copies(library: Library) {
    let Some(local) = library.local() else { return };
    if meet(library).await.is_err() {
        return;
    }
    let epoch = library.store.with_value(Store::epoch);
    let copies = Kind::Assessment.beginning(Place::Safe).unwrap_or_default();
    let Ok(copies) = database::texts_from(copies).await else {
        return;
    };
    let keys = local.keys();
    let first = keys.iter().filter_map(|at| Key::of(Place::Quick, at));
    let second = copies.keys().filter_map(|at| Key::of(Place::Safe, at));
    let all: BTreeSet<Key> = first.filter(|key| key.kind == Kind::Assessment).chain(second).collect();
    for (number, key) in all.into_iter().enumerate() {
        if number % SLICE == SLICE - 1 {
            clock::pause(0).await;
        }
        if epoch != library.store.with_value(Store::epoch) {
            return;
        }
        let first = key.at(Place::Quick).and_then(|at| local.read(&at));
        let second = key.at(Place::Safe).and_then(|at| copies.get(&at));
        if first.as_ref() == second {
            // Mostly they are the same to the letter.
            library.store.update_value(|store| store.lies_in(Place::Safe, &key));
        } else {
            library.hold(&key);
            // A copy that is damaged or of a newer version is left as it is.
            if let lying @ Lying::File(_) = look(second.cloned()) {
                library.take_over_lying(Place::Safe, &key, lying);
            }
        }
    }
    library.go_on();
}
