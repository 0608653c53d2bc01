//! Reflections that were written in the course: the person chooses which belong to the portfolio.

use leptos::prelude::*;
use touchstone_domain::catalog::{Reflection, Unit};
use touchstone_domain::portfolio::{self, Action};

use super::Shown;
use crate::words::{kit, text};

/// The section.
pub fn view(shown: Shown) -> impl IntoView {
    let units = shown.units.get_value();
    let written = units.into_iter().flat_map(|unit| {
        let record = shown.learning.unit(&unit.id).get_untracked();
        let pairs = unit.reflections.iter();
        pairs.filter_map(move |reflection| Some((unit, reflection, record.reflections.get(&reflection.id)?.clone())))
    });
    let entries: Vec<_> = written
        .map(|(unit, reflection, text)| entry(shown, unit, reflection, text))
        .collect();
    let list = if entries.is_empty() {
        view! { <p class="empty">{text(kit::REFLECTIONS_NONE)}</p> }.into_any()
    } else {
        view! { <p class="no-print">{text(kit::REFLECTIONS_ABOUT)}</p> {entries} }.into_any()
    };
    view! {
        <section class="chosen-reflections">
            <h2>{text(kit::REFLECTIONS_HEADING)}</h2>
            {list}
        </section>
    }
}

fn entry(shown: Shown, unit: &'static Unit, reflection: &'static Reflection, written: String) -> impl IntoView {
    let place = (unit.id.clone(), reflection.id.clone());
    let chosen = Memo::new(move |_| {
        shown
            .portfolio
            .document
            .with(portfolio::chosen_reflections)
            .contains(&place)
    });
    let choose = move |event| {
        shown.portfolio.dispatch(Action::ChooseReflection {
            unit: unit.id.clone(),
            reflection: reflection.id.clone(),
            chosen: event_target_checked(&event),
        });
    };
    let lang = unit.language.as_str();
    view! {
        <article class="chosen-reflection" class:no-print=move || !chosen.get()>
            <p class="meta" lang=lang>{unit.title.as_str()}</p>
            <p class="question" lang=lang inner_html=reflection.html.as_str()></p>
            <p class="typed">{written}</p>
            <label class="check no-print">
                <input type="checkbox" prop:checked=move || chosen.get() on:change=choose />
                <span>{text(kit::REFLECTIONS_CHOOSE)}</span>
            </label>
        </article>
    }
}
