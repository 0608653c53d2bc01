//! Documents of which there is one of each kind, in the browser's database: what learners did and made, plans, frozen
//! versions. A document is read when a page asks for it first; what is done before is written on top of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Deref;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::document::Document;
use touchstone_domain::ids::WriterId;
use touchstone_domain::undo::Undo;
use touchstone_store::{Key, Kind, Lying, Place, Refusal, SaveState, Standing, Step, look};

use super::library::{Library, SET_ASIDE, safe};
use crate::browser::{clock, database};
use crate::words::{Word, data};

/// Whether a document is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The database has not answered yet.
    Opening,
    /// It is kept, or about to be.
    Kept,
    /// The database is full, blocked or silent: there is one copy at most.
    Unsafe(Refusal),
    /// What is stored belongs to a newer version: it is shown, and nothing is written to it.
    Newer,
    /// Another window erased everything: nothing is written back until this page is loaded anew.
    Erased,
}

/// All kinds that lie here. What is listed is shown, saved, opened and erased on the page of your data.
pub const KINDS: [Kind; 4] = [
    Kind::LearningRecord,
    Kind::Portfolio,
    Kind::ImprovementPlan,
    Kind::Snapshots,
];

/// How long the database may be silent.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the page of your data calls a kind.
#[must_use]
pub const fn name(kind: Kind) -> Word {
    match kind {
        Kind::LearningRecord => data::KIND_LEARNING,
        Kind::Portfolio => data::KIND_PORTFOLIO,
        Kind::ImprovementPlan => data::KIND_IMPROVEMENT_PLAN,
        Kind::Snapshots => data::KIND_SNAPSHOTS,
        Kind::Assessment | Kind::Preferences => data::KIND_PREFERENCES,
    }
}

/// What pages see of a document.
#[derive(Clone)]
struct Shown {
    document: ArcRwSignal<Document>,
    keeping: ArcRwSignal<Keeping>,
    set_aside: ArcRwSignal<Vec<String>>,
}

thread_local! {
    static SHOWN: RefCell<BTreeMap<Kind, Shown>> = RefCell::default();
}

/// A kind's document, for pages.
#[derive(Clone, Copy, Debug)]
pub struct OnShelf {
    library: Library,
    /// Its kind.
    pub kind: Kind,
    /// The document.
    pub document: RwSignal<Document>,
    /// Whether it is kept.
    pub keeping: RwSignal<Keeping>,
    /// The keys of texts that could not be read and were set aside in the database.
    pub set_aside: RwSignal<Vec<String>>,
}

impl OnShelf {
    /// The document; the first call begins to read it.
    #[must_use]
    pub fn open(kind: Kind) -> Self {
        let library = Library::expect();
        let known = SHOWN.with_borrow(|shown| shown.get(&kind).cloned());
        let shown = known.unwrap_or_else(|| begin(library, kind));
        Self {
            library,
            kind,
            document: shown.document.into(),
            keeping: shown.keeping.into(),
            set_aside: shown.set_aside.into(),
        }
    }

    /// Whether the document has been read, or it is clear that it cannot be.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.keeping.get() != Keeping::Opening
    }

    /// Whether something can be added: what a newer version wrote, or another window erased, is left alone.
    #[must_use]
    pub fn may_change(self) -> bool {
        !matches!(self.keeping.get(), Keeping::Opening | Keeping::Newer | Keeping::Erased)
    }

    /// The document, where anything was done.
    #[must_use]
    pub fn written(self) -> Option<Document> {
        Some(self.document.get()).filter(|document| !document.registers.is_empty())
    }

    /// Its place among all documents.
    #[must_use]
    pub fn key(self) -> Key {
        Key::only(self.kind)
    }

    /// Changes the document and keeps it.
    pub fn act(self, change: impl FnOnce(&mut Document, &WriterId) -> Step + Send + Sync + 'static) {
        self.library.act(&self.key(), Box::new(change));
        show(self.library, self.kind);
    }

    /// Takes the last step about this back, by a new write.
    pub fn step_back(self, about: &str) {
        self.library.step_back(&self.key(), about, false);
        show(self.library, self.kind);
    }

    /// Whether there is something about this to take back.
    #[must_use]
    pub fn can_step_back(self, about: &str) -> bool {
        self.document.track();
        self.library.can_step(&self.key(), about, false)
    }
}

/// Reads a document, and follows it as long as the page lives.
fn begin(library: Library, kind: Kind) -> Shown {
    let shown = Shown {
        document: ArcRwSignal::new(kind.new_document()),
        keeping: ArcRwSignal::new(Keeping::Opening),
        set_aside: ArcRwSignal::default(),
    };
    SHOWN.with_borrow_mut(|all| all.insert(kind, shown.clone()));
    let key = Key::only(kind);
    library.open(kind);
    library.for_the_whole_page(|| {
        Effect::new(move || {
            library.stirred.track();
            show(library, kind);
        });
        Effect::new(move || {
            library.set_aside_safely.track();
            spawn_local(look_at_set_aside(kind));
        });
    });
    let silent = key.clone();
    set_timeout(move || library.cannot_read(&silent, Refusal::Blocked), PATIENCE);
    spawn_local(safe::read(library, key));
    shown
}

/// Brings what pages see up to date.
fn show(library: Library, kind: Kind) {
    let key = Key::only(kind);
    let Some(shown) = SHOWN.with_borrow(|shown| shown.get(&kind).cloned()) else {
        return;
    };
    library.with_key(&key, |now| {
        if shown.document.with_untracked(|before| before != now) {
            shown.document.set(now.clone());
        }
    });
    let keeping = match (library.standing(&key), library.refused_safely(&key)) {
        (Some(Standing::Reading), _) => Keeping::Opening,
        (Some(Standing::Newer), _) => Keeping::Newer,
        (Some(Standing::Erased), _) => Keeping::Erased,
        (_, Some(why)) => Keeping::Unsafe(why),
        (_, None) => Keeping::Kept,
    };
    if shown.keeping.get_untracked() != keeping {
        shown.keeping.set(keeping);
    }
}

async fn look_at_set_aside(kind: Kind) {
    let texts = database::texts_from(&[SET_ASIDE, kind.name(), ":"].concat()).await;
    let keys: Vec<String> = texts.unwrap_or_default().into_keys().collect();
    if let Some(shown) = SHOWN.with_borrow(|shown| shown.get(&kind).cloned())
        && shown.set_aside.with_untracked(|known| *known != keys)
    {
        shown.set_aside.set(keys);
    }
}

/// A document as it is kept, with what this page did; nothing where nothing was done. One of a newer version comes as it
/// is.
pub async fn export(library: Library, kind: Kind) -> Option<Document> {
    library.open(kind);
    let key = Key::only(kind);
    safe::read(library, key.clone()).await;
    let document = library.with_key(&key, Document::clone);
    document.filter(|document| !document.registers.is_empty())
}

/// Forgets a text that was set aside in the database.
pub async fn forget_set_aside(library: Library, key: &str) {
    // Where it cannot be removed it stays in the list, which is read anew.
    let _ = database::remove_where(key, |_| true).await;
    library.set_aside_safely.update(|count| *count += 1);
}

impl Library {
    /// Holds the document of a kind of which there is one; what lies in the quick storage since the page was left belongs to it.
    pub fn open(self, kind: Kind) {
        let key = Key::only(kind);
        if self.begin_reading(kind)
            && let lying @ Lying::File(_) = look(self.lies_quick(&key))
        {
            self.take_over_lying(Place::Quick, &key, lying);
        }
    }

    /// Whether a document is kept, at least once.
    ///
    /// # Errors
    /// Why it is not: it lasts until the page is closed.
    pub fn kept(self, key: &Key) -> Result<(), Refusal> {
        match self.state(key) {
            Some(SaveState::Refused { why, kept: false }) => Err(why),
            Some(SaveState::Waiting) => Err(Refusal::Blocked),
            _ => Ok(()),
        }
    }

    /// Ends when no document waits any more, or nothing has moved for ten seconds.
    pub async fn settled(self) {
        let (mut quiet, mut seen) = (0, self.stirred.get_untracked());
        while quiet < 500 && self.worst() == SaveState::Waiting {
            clock::pause(20).await;
            let now = self.stirred.get_untracked();
            quiet = if now == seen { quiet + 1 } else { 0 };
            seen = now;
        }
    }
}

/// What changes a document of which there is one.
pub trait ActionOfKind: Send + Sync + 'static {
    /// The kind of document.
    const KIND: Kind;

    /// Changes the document.
    fn apply(&self, document: &mut Document, writer: &WriterId) -> Undo;
}

/// The document of an action's kind, for pages: what [`OnShelf`] shows, and the way to change it.
#[derive(Debug)]
pub struct ChangedBy<Action> {
    shelf: OnShelf,
    action: PhantomData<fn(Action)>,
}

impl<Action> Clone for ChangedBy<Action> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Action> Copy for ChangedBy<Action> {}

impl<Action> Deref for ChangedBy<Action> {
    type Target = OnShelf;

    fn deref(&self) -> &OnShelf {
        &self.shelf
    }
}

impl<Action: ActionOfKind> ChangedBy<Action> {
    /// The document; the first call begins to read it.
    #[must_use]
    pub fn open() -> Self {
        Self {
            shelf: OnShelf::open(Action::KIND),
            action: PhantomData,
        }
    }

    /// Changes the document and keeps it.
    pub fn dispatch(self, action: Action) {
        self.shelf.act(move |document, writer| Step {
            undo: action.apply(document, writer),
            ..Step::default()
        });
    }
}
