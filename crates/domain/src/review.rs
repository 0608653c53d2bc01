//! A second voice: several people rate one assessment, each alone; then they compare, talk, and agree level by level.
//!
//! Beside the registers of an assessment, in the same document:
//!
//! | key | value |
//! |---|---|
//! | `raters/<rater>/name` | text: how the person is called |
//! | `raters/<rater>/role` | `"management"`, `"trainer"`, `"learner"`, `"sector"`, `"external"` or null |
//! | `raters/<rater>/invited_on` | `"2026-11-23"`: the day on which a file was made for the person |
//! | `raters/<rater>/looked_on` | the day on which the person looked at other ratings before all own ones were done |
//! | `raters/<rater>/removed` | true or false: the ratings stay in the document and do not count |
//! | `p4.2/comment/<rater>` | text |
//! | `p4.2/agreed_reason` | text: why this level was agreed on, or why no agreement was reached |
//!
//! Each person's ratings and comments are registers of their own, so merging files loses nobody's word, in whatever
//! order and however often they are merged. What counts of several ratings says [`crate::assessment::read::effective`].

use crate::assessment::action::{rating, set_day, word};
use crate::assessment::{self, Answer};
use crate::date::Date;
use crate::document::{Document, Value};
use crate::ids::{IndicatorId, RaterId, WriterId};
use crate::undo::{Edit, Undo};

mod figures;
pub mod keys;
mod outside;
mod read;
mod sending;
mod side_by_side;

pub use figures::{Levels, PAIRS_NEEDED};
pub use outside::{Outside, outside};
pub use read::{Progress, Voice, asked, is_shared, progress, voices};
pub use sending::{Shown, copy_for};
pub use side_by_side::{Compared, Talk, compared, score_with};

/// In what capacity somebody rates: mixed teams see more than one kind of person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Leads or manages.
    Management,
    /// Teaches.
    Trainer,
    /// Learns or has learnt here.
    Learner,
    /// Works in the sector.
    Sector,
    /// Reviews from outside.
    External,
}

impl Role {
    /// All roles in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Management,
        Self::Trainer,
        Self::Learner,
        Self::Sector,
        Self::External,
    ];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Trainer => "trainer",
            Self::Learner => "learner",
            Self::Sector => "sector",
            Self::External => "external",
        }
    }

    /// The role with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// One thing that a person does about several voices. Ratings themselves are [`assessment::action::Action::Rate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Adds a voice.
    Invite {
        /// Its new random id.
        rater: RaterId,
        /// The person's name; may be empty.
        name: String,
        /// In what capacity.
        role: Option<Role>,
        /// The day.
        on: Option<Date>,
    },
    /// Names a voice.
    SetName {
        /// Whose.
        rater: RaterId,
        /// The name; may be empty.
        name: String,
    },
    /// Says in what capacity somebody rates.
    SetRole {
        /// Who.
        rater: RaterId,
        /// The role; nothing takes it back.
        role: Option<Role>,
    },
    /// Notes that somebody looked at other ratings before all own ones were done; the first day stays.
    LookEarly {
        /// Who.
        rater: RaterId,
        /// The day.
        on: Date,
    },
    /// Removes a voice: its registers stay and do not count.
    Remove(RaterId),
    /// Brings a removed voice back.
    Restore(RaterId),
    /// Writes a comment.
    WriteComment {
        /// On which indicator.
        indicator: IndicatorId,
        /// Who.
        rater: RaterId,
        /// The comment; may be empty.
        text: String,
    },
    /// Notes the outcome of a talk: a level, or that there was no agreement.
    Settle {
        /// On which indicator.
        indicator: IndicatorId,
        /// The agreed reply; nothing where no agreement was reached.
        answer: Option<Answer>,
        /// Why; may be empty.
        reason: String,
        /// The version of the instrument that was shown.
        instrument: String,
        /// The day of the talk, which becomes the day of the assessment; nothing leaves that as it is.
        today: Option<Date>,
    },
}

/// Writes an action to the registers. What is there already is not written again; where nothing changes, the undo is
/// empty.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::Invite { rater, name, role, on } => {
            edit.write(&keys::name(rater), Value::text(name));
            edit.write(&keys::role(rater), word(role.map(Role::id)));
            edit.write(&keys::invited_on(rater), word(*on));
        }
        Action::SetName { rater, name } => edit.write(&keys::name(rater), Value::text(name)),
        Action::SetRole { rater, role } => edit.write(&keys::role(rater), word(role.map(Role::id))),
        Action::LookEarly { rater, on } => {
            let key = keys::looked_on(rater);
            if edit.document().value(&key).is_none() {
                edit.write(&key, word(Some(on)));
            }
        }
        Action::Remove(rater) => edit.write(&keys::removed(rater), Value::plain(true)),
        Action::Restore(rater) => edit.write(&keys::removed(rater), Value::plain(false)),
        Action::WriteComment { indicator, rater, text } => {
            edit.write(&keys::comment(*indicator, rater), Value::text(text));
        }
        Action::Settle {
            indicator,
            answer,
            reason,
            instrument,
            today,
        } => {
            edit.write(&assessment::keys::agreed(*indicator), rating(*answer, instrument));
            edit.write(&keys::agreed_reason(*indicator), Value::text(reason));
            set_day(&mut edit, *today);
            if *answer == Some(Answer::NotApplicable) {
                give_reason(&mut edit, *indicator, reason);
            }
        }
    }
    edit.finish()
}

/// N/A counts with a reason only. Where nobody who rated gave one, the reason of the agreement stands for the provider's.
fn give_reason(edit: &mut Edit<'_>, indicator: IndicatorId, reason: &str) {
    let said = assessment::read::indicator(edit.document(), indicator);
    if said.reasons.values().all(|given| given.trim().is_empty()) {
        let key = assessment::keys::reason(indicator, &RaterId::own());
        edit.write(&key, Value::text(reason));
    }
}

#[cfg(test)]
mod tests;
