//! The steps against the figures that the worked example prints, and against the scores themselves.

use proptest::prelude::*;

use super::*;
use crate::assessment::{EvidenceStrength, Scope};
use crate::scoring::test_support::*;
use crate::sensitivity::Change;

/// The index that the numbers of a step give.
fn index(points: u64, most: u64) -> Option<Ratio> {
    Ratio::new(points * 100, most)
}

#[test]
fn the_steps_give_the_printed_figures_of_the_worked_example() {
    // Points, most points, index, lower, upper, as the example prints them.
    let printed_figures = [
        (16, 28, "57.142857", "57.142857", "57.142857"),
        (19, 28, "67.857143", "67.857143", "67.857143"),
        (13, 24, "54.166667", "54.166667", "54.166667"),
        (15, 24, "62.500000", "53.571429", "67.857143"),
        (8, 16, "50.000000", "50.000000", "50.000000"),
        (6, 16, "37.500000", "37.500000", "37.500000"),
        (13, 24, "54.166667", "54.166667", "54.166667"),
        (15, 24, "62.500000", "62.500000", "62.500000"),
        (13, 20, "65.000000", "65.000000", "65.000000"),
        (10, 20, "50.000000", "50.000000", "50.000000"),
    ];
    let principles = worked_example().principles();
    for (principle, (points, most, exact, lower, upper)) in principles.iter().zip(printed_figures) {
        let steps = principle_steps(principle);
        assert_eq!((steps.points, steps.most_answered), (points, most), "{}", principle.id);
        let given = [
            (index(steps.points, steps.most_answered), principle.index, exact),
            (index(steps.points, steps.most_applicable), principle.lower, lower),
            (
                index(steps.points + steps.open_points, steps.most_applicable),
                principle.upper,
                upper,
            ),
        ];
        for (from_steps, scored, expected) in given {
            assert_eq!(from_steps, scored, "{}", principle.id);
            assert_eq!(printed(scored), expected, "{}", principle.id);
        }
    }
    let first = principle_steps(&principles[0]);
    let numbers = |levels: &[Level]| levels.iter().map(|level| level.number()).collect::<Vec<_>>();
    assert_eq!(numbers(&first.levels), [3, 3, 2, 2, 1, 2, 3]);
    assert_eq!(numbers(&first.supported), [3, 2, 2, 1, 1, 2, 2]);
    assert_eq!(first.supported_points, 13);
    let supported = index(first.supported_points, first.most_answered);
    assert_eq!(printed(supported), "46.428571");
}

#[test]
fn the_overall_steps_give_the_printed_figures_of_the_worked_example() {
    let sheet = worked_example();
    let (principles, score) = (sheet.principles(), sheet.score());
    type Of = fn(&PrincipleScore) -> Option<Ratio>;
    let table: [(Of, Option<Ratio>, &str); 5] = [
        (|principle| principle.index, score.overall, "56.083333"),
        (|principle| principle.lower, score.lower, "55.190476"),
        (|principle| principle.upper, score.upper, "56.619048"),
        (|principle| principle.supported, score.supported, "27.142857"),
        (
            |principle| principle.essentials_doubled,
            sheet.sensitivity().map(|tried| tried.essentials_doubled),
            "58.897817",
        ),
    ];
    for (figure, scored, expected) in table {
        let parts = parts(&principles, figure);
        assert_eq!(parts.len(), 10);
        assert_eq!(Ratio::mean(parts.iter().map(|(_, index)| *index)), scored);
        assert_eq!(printed(scored), expected);
        let sum = total(scored.unwrap(), parts.len()).unwrap();
        assert_eq!(Ratio::new(sum.numerator(), sum.denominator() * 10), scored);
    }
    assert_eq!(score.overall, Ratio::new(673, 12));
    assert_eq!((score.counts.answered, score.counts.applicable), (56, 57));
    assert_eq!(printed(score.coverage), "0.982456");
    assert_eq!(score.band, Some(Band::Developing));
}

#[test]
fn each_condition_of_the_worked_example_says_how_far_it_is() {
    let sheet = worked_example();
    let bands = band_steps(&sheet.instrument, &sheet.score(), &sheet.principles());
    let met: Vec<(Band, Vec<bool>)> = bands
        .iter()
        .map(|steps| {
            (
                steps.band,
                steps.conditions.iter().map(|condition| condition.met).collect(),
            )
        })
        .collect();
    assert_eq!(
        met,
        [
            (Band::Developing, vec![true, true]),
            (Band::Ready, vec![false, true, false, true]),
            (Band::Leading, vec![false, false, false, false, false]),
        ]
    );
    let ready = &bands[1].conditions;
    assert!(matches!(&ready[0].asks, Asks::Threshold { needed: 60, by, .. } if Some(*by) == Ratio::new(47, 12)));
    let sixth = PrincipleId::new(6).unwrap();
    let Asks::Floor {
        needed,
        lowest,
        by,
        short,
    } = &ready[2].asks
    else {
        panic!("the third condition is the floor")
    };
    assert_eq!(
        (*needed, lowest.0, printed(Some(*by)).as_str()),
        (40, sixth, "2.500000")
    );
    assert_eq!(short.as_slice(), [(sixth, Ratio::new(75, 2))]);
    let coverage = |band: usize| {
        bands[band]
            .conditions
            .iter()
            .find_map(|condition| match condition.asks {
                Asks::Coverage { missing, .. } => Some(missing),
                _ => None,
            })
    };
    assert_eq!((coverage(1), coverage(2)), (Some(0), Some(1)));
    let Asks::Essentials { needed, short } = &bands[2].conditions[1].asks else {
        panic!("the second condition is about the essentials")
    };
    assert_eq!(*needed, level(3));
    assert!(short.iter().all(|(_, reply)| *reply == Reply::Level(level(2))) && !short.is_empty());
}

#[test]
fn every_change_of_the_method_has_its_figure() {
    let tried = worked_example().sensitivity().unwrap().tried;
    assert_eq!(tried.len(), 13);
    assert!(tried.iter().all(|variant| variant.band == Band::Developing));
    assert_eq!(printed(Some(tried[0].overall)), "58.897817");
    // Without P6: (560.833333 - 37.5) / 9.
    let without = tried
        .iter()
        .find(|variant| variant.change == Change::Without(PrincipleId::new(6).unwrap()));
    assert_eq!(printed(without.map(|variant| variant.overall)), "58.148148");
}

#[test]
fn without_an_overall_result_no_band_is_laid_out() {
    let mut sheet = worked_example();
    sheet.scope = Scope::Essentials;
    assert_eq!(band_steps(&sheet.instrument, &sheet.score(), &sheet.principles()), []);
    sheet.given.clear();
    sheet.scope = Scope::Full;
    assert_eq!(band_steps(&sheet.instrument, &sheet.score(), &sheet.principles()), []);
}

#[test]
fn a_principle_without_an_index_misses_the_floor() {
    let sheet = Sheet::all_at(3, EvidenceStrength::Outsider).with_principle(4, ". . . . . . .");
    let bands = band_steps(&sheet.instrument, &sheet.score(), &sheet.principles());
    let Asks::Floor { short, .. } = &bands[1].conditions[2].asks else {
        panic!("the third condition is the floor")
    };
    assert_eq!(short.as_slice(), [(PrincipleId::new(4).unwrap(), None)]);
}

proptest! {
    #[test]
    fn the_conditions_one_by_one_give_the_band_of_the_score(sheet in any_sheet()) {
        let score = sheet.score();
        let bands = band_steps(&sheet.instrument, &score, &sheet.principles());
        match score.band {
            None => prop_assert!(bands.is_empty()),
            Some(band) => {
                let highest = bands.iter().rev().find(|steps| steps.holds());
                prop_assert_eq!(highest.map_or(Band::Emerging, |steps| steps.band), band);
            }
        }
    }

    #[test]
    fn the_numbers_that_go_in_give_the_indices_of_every_principle(sheet in any_sheet()) {
        for principle in sheet.principles() {
            let steps = principle_steps(&principle);
            prop_assert_eq!(steps.levels.len(), principle.counts.answered as usize);
            if principle.has_basis() {
                prop_assert_eq!(index(steps.points, steps.most_answered), principle.index);
                prop_assert_eq!(index(steps.supported_points, steps.most_answered), principle.supported);
                prop_assert_eq!(index(steps.points, steps.most_applicable), principle.lower);
                prop_assert_eq!(index(steps.points + steps.open_points, steps.most_applicable), principle.upper);
            }
        }
    }
}
