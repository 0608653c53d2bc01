//! The words of the tables, in the language of the page.

use touchstone_domain::assessment::Scope;
use touchstone_domain::export::labels::{Field, Label, NoLevel, TableName};
use touchstone_domain::instrument::Rules;

use crate::components::figures::{band_name, profile_name, strength_name};
use crate::components::level_mark::level_name;
use crate::pages::answer::furniture::about_assessment::SIZES;
use crate::pages::plan::{source_word, state_word};
use crate::pages::report::declaration::declaration;
use crate::pages::report::{notes, reasons};
use crate::words::{Word, common, export, report, text};

/// A label in words.
#[must_use]
pub fn label(label: Label<'_>, rules: &Rules) -> String {
    let word = match label {
        Label::Reason(reason) => return reasons::said(reason, rules).text(),
        Label::Note(note) => return notes::said(note, rules).text(),
        Label::SelfDeclared(outside) => return declaration(outside),
        Label::Strength(strength) => return strength_name(strength),
        Label::Profile(profile) => return profile_name(profile).to_owned(),
        Label::Band(band) => return band_name(band).to_owned(),
        Label::Level(level) => return level_name(level).to_owned(),
        Label::Size(size) => SIZES
            .into_iter()
            .find(|(known, _)| *known == size)
            .map_or(common::NOT_CHOSEN, |(_, word)| word),
        Label::Table(table) => table_word(table),
        Label::Field(field) => field_word(field),
        Label::Scope(Scope::Essentials) => common::SCOPE_QUICK,
        Label::Scope(Scope::Full) => common::SCOPE_FULL,
        Label::Reply(NoLevel::NotApplicable) => report::REPLY_NOT_APPLICABLE,
        Label::Reply(NoLevel::Unknown) => common::UNKNOWN,
        Label::Reply(NoLevel::Unanswered) => report::REPLY_UNANSWERED,
        Label::PlanSource(source) => source_word(source),
        Label::PlanState(state) => state_word(state),
        Label::YesOrNo(true) => export::YES,
        Label::YesOrNo(false) => export::NO,
        Label::Unnamed => common::UNNAMED,
        Label::Cut => export::CUT,
    };
    text(word).to_owned()
}

const fn table_word(table: TableName) -> Word {
    match table {
        TableName::Overview => export::TABLE_OVERVIEW,
        TableName::Principles => export::TABLE_PRINCIPLES,
        TableName::Indicators => export::TABLE_INDICATORS,
        TableName::Evidence => export::TABLE_EVIDENCE,
        TableName::Plan => report::PLAN_HEADING,
    }
}

const fn field_word(field: Field) -> Word {
    match field {
        Field::What => export::FIELD_WHAT,
        Field::Value => export::FIELD_VALUE,
        Field::Declaration => export::FIELD_DECLARATION,
        Field::Name => common::NAME,
        Field::Profile => common::PROFILE,
        Field::Size => common::SIZE,
        Field::Scope => common::SCOPE,
        Field::CreatedOn => export::FIELD_CREATED_ON,
        Field::AssessedOn => common::ASSESSED_ON,
        Field::Version => report::INSTRUMENT_VERSION,
        Field::AnswerVersions => export::FIELD_ANSWER_VERSIONS,
        Field::Overall => report::OVERALL_INDEX,
        Field::Index => export::FIELD_INDEX,
        Field::Lower => report::COLUMN_LOWER,
        Field::Upper => report::COLUMN_UPPER,
        Field::Supported => report::SUPPORTED,
        Field::Coverage => export::FIELD_COVERAGE,
        Field::Answered => export::FIELD_ANSWERED,
        Field::Applicable => export::FIELD_APPLICABLE,
        Field::Unknown => common::UNKNOWN,
        Field::Unanswered => report::REPLY_UNANSWERED,
        Field::NotApplicable => report::REPLY_NOT_APPLICABLE,
        Field::Band => common::RUNNING_BAND,
        Field::Reason => export::FIELD_REASON,
        Field::Note => export::FIELD_NOTE,
        Field::Fragile => export::FIELD_FRAGILE,
        Field::Id => export::FIELD_ID,
        Field::Principle => report::COLUMN_PRINCIPLE,
        Field::Statement => report::COLUMN_STATEMENT,
        Field::Essential => common::ESSENTIAL,
        Field::Level => report::COLUMN_LEVEL,
        Field::Answer => export::FIELD_ANSWER,
        Field::SupportedLevel => export::FIELD_SUPPORTED_LEVEL,
        Field::CountedStrength => export::FIELD_COUNTED_STRENGTH,
        Field::NotApplicableReason => common::REASON_LABEL,
        Field::OwnNote => common::NOTE,
        Field::EvidenceTitle => common::EVIDENCE_TITLE,
        Field::EvidencePlace => common::EVIDENCE_PLACE,
        Field::EvidenceDate => common::EVIDENCE_DATE,
        Field::Strength => export::FIELD_STRENGTH,
        Field::StrengthWords => common::EVIDENCE_STRENGTH,
        Field::PlanTask => report::PLAN_TASK,
        Field::PlanFrom => export::FIELD_PLAN_FROM,
        Field::PlanTo => export::FIELD_PLAN_TO,
        Field::PlanOwner => report::PLAN_OWNER,
        Field::PlanDue => report::PLAN_DUE,
        Field::PlanEvidence => report::PLAN_EVIDENCE,
        Field::PlanState => report::PLAN_STATE,
        Field::PlanSource => export::FIELD_PLAN_SOURCE,
    }
}
