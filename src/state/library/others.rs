//! What other windows do to the documents, erasing everything, and texts that could not be read.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::ids::DocumentId;
use touchstone_store::{ERASED, Effect, Key, Kind, Lying, Place, Refusal, SaveState, Store, look};

use super::{Library, MEET, safe};
use crate::browser::channel::Channel;
use crate::browser::storage::LocalStore;
use crate::browser::{clock, database, page, tabs};
use crate::effect::spawn;
use crate::parts;
use crate::state::typing;

/// The beginning of keys under which unreadable texts are set aside.
pub const SET_ASIDE: &str = "set-aside:";
/// When the second copies are looked at after the start: the first page comes first.
const RECOVER_AFTER: Duration = Duration::from_millis(500);

thread_local! {
    /// The way to other windows, once a part has opened it.
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// What is known of other windows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Others {
    followed: StoredValue<bool>,
}

impl Library {
    /// Follows what other tabs do from now on, and catches up with what they did since the start. Also takes from the second
    /// copies what the storage lacks. The start has no code for it: a part calls this a moment later.
    pub fn follow_others(self) {
        if self.others.followed.get_value() {
            return;
        }
        self.others.followed.set_value(true);
        self.follow_leaving();
        self.meets_in_every_case();
        tabs::on_change(move |key, _| self.follow(key.as_deref()));
        let channel = Channel::open(&database::name(), move |word| self.follow_word(&word));
        CHANNEL.set(channel);
        if let Some(local) = self.local() {
            if local.read(ERASED).is_some() {
                self.meet(&local);
            }
            self.keep_soon();
            self.read_held_again(&local);
            self.look_at_set_aside();
            set_timeout(move || spawn(parts::recover(self)), RECOVER_AFTER);
        }
    }

    /// Until this is there a choice is kept all the same, in the next task; what is typed is typed in parts.
    fn follow_leaving(self) {
        page::on_leave(move |leaving| {
            typing::flush();
            self.leave(leaving);
        });
        page::ask_before_leaving(move || {
            // Only what the storage refuses is a reason to ask.
            typing::flush();
            self.leave(true);
            let would_lose = self.store.with_value(Store::would_lose);
            self.leave(false);
            would_lose
        });
    }

    /// The page is hidden or left: what is not kept yet is kept now, without waiting for anybody.
    fn leave(self, leaving: bool) {
        self.store.update_value(|store| store.leave(leaving));
        if leaving {
            while self.keep_some() {}
            if let Some(local) = self.local().filter(|_| self.store.with_value(Store::epoch) > 0) {
                let _ = self.meet_quick(&local);
            }
        }
        self.run();
    }

    /// From now on the quick storage is met in every case: the code for that is here.
    pub(super) fn meets_in_every_case(self) {
        // A compiler that knows the only function there would call it straight away, and keep its code in the start.
        MEET.set(std::hint::black_box(Some(Self::meet)));
    }

    /// What was erased in another window is gone before anything is read from the quick storage or written there. Where that
    /// window is this one, the storage stays empty until there is something to write.
    fn meet(self, local: &LocalStore) {
        let mark = local.read(ERASED);
        if self.hear(|store| store.meet(Place::Quick, mark.as_deref())) {
            for key in local.keys() {
                local.remove(&key);
            }
            // Where there is no room for it now, the next access tries again.
            let _ = local.write(ERASED, &self.store.with_value(Store::erased_at));
        }
    }

    /// Tells the store what somebody says about the last erasing, and the page, where everything in it is gone by that.
    pub(super) fn hear<T>(self, say: impl FnOnce(&mut Store) -> T) -> T
    where
        T: Default,
    {
        let epoch = self.store.with_value(Store::epoch);
        let answer = self.store.try_update_value(say).unwrap_or_default();
        if epoch != self.store.with_value(Store::epoch) {
            self.to_read.set_value(None);
            self.erased_elsewhere.set(true);
            self.changed_elsewhere.update(|count| *count += 1);
            self.revision.update(|revision| *revision += 1);
        }
        answer
    }

    fn read_held_again(self, local: &LocalStore) {
        let held: Vec<Key> = self.store.with_value(|store| {
            let all = store.all(Kind::Assessment);
            all.map(|document| Key::assessment(document.id.clone())).collect()
        });
        for key in held {
            let text = key.at(Place::Quick).and_then(|at| local.read(&at));
            if text.is_some() {
                self.take_over(Place::Quick, &key, text);
            }
        }
    }

    /// Before texts are put straight into the quick storage: what was erased is gone from there first.
    pub fn ready_quick(self) {
        if let Some(local) = self.local() {
            let _ = self.meet_quick(&local);
        }
    }

    /// Takes over what lies in a storage.
    pub fn take_over(self, place: Place, key: &Key, text: Option<String>) {
        self.take_over_lying(place, key, look(text));
    }

    /// Takes over what lies in a storage and was looked at already.
    pub fn take_over_lying(self, place: Place, key: &Key, lying: Lying) {
        self.store.update_value(|store| store.read(place, key, lying));
        self.go_on();
    }

    /// Holds the one document of a kind; says whether it is to be read.
    pub fn begin_reading(self, kind: Kind) -> bool {
        let begun = self
            .store
            .try_update_value(|store| store.open(kind, kind.new_document()));
        begun == Some(true)
    }

    /// Takes in a document of any kind.
    pub fn take_in_any(self, kind: Kind, document: Document) {
        self.store.update_value(|store| store.take_in(kind, document));
        self.go_on();
        self.revision.update(|revision| *revision += 1);
    }

    /// The state of one document's keeping.
    #[must_use]
    pub fn state(self, key: &Key) -> Option<SaveState> {
        self.store.with_value(|store| store.state(key))
    }

    /// The worst state of all documents.
    #[must_use]
    pub fn worst(self) -> SaveState {
        self.store.with_value(Store::worst)
    }

    /// Why the safe storage refused a document, where it did.
    #[must_use]
    pub fn refused_safely(self, key: &Key) -> Option<Refusal> {
        self.store.with_value(|store| store.refusal(key, Place::Safe))
    }

    /// The safe storage cannot be read.
    pub fn cannot_read(self, key: &Key, why: Refusal) {
        self.store.update_value(|store| store.cannot_read(key, why));
        self.go_on();
    }

    /// Carries out everything that the store wants done.
    pub fn go_on(self) {
        for effect in self.run() {
            match effect {
                Effect::Tell(key) => self.tell(key.kind.name()),
                Effect::Forget(key) => self.forget_pending(&key),
                Effect::Write(_) | Effect::Show(_) => {}
            }
        }
    }

    fn tell(self, word: &str) {
        CHANNEL.with_borrow(|channel| {
            if let Some(channel) = channel {
                channel.tell(word);
            }
        });
    }

    /// Another window wrote to the safe storage, or emptied it.
    fn follow_word(self, word: &str) {
        if let Some(mark) = word.strip_prefix(ERASED) {
            self.hear(|store| store.hear_erased(Some(mark)));
            return self.go_on();
        }
        let bulky = Kind::ALL.into_iter().find(|kind| kind.name() == word);
        if let Some(key) = bulky.map(Key::only)
            && self.standing(&key).is_some()
        {
            spawn(safe::read(self, key));
        }
    }

    /// Another tab wrote to the quick storage or removed something. What lies there now counts: what is told comes late.
    fn follow(self, full_key: Option<&str>) {
        let Some(local) = self.local() else { return };
        let key = full_key.and_then(|full| Key::of(Place::Quick, local.own_key(full)?));
        let Some(key) = key.filter(|key| key.kind == Kind::Assessment) else {
            return self.look_at_set_aside();
        };
        if let text @ Some(_) = self.lies_quick(&key) {
            let is_new = self.store.with_value(|store| store.standing(&key).is_none());
            self.take_over(Place::Quick, &key, text);
            if is_new {
                self.revision.update(|revision| *revision += 1);
            }
        }
    }

    /// Erases everything that this site keeps in this browser, and tells the other tabs. Says whether the database could be
    /// emptied.
    pub async fn erase(self) -> bool {
        let mark = self.local().and_then(|local| local.read(ERASED));
        // Learns of the last erasing: this one is later.
        let _ = self.hear(|store| store.meet(Place::Quick, mark.as_deref()));
        self.store.update_value(|store| store.erase(clock::whole()));
        if let Some(local) = self.local() {
            local.keys().iter().for_each(|key| local.remove(key));
        }
        let mark = self.store.with_value(Store::erased_at);
        self.tell(&[ERASED, &mark].concat());
        self.set_aside.set(Vec::new());
        self.to_read.set_value(None);
        self.unread.set(0);
        self.revision.update(|revision| *revision += 1);
        self.go_on();
        safe::meet(self).await.is_ok()
    }

    /// What the quick storage held in case the page was left goes, once it lies in the safe one.
    fn forget_pending(self, key: &Key) {
        let lies = key.at(Place::Quick).zip(self.local());
        let Some((at, local)) = lies else { return };
        let lying = look(local.read(&at));
        if self.store.with_value(|store| store.may_forget(key, &lying)) {
            local.remove(&at);
            self.store.update_value(|store| store.forgot(key));
        }
    }

    /// Shows an assessment of a newer version, which the caller has kept as it stands: it may be read, and is not written.
    pub fn take_newer(self, document: Document) {
        self.store
            .update_value(|store| store.take_newer(Kind::Assessment, document));
        self.revision.update(|revision| *revision += 1);
    }

    /// Shows an assessment of a newer version no longer.
    pub fn forget_newer(self, id: &DocumentId) {
        let key = Key::assessment(id.clone());
        if self.is_newer(id) && self.store.try_update_value(|store| store.drop_document(&key)) == Some(true) {
            self.revision.update(|revision| *revision += 1);
        }
    }

    /// Moves an unreadable text to a key of its own.
    ///
    /// # Errors
    /// The browser refused; the text then stays where it was.
    pub(super) fn set_aside(self, local: &LocalStore, key: &str, text: &str) -> Result<(), Refusal> {
        local.write(&free_aside(local, key), text)?;
        local.remove(key);
        self.look_at_set_aside();
        Ok(())
    }

    /// Looks anew at which texts are set aside, after one was taken away or put there.
    pub fn look_at_set_aside(self) {
        let Some(local) = self.local() else { return };
        let keys: Vec<String> = local
            .keys()
            .into_iter()
            .filter(|key| key.starts_with(SET_ASIDE))
            .collect();
        if self.set_aside.with_untracked(|known| *known != keys) {
            self.set_aside.set(keys);
        }
    }
}

/// A free key for a text that lies under this one and cannot be read.
pub(super) fn free_aside(local: &LocalStore, key: &str) -> String {
    let names = (1_u32..).map(|number| format!("{SET_ASIDE}{key}:{number}"));
    let mut free = names.filter(|name| local.read(name).is_none());
    free.next().unwrap_or_else(|| [SET_ASIDE, key].concat())
}
