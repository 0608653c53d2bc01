//! Figures against published and recomputed ones, and laws.

use proptest::prelude::*;

use super::*;

const fn scale(lowest: u8, highest: u8) -> Scale {
    match Scale::new(lowest, highest) {
        Some(scale) => scale,
        None => panic!("a scale"),
    }
}

/// One row for each person, as such tables are printed; `.` for no rating.
fn by_raters(rows: &[&str]) -> Vec<Vec<Option<u8>>> {
    let level = |text: &str| text.parse().ok();
    let rows: Vec<Vec<Option<u8>>> = rows
        .iter()
        .map(|row| row.split_whitespace().map(level).collect())
        .collect();
    (0..rows[0].len())
        .map(|unit| rows.iter().map(|row| row[unit]).collect())
        .collect()
}

/// Krippendorff 2011, section C: four observers, twelve units.
fn published() -> Vec<Vec<Option<u8>>> {
    by_raters(&[
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ])
}

/// Three coders and fifteen units, as an encyclopaedia prints them.
fn three_coders() -> Vec<Vec<Option<u8>>> {
    by_raters(&[
        ". . . . . 3 4 1 2 1 1 3 3 . 3",
        "1 . 2 1 3 3 4 3 . . . . . . .",
        ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
    ])
}

/// One person gives 3 twenty times, another 3 nineteen times and 2 once.
fn paradox() -> Vec<Vec<Option<u8>>> {
    (0..20)
        .map(|unit| vec![Some(3), Some(if unit == 7 { 2 } else { 3 })])
        .collect()
}

fn ratings(scale: Scale, units: &[Vec<Option<u8>>]) -> Ratings {
    Ratings::new(scale, units).unwrap()
}

#[track_caller]
fn near(found: Result<f64, Undefined>, expected: f64, digits: i32) {
    let found = found.unwrap();
    assert!(
        (found - expected).abs() < 0.5 * 10_f64.powi(-digits),
        "{found} is not {expected}"
    );
}

#[test]
fn alpha_is_the_published_one() {
    let one_to_five = ratings(scale(1, 5), &published());
    near(alpha(&one_to_five, Metric::Nominal), 0.743_421_052_631_579, 12);
    near(alpha(&one_to_five, Metric::Ordinal), 0.815_387_503_754_881_4, 12);
    let wider = ratings(scale(0, 9), &published());
    near(alpha(&wider, Metric::Ordinal), 0.815_387_503_754_881_4, 12);
    let coders = ratings(scale(1, 4), &three_coders());
    near(alpha(&coders, Metric::Nominal), 0.691_358, 6);
    near(alpha(&coders, Metric::Ordinal), 0.806_721, 6);
    let by_hand = [[1, 1], [1, 2], [2, 2], [2, 2]].map(|unit| unit.map(Some).to_vec());
    for metric in [Metric::Nominal, Metric::Ordinal] {
        near(
            alpha(&ratings(scale(0, 4), &by_hand), metric),
            1.0 - 0.25 / (30.0 / 56.0),
            12,
        );
    }
}

#[test]
fn gwets_coefficients_are_the_recomputed_ones() {
    let one_to_five = ratings(scale(1, 5), &published());
    near(chance_corrected(&one_to_five, Weights::Identity), 0.775_444, 6);
    near(chance_corrected(&one_to_five, Weights::Quadratic), 0.914_001, 6);
    let paradox = ratings(scale(0, 4), &paradox());
    near(chance_corrected(&paradox, Weights::Quadratic), 0.996_725, 6);
}

#[test]
fn with_little_variation_alpha_is_low_and_the_shares_are_high() {
    let agreement = measure(scale(0, 4), &paradox(), |_| false, 1).unwrap();
    near(agreement.alpha, 0.0, 12);
    assert_eq!(agreement.exact, Share { count: 19, of: 20 });
    assert_eq!(agreement.within_one, Share { count: 20, of: 20 });
    assert_eq!(agreement.reading(), Some(Reading::Weak));
    assert!(agreement.little_variation());
    let spread = measure(scale(1, 5), &published(), |_| false, 1).unwrap();
    assert!(!spread.little_variation());
    assert_eq!(spread.reading(), Some(Reading::Strong));
}

#[test]
fn without_variation_or_pairs_there_is_no_figure() {
    let same = vec![vec![Some(3); 4]; 6];
    let alone = vec![vec![Some(1), None], vec![None, Some(4)], vec![None, None]];
    // Only the unpaired rating differs.
    let unpaired = vec![vec![Some(2), Some(2)], vec![Some(4), None]];
    let table: [(&[Vec<Option<u8>>], Undefined); 5] = [
        (&same, Undefined::NoVariation),
        (&alone, Undefined::NoPairs),
        (&[], Undefined::NoPairs),
        (&[vec![]], Undefined::NoPairs),
        (&unpaired, Undefined::NoVariation),
    ];
    for (units, why) in table {
        let agreement = measure(scale(0, 4), units, |_| true, 1).unwrap();
        assert_eq!(agreement.alpha, Err(why), "{units:?}");
        assert_eq!(agreement.ac2, Err(why), "{units:?}");
        assert_eq!(agreement.interval, None, "{units:?}");
        assert_eq!(agreement.reading(), None);
    }
    assert_eq!(
        measure(scale(0, 4), &alone, |_| true, 1).unwrap().exact,
        Share::default()
    );
}

#[test]
fn what_cannot_be_rated_is_refused() {
    assert_eq!(Scale::new(4, 4), None);
    assert_eq!(Scale::new(5, 1), None);
    assert_eq!(Scale::new(0, 200), None);
    let outside = Refusal::OutsideScale { unit: 1, rater: 0 };
    assert_eq!(Ratings::new(scale(1, 4), &[vec![Some(1)], vec![Some(0)]]), Err(outside));
    assert_eq!(
        Ratings::new(scale(1, 4), &vec![vec![]; MOST + 1]),
        Err(Refusal::TooMany)
    );
    assert_eq!(
        Ratings::new(scale(1, 4), &[vec![None; MOST + 1]]),
        Err(Refusal::TooMany)
    );
}

#[test]
fn the_lower_median_is_a_level_that_somebody_gave() {
    let table: [(&[u8], Option<u8>); 6] = [
        (&[1, 2, 2], Some(2)),
        (&[0, 2, 4], Some(2)),
        (&[2, 3], Some(2)),
        (&[1, 1, 4, 4], Some(1)),
        (&[4], Some(4)),
        (&[], None),
    ];
    for (given, median) in table {
        assert_eq!(lower_median(given), median, "{given:?}");
    }
}

#[test]
fn people_talk_about_what_is_far_apart_or_across_a_gate() {
    let table: [(&[u8], bool, Option<Flag>); 9] = [
        (&[1, 3], false, Some(Flag::FarApart)),
        (&[0, 4], true, Some(Flag::FarApart)),
        (&[1, 2], true, Some(Flag::AcrossGate)),
        (&[2, 3, 3], true, Some(Flag::AcrossGate)),
        (&[1, 2], false, None),
        (&[0, 1], true, None),
        (&[3, 4], true, None),
        (&[2, 2], true, None),
        (&[2], true, None),
    ];
    for (given, essential, flag) in table {
        assert_eq!(spread(given, essential).unwrap().flag, flag, "{given:?} {essential}");
    }
    assert_eq!(spread(&[], true), None);
}

#[test]
fn the_interval_follows_from_the_seed() {
    let published = ratings(scale(1, 5), &published());
    let first = interval(&published, Metric::Ordinal, 7).unwrap();
    assert_eq!(interval(&published, Metric::Ordinal, 7), Some(first));
    assert_ne!(interval(&published, Metric::Ordinal, 8), Some(first));
    assert!(
        first.lower < 0.815 && 0.815 < first.upper && first.upper <= 1.0,
        "{first:?}"
    );
    let one_unit = ratings(scale(1, 5), &[vec![Some(1), Some(2)]]);
    assert_eq!(interval(&one_unit, Metric::Ordinal, 7), None);
    // Most draws have no variation.
    let mut rare = vec![vec![Some(3), Some(3)]; 2];
    rare.push(vec![Some(3), Some(2)]);
    assert!(interval(&ratings(scale(1, 5), &rare), Metric::Nominal, 7).is_some());
}

fn tables() -> impl Strategy<Value = Vec<Vec<Option<u8>>>> {
    (1_usize..6).prop_flat_map(|raters| {
        let rating = proptest::option::weighted(0.8, 0_u8..=4);
        proptest::collection::vec(proptest::collection::vec(rating, raters), 0..12)
    })
}

proptest! {
    // Each case draws 1,000 times and more.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_makes_no_difference(units in tables(), seed in any::<u32>(), turn in 0_usize..12) {
        let before = measure(scale(0, 4), &units, |_| false, seed).unwrap();
        let mut turned = units.clone();
        turned.rotate_left(turn.min(units.len()));
        for unit in &mut turned {
            unit.reverse();
        }
        let after = measure(scale(0, 4), &turned, |_| false, seed).unwrap();
        prop_assert_eq!(before.alpha, after.alpha);
        prop_assert_eq!(before.ac2, after.ac2);
        prop_assert_eq!(before.interval, after.interval);
        prop_assert_eq!((before.exact, before.within_one), (after.exact, after.within_one));
    }

    #[test]
    fn a_figure_is_a_number_of_at_most_one(units in tables()) {
        let found = measure(scale(0, 4), &units, |_| true, 3).unwrap();
        for figure in [found.alpha, found.ac2].into_iter().flatten() {
            prop_assert!(figure.is_finite() && figure <= 1.0 + 1e-12, "{}", figure);
        }
        if let Some(interval) = found.interval {
            prop_assert!(interval.lower.is_finite() && interval.lower <= interval.upper);
        }
        prop_assert!(found.exact.count <= found.within_one.count && found.within_one.count <= found.within_one.of);
        if found.alpha == Ok(1.0) {
            prop_assert_eq!(found.exact.count, found.exact.of);
        }
    }

    #[test]
    fn turning_the_scale_round_changes_no_figure(units in tables()) {
        let turned: Vec<Vec<Option<u8>>> =
            units.iter().map(|unit| unit.iter().map(|level| level.map(|level| 4 - level)).collect()).collect();
        let before = measure(scale(0, 4), &units, |_| false, 3).unwrap();
        let after = measure(scale(0, 4), &turned, |_| false, 3).unwrap();
        match (before.alpha, after.alpha) {
            (Ok(before), Ok(after)) => prop_assert!((before - after).abs() < 1e-9),
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn the_median_lies_in_between(given in proptest::collection::vec(0_u8..=4, 1..9)) {
        let spread = spread(&given, false).unwrap();
        prop_assert!(given.contains(&spread.median));
        prop_assert!(spread.lowest <= spread.median && spread.median <= spread.highest);
        let below = given.iter().filter(|level| **level < spread.median).count();
        let above = given.iter().filter(|level| **level > spread.median).count();
        prop_assert!(below * 2 < given.len() && above * 2 <= given.len());
    }
}
