//! The portfolio: artefacts, quiz results, chosen reflections, and a record of what was done.

use leptos::ev;
use leptos::prelude::*;
use touchstone_domain::catalog::{Portfolio, Programme, Unit};
use touchstone_domain::learning_record;

use crate::browser::{navigation, page};
use crate::components::loading::Loading;
use crate::components::page::Page;
use crate::pages::tools::keeping::NotKeptNotice;
use crate::route::Route;
use crate::state::content::{self, Content};
use crate::state::learning::Learning;
use crate::state::portfolio::PortfolioState;
use crate::words::{kit, text, tools};

mod artefact_card;
mod artefacts;
mod evidence;
mod facts;
mod record;
mod record_head;
mod reflections;
mod results;

/// What the page shows.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The portfolio.
    pub portfolio: PortfolioState,
    /// What was done.
    pub learning: Learning,
    /// The index of the course.
    pub programme: &'static Programme,
    /// The artefacts and sheets of the programme, where they arrived.
    pub words: Option<&'static Portfolio>,
    /// Units in which something was done or written.
    pub units: StoredValue<Vec<&'static Unit>>,
    /// Only the completion record goes to the printer.
    pub record_only: RwSignal<bool>,
}

/// The page.
pub fn view() -> impl IntoView {
    let portfolio = PortfolioState::open();
    let learning = Learning::open();
    let content = Content::expect();
    let record_only = RwSignal::new(false);
    let after = window_event_listener(ev::afterprint, move |_| record_only.set(false));
    on_cleanup(move || after.remove());
    let load = move || async move {
        let programme: &'static Programme = content.programme().await?;
        // Without it there are no artefacts to show, and everything else is here.
        let words = content.file::<Portfolio>("portfolio").await.ok();
        let record = learning.document.with_untracked(learning_record::read);
        let mut units: Vec<&'static Unit> = Vec::new();
        for entry in &programme.units {
            if record.units.contains_key(&entry.id) {
                units.push(content::load(&entry.file).await?);
            }
        }
        let shown = Shown {
            portfolio,
            learning,
            programme,
            words,
            units: StoredValue::new(units),
            record_only,
        };
        Ok(sections(shown).into_any())
    };
    // What was done decides which units are fetched.
    let open = Memo::new(move |_| portfolio.is_open() && learning.is_open());
    let body = move || match open.get() {
        true => view! { <Loading load /> }.into_any(),
        false => view! { <p class="waiting" role="status">{text(tools::OPENING)}</p> }.into_any(),
    };
    view! {
        <Page title=text(kit::PORTFOLIO_HEADING) class="page portfolio">
            <p class:no-print=record_only>{text(kit::PORTFOLIO_LEAD)}</p>
            <p class="honest">{text(kit::PORTFOLIO_SELF)}</p>
            <NotKeptNotice />
            <p class="actions no-print">
                <a href=Route::Tools.href()>{text(tools::TO_TOOLS)}</a>
                <a href=Route::Kit.href()>{text(kit::TO_KIT)}</a>
                <a href=Route::Data.href()>{text(kit::PORTFOLIO_SAVE)}</a>
            </p>
            {body}
        </Page>
    }
}

fn sections(shown: Shown) -> impl IntoView {
    let print_all = move |_| {
        shown.record_only.set(false);
        navigation::after_render(page::print);
    };
    view! {
        <div class:no-print=shown.record_only>
            {artefacts::view(shown)}
            {results::view(shown)}
            {reflections::view(shown)}
        </div>
        {record::view(shown)}
        <div class:no-print=shown.record_only>{shown.words.map(facts::view)}</div>
        <p class="actions no-print">
            <button type="button" data-action="print-portfolio" on:click=print_all>{text(kit::RECORD_PRINT_ALL)}</button>
        </p>
    }
}
