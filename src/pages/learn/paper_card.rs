//! What the card of an activity says, part by part, on screen and on paper.

use leptos::prelude::*;
use touchstone_domain::catalog::{Activity, Unit};

use super::linked::linked;
use super::place::foreign;
use crate::words::{Word, learn, text};

/// The parts of a card in their order, each with its label.
#[must_use]
pub fn parts(activity: &'static Activity) -> [(Word, &'static str); 8] {
    [
        (learn::PURPOSE, &activity.purpose),
        (learn::ROOM, &activity.room),
        (learn::MATERIAL, &activity.material),
        (learn::STEPS, &activity.steps),
        (learn::DEBRIEF, &activity.debrief),
        (learn::IF_IT_GOES_WRONG, &activity.if_it_goes_wrong),
        (learn::CORE, &activity.core),
        (learn::MAY_CHANGE, &activity.may_change),
    ]
}

/// The parts of a card as a paper prints them, among texts of other units.
pub fn on_paper(unit: &'static Unit, activity: &'static Activity) -> impl IntoView {
    let part = |(word, text_of)| {
        view! { <h4>{text(word)}</h4> <div lang=foreign(&unit.language) inner_html=html(unit, text_of)></div> }
    };
    parts(activity).map(part).into_iter().collect::<Vec<_>>()
}

/// Text of a unit for a page that holds several. Ids are unique in a unit only: each gets the unit in front of it.
#[must_use]
pub fn html(unit: &Unit, html: &str) -> String {
    let prefix = |start: &str| [start, &unit.id, "-"].concat();
    linked(html)
        .replace(" id=\"", &prefix(" id=\""))
        .replace("url(#", &prefix("url(#"))
}
