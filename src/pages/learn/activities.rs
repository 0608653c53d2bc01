//! The activity cards of a unit, for a trainer and a group; each prints on a page of its own.

use leptos::prelude::*;

use super::activity_card::ActivityCard;
use super::contents::Contents;
use super::follow::follow_blocks;
use super::notices::NotKeptNotice;
use super::part_page::{OnPaper, PartPage, numbered};
use super::place::Place;
use crate::words::{learn, text};

/// The page.
pub fn view(contents: Contents) -> impl IntoView {
    let unit = contents.unit;
    follow_blocks(&unit.id, Place::Activities.name());
    let on_paper = OnPaper::all();
    let cards = unit
        .activities
        .iter()
        .map(move |activity| view! { <ActivityCard unit activity on_paper /> });
    let lead = view! {
        <p class="no-print">{text(learn::ACTIVITIES_LEAD)}</p>
        <p class="actions no-print">
            <button type="button" data-action="print-all" on:click=move |_| on_paper.print(None)>{text(learn::PRINT_ALL)}</button>
        </p>
        <NotKeptNotice />
    }
    .into_any();
    view! {
        <PartPage contents title=numbered(learn::ACTIVITIES_TITLE, unit) class="page learn activities" lead>
            {cards.collect::<Vec<_>>()}
        </PartPage>
    }
}
