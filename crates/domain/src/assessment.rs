//! What a document of kind `assessment` says, read from its registers.
//!
//! | key | value |
//! |---|---|
//! | `name` | text |
//! | `profile` | `"hei"`, `"vet"`, `"cso"`, `"bus"` or null |
//! | `size` | `"solo"`, `"micro"`, `"small"`, `"medium"`, `"large"` or null |
//! | `scope` | `"essentials"` or `"full"` (where absent: full) |
//! | `created_on`, `assessed_on` | `"2026-11-23"` |
//! | `deleted` | true or false |
//! | `example` | which example it is ([`crate::example`]); not there in a person's own |
//! | `p4.2/level/<rater>`, `p4.2/agreed` | `{"answer": 0…4, "na" or "unknown", "instrument": "1.0.0"}`, or null when taken back |
//! | `p4.2/reason/<rater>` | text: why N/A |
//! | `raters/<rater>/removed` | true or false: that rater's registers stay, and do not count |
//! | `p4.2/note` | text |
//! | `p4.2/evidence/<id>/order` | a number that orders the entries: when the entry was added |
//! | `p4.2/evidence/<id>/title`, `…/place` | text |
//! | `p4.2/evidence/<id>/date` | `"2026-05-31"`, `"2026-05"`, `"2026"` or null |
//! | `p4.2/evidence/<id>/strength` | 0 to 4 |
//! | `p4.2/evidence/<id>/deleted` | true or false |
//! | `p4.2/evidence/<id>/file` | the fingerprint of a file, or null: [`crate::fingerprint`] |
//!
//! Null says that nothing is set, in every register. Keys beside these are carried along untouched; those of several raters
//! are in [`crate::review`].

use crate::date::{Date, PartialDate};
use crate::ids::{DocumentId, EvidenceId, IndicatorId, RaterId};
use crate::instrument::{Level, ProviderProfile};
use crate::small_code::SmallMap;

pub mod action;
pub mod keys;
pub mod read;

/// The kind of these documents.
pub const KIND: &str = "assessment";
/// The version of their keys.
pub const VERSION: u32 = 1;

/// A reply to one indicator. No reply at all is *unanswered*, which is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A level from 0 to 4.
    Level(Level),
    /// Does not apply; counts only where the instrument allows it and a reason is given.
    NotApplicable,
    /// "We do not know yet": not zero, and not unanswered.
    Unknown,
}

/// One person's reply to one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The reply.
    pub answer: Answer,
    /// The instrument version that it was given under.
    pub instrument: String,
}

/// How strong a piece of evidence is: E0 to E4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceStrength {
    /// E0: a statement only.
    Statement,
    /// E1: a draft or an informal trace.
    Draft,
    /// E2: a current, approved document.
    Document,
    /// E3: a document with sampled records of use.
    Records,
    /// E4: checked by an outsider.
    Outsider,
}

impl EvidenceStrength {
    /// All strengths, weakest first.
    pub const ALL: [Self; 5] = [
        Self::Statement,
        Self::Draft,
        Self::Document,
        Self::Records,
        Self::Outsider,
    ];

    /// The strength with this number, 0 to 4.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.number() == number)
    }

    /// The number, 0 to 4: 3 for E3.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Statement => 0,
            Self::Draft => 1,
            Self::Document => 2,
            Self::Records => 3,
            Self::Outsider => 4,
        }
    }
}

/// One piece of evidence: where it is, never the thing itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Random id inside the indicator.
    pub id: EvidenceId,
    /// What it is.
    pub title: String,
    /// Where it is kept.
    pub place: String,
    /// Its date, as precisely as it is known.
    pub date: Option<PartialDate>,
    /// A date that cannot be read, as it was typed or imported.
    pub unreadable_date: Option<String>,
    /// Its strength before ageing.
    pub strength: EvidenceStrength,
}

/// Everything said about one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorAnswer {
    /// Each person's rating.
    pub ratings: SmallMap<RaterId, Rating>,
    /// Each person's reason for N/A.
    pub reasons: SmallMap<RaterId, String>,
    /// What the group agreed on, if it did.
    pub agreed: Option<Rating>,
    /// Free note.
    pub note: String,
    /// Evidence that was not removed, in the order in which it was added.
    pub evidence: Vec<Evidence>,
}

/// How much of the instrument is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The quick scan: essential indicators only.
    Essentials,
    /// All indicators.
    #[default]
    Full,
}

impl Scope {
    /// Both scopes, the smaller first.
    pub const ALL: [Self; 2] = [Self::Essentials, Self::Full];

    /// The id in files and output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Essentials => "essentials",
            Self::Full => "full",
        }
    }

    /// The scope with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.id() == id)
    }
}

/// How many people work at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderSize {
    /// One person.
    Solo,
    /// 2 to 9.
    Micro,
    /// 10 to 49.
    Small,
    /// 50 to 249.
    Medium,
    /// 250 and more.
    Large,
}

impl ProviderSize {
    /// All sizes, the smallest first.
    pub const ALL: [Self; 5] = [Self::Solo, Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// The id in files and output.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Solo => "solo",
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.id() == id)
    }
}

/// What is asked once per assessment, without the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentHead {
    /// The document's id.
    pub id: DocumentId,
    /// Its name; may be empty.
    pub name: String,
    /// The provider's profile, once chosen.
    pub profile: Option<ProviderProfile>,
    /// The provider's size, once chosen.
    pub size: Option<ProviderSize>,
    /// Quick scan or full.
    pub scope: Scope,
    /// The day on which it was begun.
    pub created_on: Option<Date>,
    /// The day on which it was answered last, or the day that the person chose; evidence ages against it.
    pub assessed_on: Option<Date>,
    /// Deleted by a tombstone.
    pub deleted: bool,
}

/// A whole assessment, for scoring and output. The app reads indicator by indicator instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What is asked once.
    pub head: AssessmentHead,
    /// Indicators about which anything is said.
    pub answers: SmallMap<IndicatorId, IndicatorAnswer>,
}
