//! What the storages say: what lies there is taken over, and what turns out to be lacking is written again.

use super::*;

impl Store {
    /// Takes over what lies in a storage: after it was read, and when another window wrote it.
    pub fn read(&mut self, place: Place, key: &Key, lying: Lying) {
        let Some(held) = self.held.get_mut(key) else {
            return self.read_first(place, key, lying);
        };
        if held.standing == Standing::Erased {
            return;
        }
        held.has_pending |= place == Place::Quick && lying != Lying::Nothing;
        let is_written = !held.document.registers.is_empty();
        match lying {
            Lying::Newer(file) => {
                self.finish_reading(key);
                return self.meet_newer(place, key, &file);
            }
            Lying::File(file) => match document_of(&file, key) {
                Some(theirs) => self.take_lying(place, key, theirs),
                None if is_written => self.write_again(key, place),
                None => {}
            },
            // What cannot be read is written over once it has been set aside.
            Lying::Unreadable(_) | Lying::Nothing if is_written => self.write_again(key, place),
            Lying::Unreadable(_) | Lying::Nothing => {}
        }
        // A text that was kept in case the page is left is not all that there is.
        if key.kind.is_quick() || place == Place::Safe {
            self.finish_reading(key);
        }
    }

    /// Takes over what lies in a storage, of a document that is not held.
    pub fn read_first(&mut self, place: Place, key: &Key, lying: Lying) {
        let (file, standing) = match lying {
            Lying::File(file) => (file, Standing::Open),
            Lying::Newer(file) => (file, Standing::Newer),
            Lying::Nothing | Lying::Unreadable(_) => return,
        };
        // One of which there is one is held once it was asked for.
        if let Some(document) = document_of(&file, key).filter(|_| key.kind.is_quick()) {
            self.held.insert(key.clone(), Held::new(document.clone(), standing));
            self.erased_at.get_or_insert(0);
            // Whoever asked the quick storage sees it; what that has lost is news.
            if place == Place::Safe {
                self.show_lying(key);
            }
            if standing == Standing::Open {
                self.lacks_elsewhere(place, key);
            }
        }
    }

    /// Merges what lies in a storage. What is new here may be lacking in the other one.
    fn take_lying(&mut self, place: Place, key: &Key, theirs: &Document) {
        let Some(held) = self.held.get_mut(key) else { return };
        let (news, lacks) = held.take(theirs);
        if news {
            self.show_lying(key);
            self.lacks_elsewhere(place, key);
        }
        if lacks {
            self.write_again(key, place);
        } else if let Some(held) = self.held.get_mut(key) {
            let all = held.changed;
            *held.copied(place) = Copied {
                kept: all,
                ..Copied::default()
            };
        }
        // A text in case the page is left goes once the safe storage says that it has all of it.
        if place == Place::Quick && !key.kind.is_quick() {
            self.write_again(key, Place::Safe);
        }
    }

    /// Something that lay in a storage is new here. It is of this time or an older one: should another storage say that all was
    /// erased later, it goes.
    pub(super) fn show_lying(&mut self, key: &Key) {
        self.erased_at.get_or_insert(0);
        self.effects.push(Effect::Show(key.clone()));
    }

    /// A storage is known to hold a document as it was read from the other one: nothing needs to be written there.
    pub fn lies_in(&mut self, place: Place, key: &Key) {
        if let Some(held) = self.held.get_mut(key).filter(|held| !held.is_own) {
            let all = held.changed;
            held.copied(place).kept = all;
        }
    }

    pub(super) fn lacks_elsewhere(&mut self, place: Place, key: &Key) {
        match place {
            Place::Quick => self.write_again(key, Place::Safe),
            Place::Safe if key.kind.is_quick() => self.write_again(key, Place::Quick),
            Place::Safe => {}
        }
    }

    /// A newer version's file lies there: it is left alone, and shown where nothing is lost by that.
    pub(super) fn meet_newer(&mut self, place: Place, key: &Key, file: &SaveFile) {
        let round = self.round;
        let Some(held) = self.held.get_mut(key) else { return };
        let all_kept = held.is_kept(Place::Safe) && (held.is_kept(Place::Quick) || !key.kind.is_quick());
        if let Some(theirs) = document_of(file, key).filter(|_| all_kept) {
            held.document = theirs.clone();
            self.erased_at.get_or_insert(0);
        }
        let copied = held.copied(place);
        (copied.refusal, copied.tried) = (Some(Refusal::Newer), round);
        held.standing = Standing::Newer;
        self.effects.extend([
            Effect::Show(key.clone()),
            Effect::Write(Place::Quick),
            Effect::Write(Place::Safe),
        ]);
    }

    /// The safe storage cannot be read: work goes on without it, and it is tried again.
    pub fn cannot_read(&mut self, key: &Key, why: Refusal) {
        let round = self.round;
        if let Some(held) = self.held.get_mut(key)
            && held.standing == Standing::Reading
        {
            held.safe.refusal = Some(why);
            held.safe.tried = round;
            // What lies there comes with the next write.
            self.write_again(key, Place::Safe);
            self.finish_reading(key);
        }
    }

    fn finish_reading(&mut self, key: &Key) {
        let Some(held) = self.held.get_mut(key) else { return };
        if held.standing == Standing::Reading {
            held.standing = Standing::Open;
            let queue = std::mem::take(&mut held.queue.0);
            self.effects.push(Effect::Show(key.clone()));
            for change in queue {
                self.act(key, change);
            }
        }
    }

    /// The document is written to a storage once more, although nobody has changed it here.
    pub(super) fn write_again(&mut self, key: &Key, place: Place) {
        let Some(held) = self.held.get_mut(key) else { return };
        // Under a number of its own: what is on its way there now is older.
        self.clock += 1;
        for other in [Place::Quick, Place::Safe] {
            if held.is_kept(other) {
                held.copied(other).kept = self.clock;
            }
        }
        held.changed = self.clock;
        held.copied(place).kept = 0;
        self.effects.push(Effect::Write(place));
    }
}
