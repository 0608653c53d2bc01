//! Taking activity cards of any unit into the plan.

use leptos::prelude::*;
use touchstone_domain::catalog::{Activity, Programme, Unit, UnitEntry};
use touchstone_domain::tools::form::MOST_ROWS;
use touchstone_domain::tools::session_plan::Kind;

use super::cards::{CARD, PLAN};
use crate::components::loading::Loading;
use crate::pages::tools::bench::Bench;
use crate::state::content;
use crate::words::{fill, kit, text, tools};

/// The section.
pub fn view(bench: Bench, programme: &'static Programme) -> impl IntoView {
    let chosen = RwSignal::new(None::<&'static UnitEntry>);
    let said = RwSignal::new(String::new());
    let choose = move |event| {
        let id = event_target_value(&event);
        chosen.set(programme.units.iter().find(|unit| unit.id == id));
    };
    let options = programme.units.iter().map(|unit| {
        let lang = unit.language.as_deref().unwrap_or(&programme.language);
        view! { <option value=unit.id.as_str() lang=lang>{unit.number} ". " {unit.title.as_str()}</option> }
    });
    let cards = move || {
        chosen.get().map(|entry| {
            let load = move || async move {
                let unit: &'static Unit = content::load(&entry.file).await?;
                Ok(list(bench, unit, said).into_any())
            };
            view! { <Loading load /> }
        })
    };
    view! {
        <section class="kit-take no-print">
            <h2>{text(kit::KIT_TAKE_HEADING)}</h2>
            <label class="field">
                <span class="field-label">{text(kit::KIT_UNIT)}</span>
                <select name="unit" on:change=choose>
                    <option value="">{text(tools::NO_CHOICE)}</option>
                    {options.collect::<Vec<_>>()}
                </select>
            </label>
            {cards}
            <p class="outcome" role="status">{said}</p>
        </section>
    }
}

fn list(bench: Bench, unit: &'static Unit, said: RwSignal<String>) -> impl IntoView {
    let full = move || bench.form.with(|form| form.rows(PLAN).len() >= MOST_ROWS);
    let entry = |activity: &'static Activity| {
        let named = fill(
            kit::KIT_ENTRY,
            &[("name", &activity.title), ("minutes", &activity.minutes.to_string())],
        );
        let label = fill(kit::KIT_ADD_NAMED, &[("name", &activity.title)]);
        let add = move |_| {
            add_card(bench, unit, activity);
            said.set(fill(kit::KIT_ADDED, &[("name", &activity.title)]));
        };
        view! {
            <li data-activity=activity.id.as_str()>
                <span lang=unit.language.as_str()>{named}</span> " "
                <button type="button" data-action="add-card" data-once="" aria-label=label disabled=full on:click=add>{text(kit::KIT_ADD)}</button>
            </li>
        }
    };
    view! { <ul class="kit-cards">{unit.activities.iter().map(entry).collect::<Vec<_>>()}</ul> }
}

fn add_card(bench: Bench, unit: &Unit, activity: &Activity) {
    let own = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let texts = vec![
        own("minutes", &activity.minutes.to_string()),
        own("what", &activity.title),
    ];
    let choices = vec![
        own("kind", Kind::Activity.id()),
        own(CARD, &[&unit.id, "/", &activity.id].concat()),
    ];
    bench.add_row(PLAN, texts, choices);
}
