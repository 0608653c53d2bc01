//! A tool with everything around its form: sheets to choose from, fields, rows, what the sheet says, and paper.

use leptos::prelude::*;
use touchstone_domain::catalog::Tool;

use super::bench::{Bench, spec};
use super::keeping::NotKeptNotice;
use super::named::tool_title;
use super::picker::{AlsoWritten, Begin, bring_back, picker};
use super::rows::{Rows, sheet_field};
use super::sheet::PrintedSheet;
use super::spec::{Beginning, Spec};
use crate::browser::{blocks, navigation, page};
use crate::components::page::Page;
use crate::route::Route;
use crate::state::navigation::Navigation;
use crate::words::{common, text, tools};

/// The tool of an id; a page with ways on where there is none.
pub fn view(id: &str, block: Option<String>) -> AnyView {
    let Some(tool) = Tool::from_id(id) else {
        return not_here().into_any();
    };
    let spec = spec(tool);
    match block {
        None => {
            let title = tool_title(tool);
            view! {
                <Page title=title class="page tool-page">
                    <div class="tool" data-tool=tool.id()>{body(Bench::of(tool), spec, true)}</div>
                    <p class="actions no-print">
                        <a href=Route::Tools.href()>{text(tools::TO_TOOLS)}</a>
                        <a href=Route::Portfolio.href()>{text(tools::TO_PORTFOLIO)}</a>
                    </p>
                </Page>
            }
            .into_any()
        }
        Some(block) => {
            show_if_named(&block);
            let title = tool_title(tool);
            let heading = format!("{block}-title");
            let labelled = heading.clone();
            view! {
                <section class="tool tool-inside" id=block data-tool=tool.id() aria-labelledby=labelled tabindex="-1">
                    <h2 id=heading>{title}</h2>
                    {body(Bench::of(tool), spec, true)}
                    <p class="no-print"><a href=Route::Tool(tool.id().to_owned()).href()>{text(tools::OWN_PAGE)}</a></p>
                </section>
            }
            .into_any()
        }
    }
}

/// Goes to the tool if the address names it: it arrives after the text around it.
fn show_if_named(block: &str) {
    let named = match Navigation::expect().route.get_untracked() {
        Route::Section { block: Some(named), .. } => named == block,
        _ => false,
    };
    if named {
        let block = block.to_owned();
        navigation::after_render(move || {
            blocks::show(&block);
        });
    }
}

/// Everything under the heading of a tool. `prints` says whether the sheet itself goes to the printer.
pub fn body(bench: Bench, spec: Spec, prints: bool) -> impl IntoView {
    let lead = spec.lead;
    let beginnings = spec.beginnings.clone();
    let spec = StoredValue::new(spec);
    let portfolio = bench.portfolio;
    // Waiting, nothing begun, or a sheet.
    let state = Memo::new(move |_| (portfolio.is_open(), bench.id.get()));
    let content = move || match state.get() {
        (false, None) => view! { <p class="waiting" role="status">{text(tools::OPENING)}</p> }.into_any(),
        (true, None) => view! { <Begin bench beginnings=beginnings.clone() /> }.into_any(),
        (_, Some(_)) => sheet(bench, spec, prints).into_any(),
    };
    view! {
        <p class="no-print">{lead}</p>
        <NotKeptNotice />
        {bring_back(bench)}
        {content}
    }
}

/// The open sheet.
fn sheet(bench: Bench, spec: StoredValue<Spec>, prints: bool) -> impl IntoView {
    let (fields, lists, said, beginnings) = spec.with_value(|spec| {
        let fields: Vec<AnyView> = spec.fields.iter().map(|field| sheet_field(bench, field)).collect();
        let lists = spec.lists.iter().cloned();
        let lists: Vec<_> = lists.map(|list| view! { <Rows bench list /> }).collect();
        (fields, lists, (spec.said)(bench.form), spec.beginnings.clone())
    });
    view! {
        <div class="no-print">
            {picker(bench)}
            <AlsoWritten bench />
            <div class="tool-fields">{fields}</div>
            {lists}
        </div>
        {prints.then(|| view! { <PrintedSheet bench spec /> })}
        <section class="tool-result">
            <h3>{text(tools::RESULT)}</h3>
            {said}
        </section>
        <div class="actions no-print">
            {prints.then(print_button)}
            {another(bench, beginnings)}
            <button type="button" data-action="remove-sheet" data-once="" on:click=move |_| bench.remove_sheet()>{text(tools::REMOVE_SHEET)}</button>
        </div>
    }
}

fn print_button() -> impl IntoView {
    view! { <button type="button" data-action="print-sheet" on:click=|_| page::print()>{text(tools::PRINT)}</button> }
}

fn another(bench: Bench, beginnings: Vec<Beginning>) -> Vec<impl IntoView> {
    let button = |(place, beginning): (usize, Beginning)| {
        let label = if place == 0 {
            text(tools::ANOTHER)
        } else {
            beginning.label
        };
        let begin = move |_| {
            bench.begin(&beginning);
            bench.focus(".tool-name input");
        };
        view! { <button type="button" data-action="another-sheet" data-once="" on:click=begin>{label}</button> }
    };
    beginnings.into_iter().enumerate().map(button).collect()
}

fn not_here() -> impl IntoView {
    view! {
        <Page title=text(tools::NOT_HERE_HEADING) class="page unknown">
            <p>{text(tools::NOT_HERE_TEXT)}</p>
            <ul class="ways-on">
                <li><a href=Route::Tools.href()>{text(tools::TO_TOOLS)}</a></li>
                <li><a href=Route::Home.href()>{text(common::UNKNOWN_HOME)}</a></li>
            </ul>
        </Page>
    }
}
