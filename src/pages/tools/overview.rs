//! All tools, with how many sheets each has.

use leptos::prelude::*;
use touchstone_domain::catalog::Tool;
use touchstone_domain::portfolio;

use super::bench::spec;
use super::keeping::NotKeptNotice;
use super::named::tool_title;
use crate::components::page::Page;
use crate::route::Route;
use crate::state::portfolio::PortfolioState;
use crate::words::{fill, text, tools};

/// The page.
pub fn view() -> impl IntoView {
    let state = PortfolioState::open();
    let heads = Memo::new(move |_| state.document.with(portfolio::heads));
    let entry = move |tool: Tool| {
        let spec = spec(tool);
        let count = move || heads.with(|heads| heads.iter().filter(|head| head.tool == tool).count());
        let said = move || {
            let count = count();
            (count > 0).then(|| fill(tools::COUNT, &[("count", &count.to_string())]))
        };
        view! {
            <li class="entry" data-tool=tool.id()>
                <h2><a href=Route::Tool(tool.id().to_owned()).href()>{tool_title(tool)}</a></h2>
                <p>{spec.lead}</p>
                <p class="meta">{said}</p>
            </li>
        }
    };
    view! {
        <Page title=text(tools::HEADING) class="page tools">
            <p>{text(tools::LEAD)}</p>
            <NotKeptNotice />
            <ul class="list">{Tool::ALL.map(entry).into_iter().collect::<Vec<_>>()}</ul>
            <p><a href=Route::Portfolio.href()>{text(tools::TO_PORTFOLIO)}</a></p>
        </Page>
    }
}
