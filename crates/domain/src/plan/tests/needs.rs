//! What a band still needs: the worked example, and what stands in the way.

use super::*;

#[test]
fn the_worked_example_needs_seven_steps_to_ready() {
    let sheet = worked_example();
    let plan = plain(&sheet, Band::Ready);
    assert_eq!(steps(&plan), Some(7));
    assert_eq!(named(&plan.answer_first), [] as [&str; 0]);
    assert_eq!(
        (plan.evidence_first.as_slice(), plan.obstacles.as_slice()),
        (&[][..], &[][..])
    );
    let changes: Vec<String> = plan
        .steps
        .iter()
        .flat_map(|steps| &steps.changes)
        .map(|change| format!("{} {} {}", change.indicator, change.from.number(), change.to.number()))
        .collect();
    // One step for the floor of P6; then P6 has four answers, so that its steps gain most.
    assert_eq!(changes, ["p6.4 1 3", "p6.5 1 3", "p6.1 2 4", "p6.2 2 3"]);
    let after = after(&sheet, &plan).score();
    assert_eq!(after.band, Some(Band::Ready));
    assert_eq!(printed(after.overall), "60.458333");
}

#[test]
fn a_band_that_is_reached_needs_nothing() {
    let sheet = worked_example();
    for band in [Band::Emerging, Band::Developing] {
        let plan = plain(&sheet, band);
        assert_eq!(plan.steps, Some(Steps::default()), "{band:?}");
        assert!(plan.answer_first.is_empty() && plan.obstacles.is_empty());
    }
    let leading = Sheet::all_at(4, EvidenceStrength::Outsider);
    assert_eq!(steps(&plain(&leading, Band::Leading)), Some(0));
    assert_eq!(steps(&plain(&leading, Band::Ready)), Some(0));
}

#[test]
fn leading_names_the_answer_and_the_evidence_that_it_waits_for() {
    let sheet = worked_example();
    let plan = plain(&sheet, Band::Leading);
    assert_eq!(named(&plan.answer_first), ["p4.7"]);
    assert!(plan.obstacles.is_empty());
    let mut answered = after(&sheet, &plan).with("p4.7", "4");
    answered.given.insert(
        indicator("p4.7"),
        given(Answer::Level(level(4)), EvidenceStrength::Outsider),
    );
    let score = answered.score();
    assert_eq!(score.band, Some(Band::Leading));
    assert!(!score.supported.unwrap().is_below(70));
    let mut less = plan;
    less.evidence_first.pop();
    let score = after(&sheet, &less).score();
    assert!(
        score.supported.unwrap().is_below(70),
        "no evidence is asked for that is not needed"
    );
}

#[test]
fn what_stands_in_the_way_is_named() {
    let full = || Sheet::all_at(2, EvidenceStrength::Outsider);
    let lines = |count: usize| {
        Sheet::read(std::array::from_fn(
            |at| if at < count { ALL_TWO[at] } else { NOTHING[at] },
        ))
    };
    let table = [
        // An essential, answered or not.
        (full().with("p1.1", "."), Band::Ready, vec!["p1.1"]),
        (full().with("p1.1", "?"), Band::Ready, vec!["p1.1"]),
        (full().with("p1.1", "?"), Band::Developing, vec![]),
        // Coverage: 53 of 59 are less than 90 %, 54 are not.
        (
            full()
                .with_principle(1, "2 2 2 . . 2 2")
                .with_principle(2, "2 2 2 2 . . .")
                .with("p3.2", "."),
            Band::Ready,
            vec!["p1.4"],
        ),
        (
            full()
                .with_principle(1, "2 2 2 . . 2 2")
                .with_principle(2, "2 2 2 2 . . ."),
            Band::Ready,
            vec![],
        ),
        (full().with("p1.7", "."), Band::Leading, vec!["p1.7"]),
        // An N/A that does not count.
        (full().with("p1.2", "N"), Band::Ready, vec!["p1.2"]),
        // A principle without a basis: one more answer would do, but its essential counts as well.
        (full().with_principle(9, ". 2 . 2 ."), Band::Ready, vec!["p9.1"]),
        // No overall result: the principles that need the fewest answers.
        (lines(7), Band::Developing, vec!["p8.1", "p8.2", "p8.3"]),
    ];
    for (sheet, band, expected) in table {
        assert_eq!(named(&plain(&sheet, band).answer_first), expected);
    }
    let none = plain(&lines(7), Band::Developing);
    assert_eq!(none.steps, None);
    assert_eq!(
        none.obstacles,
        [Obstacle::NoOverall {
            with_basis: 7,
            needed: 8,
            missing_answers: Some(3)
        }]
    );
    // An essential in a principle without a basis still gates.
    let zero = full().with_principle(9, "0 . . . .");
    assert_eq!(steps(&plain(&zero, Band::Developing)), Some(1));
}

const ALL_TWO: [&str; 10] = [
    "2 2 2 2 2 2 2",
    "2 2 2 2 2 2 2",
    "2 2 2 2 2 2",
    "2 2 2 2 2 2 2",
    "2 2 2 2 2",
    "2 2 2 2 2",
    "2 2 2 2 2 2",
    "2 2 2 2 2 2",
    "2 2 2 2 2",
    "2 2 2 2 2",
];
const NOTHING: [&str; 10] = [
    ". . . . . . .",
    ". . . . . . .",
    ". . . . . .",
    ". . . . . . .",
    ". . . . .",
    ". . . . .",
    ". . . . . .",
    ". . . . . .",
    ". . . . .",
    ". . . . .",
];
