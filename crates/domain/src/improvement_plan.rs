//! What a provider sets out to do: the document of kind `improvement-plan`, of which there is one for all assessments.
//!
//! | key | value |
//! |---|---|
//! | `<assessment>/item/0a0b0c0d/order` | its place among the items |
//! | `<assessment>/item/0a0b0c0d/indicator` | `"p4.2"`; null where it belongs to no statement |
//! | `<assessment>/item/0a0b0c0d/source` | where it comes from: `"smallest-change"`, `"gate"`, `"weak"` or `"hand"` |
//! | `<assessment>/item/0a0b0c0d/from`, `…/to` | the level when it was added and the level to reach, 0 to 4, or null |
//! | `<assessment>/item/0a0b0c0d/task`, `…/owner`, `…/evidence` | text |
//! | `<assessment>/item/0a0b0c0d/due` | `"2027-03-01"` or null |
//! | `<assessment>/item/0a0b0c0d/state` | `"open"`, `"under-way"`, `"done"` or `"dropped"` |
//! | `<assessment>/item/0a0b0c0d/deleted` | true or false |
//! | `<assessment>/lock/p4.2` | true: the indicator does not rise now |
//! | `<assessment>/days/p4.2` | days of work that a step of the indicator costs; null: as others |
//! | `<assessment>/days/otherwise` | days that a step of any other indicator costs; null: days are not counted |
//!
//! `<assessment>` is the id of the assessment. What cannot be read counts as absent.

use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{DocumentId, HexId, IndicatorId, WriterId};
use crate::instrument::Level;
use crate::undo::{Edit, Undo};

pub mod agenda;
pub mod calendar;
pub mod keys;
pub mod reached;
mod read;
pub mod suggest;
pub mod views;

use keys::Part;

pub use read::{DAYS_LIMIT, also_written, read};

/// The kind of these documents.
pub const KIND: &str = "improvement-plan";
/// The version of their keys.
pub const VERSION: u32 = 1;

/// An item: 8 hexadecimal digits.
pub type ItemId = HexId<8>;

/// Where an item comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A step of the smallest change.
    SmallestChange,
    /// An essential below the level that a band asks.
    Gate,
    /// An indicator below the target.
    Weak,
    /// A person added it.
    Hand,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::SmallestChange, Self::Gate, Self::Weak, Self::Hand];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SmallestChange => "smallest-change",
            Self::Gate => "gate",
            Self::Weak => "weak",
            Self::Hand => "hand",
        }
    }

    /// The source of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.id() == id)
    }
}

/// How far an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Not begun.
    #[default]
    Open,
    /// Begun.
    UnderWay,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::UnderWay, Self::Done, Self::Dropped];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The state of an id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }

    /// Whether there is still something to do.
    #[must_use]
    pub const fn is_pending(self) -> bool {
        matches!(self, Self::Open | Self::UnderWay)
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its random id.
    pub id: ItemId,
    /// The statement that it serves; nothing where it serves none.
    pub indicator: Option<IndicatorId>,
    /// Where it comes from.
    pub source: Source,
    /// The level when it was added.
    pub from: Option<Level>,
    /// The level to reach.
    pub to: Option<Level>,
    /// What is to be done; may be empty.
    pub task: String,
    /// The role that does it; may be empty.
    pub owner: String,
    /// The day by which it is to be done.
    pub due: Option<Date>,
    /// The evidence that will show it; may be empty.
    pub evidence: String,
    /// How far it is.
    pub state: State,
}

/// Everything that the plan says about one assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImprovementPlan {
    /// The items that are not removed, in the order in which they were added.
    pub items: Vec<Item>,
    /// Indicators that do not rise now, in the order of ids.
    pub locked: Vec<IndicatorId>,
    /// Days of work that a step costs, by indicator, in the order of ids.
    pub days: Vec<(IndicatorId, u32)>,
    /// Days that a step of any other indicator costs.
    pub days_otherwise: Option<u32>,
}

/// A new item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// Its new random id.
    pub id: ItemId,
    /// The statement that it serves.
    pub indicator: Option<IndicatorId>,
    /// Where it comes from.
    pub source: Source,
    /// The level now.
    pub from: Option<Level>,
    /// The level to reach.
    pub to: Option<Level>,
    /// What is to be done; may be empty.
    pub task: String,
}

/// A change of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What is to be done.
    Task(String),
    /// The role that does it.
    Owner(String),
    /// The day by which it is to be done.
    Due(Option<Date>),
    /// The evidence that will show it.
    Evidence(String),
    /// How far it is.
    State(State),
}

/// One thing that a person does to the plan of an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Adds items after those that are there.
    Add(Vec<NewItem>),
    /// Changes an item.
    Edit {
        /// Which.
        id: ItemId,
        /// What changes.
        change: Change,
    },
    /// Removes an item; its registers stay.
    Remove(ItemId),
    /// Rules an indicator out of the smallest change, or lets it in again.
    Lock {
        /// Which.
        indicator: IndicatorId,
        /// Out or in.
        locked: bool,
    },
    /// Says how many days a step costs.
    SetDays {
        /// Of which indicator; nothing: of all others.
        indicator: Option<IndicatorId>,
        /// The days, at most [`DAYS_LIMIT`]; nothing takes them back.
        days: Option<u32>,
    },
    /// Drops the texts that are "also written" beside a register.
    DismissAlso {
        /// The register's key.
        key: String,
    },
}

impl Action {
    /// Whether it changes the items of the plan; locks and days shape the smallest change, and are changed back where they
    /// stand.
    #[must_use]
    pub const fn is_about_items(&self) -> bool {
        match self {
            Self::Add(_) | Self::Edit { .. } | Self::Remove(_) | Self::DismissAlso { .. } => true,
            Self::Lock { .. } | Self::SetDays { .. } => false,
        }
    }

    /// Whether it goes on with what another one before it began, so that both are one step for whoever takes it back: each
    /// letter that is typed into a field is an action of its own.
    #[must_use]
    pub fn goes_on_with(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Edit { id: earlier, change }, Self::Edit { id, change: now }) => {
                earlier == id && now.is_typed() && written(change).0 == written(now).0
            }
            _ => false,
        }
    }
}

impl Change {
    const fn is_typed(&self) -> bool {
        !matches!(self, Self::State(_))
    }
}

/// A plan in which nothing is written.
#[must_use]
pub fn new() -> Document {
    Document::new(KIND, VERSION, DocumentId::only_one())
}

/// Writes an action on the plan of an assessment to the registers. What is there already is not written again; where
/// nothing changes, the undo is empty.
pub fn apply(document: &mut Document, assessment: &DocumentId, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::Add(items) => {
            for item in items {
                add(&mut edit, assessment, item);
            }
        }
        Action::Edit { id, change } => {
            let (part, value) = written(change);
            edit.write(&keys::item(assessment, id, part), value);
        }
        Action::Remove(id) => edit.write(&keys::item(assessment, id, Part::Deleted), Value::plain(true)),
        Action::Lock { indicator, locked } => edit.write(&keys::lock(assessment, *indicator), Value::plain(*locked)),
        Action::SetDays { indicator, days } => {
            let days = days.map_or(Value::NOTHING, |days| Value::plain(days.min(DAYS_LIMIT)));
            edit.write(&keys::days(assessment, *indicator), days);
        }
        Action::DismissAlso { key } => edit.dismiss(key),
    }
    edit.finish()
}

fn add(edit: &mut Edit<'_>, assessment: &DocumentId, item: &NewItem) {
    let order = read::next_order(edit.document(), assessment);
    let level = |level: Option<Level>| level.map_or(Value::NOTHING, |level| Value::plain(level.number()));
    let indicator = item.indicator.map(|id| Value::plain(id.to_string()));
    let parts = [
        (Part::Order, Value::plain(order)),
        (Part::Indicator, indicator.unwrap_or(Value::NOTHING)),
        (Part::Source, Value::plain(item.source.id())),
        (Part::From, level(item.from)),
        (Part::To, level(item.to)),
        (Part::Task, Value::text(&item.task)),
        (Part::State, Value::plain(State::Open.id())),
        (Part::Deleted, Value::plain(false)),
    ];
    for (part, value) in parts {
        edit.write(&keys::item(assessment, &item.id, part), value);
    }
}

fn written(change: &Change) -> (Part, Value) {
    match change {
        Change::Task(text) => (Part::Task, Value::text(text)),
        Change::Owner(text) => (Part::Owner, Value::text(text)),
        Change::Evidence(text) => (Part::Evidence, Value::text(text)),
        Change::Due(day) => (
            Part::Due,
            day.map_or(Value::NOTHING, |day| Value::plain(day.to_string())),
        ),
        Change::State(state) => (Part::State, Value::plain(state.id())),
    }
}

#[cfg(test)]
mod tests;
