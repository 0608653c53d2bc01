//! Whether a micro-credential is described by the elements of Annex I of the Council Recommendation of 16 June 2022: 11
//! mandatory and 5 optional ones.
//!
//! Elements are fields `m1` to `m11` and `o1` to `o5`. Beside them:
//!
//! | field | value |
//! |---|---|
//! | `m6` | learning outcomes, one a line |
//! | `m7` | hours: `60` or `PT60H`; `m7-credits`: ECTS; `m7-rule`: see [`Rule`] |
//! | `m8` | `1` to `8`, or [`NOT_LEVELLED`] with `m8-reason` |
//! | `m9` | ids of [`ASSESSMENT_TYPES`], with a comma between |
//! | `m10` | an id of [`PARTICIPATION`] |
//! | `m11` | an id of [`QUALITY_ASSURANCE`], with `m11-name` for all but `internal` |
//! | `o2` | an id of [`SUPERVISION`], with `o2-note` |
//! | `o4` | an id of [`STACKING`], with `o4-note` |
//!
//! The result is a count such as "9 of 11", never a percentage, and never part of the score of an assessment.

use super::amount::{Amount, NotAnAmount};
use super::form::Form;
use super::wording::{protected_word, vague_verb};
use super::workload::Rule;
use super::{Weight, holding};

mod duration;

pub use duration::{Hours, NotHours};

/// The mandatory elements.
pub const MANDATORY: [&str; 11] = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11"];
/// The optional elements.
pub const OPTIONAL: [&str; 5] = ["o1", "o2", "o3", "o4", "o5"];
/// The choice of `m8` for a learning experience that has no level.
pub const NOT_LEVELLED: &str = "not-levelled";
/// Types of assessment, in the order of the European vocabulary.
pub const ASSESSMENT_TYPES: [&str; 14] = [
    "peer-assessment",
    "marked-assignment",
    "continuous-evaluation",
    "portfolio",
    "group-performance",
    "practical-assessment",
    "written-examination",
    ATTENDANCE,
    "project-work",
    "peer-review",
    "quiz",
    "problem-based-learning",
    "oral-examination",
    "artefact-assessment",
];
/// The type of assessment that proves no outcome by itself.
pub const ATTENDANCE: &str = "level-of-attendance";
/// Forms of participation, in the order of the European vocabulary.
pub const PARTICIPATION: [&str; 6] = [
    "workbased",
    "project-based",
    "presential",
    "online",
    "blended",
    "research-lab-based",
];
/// Which quality assurance stands behind it.
pub const QUALITY_ASSURANCE: [&str; 4] = [INTERNAL, "external", "both", "sector"];
const INTERNAL: &str = "internal";
/// Supervision and identity during assessment; the last one is missing in Annex I and stands in the data model only.
pub const SUPERVISION: [&str; 4] = [
    "unsupervised",
    "supervised",
    "supervised-identified",
    UNSUPERVISED_IDENTIFIED,
];
const UNSUPERVISED_IDENTIFIED: &str = "unsupervised-identified";
/// How it goes together with others.
pub const STACKING: [&str; 2] = ["stand-alone", "stackable"];

/// More outcomes than this are too many for up to [`FEW_CREDITS`].
const MANY_OUTCOMES: usize = 8;
const FEW_CREDITS: u32 = 3;
/// More outcomes than this are not looked at.
const MOST_OUTCOMES: usize = 100;

/// How an element is described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Described.
    Filled,
    /// It does not apply, and the reason is given. Only the level may be.
    NotApplicable,
    /// Not described.
    Missing,
}

/// Something to say about the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A mandatory element is not described.
    Missing(&'static str),
    /// Attendance is the only assessment.
    AttendanceOnly,
    /// Hours cannot be read.
    Hours(NotHours),
    /// Credits cannot be read.
    Credits(NotAnAmount),
    /// Credits without hours.
    CreditsWithoutHours,
    /// Hours and credits do not fit each other under the rule.
    CreditsDoNotFit,
    /// Not levelled, and no reason given.
    LevelWithoutReason,
    /// Quality assurance by somebody who is not named.
    QualityWithoutName,
    /// A word in the title that promises a larger award.
    ProtectedWord(String),
    /// An outcome whose only verb cannot be seen or marked: its number from 1, and the verb.
    VagueOutcome(usize, &'static str),
    /// Too many outcomes for so few credits: how many.
    TooManyOutcomes(usize),
    /// An assessment, and no grade: the data model asks for one where an assessment is recorded.
    AssessmentWithoutGrade,
    /// Supervision as Annex I does not list it: say it in a note.
    SupervisionNotListed,
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        match self {
            Self::Missing(_)
            | Self::AttendanceOnly
            | Self::Hours(_)
            | Self::Credits(_)
            | Self::CreditsWithoutHours
            | Self::LevelWithoutReason => Weight::Wrong,
            _ => Weight::Doubtful,
        }
    }
}

/// What the form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnexCheck {
    /// Every element with its state, mandatory ones first.
    pub states: Vec<(&'static str, State)>,
    /// What to look at.
    pub findings: Vec<Finding>,
}

impl AnnexCheck {
    /// How many mandatory elements are described, or do not apply for a reason.
    #[must_use]
    pub fn mandatory(&self) -> usize {
        self.count('m')
    }

    /// How many optional elements are described.
    #[must_use]
    pub fn optional(&self) -> usize {
        self.count('o')
    }

    fn count(&self, kind: char) -> usize {
        let described = |(id, state): &&(&str, State)| id.starts_with(kind) && *state != State::Missing;
        self.states.iter().filter(described).count()
    }
}

/// The chosen types of assessment that are in the vocabulary.
#[must_use]
pub fn assessment_types(form: &Form) -> Vec<&'static str> {
    let chosen: Vec<&str> = form.get("m9").split(',').map(str::trim).collect();
    let known = ASSESSMENT_TYPES.into_iter();
    known.filter(|known| chosen.contains(known)).collect()
}

/// The outcomes, one a line.
fn outcomes(form: &Form) -> Vec<&str> {
    let lines = form.get("m6").lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).take(MOST_OUTCOMES).collect()
}

/// Reads and judges a form.
#[must_use]
pub fn check(form: &Form) -> AnnexCheck {
    let mut found = AnnexCheck::default();
    for id in MANDATORY.into_iter().chain(OPTIONAL) {
        let state = state(form, id);
        found.states.push((id, state));
        // A level that is not there for no reason has a sentence of its own.
        let without_reason = id == "m8" && form.get("m8") == NOT_LEVELLED;
        if state == State::Missing && id.starts_with('m') && !without_reason {
            found.findings.push(Finding::Missing(id));
        }
    }
    judge_outcomes(form, &mut found.findings);
    judge_workload(form, &mut found.findings);
    judge_rest(form, &mut found.findings);
    found
}

fn state(form: &Form, id: &str) -> State {
    let filled = match id {
        "m6" => !outcomes(form).is_empty(),
        "m7" => form.get("m7").parse::<Hours>().is_ok(),
        "m8" if form.get("m8") == NOT_LEVELLED => {
            return if form.get("m8-reason").is_empty() {
                State::Missing
            } else {
                State::NotApplicable
            };
        }
        "m8" => form.get("m8").parse().is_ok_and(|level: u8| (1..=8).contains(&level)),
        "m9" => !assessment_types(form).is_empty(),
        "m10" => PARTICIPATION.contains(&form.get("m10")),
        "m11" => QUALITY_ASSURANCE.contains(&form.get("m11")),
        "o2" => SUPERVISION.contains(&form.get("o2")),
        "o4" => STACKING.contains(&form.get("o4")),
        other => !form.get(other).is_empty(),
    };
    if filled { State::Filled } else { State::Missing }
}

fn judge_outcomes(form: &Form, findings: &mut Vec<Finding>) {
    let outcomes = outcomes(form);
    for (place, outcome) in outcomes.iter().enumerate() {
        if let Some(verb) = vague_verb(outcome) {
            findings.push(Finding::VagueOutcome(place + 1, verb));
        }
    }
    let few_credits = match form.get("m7-credits").parse::<Amount>() {
        Ok(credits) => credits <= Amount::whole(FEW_CREDITS),
        // Without credits the hours tell: at 30 hours a credit.
        Err(_) => form
            .get("m7")
            .parse::<Hours>()
            .is_ok_and(|hours| hours.amount() <= Amount::whole(FEW_CREDITS * 30)),
    };
    if outcomes.len() > MANY_OUTCOMES && few_credits {
        findings.push(Finding::TooManyOutcomes(outcomes.len()));
    }
}

fn judge_workload(form: &Form, findings: &mut Vec<Finding>) {
    let hours = form.get("m7").parse::<Hours>();
    let credits = form.get("m7-credits").parse::<Amount>();
    match hours {
        Ok(_) | Err(NotHours::Amount(NotAnAmount::Empty)) => {}
        Err(why) => findings.push(Finding::Hours(why)),
    }
    match (credits, hours) {
        (Ok(credits), Ok(hours)) => {
            if !Rule::from_id(form.get("m7-rule")).fits(hours.amount(), credits) {
                findings.push(Finding::CreditsDoNotFit);
            }
        }
        (Ok(_), Err(_)) => findings.push(Finding::CreditsWithoutHours),
        (Err(NotAnAmount::Empty), _) => {}
        (Err(why), _) => findings.push(Finding::Credits(why)),
    }
}

fn judge_rest(form: &Form, findings: &mut Vec<Finding>) {
    findings.extend(protected_word(form.get("m2")).map(Finding::ProtectedWord));
    let assessed = assessment_types(form);
    let quality = form.get("m11");
    let named = quality == INTERNAL || !QUALITY_ASSURANCE.contains(&quality) || !form.get("m11-name").is_empty();
    let wrong = [
        (
            form.get("m8") == NOT_LEVELLED && form.get("m8-reason").is_empty(),
            Finding::LevelWithoutReason,
        ),
        (assessed == [ATTENDANCE], Finding::AttendanceOnly),
        (!named, Finding::QualityWithoutName),
        (
            !assessed.is_empty() && form.get("o3").is_empty(),
            Finding::AssessmentWithoutGrade,
        ),
        (
            form.get("o2") == UNSUPERVISED_IDENTIFIED && form.get("o2-note").is_empty(),
            Finding::SupervisionNotListed,
        ),
    ];
    findings.extend(holding(wrong));
}

#[cfg(test)]
mod tests;
