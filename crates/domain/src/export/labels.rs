//! The words that tables need, asked for one by one: the domain has none of its own.

use crate::assessment::{EvidenceStrength, ProviderSize, Scope};
use crate::bands::{Band, BandReason};
use crate::improvement_plan::{Source, State};
use crate::instrument::{Level, ProviderProfile};
use crate::review::Outside;
use crate::scoring::combine::Note;

/// A word or a sentence that a table needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label<'a> {
    /// The name of a table.
    Table(TableName),
    /// The name of a column, or of a line of the overview.
    Field(Field),
    /// A kind of provider.
    Profile(ProviderProfile),
    /// A number of people.
    Size(ProviderSize),
    /// Quick scan or full.
    Scope(Scope),
    /// A band.
    Band(Band),
    /// A level.
    Level(Level),
    /// An evidence strength in words.
    Strength(EvidenceStrength),
    /// An answer that is no level.
    Reply(NoLevel),
    /// Where an item of the improvement plan comes from.
    PlanSource(Source),
    /// How far an item of the improvement plan is.
    PlanState(State),
    /// Yes or no.
    YesOrNo(bool),
    /// Why the band is not the next one, or why there is none: a sentence.
    Reason(&'a BandReason),
    /// What people should know about how the answers were read: a sentence.
    Note(&'a Note),
    /// That the provider rated its own work, and what people from outside rated, where any did: sentences.
    SelfDeclared(Option<Outside>),
    /// What an assessment without a name is called.
    Unnamed,
    /// What stands at the end of a text that was cut.
    Cut,
}

/// An answer that is no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLevel {
    /// Does not apply.
    NotApplicable,
    /// "We don't know yet".
    Unknown,
    /// No answer that counts.
    Unanswered,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableName {
    /// The assessment as a whole.
    Overview,
    /// A row for each principle.
    Principles,
    /// A row for each indicator that is asked.
    Indicators,
    /// A row for each piece of evidence.
    Evidence,
    /// A row for each item of the improvement plan.
    Plan,
}

impl TableName {
    /// All tables of an assessment, in order. The plan is there only where something is in it.
    pub const ALL: [Self; 5] = [
        Self::Overview,
        Self::Principles,
        Self::Indicators,
        Self::Evidence,
        Self::Plan,
    ];

    /// Its name for programs.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Principles => "principles",
            Self::Indicators => "indicators",
            Self::Evidence => "evidence",
            Self::Plan => "plan",
        }
    }
}

/// The name of a column, or of a line of the overview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What a line of the overview is about.
    What,
    /// What it says.
    Value,
    /// What this is: self-declared.
    Declaration,
    /// The assessment's name.
    Name,
    /// The kind of provider.
    Profile,
    /// How many people work there.
    Size,
    /// Quick scan or full.
    Scope,
    /// The day on which it was begun.
    CreatedOn,
    /// The day of the assessment.
    AssessedOn,
    /// The version of the checklist.
    Version,
    /// The versions under which the answers were given.
    AnswerVersions,
    /// The overall index.
    Overall,
    /// An index.
    Index,
    /// The lowest that the index can become.
    Lower,
    /// The highest that the index can become.
    Upper,
    /// The index that evidence supports.
    Supported,
    /// Answered through applicable, in per cent.
    Coverage,
    /// How many have a level.
    Answered,
    /// How many apply.
    Applicable,
    /// How many are "don't know yet".
    Unknown,
    /// How many have no answer.
    Unanswered,
    /// How many do not apply.
    NotApplicable,
    /// The band.
    Band,
    /// A reason behind the band.
    Reason,
    /// A remark on how the answers were read.
    Note,
    /// Whether the band hangs by a thread.
    Fragile,
    /// `p4`, `p4.2`.
    Id,
    /// A principle's name.
    Principle,
    /// The statement.
    Statement,
    /// Whether it is an essential.
    Essential,
    /// The claimed level, a number.
    Level,
    /// The answer in words.
    Answer,
    /// The level that evidence supports, a number.
    SupportedLevel,
    /// The strength of the evidence after ageing, a number.
    CountedStrength,
    /// Why an indicator does not apply.
    NotApplicableReason,
    /// What the person noted.
    OwnNote,
    /// What a piece of evidence is.
    EvidenceTitle,
    /// Where it is kept.
    EvidencePlace,
    /// Its date.
    EvidenceDate,
    /// Its strength, a number.
    Strength,
    /// Its strength in words.
    StrengthWords,
    /// What is to be done.
    PlanTask,
    /// The level when an item came into the plan, a number.
    PlanFrom,
    /// The level to reach, a number.
    PlanTo,
    /// Who does it.
    PlanOwner,
    /// The day by which it is to be done.
    PlanDue,
    /// The evidence that will show it.
    PlanEvidence,
    /// How far it is.
    PlanState,
    /// Where an item comes from.
    PlanSource,
}
