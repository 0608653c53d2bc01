//! Which kinds of documents are kept, and under which keys they lie in which storage.

use touchstone_domain::document::Document;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::{assessment, improvement_plan, learning_record, portfolio, preferences, save_file, snapshots};

/// A storage of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Takes a text at once; a kill may lose the last seconds of it. The browser's local storage.
    Quick,
    /// Takes a while; what it has taken outlives a kill. The browser's database.
    Safe,
}

/// A kind of document that is kept. A new kind is one more variant with its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Answers and evidence: read from the quick storage at the start, with a second copy in the safe one.
    Assessment,
    /// What a person chose for this browser: in the quick storage alone, where it is read before the app runs.
    Preferences,
    /// What a learner did.
    LearningRecord,
    /// What a learner made.
    Portfolio,
    /// What providers set out to do.
    ImprovementPlan,
    /// Frozen versions of assessments.
    Snapshots,
}

/// Where a kind lies.
struct Row {
    name: &'static str,
    /// The beginning of its keys in the quick storage, or all of the key where there is one document.
    quick: &'static str,
    /// The same in the safe storage; empty where it does not lie there.
    safe: &'static str,
    /// The quick storage has each change at once. Otherwise only what the safe one has not taken yet when the page is left, or
    /// has refused.
    quick_always: bool,
    /// There are many documents of the kind, each under its id.
    many: bool,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Assessment,
        Self::Preferences,
        Self::LearningRecord,
        Self::Portfolio,
        Self::ImprovementPlan,
        Self::Snapshots,
    ];

    const fn row(self) -> Row {
        const fn bulky(name: &'static str, quick: &'static str) -> Row {
            Row {
                name,
                quick,
                safe: name,
                quick_always: false,
                many: false,
            }
        }
        match self {
            Self::Assessment => Row {
                name: assessment::KIND,
                quick: "assessment:",
                safe: "copy:",
                quick_always: true,
                many: true,
            },
            Self::Preferences => Row {
                name: preferences::KIND,
                quick: "preferences",
                safe: "",
                quick_always: true,
                many: false,
            },
            Self::LearningRecord => bulky(learning_record::KIND, "learning-pending"),
            Self::Portfolio => bulky(portfolio::KIND, "portfolio-pending"),
            Self::ImprovementPlan => bulky(improvement_plan::KIND, "improvement-plan-pending"),
            Self::Snapshots => bulky(snapshots::KIND, "snapshots-pending"),
        }
    }

    /// Its name in save files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The one document of a kind of which there is one, with nothing in it.
    #[must_use]
    pub fn new_document(self) -> Document {
        let version = save_file::known_version(self.name()).unwrap_or(1);
        Document::new(self.name(), version, DocumentId::only_one())
    }

    /// The beginning of its keys in a storage; nothing where it does not lie there.
    #[must_use]
    pub fn beginning(self, place: Place) -> Option<&'static str> {
        let row = self.row();
        let beginning = match place {
            Place::Quick => row.quick,
            Place::Safe => row.safe,
        };
        (!beginning.is_empty()).then_some(beginning)
    }

    /// Whether the quick storage has each change at once.
    #[must_use]
    pub const fn is_quick(self) -> bool {
        self.row().quick_always
    }
}

/// One document among all: its kind and id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: DocumentId,
}

impl Key {
    /// The document of a kind of which there is one.
    #[must_use]
    pub fn only(kind: Kind) -> Self {
        Self {
            kind,
            id: DocumentId::only_one(),
        }
    }

    /// An assessment.
    #[must_use]
    pub const fn assessment(id: DocumentId) -> Self {
        Self {
            kind: Kind::Assessment,
            id,
        }
    }

    /// The document of a storage's key; nothing where the key is of something else.
    #[must_use]
    pub fn of(place: Place, text: &str) -> Option<Self> {
        Kind::ALL.into_iter().find_map(|kind| {
            let rest = text.strip_prefix(kind.beginning(place)?)?;
            match kind.row().many {
                true => Some(Self {
                    kind,
                    id: rest.parse().ok()?,
                }),
                false => rest.is_empty().then(|| Self::only(kind)),
            }
        })
    }

    /// Its key in a storage; nothing where it does not lie there.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<String> {
        let beginning = self.kind.beginning(place)?;
        let id = if self.kind.row().many { self.id.as_str() } else { "" };
        Some([beginning, id].concat())
    }
}

#[cfg(test)]
mod tests;
