//! Tests of the pathway.

use proptest::prelude::*;

use super::*;
use crate::tools::form::test_support::{any_form, form, with_row};

fn map(fields: &[(&str, &str)], pieces: &[(&str, &str, &str)], edges: &[(usize, usize)]) -> Form {
    let form = pieces
        .iter()
        .enumerate()
        .fold(form(fields), |form, (number, (hours, level, place))| {
            let name = format!("Piece {number}");
            with_row(
                form,
                "pieces",
                &[("name", &name), ("hours", hours), ("level", level), ("place", place)],
            )
        });
    edges.iter().fold(form, |form, (from, to)| {
        with_row(
            form,
            "edges",
            &[("from", &format!("r{from}")), ("to", &format!("r{to}"))],
        )
    })
}

const FOUR: [(&str, &str, &str); 4] = [("20", "4", ""), ("30", "5", ""), ("25", "5", ""), ("40", "6", "")];

#[test]
fn a_good_map_has_no_holes() {
    let found = check(&map(&[("target", "115")], &FOUR, &[(1, 2), (1, 3), (2, 4), (3, 4)]));
    assert_eq!(found.findings, []);
    assert_eq!(found.total, Some(Amount::whole(115)));
    assert_eq!(found.order, [1, 2, 3, 4]);
}

#[test]
fn every_hole_is_found() {
    let chain: &[(usize, usize)] = &[(1, 2), (2, 3), (3, 4)];
    let mut with_goal = FOUR;
    with_goal[2].2 = "goal";
    let mut with_start = FOUR;
    with_start[1].2 = "start";
    let mut jump = FOUR;
    jump[1].1 = "7";
    let rigid: &[(&str, &str)] = &[("kind", "rigid")];
    let table: [(Form, Vec<Finding>); 12] = [
        (form(&[]), vec![Finding::NoPieces]),
        (
            map(&[], &FOUR, &[(1, 2), (2, 3), (3, 2), (3, 4)]),
            vec![Finding::Circle(vec![2, 3])],
        ),
        (
            map(&[], &FOUR, &[(1, 2), (3, 4), (4, 3)]),
            vec![
                Finding::Circle(vec![3, 4]),
                Finding::OutOfReach(3),
                Finding::OutOfReach(4),
                Finding::LevelFalls(4, 3),
            ],
        ),
        (map(&[], &with_start, chain), vec![Finding::OutOfReach(1)]),
        (map(&[], &with_goal, chain), vec![Finding::LeadsNowhere(4)]),
        (
            map(&[], &jump, &[(1, 2), (2, 3)]),
            vec![Finding::LevelGap(1, 2), Finding::LevelFalls(2, 3)],
        ),
        (map(rigid, &FOUR, chain), vec![]),
        (
            map(rigid, &FOUR, &[(1, 2), (1, 3)]),
            vec![Finding::ChoiceInRigid(1), Finding::Alone(4)],
        ),
        (map(&[], &FOUR, &[(1, 1)]), vec![Finding::EdgeToItself(1)]),
        (map(&[], &FOUR, &[(1, 9)]), vec![Finding::EdgeWithoutEnd(1)]),
        (
            map(&[("target", "120")], &FOUR, chain),
            vec![Finding::HoursShort(Amount::whole(5))],
        ),
        (
            map(&[("target", "much")], &FOUR, chain),
            vec![Finding::Target(NotAnAmount::NotANumber)],
        ),
    ];
    for (form, findings) in table {
        assert_eq!(check(&form).findings, findings, "{form:?}");
    }
}

#[test]
fn nonsense_is_a_reason() {
    let found = check(&map(&[], &[("-4", "12", "")], &[]));
    assert_eq!(
        found.findings,
        [Finding::Hours(1, NotAnAmount::Negative), Finding::NoLevel(1)]
    );
    assert_eq!(found.total, None);
    let many = vec![("1", "5", ""); MOST_ROWS + 1];
    assert_eq!(check(&map(&[], &many, &[])).findings, [Finding::TooManyRows]);
}

proptest! {
    #[test]
    fn an_order_respects_every_edge(edges in proptest::collection::btree_set((1_usize..8, 1_usize..8), 0..14)) {
        let pieces = vec![("1", "5", ""); 7];
        let edges: Vec<(usize, usize)> = edges.into_iter().collect();
        let found = check(&map(&[], &pieces, &edges));
        let circle = found.findings.iter().any(|finding| matches!(finding, Finding::Circle(_)));
        prop_assert_eq!(found.order.is_empty(), circle);
        let place = |number: usize| found.order.iter().position(|other| *other == number);
        for (from, to) in edges {
            if from != to && !circle {
                prop_assert!(place(from) < place(to));
            }
        }
    }

    #[test]
    fn whatever_is_typed_can_be_judged(
        form in any_form(
            &["kind", "target"],
            &[("pieces", &["name", "hours", "level", "place"]), ("edges", &["from", "to"])],
        )
    ) {
        let found = check(&form);
        prop_assert!(found.order.len() <= MOST_ROWS);
    }
}
