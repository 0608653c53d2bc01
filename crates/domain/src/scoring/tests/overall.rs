//! Points, bases, bounds and what lacks to a result.

use super::*;

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
    let text = include_str!("../../../../../tests/fixtures/save/worked-example.json");
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
