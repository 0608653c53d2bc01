//! Quiz results by unit.

use leptos::prelude::*;
use touchstone_domain::catalog::Unit;
use touchstone_domain::learning_record::UnitRecord;

use super::Shown;
use crate::components::table::head;
use crate::route::Route;
use crate::words::{fill_with, kit, text};

/// The section.
pub fn view(shown: Shown) -> impl IntoView {
    let units = shown.units.get_value();
    let rows: Vec<_> = units
        .into_iter()
        .filter_map(|unit| row(unit, &shown.learning.unit(&unit.id).get_untracked()))
        .collect();
    let table = if rows.is_empty() {
        view! { <p class="empty">{text(kit::RESULTS_NONE)}</p> }.into_any()
    } else {
        view! {
            <table class="quiz-results">
                <caption>{text(kit::RESULTS_HEADING)}</caption>
                {head(&[kit::RESULTS_UNIT, kit::RESULTS_RIGHT, kit::RESULTS_FIRST])}
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="results">
            <h2>{text(kit::RESULTS_HEADING)}</h2>
            {table}
        </section>
    }
}

fn row(unit: &'static Unit, record: &UnitRecord) -> Option<impl IntoView + use<>> {
    let progress = record.progress([], unit.quiz.iter().map(|item| item.id.as_str()));
    if progress.quiz_answered == 0 {
        return None;
    }
    let first = unit.quiz.iter().filter_map(|item| record.quiz.get(&item.id));
    let first = first.filter(|item| item.first_right == Some(true)).count();
    let of = |count: usize| {
        let values = [("count", count.to_string()), ("all", progress.quiz.to_string())];
        fill_with(kit::RESULTS_OF, &values)
    };
    Some(view! {
        <tr>
            <th scope="row"><a href=Route::Unit(unit.id.clone()).href() lang=unit.language.as_str()>{unit.title.as_str()}</a></th>
            <td>{of(progress.quiz_right)}</td>
            <td>{of(first)}</td>
        </tr>
    })
}
