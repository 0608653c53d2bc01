//! The forms that stand inside sections, and what a learner makes in the programme.

use serde::{Deserialize, Serialize};

/// A form whose product goes into the portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tool {
    /// Which elements of Annex I a credential has.
    AnnexCheck,
    /// Learning outcomes with their activities and assessments.
    OutcomeWriter,
    /// Hours, and the credits that they compare with.
    Workload,
    /// Criteria and levels.
    Rubric,
    /// Works, jurors, and how far they agree.
    MiniJury,
    /// Pieces that stack.
    Pathway,
    /// The plan of a session.
    SessionPlan,
    /// Who teaches whom afterwards.
    CascadePlan,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::AnnexCheck,
        Self::OutcomeWriter,
        Self::Workload,
        Self::Rubric,
        Self::MiniJury,
        Self::Pathway,
        Self::SessionPlan,
        Self::CascadePlan,
    ];

    /// The id in content files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AnnexCheck => "annex-check",
            Self::OutcomeWriter => "outcome-writer",
            Self::Workload => "workload",
            Self::Rubric => "rubric",
            Self::MiniJury => "mini-jury",
            Self::Pathway => "pathway",
            Self::SessionPlan => "session-plan",
            Self::CascadePlan => "cascade-plan",
        }
    }

    /// The tool with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.id() == id)
    }
}

/// The ids of what a learner makes in the programme, in its order. Outcomes are checked by them, and the portfolio says what
/// each is for.
pub const ARTEFACTS: [&str; 5] = [
    "self-assessment",
    "specification",
    "assessment-brief",
    "session-plan",
    "cascade-plan",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::QuizKind;

    #[test]
    fn ids_come_back_and_are_what_files_hold() {
        for tool in Tool::ALL {
            assert_eq!(Tool::from_id(tool.id()), Some(tool));
            assert_eq!(serde_json::to_value(tool).unwrap(), tool.id());
        }
        for kind in QuizKind::ALL {
            assert_eq!(QuizKind::from_id(kind.id()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.id());
        }
        assert_eq!(Tool::from_id("hammer"), None);
    }
}
