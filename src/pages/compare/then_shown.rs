//! What the then-test shows: the old rating, the old state seen today, and the later one; and what that says of standards
//! and of practice.

use std::cmp::Ordering;

use leptos::prelude::*;
use touchstone_domain::compare::{Moves, Shift, ThenTest, seen_today, then_test};

use super::then_test::Then;
use crate::components::level_mark::LevelMark;
use crate::components::table::named_table;
use crate::pages::report::naming::indicator_link;
use crate::words::{Word, compare, fill, plural, text};

/// The three-way comparison; nothing while nothing was rated anew.
pub fn then_shown(then: Then) -> impl IntoView {
    let test = Memo::new(move |_| {
        let versions = then.versions;
        versions.pair.with(|pair| {
            let pair = pair.as_ref()?;
            let today = then.levels.with(|levels| seen_today(&pair.before, levels));
            let (first, second) = (
                versions.compare(&pair.before, &today),
                versions.compare(&today, &pair.after),
            );
            Some(then_test(&first, &second)).filter(|test| !test.shifts.is_empty())
        })
    });
    move || test.with(|test| test.as_ref().map(|test| shown(then, test)))
}

fn shown(then: Then, test: &ThenTest) -> impl IntoView + use<> {
    let id = then.versions.findings.id();
    let rows: Vec<_> = test
        .shifts
        .iter()
        .map(|shift| {
            view! {
                <tr data-shift=shift.indicator.to_string() data-standards=direction(shift.of_standards()) data-practice=direction(shift.of_practice())>
                    <th scope="row">{indicator_link(id.clone(), shift.indicator)}</th>
                    <td><LevelMark level=shift.then /></td>
                    <td><LevelMark level=shift.then_today /></td>
                    <td><LevelMark level=shift.today /></td>
                    <td>{shift_words(shift)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <p id="then-said">{standards(test)} " " {practice(test)}</p>
        <p class="hint">{text(compare::THEN_LIMITS)}</p>
        {named_table("then-caption", "then-table", compare::THEN_CAPTION, &[
            compare::COLUMN_STATEMENT, compare::COLUMN_THEN, compare::COLUMN_THEN_TODAY, compare::COLUMN_AFTER,
            compare::COLUMN_SHIFT,
        ], rows)}
    }
}

const fn direction(order: Ordering) -> &'static str {
    match order {
        Ordering::Less => "down",
        Ordering::Equal => "same",
        Ordering::Greater => "up",
    }
}

fn shift_words(shift: &Shift) -> String {
    let standards = match shift.of_standards() {
        Ordering::Less => compare::SHIFT_STRICTER,
        Ordering::Equal => compare::SHIFT_SAME,
        Ordering::Greater => compare::SHIFT_MILDER,
    };
    let practice = match shift.of_practice() {
        Ordering::Less => compare::PRACTICE_DOWN,
        Ordering::Equal => compare::PRACTICE_SAME,
        Ordering::Greater => compare::PRACTICE_UP,
    };
    [text(standards), text(practice)].join(" ")
}

fn counted(word: Word, count: usize, moves: Moves) -> String {
    let (up, down) = (moves.up.to_string(), moves.down.to_string());
    plural(word, count, &[("up", &up), ("down", &down)])
}

/// What the old ratings and the old state seen today say of the yardstick.
fn standards(test: &ThenTest) -> String {
    let counts = counted(compare::SAID_STANDARDS, test.shifts.len(), test.standards);
    let reading = match test.standards.down.cmp(&test.standards.up) {
        Ordering::Greater => compare::STANDARDS_ROSE,
        Ordering::Equal => compare::STANDARDS_SAME,
        Ordering::Less => compare::STANDARDS_FELL,
    };
    [counts.as_str(), text(reading)].join(" ")
}

fn practice(test: &ThenTest) -> String {
    let (up, down) = (test.practice.up.to_string(), test.practice.down.to_string());
    fill(compare::SAID_PRACTICE, &[("up", &up), ("down", &down)])
}
