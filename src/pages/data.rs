//! Your data: what is kept on this device, out to a file, in from a file, and away.

use leptos::prelude::*;

use crate::components::page::Page;
use crate::words::{common, data, text};

mod desk;
mod erase;
mod kept_table;
mod open_files;
mod opened;
mod outcome;
mod preview;
mod problems;
mod put_in;
pub mod reminder;
mod rewrite;
mod save;
mod set_aside;
mod size;
mod storage_state;
mod whole;

/// The page.
pub fn view() -> impl IntoView {
    let desk = desk::Desk::open();
    view! {
        <Page title=text(data::HEADING).to_owned() class="page data">
            <p class="data-statement">{text(common::DATA_STATEMENT)}</p>
            <p>{text(data::LEAD)}</p>
            <kept_table::KeptSection desk />
            <open_files::OpenSection desk />
            <set_aside::SetAsideSection desk />
            <storage_state::StorageSection desk />
            <erase::EraseSection desk />
        </Page>
    }
}
