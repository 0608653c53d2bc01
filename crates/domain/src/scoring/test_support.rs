//! The instrument and the worked example for the tests of this crate.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::assessment::{Answer, EvidenceStrength, Scope};
use crate::evidence::Judged;
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Indicator, Instrument, Level, Principle, ProviderProfile, Rules};
use crate::ratio::Ratio;
use crate::scoring::combine::{Score, combine};
use crate::scoring::{Given, PrincipleScore, ScoringContext, score_principle};
use crate::sensitivity::{Sensitivity, sensitivity};

const SIZES: [u16; 10] = [7, 7, 6, 7, 5, 5, 6, 6, 5, 5];
pub(crate) const ESSENTIALS: [&str; 16] = [
    "p1.1", "p1.2", "p1.3", "p2.1", "p2.2", "p3.1", "p4.1", "p4.4", "p5.2", "p6.1", "p7.1", "p7.4", "p8.2", "p9.1",
    "p9.2", "p10.1",
];
/// N/A is open to everybody.
const OPEN_TO_ALL: [&str; 9] = ["p1.4", "p3.5", "p4.3", "p4.6", "p5.3", "p5.5", "p6.5", "p7.6", "p8.3"];

pub(crate) fn rules() -> Rules {
    Rules {
        thresholds: [40, 60, 80],
        ready_floor: 40,
        leading_floor: 60,
        ready_coverage: 90,
        leading_coverage: 100,
        leading_supported: 70,
        principles_needed: 8,
        evidence_months: 24,
        not_applicable_note: 20,
    }
}

/// The published instrument's structure.
pub(crate) fn instrument() -> Instrument {
    let principle = |(number, size): (u16, u16)| {
        let id = PrincipleId::new(number).unwrap();
        let indicator = |number: u16| {
            let id = IndicatorId::new(id, number).unwrap();
            let text = id.to_string();
            let not_applicable_for = match text.as_str() {
                "p6.3" => vec![ProviderProfile::Cso, ProviderProfile::Bus],
                "p10.5" => vec![ProviderProfile::Bus],
                open if OPEN_TO_ALL.contains(&open) => ProviderProfile::ALL.to_vec(),
                _ => Vec::new(),
            };
            Indicator {
                id,
                essential: ESSENTIALS.contains(&text.as_str()),
                not_applicable_for,
            }
        };
        Principle {
            id,
            indicators: (1..=size).map(indicator).collect(),
        }
    };
    Instrument {
        version: "1.0.0".to_owned(),
        rules: rules(),
        principles: (1..).zip(SIZES).map(principle).collect(),
    }
}

pub(crate) fn indicator(id: &str) -> IndicatorId {
    id.parse().unwrap()
}

pub(crate) fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

/// A level with evidence of any strength; N/A comes with a reason.
pub(crate) fn given(answer: Answer, strength: EvidenceStrength) -> Given {
    Given {
        answer,
        reasoned: answer == Answer::NotApplicable,
        evidence: Judged {
            strength,
            ..Judged::NOTHING
        },
    }
}

/// Answers to an instrument.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) instrument: Instrument,
    pub(crate) profile: Option<ProviderProfile>,
    pub(crate) scope: Scope,
    pub(crate) given: BTreeMap<IndicatorId, Given>,
}

impl Sheet {
    /// Every indicator at one level, with evidence of one strength.
    pub(crate) fn all_at(number: u8, strength: EvidenceStrength) -> Self {
        let instrument = instrument();
        let ids: Vec<IndicatorId> = instrument.indicators().map(|indicator| indicator.id).collect();
        let given = ids
            .into_iter()
            .map(|id| (id, given(Answer::Level(level(number)), strength)))
            .collect();
        Self {
            instrument,
            profile: Some(ProviderProfile::Bus),
            scope: Scope::Full,
            given,
        }
    }

    /// Answers as text, one line a principle: `3 2 N ?`, with `.` for unanswered.
    pub(crate) fn read(lines: [&str; 10]) -> Self {
        let mut sheet = Self::all_at(0, EvidenceStrength::Statement);
        let words = lines.iter().flat_map(|line| line.split_whitespace());
        let ids: Vec<IndicatorId> = sheet.given.keys().copied().collect();
        assert_eq!(words.clone().count(), ids.len());
        for (id, word) in ids.into_iter().zip(words) {
            sheet.set(id, word);
        }
        sheet
    }

    /// Changes one answer and keeps its evidence.
    pub(crate) fn set(&mut self, id: IndicatorId, word: &str) {
        let answer = match word {
            "." => {
                self.given.remove(&id);
                return;
            }
            "?" => Answer::Unknown,
            "N" => Answer::NotApplicable,
            number => Answer::Level(level(number.parse().unwrap())),
        };
        let evidence = self.given.get(&id).map_or(Judged::NOTHING, |given| given.evidence);
        self.given.insert(
            id,
            Given {
                evidence,
                ..given(answer, evidence.strength)
            },
        );
    }

    /// The same with one answer changed.
    pub(crate) fn with(mut self, id: &str, word: &str) -> Self {
        self.set(indicator(id), word);
        self
    }

    /// The same with a whole principle changed.
    pub(crate) fn with_principle(mut self, number: u16, words: &str) -> Self {
        for (at, word) in (1..).zip(words.split_whitespace()) {
            self.set(IndicatorId::new(PrincipleId::new(number).unwrap(), at).unwrap(), word);
        }
        self
    }

    pub(crate) fn principles(&self) -> Vec<PrincipleScore> {
        let context = ScoringContext {
            rules: &self.instrument.rules,
            profile: self.profile,
            scope: self.scope,
            assessed_on: None,
        };
        let score = |principle| score_principle(principle, &context, |id| self.given.get(&id).copied());
        self.instrument.principles.iter().map(score).collect()
    }

    pub(crate) fn score(&self) -> Score {
        combine(&self.instrument, self.scope, &self.principles())
    }

    pub(crate) fn sensitivity(&self) -> Option<Sensitivity> {
        sensitivity(&self.instrument, &self.score(), &self.principles())
    }
}

/// The worked example: profile `bus`, evidence for principle 1 only.
pub(crate) fn worked_example() -> Sheet {
    let mut sheet = Sheet::read([
        "3 3 2 2 1 2 3",
        "4 3 3 2 3 2 2",
        "3 2 2 3 1 2",
        "3 3 2 2 3 2 ?",
        "2 3 1 2 N",
        "2 2 N 1 1",
        "3 2 1 3 2 2",
        "3 2 3 2 2 3",
        "3 3 3 2 2",
        "3 2 2 1 2",
    ]);
    let [e0, e1, e2, e3] = [
        EvidenceStrength::Statement,
        EvidenceStrength::Draft,
        EvidenceStrength::Document,
        EvidenceStrength::Records,
    ];
    for (given, strength) in sheet.given.values_mut().zip([e2, e1, e3, e0, e2, e2, e1]) {
        given.evidence = Judged {
            strength,
            aged: 0,
            undated: 1,
        };
    }
    sheet
}

/// A number as it is printed: six decimals, or `-`.
pub(crate) fn printed(value: Option<Ratio>) -> String {
    value.map_or("-".to_owned(), Ratio::six_decimals)
}

fn any_answer() -> impl Strategy<Value = Option<Given>> {
    let answer = prop_oneof![
        8 => (0_u8..=4).prop_map(|number| Some(Answer::Level(level(number)))),
        1 => Just(Some(Answer::Unknown)),
        1 => Just(Some(Answer::NotApplicable)),
        1 => Just(None),
    ];
    let strength = prop::sample::select(vec![
        EvidenceStrength::Statement,
        EvidenceStrength::Draft,
        EvidenceStrength::Document,
        EvidenceStrength::Records,
        EvidenceStrength::Outsider,
    ]);
    (answer, strength).prop_map(|(answer, strength)| answer.map(|answer| given(answer, strength)))
}

/// Answers of any kind; from `least` on levels only, so that good bands turn up as well.
pub(crate) fn any_sheet() -> impl Strategy<Value = Sheet> {
    let answers = prop_oneof![
        prop::collection::vec(any_answer(), 59),
        prop::collection::vec(
            (2_u8..=4).prop_map(|number| { Some(given(Answer::Level(level(number)), EvidenceStrength::Outsider,)) }),
            59
        ),
        prop::collection::vec(
            (3_u8..=4).prop_map(|number| { Some(given(Answer::Level(level(number)), EvidenceStrength::Outsider,)) }),
            59
        ),
    ];
    (
        answers,
        prop::option::of(prop::sample::select(ProviderProfile::ALL.to_vec())),
    )
        .prop_map(|(answers, profile)| {
            let empty = Sheet::all_at(0, EvidenceStrength::Statement);
            let ids: Vec<IndicatorId> = empty.given.keys().copied().collect();
            let given = ids
                .into_iter()
                .zip(answers)
                .filter_map(|(id, given)| Some((id, given?)))
                .collect();
            Sheet {
                profile,
                given,
                ..empty
            }
        })
}
