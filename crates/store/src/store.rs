//! The documents of one window, and what is known of their copies.

use touchstone_domain::document::{Document, HIGHEST_COUNTER};
use touchstone_domain::ids::WriterId;
use touchstone_domain::merge::merge;
use touchstone_domain::save_file::SaveFile;
use touchstone_domain::small_code::SmallMap;

use crate::history::{History, Step};
use crate::kind::{Key, Kind, Place};
use crate::settle::{Lying, Settled, settle};
use crate::state::{Refusal, SaveState};

mod erasing;
mod keeping;
mod lying;
mod saying;

/// One change of a document; gives what takes it back.
pub type Change = Box<dyn FnOnce(&mut Document, &WriterId) -> Step + Send + Sync>;

/// What is to be done after a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Something is due in this storage: ask [`Store::due`] soon.
    Write(Place),
    /// The document is another than before, by no doing of this window's person.
    Show(Key),
    /// Other windows should read this document anew from the safe storage.
    Tell(Key),
    /// The text that was kept in the quick storage in case the page is left: remove it if [`Store::may_forget`] says so.
    Forget(Key),
}

/// What may be done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be changed, and changes are kept.
    Open,
    /// Nobody has changed it yet: it is neither listed nor kept.
    Draft,
    /// What is stored is on its way; changes wait for it.
    Reading,
    /// A newer version wrote it: it can be looked at.
    Newer,
    /// Another window erased everything: nothing is written back until the page is loaded anew.
    Erased,
}

/// What is known of one document's copy in one storage.
#[derive(Clone, Copy, Debug, Default)]
struct Copied {
    /// The number of the last change that lies there.
    kept: u32,
    /// Why the last try came to nothing.
    refusal: Option<Refusal>,
    /// The round of tries in which that was.
    tried: u32,
}

#[derive(Debug)]
struct Held {
    document: Document,
    standing: Standing,
    /// Its counters are so high that changes may come to nothing. Only a forged file brings that about.
    is_worn_out: bool,
    /// The number of its last change, or of what was found to be lacking in a storage; 0 where there was none.
    changed: u32,
    /// A text lies in the quick storage in case the page is left.
    has_pending: bool,
    /// Somebody changed it in this window.
    is_own: bool,
    quick: Copied,
    safe: Copied,
    queue: Queue,
    history: History,
}

/// Changes that wait until the document has been read.
#[derive(Default)]
struct Queue(Vec<Change>);

impl std::fmt::Debug for Queue {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} changes", self.0.len())
    }
}

impl Held {
    fn new(document: Document, standing: Standing) -> Box<Self> {
        Box::new(Self {
            is_worn_out: is_worn_out(&document),
            document,
            standing,
            changed: 0,
            has_pending: false,
            is_own: false,
            quick: Copied::default(),
            safe: Copied::default(),
            queue: Queue::default(),
            history: History::default(),
        })
    }

    const fn copied(&mut self, place: Place) -> &mut Copied {
        match place {
            Place::Quick => &mut self.quick,
            Place::Safe => &mut self.safe,
        }
    }

    const fn is_kept(&self, place: Place) -> bool {
        match place {
            Place::Quick => self.quick.kept >= self.changed,
            Place::Safe => self.safe.kept >= self.changed,
        }
    }

    /// Merges what lies in a storage; says whether that was new, and whether the storage lacks something.
    fn take(&mut self, theirs: &Document) -> (bool, bool) {
        let Ok(merged) = merge(&self.document, theirs) else {
            return (false, false);
        };
        let lacks = !theirs.contains_all_of(&merged);
        let news = merged != self.document;
        if news {
            self.document = merged;
            self.is_worn_out = is_worn_out(&self.document);
        }
        (news, lacks)
    }
}

/// One document to be kept in one storage.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which.
    pub key: Key,
    /// Where.
    pub place: Place,
    document: Document,
    number: u32,
    epoch: u32,
}

impl Job {
    /// The storage's key.
    #[must_use]
    pub fn at(&self) -> String {
        self.key.at(self.place).unwrap_or_default()
    }

    /// What to write over what lies there now; `aside` is a free key for a text that cannot be read.
    ///
    /// # Errors
    /// [`Unkept::Newer`]
    pub fn settle(&self, lying: Option<String>, aside: &str) -> Result<Settled, Unkept> {
        settle(lying, &self.at(), aside, &self.document).map_err(|file| Unkept::Newer(Box::new(file)))
    }
}

/// Why a job came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Unkept {
    /// The storage refused.
    Refused(Refusal),
    /// A newer version's file lies there.
    Newer(Box<SaveFile>),
}

/// Under this key each storage says when everything was erased last: what was written before is gone.
pub const ERASED: &str = "erased-at";

/// The documents of one window.
#[derive(Debug)]
pub struct Store {
    writer: Option<WriterId>,
    has_quick: bool,
    held: SmallMap<Key, Box<Held>>,
    effects: Vec<Effect>,
    /// The number of the last change of any document.
    clock: u32,
    /// What was refused is tried once in each round.
    round: u32,
    /// How often everything was erased.
    epoch: u32,
    /// When that was last, in milliseconds since 1970; nothing as long as no storage that was met says so, and none had anything.
    erased_at: Option<u64>,
    /// What the quick storage said of it when this window met it first.
    first_mark: Option<String>,
    has_met_quick: bool,
    has_met_safe: bool,
    /// The page is hidden or left.
    leaving: bool,
    saved_at: Option<f64>,
}

impl Store {
    /// An empty store. Without a writer nothing can be changed; without the quick storage what belongs there lasts as long as
    /// the page.
    #[must_use]
    pub const fn new(writer: Option<WriterId>, has_quick: bool) -> Self {
        Self {
            writer,
            has_quick,
            held: SmallMap::new(),
            effects: Vec::new(),
            clock: 0,
            round: 1,
            epoch: 0,
            erased_at: None,
            first_mark: None,
            has_met_quick: false,
            has_met_safe: false,
            leaving: false,
            saved_at: None,
        }
    }

    /// Takes what is to be done.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Whoever writes in this window.
    #[must_use]
    pub const fn writer(&self) -> Option<&WriterId> {
        self.writer.as_ref()
    }

    /// A document that is held.
    #[must_use]
    pub fn document(&self, key: &Key) -> Option<&Document> {
        self.held.get(key).map(|held| &held.document)
    }

    /// What may be done with a document; nothing where it is not held.
    #[must_use]
    pub fn standing(&self, key: &Key) -> Option<Standing> {
        self.held.get(key).map(|held| held.standing)
    }

    /// All documents of a kind that somebody has begun, deleted ones too.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &Document> {
        let held = self.held.iter().filter(move |(key, _)| key.kind == kind);
        let begun = held.filter(|(_, held)| held.standing != Standing::Draft);
        begun.map(|(_, held)| &held.document)
    }

    /// How often everything was erased, here or in another window.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// All that the start does about erasing: what the quick storage says under [`ERASED`] when it is met first is of this
    /// window's time. Says whether it still says so. Otherwise everything was erased elsewhere since, and nothing is read there
    /// or written before [`Store::meet`].
    #[must_use]
    pub fn meet_first(&mut self, mark: Option<String>) -> bool {
        if !std::mem::replace(&mut self.has_met_quick, true) {
            self.first_mark = mark;
            return true;
        }
        self.first_mark == mark
    }

    /// Holds a document in which nobody has written yet.
    pub fn take_draft(&mut self, kind: Kind, document: Document) {
        let key = key_of(kind, &document);
        self.held.insert(key, Held::new(document, Standing::Draft));
    }

    /// Holds a document that is about to be read from the safe storage. Says whether it is to be read.
    pub fn open(&mut self, kind: Kind, new: Document) -> bool {
        let key = key_of(kind, &new);
        let is_new = !self.held.contains_key(&key);
        if is_new {
            self.held.insert(key, Held::new(new, Standing::Reading));
        }
        is_new
    }

    /// Takes a document in: a new one, a duplicate, or one from a file. One that is held already is merged.
    pub fn take_in(&mut self, kind: Kind, document: Document) {
        let key = key_of(kind, &document);
        match self.held.get_mut(&key) {
            Some(held) => {
                held.take(&document);
            }
            None => {
                self.held.insert(key.clone(), Held::new(document, Standing::Open));
            }
        }
        self.note_change(&key);
    }

    /// Holds a document of a newer version, which the caller has kept as it stands.
    pub fn take_newer(&mut self, kind: Kind, document: Document) {
        let key = key_of(kind, &document);
        self.held.insert(key, Held::new(document, Standing::Newer));
    }

    /// Holds a document no longer. Says whether it was held.
    pub fn drop_document(&mut self, key: &Key) -> bool {
        self.held.remove(key).is_some()
    }

    /// Changes a document now; says whether that was possible. What takes it back is the caller's.
    pub fn change_now(&mut self, key: &Key, change: &mut dyn FnMut(&mut Document, &WriterId)) -> bool {
        let may_change = |held: &&mut Box<Held>| matches!(held.standing, Standing::Open | Standing::Draft);
        let (Some(held), Some(writer)) = (self.held.get_mut(key).filter(may_change), &self.writer) else {
            return false;
        };
        change(&mut held.document, writer);
        held.standing = Standing::Open;
        self.note_change(key);
        true
    }

    /// Changes a document now and remembers how to take that back. Says whether there is something to take back.
    pub fn act_now(&mut self, key: &Key, change: &mut dyn FnMut(&mut Document, &WriterId) -> Step) -> bool {
        let mut step = None;
        self.change_now(key, &mut |document, writer| step = Some(change(document, writer)));
        let (Some(step), Some(held)) = (step, self.held.get_mut(key)) else {
            return false;
        };
        let changed = !step.undo.is_empty();
        held.history.did(step);
        changed
    }

    /// Like [`Self::act_now`]; one that is still being read changes once it has been.
    pub fn act(&mut self, key: &Key, change: Change) -> bool {
        if let Some(held) = self.held.get_mut(key)
            && held.standing == Standing::Reading
        {
            held.queue.0.push(change);
            return false;
        }
        let mut change = Some(change);
        self.act_now(key, &mut |document, writer| {
            let change = change.take();
            change.map(|change| change(document, writer)).unwrap_or_default()
        })
    }

    /// What was done to a document is not to be taken back any more.
    pub fn forget_history(&mut self, key: &Key) {
        if let Some(held) = self.held.get_mut(key) {
            held.history = History::default();
        }
    }

    /// What was done to a document in this window.
    #[must_use]
    pub fn history(&self, key: &Key) -> Option<&History> {
        self.held.get(key).map(|held| &held.history)
    }

    /// Takes the last step about this back, or, with `redo`, does again what was taken back.
    pub fn step_back(&mut self, key: &Key, about: &str, redo: bool) {
        let Some(held) = self.held.get_mut(key) else { return };
        let mut history = std::mem::take(&mut held.history);
        self.change_now(key, &mut |document, writer| history.step(about, redo, document, writer));
        if let Some(held) = self.held.get_mut(key) {
            held.history = history;
        }
    }

    fn note_change(&mut self, key: &Key) {
        let Some(held) = self.held.get_mut(key) else { return };
        self.clock += 1;
        held.changed = self.clock;
        held.is_own = true;
        // What was refused is tried again with every later change of anything.
        self.round += 1;
        self.effects
            .extend([Effect::Write(Place::Quick), Effect::Write(Place::Safe)]);
    }
}

fn is_worn_out(document: &Document) -> bool {
    document.highest_counter() > HIGHEST_COUNTER / 2
}

fn document_of<'a>(file: &'a SaveFile, key: &'a Key) -> Option<&'a Document> {
    file.documents_of(key.kind.name())
        .find(|document| document.id == key.id)
}

fn key_of(kind: Kind, document: &Document) -> Key {
    Key {
        kind,
        id: document.id.clone(),
    }
}

#[cfg(test)]
mod tests;
