//! Files in other formats, made in this browser when they are asked for, and the one file that comes back.

use leptos::prelude::*;
use touchstone_domain::assessment::read;
use touchstone_domain::document::Document;
use touchstone_domain::export::table::Workbook;
use touchstone_domain::export::{Source, json, workbook};
use touchstone_domain::ids::DocumentId;

use crate::pages::report::Findings;
use crate::pages::report::declaration::outside;
use crate::pages::report::result_frame::result_frame;
use crate::route::{ResultPage, Route};
use crate::state::improvement_plan::PlanState;
use crate::state::library::Library;
use crate::state::texts::InstrumentTexts;
use crate::words::{export, language, plural, text};

mod comes_back;
mod csv_options;
mod formats;
mod handed_out;
mod labels;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Export, export::TITLE, page)
}

/// What the files are made of.
#[derive(Clone, Copy)]
pub struct Material {
    /// The result.
    pub findings: Findings,
    /// The improvement plan.
    pub plan: PlanState,
}

fn page(findings: Findings) -> AnyView {
    let material = Material {
        findings,
        plan: PlanState::open(findings.id()),
    };
    view! {
        <p>{text(export::LEAD)}</p>
        {comes_back::comes_back(findings)}
        {inside(material)}
        {formats::formats(material)}
        <section class="export-format" data-format="paper">
            <h2>{text(export::PAPER_HEADING)}</h2>
            <p>{text(export::PAPER_ABOUT)}</p>
            <p class="actions"><a class="button" href=Route::report(findings.id()).href()>{text(export::PAPER_LINK)}</a></p>
        </section>
    }
    .into_any()
}

/// What the files are made of, and who can read it.
fn inside(material: Material) -> impl IntoView {
    let tables = move || {
        let tables = material.tables()?;
        let entries = tables.sheets.into_iter().map(|sheet| {
            let rows = plural(export::ROWS, sheet.rows.len(), &[("name", &sheet.name)]);
            view! { <li data-table=sheet.id>{rows}</li> }
        });
        Some(view! { <ul>{entries.collect::<Vec<_>>()}</ul> })
    };
    view! {
        <section class="export-inside">
            <h2>{text(export::INSIDE_HEADING)}</h2>
            <p>{text(export::INSIDE)}</p>
            {tables}
            <p class="hint">{text(export::READABLE)}</p>
        </section>
    }
}

impl Material {
    /// Whether all of it is there: the plan comes from the database.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.plan.is_open()
    }

    /// The tables of the assessment as it stands, once everything is there.
    #[must_use]
    pub fn tables(self) -> Option<Workbook> {
        let findings = self.findings;
        findings.answering.revision.track();
        findings.answering.score.track();
        let assessment = document(findings, read::assessment).filter(|_| self.is_there())?;
        let rules = findings.rules();
        let book = self.plan.plan.with(|plan| {
            workbook(Source {
                words: InstrumentTexts::expect().words,
                assessment: &assessment,
                plan: &plan.items,
                outside: outside(findings),
                language: &language(),
                label: &|label| labels::label(label, rules),
            })
        });
        Some(book)
    }

    /// The object for programs, as it goes out under a file's name.
    #[must_use]
    pub fn data(self, file: &str) -> Option<String> {
        let assessment = document(self.findings, read::assessment)?;
        let text = self.plan.plan.with(|plan| {
            json::write(json::Source {
                instrument: self.findings.instrument(),
                assessment: &assessment,
                plan: &plan.items,
                outside: outside(self.findings),
                file,
            })
        });
        Some(text)
    }
}

/// Reads the assessment's document.
fn document<T>(findings: Findings, read: impl FnOnce(&Document) -> T) -> Option<T> {
    Library::expect().with(&findings.id(), read)
}
