//! What comes next, without a number: for people who must not be ranked. Levels decide here what is said, and are not said
//! themselves.

use crate::assessment::EvidenceStrength;
use crate::evidence::strength_for;
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::Level;
use crate::scoring::ranking::next_level;
use crate::scoring::{IndicatorScore, PrincipleScore, Reply};
use crate::small_code::sorted_by;

/// From here on a practice is called strong: it is in use throughout, and records show it.
pub const STRONG: Level = {
    let [_, _, _, embedded, _] = Level::ALL;
    embedded
};

/// An answered statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The statement.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// The level whose anchor says where the provider stands.
    pub now: Level,
    /// The level whose anchor is the next task; nothing at the highest.
    pub next: Option<Level>,
    /// The weakest evidence that would carry what is claimed; nothing where the evidence named carries it.
    pub lacks: Option<EvidenceStrength>,
}

/// A statement without an answer, as a question to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The statement.
    pub indicator: IndicatorId,
    /// Whether it is an essential.
    pub essential: bool,
    /// Answered with "don't know yet".
    pub unknown: bool,
}

/// A principle without a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrincipleTasks {
    /// The principle.
    pub id: PrincipleId,
    /// What is strong already, in the order of the checklist.
    pub strong: Vec<Standing>,
    /// What there is to do: essentials first, then what stands lowest.
    pub next: Vec<Standing>,
    /// What there is to ask: essentials first.
    pub questions: Vec<Question>,
    /// What does not apply.
    pub not_applicable: Vec<IndicatorId>,
}

/// Every principle in which anything is asked, in the order of the checklist.
#[must_use]
pub fn tasks(principles: &[PrincipleScore]) -> Vec<PrincipleTasks> {
    let asked = principles.iter().filter(|principle| !principle.indicators.is_empty());
    asked.map(of_principle).collect()
}

fn of_principle(principle: &PrincipleScore) -> PrincipleTasks {
    let standings = || principle.indicators.iter().filter_map(standing);
    let next = standings().filter(|standing| standing.now < STRONG);
    let questions = principle.indicators.iter().filter_map(question);
    PrincipleTasks {
        id: principle.id,
        strong: standings().filter(|standing| standing.now >= STRONG).collect(),
        next: sorted_by(next, |left, right| {
            (!left.essential, left.now).cmp(&(!right.essential, right.now))
        }),
        questions: sorted_by(questions, |left, right| (!left.essential).cmp(&!right.essential)),
        not_applicable: principle
            .indicators
            .iter()
            .filter(|indicator| indicator.reply == Reply::NotApplicable)
            .map(|indicator| indicator.id)
            .collect(),
    }
}

fn standing(score: &IndicatorScore) -> Option<Standing> {
    let now = score.reply.level()?;
    Some(Standing {
        indicator: score.id,
        essential: score.essential,
        now,
        next: next_level(now),
        lacks: (score.supported? < now).then(|| strength_for(now)),
    })
}

fn question(score: &IndicatorScore) -> Option<Question> {
    let unknown = match score.reply {
        Reply::Unknown => true,
        Reply::Unanswered => false,
        Reply::Level(_) | Reply::NotApplicable => return None,
    };
    Some(Question {
        indicator: score.id,
        essential: score.essential,
        unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::Scope;
    use crate::scoring::test_support::{indicator, level, worked_example};

    fn names(standings: &[Standing]) -> Vec<String> {
        standings
            .iter()
            .map(|standing| standing.indicator.to_string())
            .collect()
    }

    #[test]
    fn a_principle_falls_into_strong_next_questions_and_the_rest() {
        let all = tasks(&worked_example().principles());
        assert_eq!(all.len(), 10);
        // P4 3 3 2 2 3 2 ?
        let fourth = &all[3];
        assert_eq!(names(&fourth.strong), ["p4.1", "p4.2", "p4.5"]);
        // p4.4 is essential and comes before p4.3.
        assert_eq!(names(&fourth.next), ["p4.4", "p4.3", "p4.6"]);
        let question = Question {
            indicator: indicator("p4.7"),
            essential: false,
            unknown: true,
        };
        assert_eq!(fourth.questions, [question]);
        // P5 2 3 1 2 N
        assert_eq!(all[4].not_applicable, [indicator("p5.5")]);
        assert_eq!(names(&all[4].next), ["p5.3", "p5.1", "p5.4"]);
    }

    #[test]
    fn evidence_is_asked_for_where_it_does_not_carry_the_claim() {
        let all = tasks(&worked_example().principles());
        // p1.1 claims 3 with E2, p1.2 claims 3 with E1.
        let [_, _, document, ..] = EvidenceStrength::ALL;
        assert_eq!(all[0].strong[0].lacks, None);
        assert_eq!(all[0].strong[1].lacks, Some(document));
    }

    #[test]
    fn the_highest_level_has_no_next_task() {
        let all = tasks(&worked_example().principles());
        let highest = &all[1].strong[0];
        assert_eq!((highest.now, highest.next), (level(4), None));
    }

    #[test]
    fn unanswered_essentials_are_asked_first() {
        let mut sheet = worked_example();
        sheet.given.clear();
        let all = tasks(&sheet.principles());
        let asked: Vec<String> = all[4]
            .questions
            .iter()
            .map(|question| question.indicator.to_string())
            .collect();
        assert_eq!(asked, ["p5.2", "p5.1", "p5.3", "p5.4", "p5.5"]);
        assert!(
            all.iter()
                .all(|principle| principle.next.is_empty() && principle.strong.is_empty())
        );
        sheet.scope = Scope::Essentials;
        assert_eq!(tasks(&sheet.principles())[4].questions.len(), 1);
    }
}
