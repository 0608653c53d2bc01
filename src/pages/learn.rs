//! The course: its overview, its units, and what a unit holds. Everything is fetched when asked, one file for each unit.

use leptos::prelude::*;
use touchstone_domain::catalog::{Programme, Unit};

use crate::components::loading::Loading;
use crate::components::page::Page;
use crate::route::Route;
use crate::state::content::{self, Content};
use crate::state::learning::Learning;
use crate::words::{learn, start, text};

mod activities;
mod activity_card;
mod also_written;
mod contents;
mod follow;
mod indicators;
mod linked;
mod notices;
mod outcomes;
mod overview;
mod place;
mod quiz;
mod quiz_feedback;
mod quiz_item;
mod reflections;
mod section;
mod unit;

use place::Place;

/// The overview, a unit, or a part of a unit.
pub fn view(unit: Option<String>, section: Option<String>) -> impl IntoView {
    // The record is read while the content is on its way.
    let _ = Learning::open();
    let content = Content::expect();
    let load = move || {
        let (unit, section) = (unit.clone(), section.clone());
        async move {
            let programme: &'static Programme = content.programme().await?;
            let Some(unit) = unit else {
                return Ok(overview::view(programme).into_any());
            };
            let Some(entry) = programme.units.iter().find(|entry| entry.id == unit) else {
                return Ok(not_here(None).into_any());
            };
            let unit: &'static Unit = content::load(&entry.file).await?;
            Ok(part(unit, section.as_deref()))
        }
    };
    view! { <Loading load /> }
}

fn part(unit: &'static Unit, section: Option<&str>) -> AnyView {
    let Some(section) = section else {
        return unit::view(unit).into_any();
    };
    match Place::of(unit, section) {
        Some(Place::Section(section)) => section::view(unit, section).into_any(),
        Some(Place::Quiz) => quiz::view(unit).into_any(),
        Some(Place::Activities) => activities::view(unit).into_any(),
        Some(Place::Reflections) => reflections::view(unit).into_any(),
        None => not_here(Some(unit)).into_any(),
    }
}

/// For an address that names a unit or a part which the course does not have.
fn not_here(unit: Option<&'static Unit>) -> impl IntoView {
    let unit = unit.map(|unit| {
        let href = Route::Unit(unit.id.clone()).href();
        view! { <li><a href=href>{place::unit_name(unit.number, &unit.title)}</a></li> }
    });
    view! {
        <Page title=text(learn::NOT_HERE_HEADING).to_owned() class="page unknown">
            <p>{text(learn::NOT_HERE_TEXT)}</p>
            <ul class="ways-on">
                {unit}
                <li><a href=Route::Learn.href()>{text(learn::TO_OVERVIEW)}</a></li>
                <li><a href=Route::Home.href()>{text(start::UNKNOWN_HOME)}</a></li>
            </ul>
        </Page>
    }
}
