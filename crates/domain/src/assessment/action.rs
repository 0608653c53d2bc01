//! Everything that a person can do to an assessment. [`apply`] writes it to the registers and says how to take it back
//! with [`crate::undo::undo`].

use serde_json::{Value as Json, json};

use super::keys::{self, EvidencePart};
use super::{Answer, EvidenceStrength, KIND, ProviderSize, Scope, VERSION};
use crate::date::{Date, PartialDate};
use crate::document::{Document, Register, Stamp, Value, Written};
use crate::ids::{DocumentId, EvidenceId, IndicatorId, RaterId, WriterId};
use crate::instrument::ProviderProfile;
use crate::undo::{Edit, Undo};

/// One thing that a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Names the assessment.
    SetName(String),
    /// Says what kind of provider it is about.
    SetProfile(Option<ProviderProfile>),
    /// Says how many people work there.
    SetSize(Option<ProviderSize>),
    /// Switches between quick scan and full.
    SetScope(Scope),
    /// Sets the day on which it was begun.
    SetCreatedOn(Option<Date>),
    /// Sets the day against which evidence ages.
    SetAssessedOn(Option<Date>),
    /// Rates an indicator.
    Rate {
        /// Which.
        indicator: IndicatorId,
        /// Who rates.
        rater: RaterId,
        /// The reply; nothing takes it back.
        answer: Option<Answer>,
        /// The version of the instrument that was shown.
        instrument: String,
        /// The day of the reply, which becomes the day of the assessment; nothing leaves that as it is.
        today: Option<Date>,
    },
    /// Notes what a group agreed on.
    Agree {
        /// On which indicator.
        indicator: IndicatorId,
        /// The reply; nothing takes it back.
        answer: Option<Answer>,
        /// The version of the instrument that was shown.
        instrument: String,
        /// As in [`Action::Rate`].
        today: Option<Date>,
    },
    /// Says why an indicator does not apply.
    GiveReason {
        /// Which.
        indicator: IndicatorId,
        /// Who says so.
        rater: RaterId,
        /// The reason; may be empty.
        text: String,
    },
    /// Writes the note of an indicator.
    WriteNote {
        /// Which.
        indicator: IndicatorId,
        /// The note; may be empty.
        text: String,
    },
    /// Adds an empty piece of evidence after those that are there.
    AddEvidence {
        /// To which indicator.
        indicator: IndicatorId,
        /// Its new random id.
        id: EvidenceId,
    },
    /// Changes a piece of evidence, or adds it with this change.
    EditEvidence {
        /// Of which indicator.
        indicator: IndicatorId,
        /// Which.
        id: EvidenceId,
        /// What changes.
        change: EvidenceChange,
    },
    /// Removes a piece of evidence; its registers stay.
    RemoveEvidence {
        /// Of which indicator.
        indicator: IndicatorId,
        /// Which.
        id: EvidenceId,
    },
    /// Brings a removed piece of evidence back.
    RestoreEvidence {
        /// Of which indicator.
        indicator: IndicatorId,
        /// Which.
        id: EvidenceId,
    },
    /// Drops the texts that are "also written" beside a register.
    DismissAlso {
        /// The register's key.
        key: String,
    },
    /// Deletes the assessment; its registers stay.
    Delete,
    /// Brings a deleted assessment back.
    Restore,
}

/// A change of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceChange {
    /// What it is.
    Title(String),
    /// Where it is kept.
    Place(String),
    /// Its date, as precisely as it is known.
    Date(Option<PartialDate>),
    /// Its strength.
    Strength(EvidenceStrength),
}

impl Action {
    /// The indicator that may have to be shown and scored anew; nothing where it is about the assessment as a whole.
    #[must_use]
    pub fn touches(&self) -> Option<IndicatorId> {
        match self {
            Self::Rate { indicator, .. }
            | Self::Agree { indicator, .. }
            | Self::GiveReason { indicator, .. }
            | Self::WriteNote { indicator, .. }
            | Self::AddEvidence { indicator, .. }
            | Self::EditEvidence { indicator, .. }
            | Self::RemoveEvidence { indicator, .. }
            | Self::RestoreEvidence { indicator, .. } => Some(*indicator),
            Self::DismissAlso { key } => keys::indicator_of(key),
            Self::SetName(_)
            | Self::SetProfile(_)
            | Self::SetSize(_)
            | Self::SetScope(_)
            | Self::SetCreatedOn(_)
            | Self::SetAssessedOn(_)
            | Self::Delete
            | Self::Restore => None,
        }
    }
}

/// A new assessment in which nothing is said.
#[must_use]
pub fn new(id: DocumentId) -> Document {
    Document::new(KIND, VERSION, id)
}

/// Writes an action to the registers. What is there already is not written again; where nothing changes, the undo is
/// empty.
pub fn apply(document: &mut Document, action: &Action, writer: &WriterId) -> Undo {
    let mut edit = Edit::new(document, writer);
    match action {
        Action::SetName(name) => edit.write(keys::NAME, Value::text(name)),
        Action::SetProfile(profile) => {
            edit.write(keys::PROFILE, word(profile.map(ProviderProfile::id)));
        }
        Action::SetSize(size) => edit.write(keys::SIZE, word(size.map(ProviderSize::id))),
        Action::SetScope(scope) => edit.write(keys::SCOPE, Value::plain(scope.id())),
        Action::SetCreatedOn(date) => edit.write(keys::CREATED_ON, word(*date)),
        Action::SetAssessedOn(date) => edit.write(keys::ASSESSED_ON, word(*date)),
        Action::Rate {
            indicator,
            rater,
            answer,
            instrument,
            today,
        } => {
            edit.write(&keys::level(*indicator, rater), rating(*answer, instrument));
            set_day(&mut edit, *today);
        }
        Action::Agree {
            indicator,
            answer,
            instrument,
            today,
        } => {
            edit.write(&keys::agreed(*indicator), rating(*answer, instrument));
            set_day(&mut edit, *today);
        }
        Action::GiveReason { indicator, rater, text } => {
            edit.write(&keys::reason(*indicator, rater), Value::text(text));
        }
        Action::WriteNote { indicator, text } => {
            edit.write(&keys::note(*indicator), Value::text(text));
        }
        Action::AddEvidence { indicator, id } => add_evidence(&mut edit, *indicator, id),
        Action::EditEvidence { indicator, id, change } => edit_evidence(&mut edit, *indicator, id, change),
        Action::RemoveEvidence { indicator, id } => {
            edit.write(
                &keys::evidence(*indicator, id, EvidencePart::Deleted),
                Value::plain(true),
            );
        }
        Action::RestoreEvidence { indicator, id } => {
            edit.write(
                &keys::evidence(*indicator, id, EvidencePart::Deleted),
                Value::plain(false),
            );
        }
        Action::DismissAlso { key } => edit.dismiss(key),
        Action::Delete => edit.write(keys::DELETED, Value::plain(true)),
        Action::Restore => edit.write(keys::DELETED, Value::plain(false)),
    }
    edit.finish()
}

pub(crate) fn set_day(edit: &mut Edit<'_>, today: Option<Date>) {
    if today.is_some() {
        edit.write(keys::ASSESSED_ON, word(today));
    }
}

fn add_evidence(edit: &mut Edit<'_>, indicator: IndicatorId, id: &EvidenceId) {
    let key = keys::evidence(indicator, id, EvidencePart::Order);
    if edit.document().value(&key).is_none() {
        let order = edit.document().highest_counter().saturating_add(1);
        edit.write(&key, Value::plain(order));
    }
}

fn edit_evidence(edit: &mut Edit<'_>, indicator: IndicatorId, id: &EvidenceId, change: &EvidenceChange) {
    add_evidence(edit, indicator, id);
    let (part, value) = match change {
        EvidenceChange::Title(title) => (EvidencePart::Title, Value::text(title)),
        EvidenceChange::Place(place) => (EvidencePart::Place, Value::text(place)),
        EvidenceChange::Date(date) => (EvidencePart::Date, word(*date)),
        EvidenceChange::Strength(strength) => (EvidencePart::Strength, Value::plain(strength.number())),
    };
    edit.write(&keys::evidence(indicator, id, part), value);
}

pub(crate) fn word(word: Option<impl ToString>) -> Value {
    word.map_or(Value::NOTHING, |word| Value::plain(word.to_string()))
}

pub(crate) fn rating(answer: Option<Answer>, instrument: &str) -> Value {
    let Some(answer) = answer else {
        return Value::NOTHING;
    };
    let answer = match answer {
        Answer::Level(level) => Json::from(level.number()),
        Answer::NotApplicable => Json::from("na"),
        Answer::Unknown => Json::from("unknown"),
    };
    Value::plain(json!({ "answer": answer, "instrument": instrument }))
}

/// A new assessment that says what this one says, under another name. Its writes are stamped anew; what is not set and
/// texts that lost stay behind.
#[must_use]
pub fn duplicate(document: &Document, new_id: DocumentId, new_name: &str, writer: &WriterId) -> Document {
    let mut copy = Document::new(&document.kind, document.version, new_id);
    copy.extra = document.extra.clone();
    let name = (keys::NAME, Value::text(new_name));
    let said = document
        .registers
        .iter()
        .filter_map(|(key, register)| Some((key.as_str(), register.value()?.clone())));
    let said = said.filter(|(key, _)| *key != keys::NAME && *key != keys::DELETED);
    for (counter, (key, value)) in (1..).zip(std::iter::once(name).chain(said)) {
        let stamp = Stamp {
            counter,
            writer: writer.clone(),
        };
        copy.registers
            .insert(key.to_owned(), Register::new(Written { value, stamp }));
    }
    copy
}

#[cfg(test)]
mod tests;
