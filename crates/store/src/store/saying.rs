//! What may be said about keeping.

use super::*;

impl Store {
    /// The state of one document's keeping; nothing where it is not held.
    #[must_use]
    pub fn state(&self, key: &Key) -> Option<SaveState> {
        self.held.get(key).map(|held| self.state_of(key.kind, held))
    }

    /// Why a storage refused a document, where its last try came to nothing.
    #[must_use]
    pub fn refusal(&self, key: &Key, place: Place) -> Option<Refusal> {
        let held = self.held.get(key)?;
        match place {
            Place::Quick => held.quick.refusal,
            Place::Safe => held.safe.refusal,
        }
    }

    /// The worst state of all: what the header says.
    #[must_use]
    pub fn worst(&self) -> SaveState {
        let base = match (self.has_quick, self.saved_at) {
            (false, _) => SaveState::Refused {
                kept: false,
                why: Refusal::Blocked,
            },
            (true, Some(time)) => SaveState::Saved(time),
            (true, None) => SaveState::Idle,
        };
        let states = self.held.iter().map(|(key, held)| self.state_of(key.kind, held));
        let mut in_safe = self.held.iter().filter(|(key, _)| self.belongs_to_safe(key.kind));
        match states.fold(base, SaveState::worse) {
            // What other windows or visits left is on its way into the safe storage.
            SaveState::Saved(_) if !in_safe.all(|(_, held)| held.is_kept(Place::Safe)) => SaveState::Waiting,
            worst => worst,
        }
    }

    fn state_of(&self, kind: Kind, held: &Held) -> SaveState {
        if !held.queue.0.is_empty() {
            return SaveState::Waiting;
        }
        if held.document.registers.is_empty() {
            return SaveState::Idle;
        }
        let (quick, safe) = (held.is_kept(Place::Quick), held.is_kept(Place::Safe));
        let refused = |kept, why| SaveState::Refused { kept, why };
        let has_safe = self.belongs_to_safe(kind);
        if held.is_worn_out && held.is_own {
            return refused(false, Refusal::WornOut);
        }
        if kind.is_quick() {
            match (quick, held.quick.refusal) {
                (false, Some(why)) => return refused(has_safe && safe, why),
                (false, None) if held.is_own => return SaveState::Waiting,
                (false, None) | (true, _) => {}
            }
        }
        match (safe || !has_safe, held.safe.refusal) {
            (true, _) => SaveState::Idle,
            (false, None) if !held.is_own => SaveState::Idle,
            (false, Some(why)) if quick => SaveState::OneCopy(why),
            (false, Some(why)) => refused(false, why),
            (false, None) => SaveState::Waiting,
        }
    }
}
