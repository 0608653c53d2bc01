//! The course: its overview, its units, and what a unit holds. Everything is fetched when asked, one file for each unit.

use leptos::prelude::*;
use touchstone_domain::catalog::{Programme, Unit};

use crate::components::page::Page;
use crate::route::Route;
use crate::spot::Spot;
use crate::state::content::{self, Content, NotLoaded};
use crate::state::learning::Learning;
use crate::words::{common, learn, text};

mod activities;
mod activity_card;
mod alignment;
mod also_written;
mod contents;
mod follow;
mod indicators;
pub mod linked;
mod notes;
mod notices;
mod outcomes;
mod overview;
pub mod paper_card;
mod part_page;
mod place;
mod print;
mod quiz;
mod quiz_feedback;
mod quiz_fields;
mod quiz_item;
mod quiz_leftovers;
mod quiz_order;
mod quiz_thought;
mod reflections;
mod section;
mod templates;
mod unit;

use contents::Contents;
use place::Place;

/// The names of pages that stand where a unit's or a part's id stands in an address: no id looks like them.
pub const ALIGNMENT: &str = "alignment";
/// See [`ALIGNMENT`].
pub const PRINT: &str = "print";

/// A page that has everything it shows.
type Opened = Box<dyn FnOnce() -> AnyView>;

/// The overview, a unit, or a part of a unit, once its content is here.
///
/// # Errors
/// [`NotLoaded`].
pub async fn open(
    content: Content,
    spot: &Spot,
    unit: Option<String>,
    section: Option<String>,
) -> Result<Opened, NotLoaded> {
    // The record is read while the content is on its way.
    spot.enter(|_| {
        let _ = Learning::open();
    });
    let programme: &'static Programme = content.programme().await?;
    let Some(unit) = unit else {
        return Ok(Box::new(move || overview::view(programme).into_any()));
    };
    if unit == ALIGNMENT || unit == PRINT {
        let units = every_unit(programme).await?;
        return Ok(Box::new(move || {
            if unit == PRINT {
                print::course(programme, units).into_any()
            } else {
                alignment::view(units).into_any()
            }
        }));
    }
    let Some(entry) = programme.units.iter().find(|entry| entry.id == unit) else {
        return Ok(Box::new(|| not_here(None).into_any()));
    };
    let unit: &'static Unit = content::load(&entry.file).await?;
    Ok(Box::new(move || part(programme, unit, section.as_deref())))
}

/// All units, one after the other, so that a slow network is not asked for everything at once.
async fn every_unit(programme: &'static Programme) -> Result<Vec<&'static Unit>, NotLoaded> {
    let mut units = Vec::new();
    for entry in &programme.units {
        units.push(content::load(&entry.file).await?);
    }
    Ok(units)
}

fn part(programme: &'static Programme, unit: &'static Unit, section: Option<&str>) -> AnyView {
    let contents = |current| Contents {
        programme,
        unit,
        current,
    };
    let Some(section) = section else {
        return unit::view(contents(None)).into_any();
    };
    if section == PRINT {
        return print::unit(unit).into_any();
    }
    let place = Place::of(unit, section);
    let contents = contents(place);
    match place {
        Some(Place::Section(section)) => section::view(contents, section).into_any(),
        Some(Place::Quiz) => quiz::view(contents).into_any(),
        Some(Place::Activities) => activities::view(contents).into_any(),
        Some(Place::Templates) => templates::view(contents).into_any(),
        Some(Place::Reflections) => reflections::view(contents).into_any(),
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
                <li><a href=Route::Home.href()>{text(common::UNKNOWN_HOME)}</a></li>
            </ul>
        </Page>
    }
}
