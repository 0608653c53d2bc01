//! Tabs, a person in front of them, and the executors between their stores and the browser's storages: what the app does
//! in a browser, event by event.

use std::collections::{BTreeMap, VecDeque};

use touchstone_domain::assessment::{self, Answer as Reply, action};
use touchstone_domain::document::{Document, HIGHEST_COUNTER, Value};
use touchstone_domain::ids::RaterId;
use touchstone_domain::instrument::Level;
use touchstone_domain::save_file::{self, SaveFile};
use touchstone_store::{ERASED, Effect, Job, Key, Kind, Lying, Place, Refusal, Standing, Step, Store, Unkept, look};

use super::browser::{LOST, Quick, Refusing, Safe, Texts, Transaction, Work};
use super::chance::Chance;
use super::mutants::Mutant;
use super::oracle::Book;

/// What can go wrong, as it is counted: each time that it made a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    QuickFull,
    QuickBlocked,
    QuickOnce,
    SafeOnce,
    SafeRefused,
    SafeSilent,
    SafeSlow,
    LastSecondsLost,
    Damaged,
    Hostile,
    Torn,
    Newer,
    Older,
    Erased,
    ErasedWhileWriting,
    Merged,
    TabCrashed,
}

impl Fault {
    pub const ALL: [Self; 17] = [
        Self::QuickFull,
        Self::QuickBlocked,
        Self::QuickOnce,
        Self::SafeOnce,
        Self::SafeRefused,
        Self::SafeSilent,
        Self::SafeSlow,
        Self::LastSecondsLost,
        Self::Damaged,
        Self::Hostile,
        Self::Torn,
        Self::Newer,
        Self::Older,
        Self::Erased,
        Self::ErasedWhileWriting,
        Self::Merged,
        Self::TabCrashed,
    ];
}

/// What a tab hears from another one.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key of the quick storage was written or removed.
    Stored(String),
    /// A document in the safe storage changed.
    Changed(Key),
    /// Everything was erased.
    Erased(String),
}

/// What the safe storage answers.
#[derive(Debug)]
pub enum Answer {
    Wrote(Vec<(Job, Option<Result<Document, Unkept>>)>),
    NotWritten(Vec<Job>, Refusal),
    Read(u32, Vec<(Key, Option<String>)>),
    NotRead(Option<Key>, Refusal),
    Emptied,
}

pub struct Tab {
    pub number: u32,
    pub store: Store,
    pub has_quick: bool,
    /// It has the code that meets storages in every case; before that it only starts.
    pub meets: bool,
    wants_quick: bool,
    wants_safe: bool,
    busy: bool,
    /// Each tried alone, after all of them together were refused.
    singles: VecDeque<Job>,
    /// By sender and way; each way keeps its order.
    inbox: BTreeMap<(u32, bool), VecDeque<Message>>,
    pub answers: VecDeque<Answer>,
    /// What the page shows.
    pub shown: BTreeMap<Key, Document>,
    /// No storage has told it yet when everything was erased.
    pub is_of_no_time: bool,
}

impl Tab {
    /// The page shows a document as it is now.
    fn show(&mut self, key: &Key) {
        match self.store.document(key) {
            Some(document) => drop(self.shown.insert(key.clone(), document.clone())),
            None => drop(self.shown.remove(key)),
        }
    }

    /// When everything was erased last, as far as this tab knows or is about to hear.
    pub fn erased_at(&self) -> f64 {
        let told = self.inbox.values().flatten().filter_map(|message| match message {
            Message::Erased(mark) => mark.parse().ok(),
            _ => None,
        });
        told.fold(self.store.erased_at().parse().unwrap_or_default(), f64::max)
    }
}

pub struct World {
    pub quick: Quick,
    pub safe: Safe,
    pub tabs: Vec<Tab>,
    pub book: Book,
    pub met: BTreeMap<Fault, u64>,
    pub mutant: Mutant,
    /// What happened, where somebody wants to read it.
    pub story: Option<Vec<String>>,
    pub time: f64,
    names: u32,
    exports: Vec<(Kind, Document)>,
}

macro_rules! tell {
    ($world:expr, $($words:tt)*) => {
        if let Some(story) = &mut $world.story {
            story.push(format!($($words)*));
        }
    };
}

const INDICATORS: [&str; 3] = ["p1.1", "p1.2", "p2.1"];
const SHELVES: [Kind; 4] = [
    Kind::LearningRecord,
    Kind::Portfolio,
    Kind::ImprovementPlan,
    Kind::Snapshots,
];

impl World {
    pub fn new(mutant: Mutant, seed: u64) -> Self {
        let mut world = Self {
            quick: Quick::default(),
            safe: Safe::default(),
            tabs: Vec::new(),
            book: Book::default(),
            met: BTreeMap::new(),
            mutant,
            story: None,
            time: 1000.0,
            names: 0,
            exports: Vec::new(),
        };
        // In every second browser everything was erased once before.
        if seed.is_multiple_of(2) {
            world.quick.put(ERASED, Some("1".to_owned()));
            world
                .safe
                .texts
                .insert(ERASED.to_owned(), super::browser::Text::new("1".to_owned()));
            world.book.erased_at = 1.0;
        }
        world.open_tab();
        world
    }

    /// One step; the word decides all of it.
    pub fn step(&mut self, word: u64) {
        let mut chance = Chance(word);
        self.time += 1.0;
        if self.tabs.is_empty() {
            self.open_tab();
        }
        let tab = chance.below(self.tabs.len());
        match chance.below(200) {
            0..30 => self.person_changes(tab, &mut chance),
            30..35 => self.person_steps_back(tab, &mut chance),
            35..38 => self.person_begins(tab, &mut chance),
            38..42 => self.person_opens(tab, &mut chance),
            42..45 => self.person_takes_in(tab, &mut chance),
            45..47 => self.person_exports(tab, &mut chance),
            47..50 => self.person_leaves(tab, chance.one_in(2)),
            50..53 => self.follow(tab),
            53 => self.close(tab),
            54 => {
                if self.tabs.len() < 3 {
                    self.open_tab();
                }
            }
            55 | 73 => match chance.below(3) {
                0 => self.crash(tab),
                _ => self.kill(&mut chance),
            },
            56 => {
                if !chance.one_in(3) {
                    self.erase(tab);
                }
            }
            57..61 => self.quick_fails(&mut chance),
            61..66 => self.safe_fails(&mut chance),
            66..68 => self.heal(),
            68..71 => self.damage(&mut chance),
            71 => self.newer_tab(&mut chance),
            72 => self.older_tab(&mut chance),
            74..105 => self.work_quick(tab),
            105..130 => self.work_safe(tab),
            130..165 => self.safe_turn(&mut chance),
            165..180 => self.take_answer(tab),
            _ => self.deliver(tab, &mut chance),
        }
        self.check();
    }

    pub fn check(&mut self) {
        self.book.violation = self.book.check(self);
    }

    fn meet_fault(&mut self, fault: Fault) {
        *self.met.entry(fault).or_default() += 1;
    }

    // Tabs.

    fn name(&mut self) -> u32 {
        self.names += 1;
        self.names
    }

    fn document_id(&mut self) -> touchstone_domain::ids::DocumentId {
        format!("{:016x}", 0xa000 + u64::from(self.name())).parse().unwrap()
    }

    pub fn open_tab(&mut self) {
        let number = self.name();
        let writer = format!("{:08x}0000", number.wrapping_mul(0x9e37_79b1)).parse().ok();
        let blocked = self.quick.refusing;
        let has_quick = !(blocked.why == Some(Refusal::Blocked) && blocked.after == 0 && blocked.times > 1);
        self.tabs.push(Tab {
            number,
            store: Store::new(writer, has_quick),
            has_quick,
            meets: false,
            wants_quick: false,
            wants_safe: false,
            busy: false,
            singles: VecDeque::new(),
            inbox: BTreeMap::new(),
            answers: VecDeque::new(),
            shown: BTreeMap::new(),
            is_of_no_time: true,
        });
        let tab = self.tabs.len() - 1;
        tell!(self, "tab {number} opens (quick storage: {has_quick})");
        if !has_quick {
            return;
        }
        if self.quick_reading(tab).is_ok() {
            self.read_quick(tab, &Key::only(Kind::Preferences));
            let first = self.quick.texts.keys().find_map(|key| Key::of(Place::Quick, key));
            if let Some(key) = first.filter(|key| key.kind == Kind::Assessment) {
                self.read_quick(tab, &key);
            }
        }
        self.after(tab);
    }

    /// Reads again what others may have written before this tab listened, and the safe copies.
    pub fn follow(&mut self, tab: usize) {
        self.tabs[tab].meets = true;
        if self.tabs[tab].has_quick && self.quick_reading(tab).is_ok() {
            let keys: Vec<String> = self.quick.texts.keys().cloned().collect();
            for key in keys.iter().filter_map(|key| Key::of(Place::Quick, key)) {
                self.read_quick(tab, &key);
            }
            self.ask_safe(tab, Work::ReadCopies);
        }
        // A tab that was closed while it wrote has told nobody.
        for key in SHELVES.map(Key::only) {
            if self.tabs[tab].store.standing(&key).is_some() {
                self.ask_safe(tab, Work::ReadOne(key));
            }
        }
        tell!(self, "tab {} follows the others", self.tabs[tab].number);
        self.after(tab);
    }

    fn read_quick(&mut self, tab: usize, key: &Key) {
        let lying = look(self.quick.read(&key.at(Place::Quick).unwrap()));
        let is_first = self.tabs[tab].store.standing(key).is_none();
        self.tabs[tab].store.read(Place::Quick, key, lying);
        if is_first && self.tabs[tab].store.standing(key).is_some() {
            // Whoever asks for a document sees it.
            self.tabs[tab].show(key);
        }
        self.after(tab);
    }

    fn close(&mut self, tab: usize) {
        self.person_leaves(tab, true);
        tell!(self, "tab {} is closed", self.tabs[tab].number);
        self.book.note_closing(&self.tabs[tab]);
        self.remove_tab(tab);
    }

    fn crash(&mut self, tab: usize) {
        tell!(self, "tab {} crashes", self.tabs[tab].number);
        self.meet_fault(Fault::TabCrashed);
        self.remove_tab(tab);
    }

    pub fn remove_tab(&mut self, tab: usize) {
        let number = self.tabs.remove(tab).number;
        // What was decided is on its way; the rest was never asked for.
        self.safe.queue.retain(|job| job.tab != number || job.decided.is_some());
        self.book_after_leaving();
    }

    fn kill(&mut self, chance: &mut Chance) {
        self.kill_now(chance.below(LOST + 1));
        if chance.one_in(2) {
            self.tabs.clear();
            self.tear(chance);
            self.book_forget_lost();
            self.open_tab();
        }
    }

    pub fn kill_now(&mut self, writes: usize) {
        tell!(
            self,
            "the browser is killed, and the last {writes} quick writes are lost"
        );
        let claims = self.book.claims(self);
        self.tabs.clear();
        self.safe.queue.clear();
        self.heal();
        self.quick.lose(writes);
        if writes > 0 {
            self.meet_fault(Fault::LastSecondsLost);
        }
        self.book_after_kill(&claims);
        self.book_forget_lost();
        self.open_tab();
    }

    pub fn book_after_leaving(&mut self) {
        let mut book = std::mem::take(&mut self.book);
        book.after_leaving(self);
        self.book = book;
    }

    fn book_after_kill(&mut self, claims: &[(u32, Key, Document)]) {
        let mut book = std::mem::take(&mut self.book);
        book.after_kill(self, claims);
        self.book = book;
    }

    fn book_forget_lost(&mut self) {
        let mut book = std::mem::take(&mut self.book);
        book.begin_from_storages(self);
        self.book = book;
    }

    /// A file that was being written when the power went.
    fn tear(&mut self, chance: &mut Chance) {
        let place = if chance.one_in(4) { Place::Safe } else { Place::Quick };
        let texts = match place {
            Place::Quick => &self.quick.texts,
            Place::Safe => &self.safe.texts,
        };
        let keys: Vec<String> = texts
            .keys()
            .filter(|key| Key::of(place, key).is_some())
            .cloned()
            .collect();
        let Some(key) = chance.of(&keys) else { return };
        let text = texts[&key].text.clone();
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let torn = format!("{half}#{}", self.name());
        tell!(self, "{place:?} storage: {key} is torn");
        self.meet_fault(Fault::Torn);
        self.lay(place, &key, torn.clone());
        self.book.damaged.push((place, torn));
    }

    // The person.

    fn keys_of(&self, tab: usize, may_be_newer: bool) -> Vec<Key> {
        let store = &self.tabs[tab].store;
        let mut keys: Vec<Key> = SHELVES.into_iter().chain([Kind::Preferences]).map(Key::only).collect();
        keys.extend(self.book.assessments.iter().cloned().map(Key::assessment));
        keys.retain(|key| match store.standing(key) {
            Some(Standing::Newer) => may_be_newer,
            Some(_) => true,
            None => false,
        });
        keys
    }

    fn person_changes(&mut self, tab: usize, chance: &mut Chance) {
        let keys = self.keys_of(tab, true);
        let Some(key) = chance.of(&keys) else {
            return self.person_begins(tab, chance);
        };
        let indicator = INDICATORS[chance.below(3)];
        let what = match chance.below(20) {
            0 => action::Action::Delete,
            1 => action::Action::Restore,
            2..8 => action::Action::Rate {
                indicator: indicator.parse().unwrap(),
                rater: RaterId::own(),
                answer: Level::ALL.get(chance.below(5)).map(|level| Reply::Level(*level)),
                instrument: "1.0.0".to_owned(),
                today: None,
            },
            8..12 => action::Action::SetName(self.token(tab)),
            12 => action::Action::DismissAlso {
                key: format!("{indicator}/note"),
            },
            _ => action::Action::WriteNote {
                indicator: indicator.parse().unwrap(),
                text: self.token(tab),
            },
        };
        let about = if chance.one_in(4) { indicator } else { "" };
        self.act(tab, &key, what, about);
    }

    pub fn token(&mut self, tab: usize) -> String {
        let tab = &self.tabs[tab];
        format!("t{}", self.book.new_token(tab))
    }

    pub fn act(&mut self, tab: usize, key: &Key, what: action::Action, about: &str) {
        tell!(self, "tab {}: {what:?} in {}", self.tabs[tab].number, short(key));
        let goes_on = !about.is_empty();
        self.tabs[tab].store.act(
            key,
            Box::new(move |document, writer| Step {
                undo: action::apply(document, &what, writer),
                goes_on,
                ..Step::default()
            }),
        );
        self.tabs[tab].show(key);
        self.after(tab);
    }

    fn person_steps_back(&mut self, tab: usize, chance: &mut Chance) {
        let keys = self.keys_of(tab, false);
        let Some(key) = chance.of(&keys) else { return };
        let redo = chance.one_in(3);
        tell!(
            self,
            "tab {}: {} in {}",
            self.tabs[tab].number,
            if redo { "redo" } else { "undo" },
            short(&key)
        );
        let before = self.tabs[tab].store.document(&key).cloned().unwrap();
        self.tabs[tab].store.step_back(&key, "", redo);
        let after = self.tabs[tab].store.document(&key).unwrap();
        self.book.check_undo(&self.tabs[tab], &before, after);
        self.tabs[tab].show(&key);
        self.after(tab);
    }

    pub fn begin_assessment(&mut self, tab: usize) -> Key {
        let id = self.document_id();
        self.book.assessments.push(id.clone());
        let key = Key::assessment(id.clone());
        self.tabs[tab].store.take_draft(Kind::Assessment, action::new(id));
        self.tabs[tab].show(&key);
        key
    }

    fn person_begins(&mut self, tab: usize, chance: &mut Chance) {
        if self.book.assessments.len() > 3 && !chance.one_in(8) {
            return;
        }
        let id = self.document_id();
        let key = Key::assessment(id.clone());
        self.book.assessments.push(id.clone());
        if chance.one_in(8) {
            let preferences = Key::only(Kind::Preferences);
            if self.tabs[tab].store.standing(&preferences).is_none() {
                self.tabs[tab]
                    .store
                    .take_draft(Kind::Preferences, Kind::Preferences.new_document());
                self.tabs[tab].show(&preferences);
            }
        }
        let originals: Vec<Document> = self.tabs[tab].store.all(Kind::Assessment).cloned().collect();
        match chance
            .of(&originals)
            .filter(|original| chance.one_in(4) && original.version == 1)
        {
            Some(original) => {
                let Some(writer) = self.tabs[tab].store.writer().cloned() else {
                    return;
                };
                tell!(
                    self,
                    "tab {}: duplicates {} as {}",
                    self.tabs[tab].number,
                    original.id,
                    short(&key)
                );
                let copy = action::duplicate(&original, id, &self.token(tab), &writer);
                self.tabs[tab].store.take_in(Kind::Assessment, copy);
            }
            None => {
                tell!(self, "tab {}: begins {}", self.tabs[tab].number, short(&key));
                self.tabs[tab].store.take_draft(Kind::Assessment, action::new(id));
            }
        }
        self.tabs[tab].show(&key);
        self.after(tab);
    }

    fn person_opens(&mut self, tab: usize, chance: &mut Chance) {
        self.open_shelf(tab, SHELVES[chance.below(4)]);
    }

    pub fn open_shelf(&mut self, tab: usize, kind: Kind) {
        if !self.tabs[tab].store.open(kind, kind.new_document()) {
            return;
        }
        let key = Key::only(kind);
        self.tabs[tab].show(&key);
        tell!(self, "tab {}: opens {}", self.tabs[tab].number, short(&key));
        if self.tabs[tab].has_quick
            && self.quick_reading(tab).is_ok()
            && self.quick.texts.contains_key(&key.at(Place::Quick).unwrap())
        {
            self.read_quick(tab, &key);
        }
        self.ask_safe(tab, Work::ReadOne(key));
        self.after(tab);
    }

    fn person_exports(&mut self, tab: usize, chance: &mut Chance) {
        let keys = self.keys_of(tab, false);
        let Some(key) = chance.of(&keys) else { return };
        let document = self.tabs[tab].store.document(&key).unwrap().clone();
        if document.version == 1 && !document.registers.is_empty() {
            self.exports.push((key.kind, document));
            if self.exports.len() > 6 {
                self.exports.remove(0);
            }
        }
    }

    fn person_takes_in(&mut self, tab: usize, chance: &mut Chance) {
        let Some((kind, document)) = chance.of(&self.exports) else {
            return;
        };
        let key = Key {
            kind,
            id: document.id.clone(),
        };
        let standing = self.tabs[tab].store.standing(&key);
        let may = match standing {
            None => kind.is_quick(),
            Some(standing) => matches!(standing, Standing::Open | Standing::Draft | Standing::Reading),
        };
        if !may {
            return;
        }
        tell!(
            self,
            "tab {}: takes in a file of {}",
            self.tabs[tab].number,
            short(&key)
        );
        self.meet_fault(Fault::Merged);
        self.book.take_in(&self.tabs[tab], &document);
        self.tabs[tab].store.take_in(kind, document);
        self.tabs[tab].show(&key);
        self.after(tab);
    }

    fn person_leaves(&mut self, tab: usize, leaving: bool) {
        tell!(
            self,
            "tab {}: {}",
            self.tabs[tab].number,
            if leaving { "hidden" } else { "seen" }
        );
        self.tabs[tab].store.leave(leaving);
        self.after(tab);
        if leaving {
            self.work_quick(tab);
        }
    }

    pub fn show(&mut self, tab: usize) {
        self.person_leaves(tab, false);
    }

    pub fn hide(&mut self, tab: usize) {
        self.person_leaves(tab, true);
    }

    fn erase(&mut self, tab: usize) {
        tell!(self, "tab {}: erases everything", self.tabs[tab].number);
        // The latest mark is needed: this erasing is later.
        self.tabs[tab].meets = true;
        let _ = self.quick_access(tab);
        self.meet_fault(Fault::Erased);
        if self.safe.queue.iter().any(|job| matches!(job.work, Work::Write(_))) {
            self.meet_fault(Fault::ErasedWhileWriting);
        }
        let time = self.time;
        self.tabs[tab].store.erase(time as u64);
        self.tabs[tab].shown.clear();
        for kind in SHELVES {
            self.tabs[tab].show(&Key::only(kind));
        }
        let mark = self.tabs[tab].store.erased_at();
        self.book.erase(mark.parse().unwrap());
        // The storage stays empty, without a mark, until there is something to write.
        let keys: Vec<String> = self.quick.texts.keys().cloned().collect();
        for key in keys {
            let _ = self.write_quick(tab, &key, None);
        }
        if self.quick.texts.is_empty() {
            self.book.emptied(Place::Quick);
        }
        self.ask_safe(tab, Work::Erase);
        self.send(tab, true, &Message::Erased(mark));
        self.after(tab);
    }

    // What the app does with the quick storage.

    /// Before anything is read: nothing is asked of an empty storage.
    fn quick_reading(&mut self, tab: usize) -> Result<(), Refusal> {
        match self.quick.texts.is_empty() {
            true => Ok(()),
            false => self.quick_access(tab),
        }
    }

    /// Before anything is read or written: what was erased elsewhere is gone first.
    fn quick_access(&mut self, tab: usize) -> Result<(), Refusal> {
        if !self.tabs[tab].has_quick {
            return Err(Refusal::Blocked);
        }
        if self.mutant == Mutant::WritesBackAfterErasing {
            return Ok(());
        }
        let mark = self.quick.read(ERASED);
        if !self.tabs[tab].meets {
            let is_ours = self.tabs[tab].store.meet_first(mark);
            return if is_ours { Ok(()) } else { Err(Refusal::Blocked) };
        }
        if self.tabs[tab].store.meet(Place::Quick, mark.as_deref()) {
            // Only what is empty may say so.
            let keys: Vec<String> = self.quick.texts.keys().cloned().collect();
            for key in keys {
                self.write_quick(tab, &key, None)?;
            }
            self.book.emptied(Place::Quick);
            if self.quick.refusing.why == Some(Refusal::Full) {
                // There is room now.
                self.quick.refusing = Refusing::default();
            }
            let mark = self.tabs[tab].store.erased_at();
            let outcome = self.write_quick(tab, ERASED, Some(mark.clone()));
            let outcome = outcome.or_else(|_| self.write_quick(tab, ERASED, Some(mark)));
            self.book.is_half_erased = outcome.is_err();
            return outcome;
        }
        Ok(())
    }

    fn write_quick(&mut self, tab: usize, key: &str, text: Option<String>) -> Result<(), Refusal> {
        let refusing = self.quick.refusing;
        if text.is_none() && refusing.why == Some(Refusal::Blocked) && refusing.after == 0 {
            return Err(Refusal::Blocked);
        }
        if text.is_some()
            && let Some(why) = self.quick.refusing.meet()
        {
            self.meet_fault(match (why, refusing.times) {
                (_, 1) => Fault::QuickOnce,
                (Refusal::Full, _) => Fault::QuickFull,
                _ => Fault::QuickBlocked,
            });
            return Err(why);
        }
        self.quick.put(key, text);
        self.send(tab, false, &Message::Stored(key.to_owned()));
        Ok(())
    }

    pub fn work_quick(&mut self, tab: usize) {
        self.tabs[tab].wants_quick = false;
        if !self.tabs[tab].has_quick {
            return;
        }
        let access = self.quick_access(tab);
        if access.is_err() && !self.tabs[tab].meets {
            // It waits until it knows more.
            return self.after(tab);
        }
        for job in self.tabs[tab].store.due(Place::Quick, usize::MAX) {
            let outcome = match access {
                Ok(()) => self.keep_quick(tab, &job),
                Err(why) => Err(Unkept::Refused(why)),
            };
            let outcome = self.mutant.distort(&mut self.tabs[tab].store, &job, outcome, self.time);
            self.tabs[tab].store.wrote(&job, outcome, self.time);
        }
        self.after(tab);
    }

    fn keep_quick(&mut self, tab: usize, job: &Job) -> Result<Document, Unkept> {
        let at = job.at();
        let lying = self.quick.read(&at);
        let aside = self.aside(&at);
        let settled = self.mutant.settle(job, lying, &aside)?;
        tell!(
            self,
            "tab {}: writes {at} into the quick storage",
            self.tabs[tab].number
        );
        for (key, text) in settled.texts {
            self.write_quick(tab, &key, Some(text)).map_err(Unkept::Refused)?;
        }
        Ok(settled.document)
    }

    fn aside(&mut self, key: &str) -> String {
        format!("set-aside:{key}:{}", self.name())
    }

    fn forget(&mut self, tab: usize, key: &Key) {
        if !self.tabs[tab].has_quick {
            return;
        }
        let at = key.at(Place::Quick).unwrap();
        let lying = look(self.quick.read(&at));
        let may = self.tabs[tab].store.may_forget(key, &lying) || self.mutant == Mutant::ForgetsPendingUnread;
        if may && self.quick.texts.contains_key(&at) && self.write_quick(tab, &at, None).is_ok() {
            tell!(self, "tab {}: removes {at}", self.tabs[tab].number);
            self.tabs[tab].store.forgot(key);
        }
    }

    // What the app does with the safe storage.

    fn ask_safe(&mut self, tab: usize, work: Work) {
        let tab = &self.tabs[tab];
        self.safe.queue.push_back(Transaction {
            tab: tab.number,
            epoch: tab.store.epoch(),
            work,
            decided: None,
            waited: 0,
        });
    }

    pub fn work_safe(&mut self, tab: usize) {
        let here = &mut self.tabs[tab];
        if here.busy {
            return;
        }
        let jobs = match here.singles.pop_front() {
            Some(job) => vec![job],
            None => here.store.due(Place::Safe, 3),
        };
        if jobs.is_empty() {
            here.wants_safe = false;
            return;
        }
        here.busy = true;
        self.ask_safe(tab, Work::Write(jobs));
    }

    /// The safe storage goes on by one piece.
    pub fn safe_turn(&mut self, chance: &mut Chance) {
        if self.safe.silent {
            return self.be_silent();
        }
        if self.safe.slow > 0 {
            self.safe.slow -= 1;
            self.meet_fault(Fault::SafeSlow);
            return;
        }
        let Some(mut work) = self.safe.queue.pop_front() else {
            return;
        };
        if let Some((texts, answer)) = work.decided {
            self.commit(texts);
            if let Some(tab) = self.tabs.iter_mut().find(|tab| tab.number == work.tab) {
                tab.answers.push_back(answer);
            }
            return;
        }
        let Some(tab) = self.tabs.iter().position(|tab| tab.number == work.tab) else {
            return;
        };
        let times = self.safe.refusing.times;
        if let Some(why) = self.safe.refusing.meet() {
            self.meet_fault(if times == 1 {
                Fault::SafeOnce
            } else {
                Fault::SafeRefused
            });
            tell!(self, "the safe storage refuses {}: {why:?}", words(&work.work));
            let late = chance.one_in(2);
            if late {
                // Given up at its end, after all was decided.
                let _ = self.decide(tab, &work);
            }
            self.tabs[tab].answers.push_back(refused(work, why));
            return self.after(tab);
        }
        work.decided = Some(self.decide(tab, &work));
        self.safe.queue.push_front(work);
        self.after(tab);
    }

    fn be_silent(&mut self) {
        let mut kept = VecDeque::new();
        for mut work in std::mem::take(&mut self.safe.queue) {
            work.waited += 1;
            let Some(tab) = self.tabs.iter().position(|tab| tab.number == work.tab) else {
                continue;
            };
            if work.decided.is_some() {
                kept.push_back(work);
            } else if work.waited > 5 {
                self.meet_fault(Fault::SafeSilent);
                self.tabs[tab].answers.push_back(refused(work, Refusal::Blocked));
            } else {
                if let (4, Work::ReadOne(key)) = (work.waited, &work.work) {
                    // The page goes on; the answer may come later all the same.
                    self.tabs[tab].store.cannot_read(key, Refusal::Blocked);
                    self.after(tab);
                }
                kept.push_back(work);
            }
        }
        self.safe.queue = kept;
    }

    /// In the transaction: what is to be written, and what will be answered once it is committed.
    fn decide(&mut self, tab: usize, work: &Transaction) -> (Vec<(String, Option<String>)>, Answer) {
        let mut texts: Vec<(String, Option<String>)> = Vec::new();
        let mark = self.safe.texts.get(ERASED).map(|text| text.text.clone());
        let ignores_erasing = self.mutant == Mutant::WritesBackAfterErasing;
        self.tabs[tab].meets = true;
        let is_behind = self.tabs[tab].store.meet(Place::Safe, mark.as_deref()) && !ignores_erasing;
        if is_behind {
            texts.extend(self.safe.texts.keys().map(|key| (key.clone(), None)));
            texts.push((ERASED.to_owned(), Some(self.tabs[tab].store.erased_at())));
        }
        let read = |texts: &[(String, Option<String>)], safe: &Texts, at: &str| {
            let written = texts
                .iter()
                .rev()
                .find(|(key, _)| key == at)
                .map(|(_, text)| text.clone());
            written.unwrap_or_else(|| safe.get(at).map(|text| text.text.clone()))
        };
        let answer = match &work.work {
            Work::Write(jobs) => {
                let mut outcomes = Vec::new();
                for job in jobs {
                    if !self.tabs[tab].store.is_current(job) && !ignores_erasing {
                        outcomes.push((job.clone(), None));
                        continue;
                    }
                    let lying = read(&texts, &self.safe.texts, &job.at());
                    let aside = self.aside(&job.at());
                    let settled = self.mutant.settle(job, lying, &aside);
                    let outcome = settled.map(|settled| {
                        texts.extend(settled.texts.into_iter().map(|(key, text)| (key, Some(text))));
                        settled.document
                    });
                    outcomes.push((job.clone(), Some(outcome)));
                }
                Answer::Wrote(outcomes)
            }
            Work::ReadOne(key) => {
                let text = read(&texts, &self.safe.texts, &key.at(Place::Safe).unwrap());
                Answer::Read(work.epoch, vec![(key.clone(), text)])
            }
            Work::ReadCopies if is_behind => Answer::Read(work.epoch, Vec::new()),
            Work::ReadCopies => {
                let keys = self.safe.texts.iter().filter_map(|(key, text)| {
                    let key = Key::of(Place::Safe, key).filter(|key| key.kind.is_quick())?;
                    Some((key, Some(text.text.clone())))
                });
                Answer::Read(work.epoch, keys.collect())
            }
            Work::Erase => Answer::Emptied,
        };
        (texts, answer)
    }

    fn commit(&mut self, texts: Vec<(String, Option<String>)>) {
        if texts.iter().any(|(key, _)| key == ERASED) {
            self.book.emptied(Place::Safe);
        }
        for (key, text) in texts {
            tell!(
                self,
                "the safe storage has {key}{}",
                if text.is_none() { " no longer" } else { "" }
            );
            match text {
                Some(text) => drop(self.safe.texts.insert(key, super::browser::Text::new(text))),
                None => drop(self.safe.texts.remove(&key)),
            }
        }
    }

    pub fn take_answer(&mut self, tab: usize) {
        let time = self.time;
        let mutant = self.mutant;
        let here = &mut self.tabs[tab];
        let Some(answer) = here.answers.pop_front() else { return };
        match answer {
            Answer::Wrote(outcomes) => {
                here.busy = false;
                for (job, outcome) in outcomes {
                    if let Some(outcome) = outcome {
                        let outcome = mutant.distort(&mut here.store, &job, outcome, time);
                        let job = mutant.job_to_report(&here.store, job);
                        here.store.wrote(&job, outcome, time);
                    }
                }
            }
            Answer::NotWritten(jobs, _) if jobs.len() > 1 => {
                here.busy = false;
                here.singles = jobs.into();
            }
            Answer::NotWritten(jobs, why) => {
                here.busy = false;
                for job in jobs {
                    let outcome = mutant.distort(&mut here.store, &job, Err(Unkept::Refused(why)), time);
                    here.store.wrote(&job, outcome, time);
                }
            }
            // What was read before everything was erased is of no use.
            Answer::Read(epoch, _) if epoch != here.store.epoch() && mutant != Mutant::WritesBackAfterErasing => {}
            Answer::Read(_, texts) => {
                for (key, text) in texts {
                    here.store.read(Place::Safe, &key, look(text));
                }
            }
            Answer::NotRead(Some(key), why) => here.store.cannot_read(&key, why),
            Answer::NotRead(None, _) | Answer::Emptied => {}
        }
        self.after(tab);
    }

    /// Carries out what the store asks for.
    fn after(&mut self, tab: usize) {
        loop {
            let here = &mut self.tabs[tab];
            if here.is_of_no_time && !here.store.erased_at().is_empty() {
                here.is_of_no_time = false;
                self.book.joins(&self.tabs[tab]);
            }
            let effects = self.tabs[tab].store.effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Write(Place::Quick) => self.tabs[tab].wants_quick = true,
                    Effect::Write(Place::Safe) => self.tabs[tab].wants_safe = true,
                    Effect::Show(key) => self.tabs[tab].show(&key),
                    Effect::Tell(key) => self.send(tab, true, &Message::Changed(key)),
                    Effect::Forget(key) => self.forget(tab, &key),
                }
            }
        }
    }

    // What tabs tell each other.

    fn send(&mut self, from: usize, by_channel: bool, message: &Message) {
        let number = self.tabs[from].number;
        for tab in self.tabs.iter_mut().filter(|tab| tab.number != number) {
            tab.inbox
                .entry((number, by_channel))
                .or_default()
                .push_back(message.clone());
        }
    }

    /// A storage event of nobody among the tabs: a tab of another version.
    fn send_to_all(&mut self, message: &Message) {
        for tab in &mut self.tabs {
            tab.inbox.entry((0, false)).or_default().push_back(message.clone());
        }
    }

    pub fn deliver(&mut self, tab: usize, chance: &mut Chance) {
        let inbox = &mut self.tabs[tab].inbox;
        inbox.retain(|_, messages| !messages.is_empty());
        let ways: Vec<(u32, bool)> = inbox.keys().copied().collect();
        let Some(way) = chance.of(&ways) else { return };
        let Some(message) = inbox.get_mut(&way).and_then(VecDeque::pop_front) else {
            return;
        };
        tell!(self, "tab {} hears {message:?}", self.tabs[tab].number);
        match message {
            Message::Stored(key) => {
                if !self.tabs[tab].has_quick || self.quick_reading(tab).is_err() {
                    return self.after(tab);
                }
                if let Some(key) = Key::of(Place::Quick, &key) {
                    // What lies there now: a text that comes late may be of before everything was erased.
                    self.read_quick(tab, &key);
                }
            }
            Message::Changed(key) => {
                if self.tabs[tab].store.standing(&key).is_some() {
                    self.ask_safe(tab, Work::ReadOne(key));
                }
            }
            Message::Erased(mark) => {
                if self.mutant != Mutant::WritesBackAfterErasing {
                    self.tabs[tab].store.hear_erased(Some(&mark));
                }
            }
        }
        self.after(tab);
    }

    // Faults.

    fn quick_fails(&mut self, chance: &mut Chance) {
        let (why, times) = match chance.below(4) {
            0 => (Refusal::Full, u32::MAX),
            1 => (Refusal::Blocked, u32::MAX),
            2 => (Refusal::Full, 1),
            _ => (Refusal::Blocked, 1),
        };
        let after = chance.below(4) as u32;
        tell!(
            self,
            "the quick storage will refuse: {why:?}, {times} times after {after} calls"
        );
        self.quick.refusing = Refusing {
            after,
            times,
            why: Some(why),
        };
    }

    fn safe_fails(&mut self, chance: &mut Chance) {
        match chance.below(5) {
            0 => {
                tell!(self, "the safe storage falls silent");
                self.safe.silent = true;
            }
            1 => self.safe.slow = 10,
            kind => {
                let why = if chance.one_in(2) {
                    Refusal::Full
                } else {
                    Refusal::Blocked
                };
                let (after, times) = (chance.below(3) as u32, if kind == 2 { u32::MAX } else { 1 });
                tell!(
                    self,
                    "the safe storage will refuse: {why:?}, {times} times after {after} calls"
                );
                self.safe.refusing = Refusing {
                    after,
                    times,
                    why: Some(why),
                };
            }
        }
    }

    pub fn heal(&mut self) {
        tell!(self, "the storages work");
        self.quick.refusing = Refusing::default();
        self.safe.refusing = Refusing::default();
        self.safe.silent = false;
        self.safe.slow = 0;
    }

    /// Puts a text under a key without asking anybody.
    fn lay(&mut self, place: Place, key: &str, text: String) {
        match place {
            Place::Quick => {
                self.quick.put(key, Some(text));
                self.send_to_all(&Message::Stored(key.to_owned()));
            }
            Place::Safe => {
                self.safe.texts.insert(key.to_owned(), super::browser::Text::new(text));
                if let Some(key) = Key::of(place, key).filter(|key| !key.kind.is_quick()) {
                    self.send_to_all(&Message::Changed(key));
                }
            }
        }
    }

    /// A damaged or hostile text lies under a key where nothing else would be lost by that.
    fn damage(&mut self, chance: &mut Chance) {
        let place = if chance.one_in(2) { Place::Safe } else { Place::Quick };
        let mut keys: Vec<Key> = SHELVES.into_iter().chain([Kind::Preferences]).map(Key::only).collect();
        keys.extend(self.book.assessments.iter().cloned().map(Key::assessment));
        let Some(key) = chance.of(&keys) else { return };
        let Some(at) = key.at(place) else { return };
        let texts = match place {
            Place::Quick => &self.quick.texts,
            Place::Safe => &self.safe.texts,
        };
        let is_spare = place == Place::Quick && self.book.lies_safe(self, &key);
        if texts.contains_key(&at) && !is_spare || self.safe.queue.iter().any(|work| work.decided.is_some()) {
            return;
        }
        let number = self.name();
        let (text, fault) = match chance.below(6) {
            0 => (format!("\u{feff}\u{202e}{number}"), Fault::Damaged),
            1 => (
                format!("{{\"format\":\"touchstone\",\"version\":1,\"documents\":7,\"n\":{number}}}"),
                Fault::Damaged,
            ),
            2 => (
                format!("{}{number}{}", "[".repeat(400), "]".repeat(400)),
                Fault::Hostile,
            ),
            3 => (
                format!("{{\"format\":\"constructor\",\"__proto__\":{number}}}"),
                Fault::Hostile,
            ),
            _ => (self.hostile(&key), Fault::Hostile),
        };
        tell!(self, "{place:?} storage: a bad text lies under {at}");
        self.meet_fault(fault);
        let readable = matches!(look(Some(text.clone())), Lying::File(_));
        self.lay(place, &at, text.clone());
        if !readable {
            self.book.damaged.push((place, text));
        }
    }

    /// A file that can be read, and whose document cannot, or whose counters are at their end.
    fn hostile(&mut self, key: &Key) -> String {
        let (kind, id, number) = (key.kind.name(), &key.id, self.name());
        let counter = if self.book.may_wear_out {
            HIGHEST_COUNTER.to_string()
        } else {
            "-1".to_owned()
        };
        format!(
            "{{\"format\":\"touchstone\",\"version\":1,\"documents\":[{{\"kind\":\"{kind}\",\"version\":1,\"id\":\"{id}\",\
             \"registers\":{{\"__proto__\":{{\"value\":{number},\"counter\":{counter},\"writer\":\"ffffffffffff\"}}}}}}]}}"
        )
    }

    /// A tab of a newer version takes over what lies under a key.
    fn newer_tab(&mut self, chance: &mut Chance) {
        let place = if chance.one_in(2) { Place::Safe } else { Place::Quick };
        if self.safe.queue.iter().any(|work| work.decided.is_some()) {
            return;
        }
        let texts = match place {
            Place::Quick => &self.quick.texts,
            Place::Safe => &self.safe.texts,
        };
        let keys: Vec<String> = texts
            .keys()
            .filter(|key| Key::of(place, key).is_some())
            .cloned()
            .collect();
        let Some(at) = chance.of(&keys) else { return };
        let Lying::File(mut file) = texts[&at].lying.as_ref().clone() else {
            return;
        };
        if chance.one_in(2) {
            file.version += 1;
        } else {
            let mut documents: Vec<Document> = file
                .documents
                .iter()
                .filter_map(|entry| entry.document().cloned())
                .collect();
            for document in &mut documents {
                document.version += 1;
            }
            if documents.len() != file.documents.len() {
                return;
            }
            file.documents = SaveFile::of(documents).documents;
        }
        file.extra.insert("newer".to_owned(), self.name().into());
        let text = save_file::write(&file);
        tell!(self, "{place:?} storage: a newer version takes over {at}");
        self.meet_fault(Fault::Newer);
        self.book.newer.push((place, at.clone(), text.clone()));
        self.lay(place, &at, text);
    }

    /// A tab of an older version, which knows fewer registers and merges all the same, or somebody else's fields.
    fn older_tab(&mut self, chance: &mut Chance) {
        let place = if chance.one_in(2) { Place::Safe } else { Place::Quick };
        if self.safe.queue.iter().any(|work| work.decided.is_some()) {
            return;
        }
        let texts = match place {
            Place::Quick => &self.quick.texts,
            Place::Safe => &self.safe.texts,
        };
        let keys: Vec<String> = texts
            .keys()
            .filter(|key| Key::of(place, key).is_some())
            .cloned()
            .collect();
        let Some(at) = chance.of(&keys) else { return };
        let Lying::File(mut file) = texts[&at].lying.as_ref().clone() else {
            return;
        };
        let Some(mut document) = file.documents.first().and_then(|entry| entry.document().cloned()) else {
            return;
        };
        let number = self.name();
        let writer = format!("{number:012x}").parse().unwrap();
        document.write(&format!("unknown/{}", number % 3), Value::plain(number), &writer);
        document.extra.insert("unknown".to_owned(), number.into());
        file.extra.insert("unknown".to_owned(), number.into());
        file = file.merge(&SaveFile::of([document]));
        tell!(self, "{place:?} storage: a tab of an older version writes {at}");
        self.meet_fault(Fault::Older);
        self.lay(place, &at, save_file::write(&file));
    }

    /// Whether something is still on its way or wanted.
    pub fn is_busy(&self) -> bool {
        let wants = |tab: &Tab| {
            tab.wants_quick
                || tab.wants_safe
                || tab.busy
                || !tab.answers.is_empty()
                || tab.inbox.values().any(|messages| !messages.is_empty())
        };
        !self.safe.queue.is_empty() || self.tabs.iter().any(wants)
    }
}

fn refused(work: Transaction, why: Refusal) -> Answer {
    match work.work {
        Work::Write(jobs) => Answer::NotWritten(jobs, why),
        Work::ReadOne(key) => Answer::NotRead(Some(key), why),
        Work::ReadCopies => Answer::NotRead(None, why),
        Work::Erase => Answer::Emptied,
    }
}

fn words(work: &Work) -> String {
    match work {
        Work::Write(jobs) => format!("to write {:?}", jobs.iter().map(Job::at).collect::<Vec<_>>()),
        Work::ReadOne(key) => format!("to read {}", short(key)),
        Work::ReadCopies => "to read the copies".to_owned(),
        Work::Erase => "to erase".to_owned(),
    }
}

pub fn short(key: &Key) -> String {
    match key.kind {
        Kind::Assessment => format!("{}:{}", assessment::KIND, key.id),
        kind => kind.name().to_owned(),
    }
}
