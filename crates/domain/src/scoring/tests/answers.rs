//! What does not apply, evidence, the quick scan, and the order of principles.

use super::*;

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
