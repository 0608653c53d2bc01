//! The two storages of a browser, with what goes wrong in them.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use touchstone_store::{Job, Key, Lying, Refusal, look};

/// A stored text, and what it holds.
#[derive(Clone, Debug)]
pub struct Text {
    pub text: String,
    pub lying: Rc<Lying>,
}

impl Text {
    pub fn new(text: String) -> Self {
        let lying = Rc::new(look(Some(text.clone())));
        Self { text, lying }
    }
}

pub type Texts = BTreeMap<String, Text>;

/// Which calls are refused, and why.
#[derive(Clone, Copy, Debug, Default)]
pub struct Refusing {
    /// The next calls that go well.
    pub after: u32,
    /// This many are refused then.
    pub times: u32,
    pub why: Option<Refusal>,
}

impl Refusing {
    /// Counts a call; why it is refused.
    pub fn meet(&mut self) -> Option<Refusal> {
        let why = self.why?;
        if self.after > 0 {
            self.after -= 1;
            return None;
        }
        if self.times == 0 {
            self.why = None;
            return None;
        }
        if self.times < u32::MAX {
            self.times -= 1;
        }
        Some(why)
    }
}

/// As the browser's local storage: each write at once, on the disk some writes later.
#[derive(Default)]
pub struct Quick {
    pub texts: Texts,
    /// What the last writes replaced, the latest last.
    log: VecDeque<(String, Option<Text>)>,
    pub refusing: Refusing,
}

/// So many writes may be lost.
pub const LOST: usize = 30;

impl Quick {
    pub fn read(&self, key: &str) -> Option<String> {
        self.texts.get(key).map(|text| text.text.clone())
    }

    /// Writes past all refusals.
    pub fn put(&mut self, key: &str, text: Option<String>) {
        let before = match text {
            Some(text) => self.texts.insert(key.to_owned(), Text::new(text)),
            None => self.texts.remove(key),
        };
        self.log.push_back((key.to_owned(), before));
        if self.log.len() > LOST {
            self.log.pop_front();
        }
    }

    /// Takes back the last writes.
    pub fn lose(&mut self, writes: usize) {
        for _ in 0..writes {
            match self.log.pop_back() {
                Some((key, Some(text))) => drop(self.texts.insert(key, text)),
                Some((key, None)) => drop(self.texts.remove(&key)),
                None => {}
            }
        }
        self.log.clear();
    }
}

/// Texts by key; nothing where one is removed.
pub type Writes = Vec<(String, Option<String>)>;

/// What a transaction does.
#[derive(Debug)]
pub enum Work {
    Write(Vec<Job>),
    ReadOne(Key),
    ReadCopies,
    Erase,
}

/// A transaction of a tab.
#[derive(Debug)]
pub struct Transaction {
    pub tab: u32,
    /// How often everything had been erased when it was asked for.
    pub epoch: u32,
    pub work: Work,
    /// What it will write, once decided, and what it will say.
    pub decided: Option<(Writes, super::world::Answer)>,
    pub waited: u32,
}

/// As IndexedDB: one transaction after the other, and what is committed stays.
#[derive(Default)]
pub struct Safe {
    pub texts: Texts,
    pub queue: VecDeque<Transaction>,
    pub refusing: Refusing,
    pub silent: bool,
    /// So many turns pass without an answer.
    pub slow: u32,
}
