//! The alignment of the whole course, for trainers: each outcome with its level, where it is taught and how it is checked.

use leptos::prelude::*;
use touchstone_domain::catalog::{Outcome, Unit};

use super::linked::linked;
use super::outcomes::{check, taught_in};
use super::place::{foreign, unit_name};
use super::section::PrintButton;
use crate::components::page::Page;
use crate::components::table::head;
use crate::route::Route;
use crate::words::{learn, text};

/// The page.
pub fn view(units: Vec<&'static Unit>) -> impl IntoView {
    let tables = units.into_iter().map(table);
    view! {
        <Page title=text(learn::ALIGNMENT_HEADING).to_owned() class="page learn alignment">
            <p>{text(learn::ALIGNMENT_LEAD)}</p>
            <p class="actions"><PrintButton word=learn::PRINT_PAGE /></p>
            {tables.collect::<Vec<_>>()}
            <p class="no-print"><a href=Route::Learn.href()>{text(learn::TO_OVERVIEW)}</a></p>
        </Page>
    }
}

fn table(unit: &'static Unit) -> impl IntoView {
    let lang = foreign(&unit.language);
    let name = unit_name(unit.number, &unit.title);
    let row = move |outcome: &'static Outcome| {
        let checks = outcome.checked_by.iter().filter_map(move |id| check(unit, id));
        view! {
            <tr>
                <td lang=lang inner_html=linked(&outcome.html)></td>
                <td>{outcome.eqf}</td>
                <td>{taught_in(unit, outcome)}</td>
                <td>{checks.collect::<Vec<_>>()}</td>
            </tr>
        }
    };
    view! {
        <section data-unit=unit.id.as_str()>
            <h2 lang=lang><a href=Route::Unit(unit.id.clone()).href()>{name.clone()}</a></h2>
            <div class="table-scroll" role="region" tabindex="0" aria-label=name>
                <table>
                    {head(&[
                        learn::ALIGNMENT_OUTCOME, learn::ALIGNMENT_LEVEL, learn::ALIGNMENT_TAUGHT,
                        learn::ALIGNMENT_CHECKED,
                    ])}
                    <tbody>{unit.outcomes.iter().map(row).collect::<Vec<_>>()}</tbody>
                </table>
            </div>
        </section>
    }
}
