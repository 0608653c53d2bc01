//! What would happen if some levels were others: a result from trial levels that touches no answer.

use crate::assessment::{Answer, AssessmentHead};
use crate::evidence::Judged;
use crate::ids::IndicatorId;
use crate::instrument::{Instrument, Level};
use crate::scoring::combine::{Score, combine};
use crate::scoring::{Given, PrincipleScore, ScoringContext, score_principle};
use crate::small_code::SmallMap;

/// Levels to try, by indicator.
pub type Trial = SmallMap<IndicatorId, Level>;

/// The score of an assessment with trial levels in place of its own. `given` says what the assessment itself says about an
/// indicator in a context; its evidence counts as it stands. A trial level of an indicator outside the scope does nothing.
#[must_use]
pub fn score_with(
    instrument: &Instrument,
    head: &AssessmentHead,
    given: impl Fn(IndicatorId, &ScoringContext<'_>) -> Option<Given>,
    trial: &Trial,
) -> Score {
    let context = ScoringContext {
        rules: &instrument.rules,
        profile: head.profile,
        scope: head.scope,
        assessed_on: head.assessed_on,
    };
    let tried = |id: IndicatorId| {
        let own = given(id, &context);
        let Some(level) = trial.get(&id) else { return own };
        let evidence = own.map_or(Judged::NOTHING, |own| own.evidence);
        Some(Given {
            answer: Answer::Level(*level),
            reasoned: false,
            evidence,
        })
    };
    let principles = instrument.principles.iter();
    let scores: Vec<PrincipleScore> = principles
        .map(|principle| score_principle(principle, &context, tried))
        .collect();
    combine(instrument, head.scope, &scores)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bands::Band;
    use crate::plan::{Wishes, smallest_change};
    use crate::scoring::test_support::{Sheet, any_sheet, indicator, level, worked_example};
    use crate::test_support::id;

    fn tried(sheet: &Sheet, trial: &Trial) -> Score {
        let head = AssessmentHead {
            id: id(1),
            name: String::new(),
            profile: sheet.profile,
            size: None,
            scope: sheet.scope,
            created_on: None,
            assessed_on: None,
            deleted: false,
        };
        score_with(&sheet.instrument, &head, |id, _| sheet.given.get(&id).copied(), trial)
    }

    #[test]
    fn the_smallest_change_as_a_trial_reaches_its_band() {
        let sheet = worked_example();
        let principles = sheet.principles();
        for band in [Band::Ready, Band::Leading] {
            let way = smallest_change(&sheet.instrument, sheet.scope, &principles, band, &Wishes::default());
            let mut trial: Trial = way
                .steps
                .iter()
                .flat_map(|steps| &steps.changes)
                .map(|change| (change.indicator, change.to))
                .collect();
            for open in &way.answer_first {
                trial.insert(*open, level(4));
            }
            let score = tried(&sheet, &trial);
            if way.evidence_first.is_empty() {
                assert_eq!(score.band, Some(band));
            }
            assert!(score.overall > sheet.score().overall);
        }
    }

    #[test]
    fn what_has_no_level_gets_one() {
        let sheet = worked_example();
        let trial = Trial::from_iter([(indicator("p4.7"), level(4)), (indicator("p5.5"), level(0))]);
        let score = tried(&sheet, &trial);
        assert_eq!((score.counts.unknown, score.counts.not_applicable), (0, 1));
        assert_eq!(
            score.coverage.map(|coverage| coverage.six_decimals()).as_deref(),
            Some("1.000000")
        );
    }

    proptest! {
        #[test]
        fn trying_nothing_changes_nothing(sheet in any_sheet()) {
            prop_assert_eq!(tried(&sheet, &Trial::new()), sheet.score());
        }
    }
}
