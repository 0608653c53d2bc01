//! The activity cards of a unit, for a trainer and a group; each prints on a page of its own.

use leptos::ev;
use leptos::prelude::*;
use touchstone_domain::catalog::Unit;

use super::activity_card::ActivityCard;
use super::contents::{Contents, PartPager, UnitNavigation};
use super::follow::follow_blocks;
use super::notices::{NotKeptNotice, OtherLanguage};
use super::place::Place;
use super::section::note_visit;
use crate::browser::{navigation, page};
use crate::components::page::Page;
use crate::words::{fill, learn, text};

/// The page.
pub fn view(unit: &'static Unit) -> impl IntoView {
    let contents = Contents {
        unit,
        current: Some(Place::Activities),
    };
    note_visit(unit, Place::Activities.name());
    follow_blocks(&unit.id, Place::Activities.name());
    // The only card that goes to the printer; all of them where there is none.
    let printed = RwSignal::new(None::<&'static str>);
    let after = window_event_listener(ev::afterprint, move |_| printed.set(None));
    on_cleanup(move || after.remove());
    let print = move |card: Option<&'static str>| {
        printed.set(card);
        navigation::after_render(page::print);
    };
    let cards = unit
        .activities
        .iter()
        .map(move |activity| view! { <ActivityCard unit activity printed print /> });
    view! {
        <Page title=fill(learn::ACTIVITIES_TITLE, &[("number", &unit.number.to_string())]) class="page learn activities">
            <p class="no-print">{text(learn::ACTIVITIES_LEAD)}</p>
            <p class="actions no-print">
                <button type="button" data-action="print-all" on:click=move |_| print(None)>{text(learn::PRINT_ALL)}</button>
            </p>
            <NotKeptNotice />
            <OtherLanguage language=unit.language.as_str() />
            <div class="learn-layout">
                <div class="learn-main">
                    {cards.collect::<Vec<_>>()}
                    <PartPager contents />
                </div>
                <UnitNavigation contents />
            </div>
        </Page>
    }
}
