//! What a person chooses about a CSV file: the table, the separator, and the byte order mark.

use leptos::prelude::*;
use touchstone_domain::export::csv::Separator;

use super::Material;
use crate::components::choice_field::choice_field;
use crate::words::{Word, export, language, text};

/// Languages whose spreadsheets want a comma between the values.
const WITH_COMMAS: [&str; 2] = ["en", "qps"];

/// The choices.
#[derive(Clone, Copy)]
pub struct CsvOptions {
    /// The id of the table.
    pub table: RwSignal<String>,
    /// What stands between values.
    pub separator: RwSignal<Separator>,
    /// Whether the file begins with a byte order mark.
    pub mark: RwSignal<bool>,
}

impl CsvOptions {
    /// What fits the language of the page.
    #[must_use]
    pub fn usual() -> Self {
        let separator = match WITH_COMMAS.contains(&language().as_str()) {
            true => Separator::Comma,
            false => Separator::Semicolon,
        };
        Self {
            table: RwSignal::new("indicators".to_owned()),
            separator: RwSignal::new(separator),
            mark: RwSignal::new(true),
        }
    }
}

/// The fields.
#[component]
pub fn CsvFields(
    /// The choices.
    options: CsvOptions,
    /// What is on the page, for the names of tables.
    material: Material,
) -> impl IntoView {
    // The list is drawn anew only when a table comes or goes.
    let names = Memo::new(move |_| {
        let sheets = material.tables().map(|tables| tables.sheets);
        let names = sheets.into_iter().flatten().map(|sheet| (sheet.id, sheet.name));
        names.collect::<Vec<_>>()
    });
    let entries = move || {
        let entries = names.get().into_iter().map(|(id, name)| {
            let selected = options.table.with_untracked(|table| table == id);
            view! { <option value=id selected=selected>{name}</option> }
        });
        entries.collect::<Vec<_>>()
    };
    let separators: [(Separator, Word); 2] = [
        (Separator::Comma, export::CSV_COMMA),
        (Separator::Semicolon, export::CSV_SEMICOLON),
    ];
    let separators = separators.map(|(separator, word)| {
        view! {
            <label class="choice">
                <input type="radio" name="csv-separator" value=separator.id() prop:checked=move || options.separator.get() == separator on:change=move |_| options.separator.set(separator) />
                <span>{text(word)}</span>
            </label>
        }
    });
    view! {
        <div class="no-print">
            {choice_field(export::CSV_TABLE, "csv-table", entries, move |event| options.table.set(event_target_value(&event)))}
            <fieldset>
                <legend>{text(export::CSV_SEPARATOR)}</legend>
                <p class="hint">{text(export::CSV_SEPARATOR_ABOUT)}</p>
                {separators}
            </fieldset>
            <label class="choice">
                <input type="checkbox" name="csv-mark" aria-describedby="csv-mark-about" prop:checked=options.mark on:change=move |event| options.mark.set(event_target_checked(&event)) />
                <span>{text(export::CSV_MARK)}</span>
            </label>
            <p class="hint" id="csv-mark-about">{text(export::CSV_MARK_ABOUT)}</p>
        </div>
    }
}
