//! The formats: what each is good for, and a button that makes the file.

use leptos::prelude::*;
use touchstone_domain::export::{csv, html, markdown, xlsx};

use super::Material;
use super::csv_options::{CsvFields, CsvOptions};
use super::handed_out::HandedOut;
use crate::browser::{clock, file_name, files};
use crate::pages::assessments::name_of;
use crate::words::{Word, export, text};

/// A format.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Xlsx,
    Csv,
    Markdown,
    Html,
    Json,
}

impl Format {
    const ALL: [Self; 5] = [Self::Xlsx, Self::Csv, Self::Html, Self::Markdown, Self::Json];

    const fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// How the file's name ends. Files for programs are told from save files by it.
    const fn ending(self) -> &'static str {
        match self {
            Self::Json => "export.json",
            other => other.id(),
        }
    }

    /// Heading, what it is good for, and the button.
    const fn words(self) -> [Word; 3] {
        match self {
            Self::Xlsx => [export::XLSX_HEADING, export::XLSX_ABOUT, export::XLSX_MAKE],
            Self::Csv => [export::CSV_HEADING, export::CSV_ABOUT, export::CSV_MAKE],
            Self::Markdown => [export::MARKDOWN_HEADING, export::MARKDOWN_ABOUT, export::MARKDOWN_MAKE],
            Self::Html => [export::HTML_HEADING, export::HTML_ABOUT, export::HTML_MAKE],
            Self::Json => [export::JSON_HEADING, export::JSON_ABOUT, export::JSON_MAKE],
        }
    }
}

/// All formats.
pub fn formats(material: Material) -> impl IntoView {
    let options = CsvOptions::usual();
    let sections = Format::ALL.map(|format| {
        let made = RwSignal::new(None::<String>);
        let make = move |_| made.set(Some(hand_out(material, format, options).unwrap_or_default()));
        let [heading, about, button] = format.words();
        let fields = (format == Format::Csv).then(|| view! { <CsvFields options material /> });
        view! {
            <section class="export-format" data-format=format.id()>
                <h2>{text(heading)}</h2>
                <p>{text(about)}</p>
                {fields}
                <p class="actions"><button type="button" data-action=["make-", format.id()].concat() disabled=move || !material.is_there() on:click=make>{text(button)}</button></p>
                <HandedOut name=made />
            </section>
        }
    });
    sections.into_iter().collect::<Vec<_>>()
}

/// Makes a file and hands it to the browser; gives its name, or nothing where the browser did not take it.
fn hand_out(material: Material, format: Format, options: CsvOptions) -> Option<String> {
    let title = material.findings.answering.head.with_untracked(name_of);
    let dated = |title: &str| file_name::dated(clock::today(), title, format.ending());
    let book = untrack(|| material.tables())?;
    let (name, taken) = match format {
        Format::Xlsx => {
            let name = dated(&title);
            let taken = files::download_bytes(&name, xlsx::KIND, &xlsx::write(&book));
            (name, taken)
        }
        Format::Csv => {
            let sheet = options.table.with_untracked(|table| book.sheet(table))?;
            // The table comes first: a long title is cut.
            let name = dated(&[&sheet.name, " ", &title].concat());
            let text = csv::write(sheet, options.separator.get_untracked(), options.mark.get_untracked());
            let taken = files::download(&name, "text/csv;charset=utf-8", &text);
            (name, taken)
        }
        Format::Markdown => {
            let name = dated(&title);
            let taken = files::download(&name, "text/markdown;charset=utf-8", &markdown::write(&book));
            (name, taken)
        }
        Format::Html => {
            let name = dated(&title);
            let taken = files::download(&name, "text/html;charset=utf-8", &html::write(&book));
            (name, taken)
        }
        Format::Json => {
            let name = dated(&title);
            let text = untrack(|| material.data(&name))?;
            let taken = files::download(&name, "application/json", &text);
            (name, taken)
        }
    };
    taken.then_some(name)
}
