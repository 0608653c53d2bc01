//! What may rise, what it costs, and whether there is another way.

use super::*;

#[test]
fn a_quick_scan_has_no_way_to_a_band() {
    let sheet = Sheet {
        scope: Scope::Essentials,
        ..worked_example()
    };
    let plan = plain(&sheet, Band::Ready);
    assert_eq!((plan.steps, plan.obstacles), (None, vec![Obstacle::QuickScan]));
}

#[test]
fn what_is_locked_does_not_rise() {
    let lock = |ids: &[&str]| Wishes {
        locked: ids.iter().map(|id| indicator(id)).collect(),
        ..Wishes::default()
    };
    let sheet = worked_example();
    // Without P6.4 and P6.5 the floor is reached by essentials and their neighbour.
    let plan = to(&sheet, Band::Ready, &lock(&["p6.4", "p6.5"]));
    assert_eq!(steps(&plan), Some(7));
    assert!(
        plan.steps
            .iter()
            .flat_map(|steps| &steps.changes)
            .all(|change| change.indicator != indicator("p6.4"))
    );

    let all: Vec<String> = sheet.given.keys().map(ToString::to_string).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let plan = to(&sheet.with("p1.1", "1"), Band::Ready, &lock(&all));
    let codes: Vec<&str> = plan.obstacles.iter().map(Obstacle::code).collect();
    assert_eq!(plan.steps, None);
    assert_eq!(codes, ["essential_locked", "floor_out_of_reach", "index_out_of_reach"]);

    let open = Sheet::all_at(3, EvidenceStrength::Outsider)
        .with("p1.1", "?")
        .with("p1.3", ".");
    let plan = to(&open, Band::Leading, &lock(&["p1.1", "p1.3"]));
    let codes: Vec<&str> = plan.obstacles.iter().map(Obstacle::code).collect();
    assert_eq!(codes, ["essential_locked", "essential_locked", "coverage_out_of_reach"]);
    assert_eq!((plan.steps, plan.answer_first), (None, vec![]));
}

#[test]
fn days_move_the_steps_to_where_they_are_cheap() {
    let sheet = worked_example();
    let mut wishes = Wishes {
        days_otherwise: 1,
        ..Wishes::default()
    };
    for id in ["p6.1", "p6.2", "p6.4", "p6.5"] {
        wishes.days.insert(indicator(id), 30);
    }
    let plan = to(&sheet, Band::Ready, &wishes);
    let steps = plan.steps.as_ref().unwrap();
    // The floor costs one dear step; the rest comes from P5, where N/A leaves four answers.
    assert_eq!((steps.count, steps.days), (7, 36));
    assert_eq!(after(&sheet, &plan).score().band, Some(Band::Ready));
}

#[test]
fn another_way_is_found_where_there_is_one() {
    let another = |sheet: &Sheet, band, wishes: &Wishes| {
        let principles = sheet.principles();
        let plan = smallest_change(&sheet.instrument, sheet.scope, &principles, band, wishes);
        has_another_way(&sheet.instrument, sheet.scope, &principles, &plan, wishes)
    };
    let sheet = worked_example();
    assert!(another(&sheet, Band::Ready, &Wishes::default()));
    // Nothing to do, and no way at all.
    assert!(!another(&sheet, Band::Developing, &Wishes::default()));
    let all = Wishes {
        locked: sheet.given.keys().copied().collect(),
        ..Wishes::default()
    };
    assert!(!another(&sheet, Band::Ready, &all));
    // What opens a gate rises on every way.
    let closed = sheet.with("p1.1", "0");
    assert_eq!(steps(&plain(&closed, Band::Developing)), Some(1));
    assert!(!another(&closed, Band::Developing, &Wishes::default()));
}
