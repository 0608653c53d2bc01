//! What is to be written, what came of it, and what is due when the page is left.

use super::*;

impl Store {
    /// What is to be written to a storage now: up to so many documents. What was refused comes once in each round.
    #[must_use]
    pub fn due(&self, place: Place, most: usize) -> Vec<Job> {
        let due = self.held.iter().filter(|(key, held)| self.is_due(place, key, held));
        let jobs = due.take(most).map(|(key, held)| Job {
            key: key.clone(),
            place,
            document: held.document.clone(),
            number: held.changed,
            epoch: self.epoch,
        });
        jobs.collect()
    }

    fn is_due(&self, place: Place, key: &Key, held: &Held) -> bool {
        let copied = match place {
            Place::Quick => held.quick,
            Place::Safe => held.safe,
        };
        let belongs = match place {
            Place::Quick => self.has_quick && (key.kind.is_quick() || self.needs_quick(held)),
            Place::Safe => self.belongs_to_safe(key.kind),
        };
        let rests = copied.refusal.is_some() && copied.tried == self.round;
        // What was changed before a newer version's file was met lies beside that, in the other storage.
        let may_write = matches!(held.standing, Standing::Open | Standing::Newer);
        may_write && held.changed > copied.kept && belongs && !rests
    }

    /// What the safe storage has not taken when the page is left, or has refused.
    const fn needs_quick(&self, held: &Held) -> bool {
        (self.leaving || held.safe.refusal.is_some()) && !held.is_kept(Place::Safe)
    }

    /// Without the quick storage assessments would not be found again: they last as long as the page.
    pub(super) fn belongs_to_safe(&self, kind: Kind) -> bool {
        kind.beginning(Place::Safe).is_some() && (self.has_quick || !kind.is_quick())
    }

    /// Whether a job may still be done: not where everything was erased since.
    #[must_use]
    pub const fn is_current(&self, job: &Job) -> bool {
        job.epoch == self.epoch
    }

    /// What came of a job, at this time: the document as it now lies there, or why it does not.
    pub fn wrote(&mut self, job: &Job, outcome: Result<Document, Unkept>, now: f64) {
        let key = &job.key;
        if !self.is_current(job) {
            return;
        }
        let round = self.round;
        let Some(held) = self.held.get_mut(key) else { return };
        match outcome {
            Ok(document) => {
                let copied = held.copied(job.place);
                copied.kept = copied.kept.max(job.number);
                copied.refusal = None;
                held.has_pending |= job.place == Place::Quick;
                if document != job.document && held.take(&document).0 {
                    self.show_lying(key);
                    self.lacks_elsewhere(job.place, key);
                }
                if job.place == Place::Safe && !key.kind.is_quick() {
                    self.effects.push(Effect::Tell(key.clone()));
                    if self
                        .held
                        .get(key)
                        .is_some_and(|held| held.has_pending && held.is_kept(Place::Safe))
                    {
                        self.effects.push(Effect::Forget(key.clone()));
                    }
                }
                self.saved_at = Some(now);
            }
            Err(Unkept::Newer(file)) => self.meet_newer(job.place, key, &file),
            Err(Unkept::Refused(why)) => {
                let copied = held.copied(job.place);
                (copied.refusal, copied.tried) = (Some(why), round);
                if job.place == Place::Safe && !key.kind.is_quick() {
                    // The quick storage keeps it until the safe one does.
                    self.effects.push(Effect::Write(Place::Quick));
                }
            }
        }
    }

    /// Whether a text in the quick storage can go: all that it says lies in the safe one.
    #[must_use]
    pub fn may_forget(&self, key: &Key, lying: &Lying) -> bool {
        let Some(held) = self.held.get(key) else { return false };
        let Lying::File(file) = lying else { return false };
        let contained = |document: &Document| held.document.contains_all_of(document);
        held.is_kept(Place::Safe)
            && file
                .documents
                .iter()
                .all(|entry| entry.document().is_some_and(contained))
    }

    /// A text was removed from the quick storage: it no longer counts as a copy.
    pub fn forgot(&mut self, key: &Key) {
        if let Some(held) = self.held.get_mut(key) {
            held.quick.kept = 0;
            held.has_pending = false;
        }
    }

    /// The page is hidden or left, or seen again. What is not kept yet is due in the quick storage at once.
    pub fn leave(&mut self, leaving: bool) {
        self.leaving = leaving;
        self.try_again();
    }

    /// What was refused is tried again.
    pub fn try_again(&mut self) {
        self.round += 1;
        self.effects
            .extend([Effect::Write(Place::Quick), Effect::Write(Place::Safe)]);
    }

    /// Whether something would be lost if the page went now: it lies in no storage.
    #[must_use]
    pub fn would_lose(&self) -> bool {
        self.held.values().any(|held| {
            let lies_nowhere = held.changed > held.quick.kept.max(held.safe.kept);
            (lies_nowhere && held.standing != Standing::Erased) || !held.queue.0.is_empty()
        })
    }
}
