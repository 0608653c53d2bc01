//! Where the course helps with an indicator: sections that teach it, and activities that make what is missing.

use leptos::prelude::*;
use touchstone_domain::catalog::{IndicatorDetails, Programme, UnitEntry};

use crate::route::Route;
use crate::words::{common, text};

/// Links to the sections and to the activities of an indicator, each list under its label. Sections carry their titles, and
/// activities the title of their unit, once the index of the course is there; paper leaves the latter out.
pub fn course_places(
    details: &'static IndicatorDetails,
    programme: Option<&'static Programme>,
    label: fn(&'static str) -> AnyView,
) -> impl IntoView {
    let list = |word, places: &'static [String]| {
        let links: Vec<_> = places.iter().filter_map(|place| link(place, programme)).collect();
        (!links.is_empty()).then(|| view! { {label(text(word))} <ul class="course-places">{links}</ul> })
    };
    view! { {list(common::TAUGHT_IN, &details.course)} {list(common::MADE_IN, &details.activities)} }
}

/// A place such as `u03/s2`, `u03/s2/levels` or `u03/activities/a2`.
fn link(place: &str, programme: Option<&'static Programme>) -> Option<impl IntoView + use<>> {
    let mut parts = place.split('/');
    let (unit, section, block) = (parts.next()?, parts.next()?, parts.next());
    let activity = block.filter(|_| section == "activities");
    let code = [unit, activity.unwrap_or(section)].join(" · ").to_uppercase();
    let entry = programme.and_then(|programme| programme.units.iter().find(|entry| entry.id == unit));
    let title = entry.and_then(|entry| title(entry, section, activity.is_some()));
    // The title of a whole unit says little, and would be printed for each of its activities.
    let class = activity.map(|_| "unit-title");
    let title = title.map(|title| view! { " " <span class=class>{title}</span> });
    let route = Route::Section {
        unit: unit.to_owned(),
        section: section.to_owned(),
        block: block.map(str::to_owned),
    };
    Some(view! { <li><a href=route.href()><span>{code} {title}</span></a></li> })
}

fn title(unit: &'static UnitEntry, section: &str, is_activity: bool) -> Option<&'static str> {
    if is_activity {
        return Some(unit.title.as_str());
    }
    let found = unit.sections.iter().find(|entry| entry.id == section);
    found.map(|section| section.title.as_str())
}
