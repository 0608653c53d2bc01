//! What holds after any actions.

use proptest::prelude::*;

use super::*;

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let row = || 1_u32..5;
    let text = || "[a-z]{0,4}";
    let action = prop_oneof![
        Just(Action::AddProduct {
            id: id(1),
            tool: Tool::Workload
        }),
        Just(Action::RemoveProduct(id(1))),
        Just(Action::RestoreProduct(id(1))),
        (row(), text()).prop_map(|(row, text)| add_row(row, &text)),
        (row(), any::<bool>()).prop_map(|(row, up)| Action::MoveRow {
            product: id(1),
            list: own("parts"),
            row: id(row),
            up
        }),
        row().prop_map(|row| Action::RemoveRow {
            product: id(1),
            list: own("parts"),
            row: id(row)
        }),
        row().prop_map(|row| Action::RestoreRow {
            product: id(1),
            list: own("parts"),
            row: id(row)
        }),
        (row(), text()).prop_map(|(row, text)| Action::Type {
            product: id(1),
            place: cell(row, "hours"),
            text
        }),
        text().prop_map(|value| Action::Choose {
            product: id(1),
            place: Place::Field(own("rule")),
            value
        }),
        (0_usize..3, any::<bool>()).prop_map(|(criterion, met)| Action::Judge {
            artefact: own("specification"),
            criterion: own(["elements-filled", "outcomes-watchable", "never-numbered"][criterion]),
            judgement: Some(if met { Judgement::Meets } else { Judgement::NotYet })
        }),
        any::<bool>().prop_map(|chosen| Action::ChooseReflection {
            unit: own("u03"),
            reflection: own("r1"),
            chosen
        }),
    ];
    proptest::collection::vec(action, 0..16)
}

proptest! {
    #[test]
    fn undo_takes_back_what_can_be_seen(before in actions(), action in actions()) {
        let mut document = after(&before);
        let shown = |document: &Document| (product(document, &id(1)), artefact(document, "specification"), chosen_reflections(document));
        let seen = shown(&document);
        let undone: Vec<Undo> = action.iter().map(|action| apply(&mut document, action, &writer(1))).collect();
        for step in undone.iter().rev() {
            undo(&mut document, step, &writer(1));
        }
        let now = shown(&document);
        // A row that was added and taken back leaves its registers, which say nothing.
        let filled = |product: &Option<Product>| product.as_ref().map(|product| {
            let rows = product.form.rows("parts").iter().filter(|row| !row.is_blank()).cloned();
            (product.head.clone(), product.form.fields.clone(), rows.collect::<Vec<_>>())
        });
        prop_assert_eq!(filled(&now.0), filled(&seen.0));
        prop_assert_eq!((now.1, now.2), (seen.1, seen.2));
    }

    #[test]
    fn copies_merge_to_one_portfolio(shared in actions(), ours in actions(), theirs in actions()) {
        let (mut left, mut right) = (after(&shared), after(&shared));
        for action in &ours {
            apply(&mut left, action, &writer(2));
        }
        for action in &theirs {
            apply(&mut right, action, &writer(3));
        }
        let merged = merge(&left, &right).unwrap();
        prop_assert_eq!(&merged, &merge(&right, &left).unwrap());
        prop_assert!(merged.contains_all_of(&left) && merged.contains_all_of(&right));
        let written = save_file::write(&SaveFile::of([merged.clone()]));
        let read = save_file::read(&written).unwrap();
        prop_assert_eq!(read.documents_of(KIND).next(), Some(&merged));
    }

    #[test]
    fn doing_the_same_again_changes_nothing(before in actions(), action in actions()) {
        let mut document = after(&before);
        for action in action {
            // Moving is a step each time, and adding puts a row at the end.
            if matches!(action, Action::MoveRow { .. } | Action::AddRow { .. } | Action::AddProduct { .. }) {
                continue;
            }
            apply(&mut document, &action, &writer(1));
            prop_assert!(apply(&mut document, &action, &writer(1)).is_empty());
        }
    }
}
