//! What must be true after every step and at the end.
//!
//! - **Saved**: while a tab says so of all it holds, each document lies in the safe storage with all that the tab holds of it,
//!   so that no kill can take it. Preferences lie in the quick storage alone, and there.
//! - **One copy**, **kept** in the other storage, and nothing that **would be lost**: what the tab holds lies in one of the two
//!   storages or, in parts, in both.
//! - **Erased stays erased**: what was typed before everything was erased is nowhere in the end, nor what was typed after it in
//!   a tab that had not heard of it. What somebody brings back from a file is theirs. Where a kill took back an erasing that no
//!   storage had on the disk yet, it never was. A tab that has not heard yet claims nothing.
//! - **Set aside**: a text that could not be read is still there, whole, until everything is erased; a newer version's file lies
//!   under its key as it was.
//! - **The page** is told of every change that its person did not make.
//! - **Undo** takes back only what was typed in its own tab.
//! - **In the end**, when the storages work and all has been said: nothing waits, nobody says that something was refused, tabs
//!   and storages hold the same, and all that any tab held, or had said to be kept when it was closed, is there.

use std::collections::{BTreeMap, BTreeSet};

use touchstone_domain::document::{Document, Value};
use touchstone_domain::ids::DocumentId;
use touchstone_domain::merge::merge;
use touchstone_store::{ERASED, Key, Kind, Lying, Place, Refusal, SaveState, Standing};

use super::browser::Texts;
use super::world::{Tab, World, short};

#[derive(Default)]
pub struct Book {
    /// What is wrong; nothing as long as all is well.
    pub violation: Option<String>,
    pub assessments: Vec<DocumentId>,
    /// Unreadable texts that must be somewhere in their storage.
    pub damaged: Vec<(Place, String)>,
    /// Newer files, which lie under their keys untouched.
    pub newer: Vec<(Place, String, String)>,
    /// When everything was erased last.
    pub erased_at: f64,
    /// The quick storage was emptied and then took no word about that: what tabs say of it holds again once they have heard.
    pub is_half_erased: bool,
    /// Files with counters at their end are laid here.
    pub may_wear_out: bool,
    /// The tab that typed each token.
    authors: Vec<u32>,
    erased: BTreeSet<usize>,
    /// What closed tabs have left.
    truth: BTreeMap<Key, Document>,
}

/// What a tab holds, by its key.
fn held(tab: &Tab, keys: &[Key]) -> Vec<(Key, Document)> {
    let kept = |key: &&Key| !matches!(tab.store.standing(key), None | Some(Standing::Draft | Standing::Erased));
    let keys = keys.iter().filter(kept);
    keys.filter_map(|key| Some((key.clone(), tab.store.document(key)?.clone())))
        .collect()
}

fn lying<'a>(texts: &'a Texts, place: Place, key: &Key) -> Option<&'a Document> {
    let text = texts.get(&key.at(place)?)?;
    let (Lying::File(file) | Lying::Newer(file)) = text.lying.as_ref() else {
        return None;
    };
    file.documents_of(key.kind.name())
        .find(|document| document.id == key.id)
}

/// Newer versions hold the same registers.
fn of_version(document: &Document, version: u32) -> Document {
    let mut document = document.clone();
    document.version = version;
    document
}

fn contains(copy: Option<&Document>, document: &Document) -> bool {
    match copy {
        None => document.registers.is_empty(),
        Some(copy) if copy.version == document.version => copy == document || copy.contains_all_of(document),
        Some(copy) => of_version(copy, document.version).contains_all_of(document),
    }
}

/// What lies in both storages together.
fn together(world: &World, key: &Key) -> Option<Document> {
    let (quick, safe) = (
        lying(&world.quick.texts, Place::Quick, key),
        lying(&world.safe.texts, Place::Safe, key),
    );
    match (quick, safe) {
        (Some(quick), Some(safe)) => merge(quick, &of_version(safe, quick.version)).ok(),
        (one, other) => one.or(other).cloned(),
    }
}

fn tokens(document: &Document) -> impl Iterator<Item = usize> + '_ {
    let values = document.registers.values().flat_map(|register| {
        std::iter::once(&register.winner)
            .chain(&register.also)
            .map(|written| &written.value)
    });
    values.filter_map(|value| match value {
        Value::Text(text) => text.strip_prefix('t')?.parse().ok(),
        Value::Plain(_) => None,
    })
}

fn marked(texts: &Texts) -> f64 {
    let mark = texts.get(ERASED).and_then(|text| text.text.parse().ok());
    mark.unwrap_or_default()
}

impl Book {
    pub fn fail(&mut self, what: impl Into<String>) {
        self.violation.get_or_insert(what.into());
    }

    fn keys(&self) -> Vec<Key> {
        let only = Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Assessment)
            .map(Key::only);
        only.chain(self.assessments.iter().cloned().map(Key::assessment))
            .collect()
    }

    fn has_heard(&self, tab: &Tab) -> bool {
        let known = tab.store.erased_at().parse::<f64>();
        known.is_ok_and(|known| known >= self.erased_at) || self.erased_at == 0.0
    }

    // What happens.

    pub fn new_token(&mut self, tab: &Tab) -> usize {
        let token = self.authors.len();
        self.authors.push(tab.number);
        // A tab that has met no storage yet belongs to no time, and joins the one that it meets.
        if !self.has_heard(tab) && !tab.store.erased_at().is_empty() {
            self.erased.insert(token);
        }
        token
    }

    /// What was typed in a tab that had met no storage is of the time of the first one that it meets.
    pub fn joins(&mut self, tab: &Tab) {
        if self.has_heard(tab) {
            for (_, document) in held(tab, &self.keys()) {
                for token in tokens(&document) {
                    self.erased.remove(&token);
                }
            }
        }
    }

    pub fn take_in(&mut self, tab: &Tab, document: &Document) {
        if self.has_heard(tab) || tab.is_of_no_time {
            for token in tokens(document) {
                self.erased.remove(&token);
            }
        }
    }

    pub fn erase(&mut self, at: f64) {
        self.erased_at = at;
        self.erased = (0..self.authors.len()).collect();
        self.truth.clear();
    }

    pub fn emptied(&mut self, place: Place) {
        self.damaged.retain(|(of, _)| *of != place);
        self.newer.retain(|(of, _, _)| *of != place);
    }

    pub fn note_closing(&mut self, tab: &Tab) {
        if self.has_heard(tab) && tab.has_quick && !tab.store.would_lose() {
            for (key, document) in held(tab, &self.keys()) {
                self.remember(key, &document);
            }
        }
    }

    fn remember(&mut self, key: Key, document: &Document) {
        let version = key.kind.new_document().version;
        let document = of_version(document, version);
        match self.truth.get_mut(&key) {
            Some(truth) => *truth = merge(truth, &document).unwrap(),
            None => drop(self.truth.insert(key, document)),
        }
    }

    /// What is said to be saved.
    pub fn claims(&self, world: &World) -> Vec<(u32, Key, Document)> {
        let says = |tab: &&Tab| matches!(tab.store.worst(), SaveState::Saved(_)) && self.has_heard(tab);
        let tabs = world.tabs.iter().filter(says);
        tabs.flat_map(|tab| {
            let is_ours = |(key, _): &(Key, Document)| {
                key.kind != Kind::Preferences && tab.store.standing(key) != Some(Standing::Newer)
            };
            let held = held(tab, &self.keys()).into_iter().filter(is_ours);
            held.map(|(key, document)| (tab.number, key, document))
        })
        .collect()
    }

    /// An erasing of which no storage and no tab knows any more never was.
    pub fn after_leaving(&mut self, world: &World) {
        let on_its_way = world.safe.queue.iter().filter_map(|work| work.decided.as_ref());
        let known = on_its_way
            .flat_map(|(texts, _)| texts.iter().filter(|(key, _)| key == ERASED))
            .filter_map(|(_, text)| text.as_ref()?.parse().ok())
            .chain(world.tabs.iter().map(Tab::erased_at))
            .chain([marked(&world.quick.texts), marked(&world.safe.texts)])
            .fold(0.0, f64::max);
        if known < self.erased_at {
            self.erased_at = known;
            self.erased.clear();
        }
    }

    pub fn after_kill(&mut self, world: &World, claims: &[(u32, Key, Document)]) {
        let erased_at = self.erased_at;
        self.after_leaving(world);
        if self.erased_at < erased_at {
            return;
        }
        for (tab, key, document) in claims {
            if !contains(together(world, key).as_ref(), document) {
                self.fail(format!("tab {tab} said saved, and the kill took it: {}", short(key)));
            }
        }
    }

    /// After a kill there is what the storages have.
    pub fn begin_from_storages(&mut self, world: &World) {
        self.truth.clear();
        self.is_half_erased = false;
        let texts = |place| match place {
            Place::Quick => &world.quick.texts,
            Place::Safe => &world.safe.texts,
        };
        self.damaged
            .retain(|(place, text)| texts(*place).values().any(|lying| lying.text == *text));
        self.newer
            .retain(|(place, key, text)| texts(*place).get(key).is_some_and(|lying| lying.text == *text));
        for key in self.keys() {
            for place in [Place::Quick, Place::Safe] {
                if marked(texts(place)) >= self.erased_at
                    && let Some(document) = lying(texts(place), place, &key)
                {
                    self.remember(key.clone(), document);
                }
            }
        }
    }

    pub fn check_undo(&mut self, tab: &Tab, before: &Document, after: &Document) {
        for (key, register) in &after.registers {
            let Some(earlier) = before
                .get(key)
                .filter(|earlier| earlier.winner.value != register.winner.value)
            else {
                continue;
            };
            let Value::Text(text) = &earlier.winner.value else {
                continue;
            };
            let token = text.strip_prefix('t').and_then(|token| token.parse::<usize>().ok());
            let is_own = tab.store.writer() == Some(&earlier.winner.stamp.writer);
            if !is_own && token.is_some_and(|token| self.authors[token] != tab.number) {
                self.fail(format!(
                    "undo in tab {} took back {text}, which another tab typed into {key}",
                    tab.number
                ));
            }
        }
    }

    /// Whether the safe storage has all that lies in the quick one.
    pub fn lies_safe(&self, world: &World, key: &Key) -> bool {
        let quick = lying(&world.quick.texts, Place::Quick, key);
        let text = key.at(Place::Quick).and_then(|at| world.quick.texts.get(&at));
        let is_file = text.is_some_and(|text| matches!(text.lying.as_ref(), Lying::File(_)));
        let tabs_hold = world.tabs.iter().all(|tab| {
            let document = tab.store.document(key);
            document.is_none_or(|document| contains(lying(&world.safe.texts, Place::Safe, key), document))
        });
        is_file && tabs_hold && quick.is_some_and(|quick| contains(lying(&world.safe.texts, Place::Safe, key), quick))
    }

    // What is checked.

    pub fn check(&self, world: &World) -> Option<String> {
        let mut found = Self::default();
        found.check_tabs(self, world);
        found.check_texts(self, world);
        self.violation.clone().or(found.violation)
    }

    fn check_tabs(&mut self, book: &Self, world: &World) {
        let keys = book.keys();
        for tab in &world.tabs {
            for key in &keys {
                if tab.store.document(key) != tab.shown.get(key) {
                    self.fail(format!(
                        "the page of tab {} does not show {} as it is",
                        tab.number,
                        short(key)
                    ));
                }
            }
            // Everything was erased elsewhere: what it says is said of what is gone.
            if !book.has_heard(tab) || book.is_half_erased {
                continue;
            }
            let is_saved = matches!(tab.store.worst(), SaveState::Saved(_));
            let would_lose = tab.store.would_lose();
            for key in &keys {
                let (Some(document), Some(state)) = (tab.store.document(key), tab.store.state(key)) else {
                    continue;
                };
                if matches!(tab.store.standing(key), Some(Standing::Draft | Standing::Erased)) {
                    continue;
                }
                let place = if key.kind == Kind::Preferences {
                    Place::Quick
                } else {
                    Place::Safe
                };
                let texts = if place == Place::Quick {
                    &world.quick.texts
                } else {
                    &world.safe.texts
                };
                let lies_safe = contains(lying(texts, place, key), document);
                if lies_safe {
                    continue;
                }
                // What a newer version wrote is its own to keep; here it is shown.
                let is_shown = tab.store.standing(key) == Some(Standing::Newer) && state == SaveState::Idle;
                if is_saved && !is_shown {
                    self.fail(format!(
                        "tab {} says saved, and the safe storage lacks {}",
                        tab.number,
                        short(key)
                    ));
                }
                let claims_one = matches!(state, SaveState::OneCopy(_) | SaveState::Refused { kept: true, .. });
                let claims_some = matches!(state, SaveState::Idle | SaveState::Saved(_));
                if (claims_one || claims_some || !would_lose) && !contains(together(world, key).as_ref(), document) {
                    let standing = tab.store.standing(key);
                    self.fail(format!(
                        "tab {} says {state:?} ({standing:?}), would lose: {would_lose}, and {} lies nowhere",
                        tab.number,
                        short(key)
                    ));
                }
            }
        }
    }

    fn check_texts(&mut self, book: &Self, world: &World) {
        let texts = |place| match place {
            Place::Quick => &world.quick.texts,
            Place::Safe => &world.safe.texts,
        };
        for (place, text) in &book.damaged {
            if !texts(*place).values().any(|lying| lying.text == *text) {
                self.fail(format!("{place:?} storage: an unreadable text is gone: {text}"));
            }
        }
        for (place, key, text) in &book.newer {
            if texts(*place).get(key).is_none_or(|lying| lying.text != *text) {
                self.fail(format!("{place:?} storage: a newer version's file is gone: {key}"));
            }
        }
    }

    // The end.

    /// What live tabs and storages have counts too.
    pub fn before_rest(&mut self, world: &World) {
        self.is_half_erased = false;
        for tab in world.tabs.iter().filter(|tab| tab.has_quick) {
            if self.has_heard(tab) {
                for (key, document) in held(tab, &self.keys()) {
                    self.remember(key, &document);
                }
            }
        }
    }

    pub fn check_rest(&mut self, world: &World) {
        let keys = self.keys();
        for key in &keys {
            let copies = [
                lying(&world.quick.texts, Place::Quick, key),
                lying(&world.safe.texts, Place::Safe, key),
            ];
            for token in copies.into_iter().flatten().flat_map(tokens) {
                if self.erased.contains(&token) {
                    self.fail(format!("t{token} was erased, and lies in {}", short(key)));
                }
            }
            let is_newer = [(Place::Quick, &world.quick.texts), (Place::Safe, &world.safe.texts)]
                .iter()
                .any(|(place, texts)| {
                    let text = key.at(*place).and_then(|at| texts.get(&at));
                    text.is_some_and(|text| matches!(text.lying.as_ref(), Lying::Newer(_)))
                });
            let mut all = together(world, key);
            for tab in &world.tabs {
                // Beside a newer version's file there may be no place for it: then the tab says so, and goes on holding it.
                let says_so = matches!(tab.store.state(key), Some(SaveState::Refused { kept: false, .. }));
                if let Some(document) = tab
                    .store
                    .document(key)
                    .filter(|_| is_newer && says_so && tab.store.would_lose())
                {
                    all = match all {
                        Some(all) => merge(document, &of_version(&all, document.version)).ok(),
                        None => Some(document.clone()),
                    };
                }
                self.check_tab_at_rest(world, tab, key, is_newer);
            }
            if let Some(truth) = self.truth.get(key)
                && !contains(all.as_ref(), truth)
            {
                self.fail(format!("{} was lost: {truth:?}, left: {all:?}", short(key)));
            }
            if !key.kind.is_quick()
                && !is_newer
                && let Some(text) = key.at(Place::Quick).and_then(|at| world.quick.texts.get(&at))
                && matches!(text.lying.as_ref(), Lying::File(file) if file.documents.iter().all(|entry| entry.document().is_some()))
                && world
                    .tabs
                    .iter()
                    .any(|tab| tab.store.standing(key) == Some(Standing::Open))
            {
                self.fail(format!("{} still lies in the quick storage", short(key)));
            }
        }
    }

    fn check_tab_at_rest(&mut self, world: &World, tab: &Tab, key: &Key, is_newer: bool) {
        let (Some(document), Some(standing)) = (tab.store.document(key), tab.store.standing(key)) else {
            return;
        };
        if let Some(token) = tokens(document).find(|token| self.erased.contains(token)) {
            self.fail(format!("t{token} was erased, and tab {} has it", tab.number));
        }
        if matches!(standing, Standing::Draft | Standing::Erased) || is_newer {
            return;
        }
        let state = tab.store.state(key);
        let is_worn_out = matches!(
            state,
            Some(SaveState::Refused {
                why: Refusal::WornOut,
                ..
            })
        );
        if state != Some(SaveState::Idle) && !is_worn_out {
            self.fail(format!("at rest tab {} says {state:?} of {}", tab.number, short(key)));
        }
        for (place, texts) in [(Place::Quick, &world.quick.texts), (Place::Safe, &world.safe.texts)] {
            let belongs = match place {
                Place::Quick => key.kind.is_quick(),
                Place::Safe => key.kind != Kind::Preferences,
            };
            let copy = lying(texts, place, key);
            if belongs && copy != Some(document) && !(copy.is_none() && document.registers.is_empty()) {
                self.fail(format!(
                    "at rest tab {} and the {place:?} storage differ in {}: {document:?} {copy:?}",
                    tab.number,
                    short(key)
                ));
            }
        }
    }
}
