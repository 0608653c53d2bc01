//! Scoring: the worked example, every edge case, and properties.

use proptest::prelude::*;

use super::combine::Note;
use super::ranking::{extremes, next_level};
use super::test_support::*;
use super::*;
use crate::assessment::EvidenceStrength;
use crate::bands::{Band, BandReason};

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
fn any_sheet() -> impl Strategy<Value = Sheet> {
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

#[test]
fn the_worked_example_to_the_last_printed_digit() {
    let sheet = worked_example();
    let principles = sheet.principles();
    let indices: Vec<String> = principles.iter().map(|principle| printed(principle.index)).collect();
    assert_eq!(
        indices,
        [
            "57.142857",
            "67.857143",
            "54.166667",
            "62.500000",
            "50.000000",
            "37.500000",
            "54.166667",
            "62.500000",
            "65.000000",
            "50.000000"
        ]
    );
    let bounds: Vec<(String, String)> = principles
        .iter()
        .map(|principle| (printed(principle.lower), printed(principle.upper)))
        .collect();
    for (at, (lower, upper)) in bounds.iter().enumerate() {
        if at == 3 {
            assert_eq!((lower.as_str(), upper.as_str()), ("53.571429", "67.857143"));
        } else {
            assert_eq!((lower, upper), (&indices[at], &indices[at]));
        }
    }
    let supported: Vec<String> = principles
        .iter()
        .map(|principle| printed(principle.supported))
        .collect();
    assert_eq!(supported[0], "46.428571");
    assert!(supported[1..].iter().all(|supported| supported == "25.000000"));
    let levels: Vec<u8> = principles[0]
        .indicators
        .iter()
        .map(|indicator| indicator.supported.unwrap().number())
        .collect();
    assert_eq!(levels, [3, 2, 2, 1, 1, 2, 2]);

    let score = sheet.score();
    assert_eq!(printed(score.overall), "56.083333");
    assert_eq!(
        (printed(score.lower), printed(score.upper)),
        ("55.190476".to_owned(), "56.619048".to_owned())
    );
    assert_eq!(printed(score.supported), "27.142857");
    assert_eq!(printed(score.coverage), "0.982456");
    assert_eq!(
        score.counts,
        Counts {
            applicable: 57,
            answered: 56,
            unknown: 1,
            unanswered: 0,
            not_applicable: 2
        }
    );
    assert_eq!(
        (score.gates.essentials, score.gates.at_two, score.gates.open),
        (16, 16, 0)
    );
    assert!(!score.is_provisional());
    assert_eq!(score.band, Some(Band::Developing));
    assert_eq!(
        score.reasons,
        [
            BandReason::IndexBelow {
                band: Band::Ready,
                needed: 60,
                exact: Ratio::new(673, 12).unwrap()
            },
            BandReason::PrincipleBelowFloor {
                principle: "p6".parse().unwrap(),
                index: Ratio::new(75, 2).unwrap(),
                floor: 40,
                band: Band::Ready
            },
        ]
    );
    assert_eq!(score.notes, [Note::UndatedEvidence { entries: 7 }]);
    let sensitivity = sheet.sensitivity().unwrap();
    assert_eq!(sensitivity.essentials_doubled.six_decimals(), "58.897817");
    assert!(!sensitivity.is_fragile());
}

#[test]
fn the_worked_example_scores_the_same_from_its_save_file() {
    let text = include_str!("../../../../tests/fixtures/save/worked-example.json");
    let file = crate::save_file::read(text).unwrap();
    let document = file.documents_of(crate::assessment::KIND).next().unwrap();
    let assessment = read::assessment(document);
    let sheet = worked_example();
    assert_eq!(score_principles(&sheet.instrument, &assessment), sheet.principles());
    assert_eq!(super::combine::score(&sheet.instrument, &assessment), sheet.score());
}

#[test]
fn a_low_principle_holds_a_good_index_back() {
    // The worked example with more in other principles: 61 overall, principle 6 as it was.
    let sheet = worked_example()
        .with_principle(10, "4 4 4 3 3")
        .with_principle(9, "4 3 3 3 3")
        .with("p8.4", "3");
    let score = sheet.score();
    assert!(score.overall.unwrap() >= Ratio::whole(61), "{}", printed(score.overall));
    assert_eq!(printed(sheet.principles()[5].index), "37.500000");
    assert_eq!(score.band, Some(Band::Developing));
    let codes: Vec<&str> = score.reasons.iter().map(BandReason::code).collect();
    assert_eq!(codes, ["principle_below_floor"]);
    // It is nothing else that holds it back.
    assert_eq!(sheet.with("p6.4", "2").score().band, Some(Band::Ready));
}

#[test]
fn a_basis_is_half_of_what_applies() {
    let table = [
        // Seven indicators: four are half.
        (1, "2 2 2 . . . .", None),
        (1, "2 2 2 2 . . .", Some("50.000000")),
        (1, "2 2 2 ? ? ? ?", None),
        // Six: three are half.
        (3, "1 2 . . . .", None),
        (3, "1 2 3 . . .", Some("50.000000")),
        // Two of five are N/A.
        (5, "4 . N . N", None),
        (5, "4 4 N . N", Some("100.000000")),
    ];
    for (principle, words, expected) in table {
        let sheet = worked_example().with_principle(principle, words);
        let score = &sheet.principles()[usize::from(principle) - 1];
        assert_eq!(score.index.map(Ratio::six_decimals).as_deref(), expected, "{words}");
        let others = [score.lower, score.upper, score.supported, score.essentials_doubled];
        assert!(
            others.iter().all(|figure| figure.is_some() == expected.is_some()),
            "{words}"
        );
        assert_eq!(score.has_basis(), expected.is_some());
    }
}

#[test]
fn a_principle_without_basis_leaves_the_overall_index_and_fails_the_floors() {
    let sheet = Sheet::all_at(3, EvidenceStrength::Outsider).with_principle(5, "? 3 . ? ?");
    let score = sheet.score();
    assert_eq!(printed(score.overall), "75.000000");
    assert_eq!((score.lower, score.upper), (score.overall, score.overall));
    assert_eq!(score.band, Some(Band::Developing));
    assert_eq!(
        score.reasons,
        [BandReason::PrincipleWithoutBasis {
            principle: "p5".parse().unwrap(),
            answered: 1,
            applicable: 5,
            band: Band::Ready
        }]
    );
}

#[test]
fn a_principle_without_applicable_indicators_is_left_out_of_everything() {
    let mut sheet = Sheet::all_at(3, EvidenceStrength::Outsider);
    for indicator in &mut sheet.instrument.principles[4].indicators {
        indicator.not_applicable_for = vec![ProviderProfile::Bus];
        indicator.essential = false;
    }
    let sheet = sheet.with_principle(5, "N N N N N");
    let score = sheet.score();
    assert_eq!(score.band, Some(Band::Ready));
    assert_eq!(printed(score.coverage), "1.000000");
    assert_eq!(printed(score.overall), "75.000000");
    assert!(!sheet.principles()[4].has_basis());
    assert!(
        score
            .reasons
            .iter()
            .all(|reason| reason.code() != "principle_without_basis"),
        "{:?}",
        score.reasons
    );
}

#[test]
fn fewer_than_eight_with_a_basis_give_no_result_but_say_what_is_missing() {
    let mut sheet = worked_example();
    for (principle, words) in [(1, ". . . . . . ."), (3, "3 . . . . ."), (10, "3 . . . .")] {
        sheet = sheet.with_principle(principle, words);
    }
    let score = sheet.score();
    assert_eq!(
        (score.overall, score.lower, score.upper, score.supported, score.band),
        (None, None, None, None, None)
    );
    // Seven have a basis; principles 3 and 10 lack two answers each, principle 1 lacks four.
    assert_eq!(
        score.reasons,
        [BandReason::NoOverall {
            with_basis: 7,
            needed: 8,
            missing_answers: Some(2)
        }]
    );
    assert_eq!(score.missing_answers(), Some(2));
    assert_eq!(sheet.sensitivity(), None);
    assert_ne!(score.coverage, None);

    let answered = sheet.with("p3.2", "1").with("p3.3", "1");
    assert_ne!(answered.score().overall, None);
    assert_eq!(answered.score().missing_answers(), None);
}

#[test]
fn an_empty_assessment_needs_half_of_the_eight_shortest_principles() {
    let sheet = Sheet {
        given: std::collections::BTreeMap::new(),
        ..worked_example()
    };
    // 5, 5, 5, 5 indicators need three answers; 6, 6, 6 three; 7 four.
    assert_eq!(sheet.score().missing_answers(), Some(25));
    assert_eq!(printed(sheet.score().coverage), "0.000000");
    assert_eq!(sheet.score().gates.open, 16);
}

#[test]
fn too_much_that_does_not_apply_leaves_no_way_to_a_result() {
    let mut sheet = worked_example();
    for principle in sheet.instrument.principles.iter_mut().take(3) {
        for indicator in &mut principle.indicators {
            indicator.not_applicable_for = vec![ProviderProfile::Bus];
        }
    }
    let sheet = sheet
        .with_principle(1, "N N N N N N N")
        .with_principle(2, "N N N N N N N")
        .with_principle(3, "N N N N N N");
    let expected = BandReason::NoOverall {
        with_basis: 7,
        needed: 8,
        missing_answers: None,
    };
    assert_eq!(sheet.score().reasons, [expected]);
    assert!(sheet.score().notes.contains(&Note::ManyNotApplicable {
        not_applicable: 22,
        of: 59
    }));
}

#[test]
fn an_instrument_without_principles_has_no_result() {
    let mut sheet = worked_example();
    sheet.instrument.principles.clear();
    sheet.instrument.rules.principles_needed = 0;
    let score = sheet.score();
    assert_eq!((score.overall, score.coverage, score.band), (None, None, None));
    assert_eq!(
        score.reasons,
        [BandReason::NoOverall {
            with_basis: 0,
            needed: 1,
            missing_answers: None
        }]
    );
}

#[test]
fn an_na_needs_a_profile_that_may_and_a_reason() {
    let reasonless = |id: &str| {
        let mut sheet = worked_example().with(id, "N");
        sheet.given.get_mut(&indicator(id)).unwrap().reasoned = false;
        sheet
    };
    let of_profile = |profile| Sheet {
        profile,
        ..worked_example()
    };
    let table = [
        ("p6.3", worked_example(), None),
        ("p6.3", of_profile(Some(ProviderProfile::Cso)), None),
        (
            "p6.3",
            of_profile(Some(ProviderProfile::Hei)),
            Some(Rejection::NotAllowed),
        ),
        ("p6.3", of_profile(None), Some(Rejection::NoProfile)),
        ("p5.5", reasonless("p5.5"), Some(Rejection::NoReason)),
        ("p1.1", worked_example().with("p1.1", "N"), Some(Rejection::NotAllowed)),
        (
            "p1.1",
            Sheet {
                profile: None,
                ..worked_example().with("p1.1", "N")
            },
            Some(Rejection::NotAllowed),
        ),
    ];
    for (id, sheet, expected) in table {
        let id = indicator(id);
        let principles = sheet.principles();
        let score = principles
            .iter()
            .find(|principle| principle.id == id.principle())
            .unwrap();
        let rejected = score
            .rejected
            .iter()
            .find(|(rejected, _)| *rejected == id)
            .map(|(_, why)| *why);
        assert_eq!(rejected, expected, "{id}");
        let reply = score
            .indicators
            .iter()
            .find(|indicator| indicator.id == id)
            .unwrap()
            .reply;
        assert_eq!(
            reply,
            if expected.is_none() {
                Reply::NotApplicable
            } else {
                Reply::Unanswered
            }
        );
        let noted = expected.map(|why| Note::NotApplicableRejected { indicator: id, why });
        assert!(noted.is_none_or(|note| sheet.score().notes.contains(&note)));
    }
}

#[test]
fn many_na_are_noted_above_a_fifth() {
    let mut sheet = Sheet::all_at(3, EvidenceStrength::Outsider);
    // 11 indicators of this instrument may be N/A for a business; a twelfth makes 12 of 59, above 20 per cent.
    for indicator in &mut sheet.instrument.principles[0].indicators {
        indicator.not_applicable_for = vec![ProviderProfile::Bus];
    }
    for id in [
        "p1.4", "p3.5", "p4.3", "p4.6", "p5.3", "p5.5", "p6.5", "p7.6", "p8.3", "p6.3", "p10.5",
    ] {
        sheet = sheet.with(id, "N");
    }
    assert_eq!(sheet.score().notes, []);
    let sheet = sheet.with("p1.5", "N");
    assert_eq!(
        sheet.score().notes,
        [Note::ManyNotApplicable {
            not_applicable: 12,
            of: 59
        }]
    );
}

#[test]
fn aged_and_undated_evidence_of_levels_is_noted() {
    let mut sheet = worked_example();
    for (id, aged) in [("p4.7", 5), ("p4.1", 2), ("p4.2", 1)] {
        sheet.given.get_mut(&indicator(id)).unwrap().evidence.aged = aged;
    }
    // Principle 4, indicator 7 has no level.
    assert_eq!(
        sheet.score().notes,
        [Note::AgedEvidence { entries: 3 }, Note::UndatedEvidence { entries: 7 }]
    );
}

#[test]
fn a_quick_scan_asks_essentials_only() {
    let quick = |sheet: Sheet| Sheet {
        scope: Scope::Essentials,
        ..sheet
    };
    let sheet = quick(worked_example());
    let score = sheet.score();
    assert_eq!(
        (score.overall, score.lower, score.upper, score.supported, score.band),
        (None, None, None, None, None)
    );
    assert_eq!(
        score.counts,
        Counts {
            applicable: 16,
            answered: 16,
            ..Counts::default()
        }
    );
    assert_eq!(printed(score.coverage), "1.000000");
    assert_eq!((score.gates.at_two, score.gates.at_three), (16, 12));
    assert_eq!(score.reasons, [BandReason::QuickScan { allows: Band::Ready }]);
    assert_eq!(sheet.sensitivity(), None);
    let essentials: Vec<String> = sheet
        .principles()
        .iter()
        .flat_map(|principle| principle.essentials.clone())
        .map(|(id, _)| id.to_string())
        .collect();
    assert_eq!(essentials, ESSENTIALS);
    // The essentials of principle 4 are at 3 and 2; the others of it do not count.
    assert_eq!(printed(sheet.principles()[3].index), "62.500000");

    let table = [
        ("p7.4", "0", Band::Emerging, 15),
        ("p7.4", "1", Band::Developing, 15),
        ("p7.4", "?", Band::Developing, 15),
        ("p7.4", ".", Band::Developing, 15),
        ("p7.4", "4", Band::Ready, 16),
    ];
    for (id, word, allows, at_two) in table {
        let score = quick(worked_example().with(id, word)).score();
        assert_eq!(score.reasons, [BandReason::QuickScan { allows }], "{word}");
        assert_eq!(score.gates.at_two, at_two);
    }
    let all_at_three = quick(Sheet::all_at(3, EvidenceStrength::Statement)).score();
    assert_eq!(all_at_three.reasons, [BandReason::QuickScan { allows: Band::Leading }]);
    // Nothing is lost when the scope becomes full.
    assert_eq!(
        Sheet {
            scope: Scope::Full,
            ..sheet
        }
        .score(),
        worked_example().score()
    );
}

#[test]
fn strongest_and_weakest_are_stable_and_apart() {
    let principles = worked_example().principles();
    let lists = extremes(&principles, 5);
    let ids = |ranked: &[super::ranking::Ranked]| -> Vec<String> {
        ranked.iter().map(|ranked| ranked.id.to_string()).collect()
    };
    // The only 4 first, then the 3 with the best evidence, then in order.
    assert_eq!(ids(&lists.strongest), ["p2.1", "p1.1", "p1.2", "p1.7", "p2.2"]);
    // All at 1, none of them essential; in order.
    assert_eq!(ids(&lists.weakest), ["p1.5", "p3.5", "p5.3", "p6.4", "p6.5"]);
    assert!(lists.weakest.iter().all(|ranked| ranked.next == Some(level(2))));

    let essential_first = worked_example().with("p9.2", "1").with("p1.5", "0").principles();
    assert_eq!(ids(&extremes(&essential_first, 3).weakest), ["p1.5", "p9.2", "p3.5"]);

    let few = extremes(&principles, 1000);
    assert!(
        few.weakest
            .iter()
            .all(|weak| few.strongest.iter().all(|strong| strong.id != weak.id))
    );
    assert_eq!(few.strongest.len() + few.weakest.len(), 56);
    let none = extremes(&Sheet::all_at(1, EvidenceStrength::Statement).principles(), 3);
    assert_eq!((none.strongest.len(), none.weakest.len()), (0, 3));
    let all = extremes(&Sheet::all_at(4, EvidenceStrength::Statement).principles(), 3);
    assert_eq!((all.strongest.len(), all.weakest.len()), (3, 0));
    assert_eq!(next_level(Level::MAXIMUM), None);
    assert_eq!(next_level(level(0)), Some(level(1)));
}

#[test]
fn a_thousand_principles_score_like_ten() {
    let mut sheet = worked_example();
    let ten = sheet.instrument.principles.clone();
    let given = sheet.given.clone();
    sheet.given.clear();
    sheet.instrument.principles.clear();
    for copy in 0..100 {
        for principle in &ten {
            let id = PrincipleId::new(copy * 10 + principle.id.number()).unwrap();
            let renamed = |old: IndicatorId| IndicatorId::new(id, old.number()).unwrap();
            let indicators = principle.indicators.iter().map(|indicator| {
                if let Some(given) = given.get(&indicator.id) {
                    sheet.given.insert(renamed(indicator.id), *given);
                }
                Indicator {
                    id: renamed(indicator.id),
                    ..indicator.clone()
                }
            });
            let indicators = indicators.collect();
            sheet.instrument.principles.push(Principle { id, indicators });
        }
    }
    let (score, expected) = (sheet.score(), worked_example().score());
    assert_eq!(
        (
            score.overall,
            score.lower,
            score.upper,
            score.supported,
            score.coverage,
            score.band
        ),
        (
            expected.overall,
            expected.lower,
            expected.upper,
            expected.supported,
            expected.coverage,
            expected.band
        )
    );
    assert_eq!(
        sheet.sensitivity().unwrap().essentials_doubled.six_decimals(),
        "58.897817"
    );
}

proptest! {
    #[test]
    fn bounds_contain_the_index(sheet in any_sheet()) {
        for principle in sheet.principles() {
            prop_assert!(principle.lower <= principle.index && principle.index <= principle.upper);
        }
        let score = sheet.score();
        prop_assert!(score.lower <= score.overall && score.overall <= score.upper);
        prop_assert!(score.coverage.is_none_or(|coverage| coverage <= Ratio::whole(1)));
    }

    #[test]
    fn every_way_of_answering_the_rest_stays_in_the_bounds(sheet in any_sheet(), levels in prop::collection::vec(0_u8..=4, 59)) {
        let before = sheet.principles();
        let mut after = sheet;
        for (indicator, number) in before.iter().flat_map(|principle| &principle.indicators).zip(levels) {
            if matches!(indicator.reply, Reply::Unanswered | Reply::Unknown) {
                after.given.insert(indicator.id, given(Answer::Level(level(number)), EvidenceStrength::Statement));
            }
        }
        for (before, after) in before.iter().zip(after.principles()) {
            if before.has_basis() {
                prop_assert!(before.lower <= after.index && after.index <= before.upper);
            }
        }
    }

    #[test]
    fn a_higher_level_never_lowers_anything(sheet in any_sheet(), at in 0_usize..59) {
        let id = *worked_example().given.keys().nth(at).unwrap();
        let Some(Given { answer: Answer::Level(before), .. }) = sheet.given.get(&id).copied() else { return Ok(()) };
        let Some(higher) = next_level(before) else { return Ok(()) };
        let raised = sheet.clone().with(&id.to_string(), &higher.number().to_string());
        for (before, after) in sheet.principles().iter().zip(raised.principles()) {
            prop_assert!(before.index <= after.index && before.lower <= after.lower && before.upper <= after.upper);
            prop_assert!(before.supported <= after.supported && before.essentials_doubled <= after.essentials_doubled);
        }
        let (before, after) = (sheet.score(), raised.score());
        prop_assert!(before.overall <= after.overall && before.lower <= after.lower && before.upper <= after.upper);
        prop_assert!(before.supported <= after.supported && before.band <= after.band);
        prop_assert_eq!(before.coverage, after.coverage);
    }

    #[test]
    fn an_na_is_as_if_the_indicator_were_not_there(sheet in any_sheet()) {
        let mut without = sheet.clone();
        let scores = sheet.principles();
        let left_out = |id: IndicatorId| {
            let indicators = scores.iter().flat_map(|principle| &principle.indicators);
            indicators.into_iter().any(|indicator| indicator.id == id && indicator.reply == Reply::NotApplicable)
        };
        for principle in &mut without.instrument.principles {
            principle.indicators.retain(|indicator| !left_out(indicator.id));
        }
        let (with, without) = (sheet.score(), without.score());
        prop_assert_eq!(
            (with.overall, with.lower, with.upper, with.supported, with.coverage, with.gates, with.band, with.reasons),
            (without.overall, without.lower, without.upper, without.supported, without.coverage, without.gates, without.band, without.reasons)
        );
    }

    #[test]
    fn order_does_not_matter(sheet in any_sheet(), seed in any::<u64>()) {
        let mut shuffled = sheet.clone();
        let place = |text: String| text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        shuffled.instrument.principles.sort_by_key(|principle| place(principle.id.to_string()));
        for principle in &mut shuffled.instrument.principles {
            principle.indicators.sort_by_key(|indicator| place(indicator.id.to_string()));
        }
        let (one, other) = (sheet.score(), shuffled.score());
        prop_assert_eq!(
            (one.overall, one.lower, one.upper, one.supported, one.coverage, one.gates, one.band, one.reasons.len()),
            (other.overall, other.lower, other.upper, other.supported, other.coverage, other.gates, other.band, other.reasons.len())
        );
        let fragile = |sheet: &Sheet| sheet.sensitivity().map(|sensitivity| sensitivity.is_fragile());
        prop_assert_eq!(fragile(&sheet), fragile(&shuffled));
    }

    #[test]
    fn supported_never_exceeds_claimed(sheet in any_sheet()) {
        for principle in sheet.principles() {
            prop_assert!(principle.supported <= principle.index);
            for indicator in &principle.indicators {
                prop_assert!(indicator.supported <= indicator.reply.level());
                prop_assert_eq!(indicator.supported.is_some(), indicator.reply.level().is_some());
            }
        }
        prop_assert!(sheet.score().supported <= sheet.score().overall);
    }

    #[test]
    fn unknown_and_unanswered_score_alike(sheet in any_sheet()) {
        let mut unanswered = sheet.clone();
        unanswered.given.retain(|_, given| given.answer != Answer::Unknown);
        let (unknown, unanswered) = (sheet.score(), unanswered.score());
        prop_assert_eq!(
            (unknown.overall, unknown.lower, unknown.upper, unknown.supported, unknown.coverage, unknown.gates, unknown.band),
            (unanswered.overall, unanswered.lower, unanswered.upper, unanswered.supported, unanswered.coverage, unanswered.gates, unanswered.band)
        );
        prop_assert_eq!(unknown.missing_answers(), unanswered.missing_answers());
        prop_assert_eq!(unknown.counts.unknown + unknown.counts.unanswered, unanswered.counts.unanswered);
    }

    #[test]
    fn a_band_below_leading_has_a_reason_and_leading_has_none(sheet in any_sheet()) {
        let score = sheet.score();
        prop_assert_eq!(score.reasons.is_empty(), score.band == Some(Band::Leading));
        prop_assert_eq!(score.overall.is_some(), score.band.is_some());
    }

    #[test]
    fn missing_answers_are_exactly_enough(sheet in any_sheet(), drop in prop::collection::btree_set(0_usize..59, 20..59)) {
        let ids: Vec<IndicatorId> = sheet.instrument.indicators().map(|indicator| indicator.id).collect();
        let mut sheet = sheet;
        for at in drop {
            sheet.given.remove(&ids[at]);
        }
        let Some(missing) = sheet.score().missing_answers() else { return Ok(()) };
        // Answer where the fewest are missing first.
        let mut open: Vec<(u32, Vec<IndicatorId>)> = sheet.principles().iter().filter(|principle| !principle.has_basis()).map(|principle| {
            let waiting = principle.indicators.iter().filter(|indicator| matches!(indicator.reply, Reply::Unknown | Reply::Unanswered));
            (principle.counts.missing_for_basis(), waiting.map(|indicator| indicator.id).collect())
        }).collect();
        open.sort_by_key(|(missing, _)| *missing);
        let order = open.into_iter().flat_map(|(missing, ids)| ids.into_iter().take(missing as usize));
        for (answered, id) in order.take(missing as usize).enumerate() {
            prop_assert!(sheet.score().overall.is_none(), "{} of {} are enough", answered, missing);
            sheet.given.insert(id, given(Answer::Level(level(2)), EvidenceStrength::Statement));
        }
        prop_assert!(sheet.score().overall.is_some());
    }
}
