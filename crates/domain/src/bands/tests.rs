//! Bands: every branch of their table, with its reasons.

use super::*;
use crate::assessment::EvidenceStrength;
use crate::scoring::test_support::*;

fn codes(sheet: &Sheet) -> Vec<&'static str> {
    sheet.score().reasons.iter().map(BandReason::code).collect()
}

#[test]
fn ids_and_order() {
    assert_eq!(Band::ALL.map(Band::id), ["emerging", "developing", "ready", "leading"]);
    assert!(Band::ALL.is_sorted());
    for band in Band::ALL {
        assert_eq!(Band::from_id(band.id()), Some(band));
        assert!(band.next().is_none_or(|next| next > band));
    }
    assert_eq!(Band::from_id("Ready"), None);
}

#[test]
fn the_essentials_leave_open() {
    let table: [(&[Option<u8>], Band); 9] = [
        (&[], Band::Leading),
        (&[Some(4), Some(3)], Band::Leading),
        (&[Some(4), Some(2)], Band::Ready),
        (&[Some(4), Some(1)], Band::Developing),
        (&[Some(4), None], Band::Developing),
        (&[Some(1), None], Band::Developing),
        (&[Some(4), Some(0)], Band::Emerging),
        (&[None, Some(0)], Band::Emerging),
        (&[Some(0), Some(1), Some(2), Some(3), None], Band::Emerging),
    ];
    for (levels, expected) in table {
        let mut gates = Gates::default();
        for number in levels {
            gates.count(number.map(level));
        }
        assert_eq!(gates.allow(), expected, "{levels:?}");
    }
    assert_eq!(
        [0, 1, 2, 3, 4].map(|number| Band::allowed_by(level(number))),
        [
            Band::Emerging,
            Band::Developing,
            Band::Ready,
            Band::Leading,
            Band::Leading
        ]
    );
}

/// Every branch of the table of bands, each with all the reasons that it gives.
#[test]
fn bands_and_their_reasons() {
    let outsider = EvidenceStrength::Outsider;
    let at = |number| Sheet::all_at(number, outsider);
    let table = [
        (
            "nothing",
            at(0),
            Band::Emerging,
            [vec!["index_below"], vec!["essential_level"; 16]].concat(),
        ),
        (
            "ad hoc: index and nothing else",
            at(1),
            Band::Emerging,
            vec!["index_below"],
        ),
        ("defined: 50", at(2), Band::Developing, vec!["index_below"]),
        ("embedded: 75", at(3), Band::Ready, vec!["index_below"]),
        ("improving: 100", at(4), Band::Leading, vec![]),
        (
            "an essential at 0",
            at(4).with("p4.4", "0"),
            Band::Emerging,
            vec!["essential_level"],
        ),
        (
            "an essential at 1",
            at(4).with("p4.4", "1"),
            Band::Developing,
            vec!["essential_level"],
        ),
        (
            "an essential at 2",
            at(4).with("p4.4", "2"),
            Band::Ready,
            vec!["essential_level"],
        ),
        ("an essential at 3", at(4).with("p4.4", "3"), Band::Leading, vec![]),
        (
            "an essential unknown",
            at(4).with("p4.4", "?"),
            Band::Developing,
            vec!["essential_unanswered"],
        ),
        (
            "an essential unanswered",
            at(4).with("p4.4", "."),
            Band::Developing,
            vec!["essential_unanswered"],
        ),
        (
            "an essential with an N/A that does not count",
            at(4).with("p4.4", "N"),
            Band::Developing,
            vec!["essential_unanswered"],
        ),
        (
            "one answer missing: coverage 58/59",
            at(4).with("p3.2", "."),
            Band::Ready,
            vec!["coverage_below"],
        ),
        ("an N/A that counts", at(4).with("p3.5", "N"), Band::Leading, vec![]),
        (
            "below the floor of Leading",
            at(4).with_principle(6, "3 2 2 2 2"),
            Band::Ready,
            vec!["principle_below_floor"],
        ),
        (
            "at the floor of Leading",
            at(4).with_principle(6, "3 2 2 2 3"),
            Band::Leading,
            vec![],
        ),
        (
            "below the floor of Ready",
            at(4).with_principle(6, "3 2 1 1 0"),
            Band::Developing,
            vec!["principle_below_floor"],
        ),
        (
            "at the floor of Ready",
            at(4).with_principle(6, "3 2 1 1 1"),
            Band::Ready,
            vec!["principle_below_floor"],
        ),
        (
            "without a basis",
            at(4).with_principle(6, "3 3 . . ."),
            Band::Developing,
            vec!["principle_without_basis"],
        ),
        (
            "evidence supports 75",
            Sheet::all_at(4, EvidenceStrength::Document),
            Band::Leading,
            vec![],
        ),
        (
            "evidence supports 50",
            Sheet::all_at(4, EvidenceStrength::Draft),
            Band::Ready,
            vec!["supported_below"],
        ),
        (
            "everything at once",
            Sheet::all_at(4, EvidenceStrength::Draft)
                .with("p4.4", "1")
                .with("p5.2", "?")
                .with("p3.2", ".")
                .with_principle(6, "2 1 1 1 1"),
            Band::Developing,
            vec!["essential_level", "essential_unanswered", "principle_below_floor"],
        ),
        (
            "Leading missed on all counts",
            Sheet::all_at(3, EvidenceStrength::Draft)
                .with("p4.4", "2")
                .with("p3.2", ".")
                .with_principle(6, "3 2 2 2 2"),
            Band::Ready,
            vec![
                "index_below",
                "essential_level",
                "principle_below_floor",
                "coverage_below",
                "supported_below",
            ],
        ),
    ];
    for (name, sheet, band, reasons) in table {
        assert_eq!(sheet.score().band, Some(band), "{name}");
        assert_eq!(codes(&sheet), reasons, "{name}");
    }
}

#[test]
fn coverage_of_ready_is_ninety_per_cent() {
    // 54 of 59 are 91.5 per cent, 53 are 89.8. No principle loses its basis, no essential its answer.
    let open = ["p1.5", "p2.4", "p3.3", "p4.5", "p7.3", "p8.5"];
    let mut sheet = Sheet::all_at(4, EvidenceStrength::Outsider);
    for (missing, id) in (1..).zip(open) {
        sheet = sheet.with(id, if missing % 2 == 0 { "." } else { "?" });
        let expected = if missing <= 5 { Band::Ready } else { Band::Developing };
        assert_eq!(sheet.score().band, Some(expected), "{missing} missing");
        assert_eq!(codes(&sheet), ["coverage_below"]);
    }
    assert!(covers(9, 10, 90) && !covers(89, 99, 90) && covers(0, 0, 100));
}

#[test]
fn thresholds_belong_to_the_band_above() {
    let facts = Facts {
        gates: Gates::default(),
        lowest: Ratio::whole(100),
        without_basis: false,
        answered: 1,
        applicable: 1,
        supported: Ratio::whole(100),
    };
    let conditions = Conditions::of(&facts, &rules());
    let table = [
        (0, 1, Band::Emerging),
        (39_999_999, 1_000_000, Band::Emerging),
        (40, 1, Band::Developing),
        (59_999_999, 1_000_000, Band::Developing),
        (60, 1, Band::Ready),
        (79_999_999, 1_000_000, Band::Ready),
        (80, 1, Band::Leading),
        (100, 1, Band::Leading),
    ];
    for (numerator, denominator, expected) in table {
        let overall = Ratio::new(numerator, denominator).unwrap();
        assert_eq!(conditions.band(overall, rules().thresholds), expected, "{overall}");
    }
    // The same for the other lines: on it is enough, below it is not.
    let band = |facts: Facts| Conditions::of(&facts, &rules()).band(Ratio::whole(100), rules().thresholds);
    let just_below = |whole: u64| Ratio::new(whole * 1_000_000 - 1, 1_000_000).unwrap();
    assert_eq!(
        band(Facts {
            lowest: Ratio::whole(60),
            ..facts
        }),
        Band::Leading
    );
    assert_eq!(
        band(Facts {
            lowest: just_below(60),
            ..facts
        }),
        Band::Ready
    );
    assert_eq!(
        band(Facts {
            lowest: Ratio::whole(40),
            ..facts
        }),
        Band::Ready
    );
    assert_eq!(
        band(Facts {
            lowest: just_below(40),
            ..facts
        }),
        Band::Developing
    );
    assert_eq!(
        band(Facts {
            supported: Ratio::whole(70),
            ..facts
        }),
        Band::Leading
    );
    assert_eq!(
        band(Facts {
            supported: just_below(70),
            ..facts
        }),
        Band::Ready
    );
}

#[test]
fn figures_are_shown_on_their_side_of_the_line() {
    let rules = rules();
    let just_below = |whole: u64| Ratio::new(whole * 1000 - 1, 1000).unwrap();
    let table = [
        (Figure::Overall, just_below(60), "59.999"),
        (Figure::Overall, just_below(70), "70.0"),
        (Figure::Principle, just_below(40), "39.999"),
        (Figure::Principle, just_below(80), "80.0"),
        (Figure::Supported, just_below(70), "69.999"),
        (Figure::Supported, just_below(60), "60.0"),
        (Figure::Coverage, Ratio::new(56, 57).unwrap(), "98.2"),
        (Figure::Coverage, Ratio::new(8999, 10_000).unwrap(), "89.99"),
        (Figure::Coverage, Ratio::new(9999, 10_000).unwrap(), "99.99"),
    ];
    for (figure, value, expected) in table {
        assert_eq!(shown(value, figure, &rules), expected);
    }
}
