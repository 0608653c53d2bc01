//! Everything is erased, here or in another window: nothing of before is written after it.

use super::*;

impl Store {
    /// Everything is erased here, at this time. Whoever calls lets each storage meet this window, and tells the others.
    pub fn erase(&mut self, now: u64) {
        let last = self.known().unwrap_or_default();
        self.erased_at = Some(now.max(last + 1));
        self.begin_anew(Standing::Open);
    }

    /// What each storage says under [`ERASED`].
    #[must_use]
    pub fn erased_at(&self) -> String {
        self.known().map(|time| time.to_string()).unwrap_or_default()
    }

    fn known(&self) -> Option<u64> {
        let first = Some(at(self.first_mark.as_deref())).filter(|mark| *mark > 0);
        self.erased_at.max(first)
    }

    /// What another window says under [`ERASED`]. Where that is later than what is known here, nothing of what this window holds
    /// is written back.
    pub fn hear_erased(&mut self, mark: Option<&str>) {
        if at(mark) > self.known().unwrap_or_default() {
            self.erased_at = Some(at(mark));
            for key in self.begin_anew(Standing::Erased) {
                self.effects.push(Effect::Show(key));
            }
        }
    }

    /// Asked before each piece of work in a storage, with what it says under [`ERASED`]. Answers whether what lies there was
    /// erased elsewhere: then it is emptied first, and says so as its last word ([`Self::erased_at`]).
    #[must_use]
    pub fn meet(&mut self, place: Place, mark: Option<&str>) -> bool {
        let has_met = match place {
            Place::Quick => &mut self.has_met_quick,
            Place::Safe => &mut self.has_met_safe,
        };
        let is_first = !std::mem::replace(has_met, true);
        if is_first && self.known().is_none() {
            // Nothing of an older time is held here: what was typed meanwhile is of the time of this storage.
            self.erased_at = Some(at(mark)).filter(|mark| *mark > 0);
            for place in [Place::Quick, Place::Safe] {
                self.write_all_again(place);
            }
            return false;
        }
        self.hear_erased(mark);
        let is_behind = self.known().is_some_and(|known| known > at(mark));
        if is_behind {
            self.write_all_again(place);
        }
        is_behind
    }

    fn write_all_again(&mut self, place: Place) {
        let written = self.held.iter().filter(|(_, held)| held.changed > 0);
        let keys: Vec<Key> = written.map(|(key, _)| key.clone()).collect();
        for key in keys {
            self.write_again(&key, place);
        }
    }

    /// Forgets all documents, and says which. Those of which there is one stay in view, with nothing in them.
    fn begin_anew(&mut self, standing: Standing) -> Vec<Key> {
        self.epoch += 1;
        self.clock = 0;
        self.saved_at = None;
        self.effects.clear();
        // Counters begin anew; in an older file that comes back they would be taken for writes that it knows.
        self.writer = self.writer.as_ref().map(another_writer);
        let before = std::mem::take(&mut self.held);
        for key in before.keys().filter(|key| !key.kind.is_quick()) {
            self.held
                .insert(key.clone(), Held::new(key.kind.new_document(), standing));
        }
        before.keys().cloned().collect()
    }
}

/// A mark under [`ERASED`].
fn at(mark: Option<&str>) -> u64 {
    mark.and_then(|mark| mark.parse().ok()).unwrap_or_default()
}

fn another_writer(writer: &WriterId) -> WriterId {
    let number = u64::from_str_radix(writer.as_str(), 16).unwrap_or_default() + 1;
    let text = format!("{number:012x}");
    text.get(text.len() - 12..)
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| writer.clone())
}
