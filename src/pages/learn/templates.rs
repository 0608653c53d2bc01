//! The pages to take away and fill in; each prints on a page of its own.

use leptos::prelude::*;
use touchstone_domain::catalog::{Template, Unit};

use super::contents::Contents;
use super::follow::follow_blocks;
use super::linked::linked;
use super::part_page::{OnPaper, PartPage, numbered};
use super::place::{Place, foreign, href, unit_name};
use crate::words::{fill, learn, text};

/// The page.
pub fn view(contents: Contents) -> impl IntoView {
    let unit = contents.unit;
    follow_blocks(&unit.id, Place::Templates.name());
    let on_paper = OnPaper::all();
    let pages = unit
        .templates
        .iter()
        .map(move |template| view! { <TemplatePage unit template on_paper /> });
    let lead = view! { <p class="no-print">{text(learn::TEMPLATES_LEAD)}</p> }.into_any();
    view! {
        <PartPage contents title=numbered(learn::TEMPLATES_TITLE, unit) class="page learn templates" lead>
            {pages.collect::<Vec<_>>()}
        </PartPage>
    }
}

#[component]
fn TemplatePage(
    /// The unit.
    unit: &'static Unit,
    /// The page.
    template: &'static Template,
    /// What goes to the printer.
    on_paper: OnPaper,
) -> impl IntoView {
    let lang = foreign(&unit.language);
    let id = template.id.as_str();
    let sections = template.sections.iter().filter_map(|section| {
        let place = unit.sections.iter().position(|other| other.id == *section)?;
        let name = fill(learn::SECTION_NUMBER, &[("number", &(place + 1).to_string())]);
        Some(view! { <a class="chip" href=href(unit, section, None)>{name}</a> " " })
    });
    let label = fill(learn::PRINT_NAMED, &[("name", &template.title)]);
    view! {
        <article class="template-page" class:no-print=move || on_paper.leaves_out(id) id=id data-template=id>
            <h2 lang=lang tabindex="-1">{template.title.as_str()}</h2>
            <p class="meta print-only" lang=lang>{unit_name(unit.number, &unit.title)}</p>
            <p class="meta no-print">{text(learn::BELONGS_TO)} " " {sections.collect::<Vec<_>>()}</p>
            <div class="prose fill-in" lang=lang inner_html=linked(&template.html)></div>
            <p class="actions no-print">
                <button type="button" data-action="print-template" aria-label=label on:click=move |_| on_paper.print(Some(id))>{text(learn::PRINT_PAGE)}</button>
            </p>
        </article>
    }
}
