//! Taking a finished artefact over as evidence into an assessment.

use crate::assessment::action::{Action, EvidenceChange};
use crate::assessment::read;
use crate::date::{Date, PartialDate};
use crate::document::Document;
use crate::ids::{EvidenceId, IndicatorId};

/// An artefact as evidence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsEvidence<'a> {
    /// What it is.
    pub title: &'a str,
    /// Where it is kept; may be empty.
    pub place: &'a str,
    /// The day on which it was finished.
    pub finished_on: Date,
    /// The indicators that it serves.
    pub indicators: &'a [IndicatorId],
}

/// The indicators at which an assessment does not name the artefact yet. An entry of the same title is the same thing,
/// whatever a person wrote beside it since.
#[must_use]
pub fn missing_at(assessment: &Document, artefact: &AsEvidence<'_>) -> Vec<IndicatorId> {
    let names = |indicator: &&IndicatorId| {
        let said = read::indicator(assessment, **indicator);
        said.evidence
            .iter()
            .any(|entry| entry.title.trim() == artefact.title.trim())
    };
    let missing = artefact.indicators.iter().filter(|indicator| !names(indicator));
    missing.copied().collect()
}

/// What a person would do to add the artefact where it is missing, each with a new random id from `ids`. The strength stays
/// open: the person judges it.
#[must_use]
pub fn evidence_actions(
    assessment: &Document,
    artefact: &AsEvidence<'_>,
    ids: impl IntoIterator<Item = EvidenceId>,
) -> Vec<Action> {
    let entries = missing_at(assessment, artefact).into_iter().zip(ids);
    let changes = |(indicator, id): (IndicatorId, EvidenceId)| {
        let date = PartialDate::from(artefact.finished_on);
        let place = (!artefact.place.trim().is_empty()).then(|| EvidenceChange::Place(artefact.place.to_owned()));
        let changes = [
            EvidenceChange::Title(artefact.title.to_owned()),
            EvidenceChange::Date(Some(date)),
        ];
        let edit = move |change| Action::EditEvidence {
            indicator,
            id: id.clone(),
            change,
        };
        changes.into_iter().chain(place).map(edit)
    };
    entries.flat_map(changes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::action;
    use crate::evidence::judge;
    use crate::test_support::{id, writer};

    #[test]
    fn an_artefact_is_added_once_and_without_a_strength() {
        let mut assessment = action::new(id(1));
        let indicators: Vec<IndicatorId> = ["p2.1", "p4.3"].map(|id| id.parse().unwrap()).into();
        let artefact = AsEvidence {
            title: "Specification",
            place: "Shelf 3",
            finished_on: "2026-11-23".parse().unwrap(),
            indicators: &indicators,
        };
        let ids = || (1..).map(|number| format!("{number:08x}").parse().unwrap());
        assert_eq!(missing_at(&assessment, &artefact), indicators);
        for step in evidence_actions(&assessment, &artefact, ids()) {
            action::apply(&mut assessment, &step, &writer(1));
        }
        for indicator in &indicators {
            let evidence = read::indicator(&assessment, *indicator).evidence;
            assert_eq!(evidence.len(), 1);
            assert_eq!(
                (evidence[0].title.as_str(), evidence[0].place.as_str()),
                ("Specification", "Shelf 3")
            );
            assert_eq!(
                evidence[0].date.map(|date| date.to_string()).as_deref(),
                Some("2026-11-23")
            );
            let plain = crate::assessment::EvidenceStrength::new(0).unwrap();
            assert_eq!(judge(&evidence, None, 24).strength, plain);
        }
        assert!(missing_at(&assessment, &artefact).is_empty());
        assert!(evidence_actions(&assessment, &artefact, ids()).is_empty());
    }

    #[test]
    fn an_entry_that_was_removed_may_come_again() {
        let mut assessment = action::new(id(1));
        let indicator: IndicatorId = "p2.1".parse().unwrap();
        let artefact = AsEvidence {
            title: "Specification",
            place: " ",
            finished_on: "2026-11-23".parse().unwrap(),
            indicators: &[indicator],
        };
        let entry: EvidenceId = "00000001".parse().unwrap();
        for step in evidence_actions(&assessment, &artefact, [entry.clone()]) {
            action::apply(&mut assessment, &step, &writer(1));
        }
        assert_eq!(read::indicator(&assessment, indicator).evidence[0].place, "");
        action::apply(
            &mut assessment,
            &Action::RemoveEvidence { indicator, id: entry },
            &writer(1),
        );
        assert_eq!(missing_at(&assessment, &artefact), [indicator]);
    }
}
