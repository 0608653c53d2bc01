//! Fields and lists of a sheet: rows that are added, moved and removed by buttons.

use leptos::prelude::*;
use touchstone_domain::portfolio::{Place, RowId};
use touchstone_domain::tools::form::{Form, MOST_ROWS};

use super::bench::Bench;
use super::field::{FieldView, FieldViewProps};
use super::spec::{Field, Kind, List};
use crate::words::{fill, text, tools};

/// A field of the sheet itself.
pub fn sheet_field(bench: Bench, field: &Field) -> AnyView {
    let name = field.name.clone();
    let read = move |form: &Form| form.fields.get(&name).cloned().unwrap_or_default();
    bound(bench, field, Place::Field(field.name.clone()), read)
}

fn row_field(bench: Bench, field: &Field, list: &'static str, row: &RowId) -> AnyView {
    let (name, id) = (field.name.clone(), row.to_string());
    let read = move |form: &Form| {
        let row = form.rows(list).iter().find(|row| row.id == id);
        row.and_then(|row| row.fields.get(&name).cloned()).unwrap_or_default()
    };
    let place = Place::Cell {
        list: list.to_owned(),
        row: row.clone(),
        name: field.name.clone(),
    };
    bound(bench, field, place, read)
}

/// A field that reads from the form and writes to a place.
fn bound(bench: Bench, field: &Field, place: Place, read: impl Fn(&Form) -> String + Send + Sync + 'static) -> AnyView {
    let value = Memo::new(move |_| bench.form.with(&read));
    let chosen = matches!(field.kind, Kind::Choice(_) | Kind::Several(_) | Kind::RowOf { .. });
    let sheet = bench.id.get_untracked();
    let write = Callback::new(move |text| match sheet.clone() {
        Some(sheet) if !chosen => bench.type_in(sheet, place.clone(), text),
        _ => bench.choose(place.clone(), text),
    });
    let rows = match field.kind {
        Kind::RowOf { list, name } => {
            let named = move |form: &Form| -> Vec<(String, String)> {
                let rows = form.filled(list);
                rows.map(|(_, row)| (row.id.clone(), row.get(name).to_owned()))
                    .collect()
            };
            Memo::new(move |_| bench.form.with(named)).into()
        }
        _ => Signal::stored(Vec::new()),
    };
    FieldView(FieldViewProps {
        name: field.name.clone(),
        label: field.label.clone(),
        hint: field.hint,
        kind: field.kind.clone(),
        rows,
        value: value.into(),
        write,
    })
    .into_any()
}

/// A list with its rows.
#[component]
pub fn Rows(
    /// The workplace.
    bench: Bench,
    /// The list.
    list: List,
) -> impl IntoView {
    let name = list.name;
    let ids = Memo::new(move |_| {
        let ids =
            |form: &Form| -> Vec<RowId> { form.rows(name).iter().filter_map(|row| row.id.parse().ok()).collect() };
        bench.form.with(ids)
    });
    let heading = list.heading;
    let add_label = list.add;
    let add = move |_| {
        if let Some(row) = bench.add_row(name, Vec::new(), Vec::new()) {
            bench.focus(&format!("#row-{row} :is(input, select, textarea)"));
        }
    };
    let kept = StoredValue::new(list);
    let full = move || ids.with(|ids| ids.len() >= MOST_ROWS);
    view! {
        <section class="tool-list" data-list=name>
            <h3>{heading}</h3>
            <For each=move || ids.get() key=RowId::clone children=move |row| view! { <RowView bench list=kept row ids /> } />
            <p class="actions">
                <button type="button" data-action="add-row" data-once="" disabled=full on:click=add>{add_label}</button>
            </p>
        </section>
    }
}

#[component]
fn RowView(
    /// The workplace.
    bench: Bench,
    /// The list.
    list: StoredValue<List>,
    /// The row.
    row: RowId,
    /// All rows of the list, in order.
    ids: Memo<Vec<RowId>>,
) -> impl IntoView {
    let name = list.with_value(|list| list.name);
    let row = StoredValue::new(row);
    let place = Memo::new(move |_| {
        ids.with(|ids| row.with_value(|row| ids.iter().position(|id| id == row)))
            .unwrap_or(0)
    });
    let number = move || fill(tools::ROW_NUMBER, &[("number", &(place.get() + 1).to_string())]);
    let fields = Memo::new(move |_| list.with_value(|list| bench.form.with(|form| list.all_fields(form))));
    let moves = move |up: bool| {
        bench.move_row(name, row.get_value(), up);
        let action = if up { "row-up" } else { "row-down" };
        bench.focus(&format!("#row-{} [data-action=\"{action}\"]", row.get_value()));
    };
    let named = move |word| move || fill(word, &[("name", &number())]);
    view! {
        <fieldset class="tool-row" id=format!("row-{}", row.get_value())>
            <legend>{number}</legend>
            <div class="tool-fields">
                <For
                    each=move || fields.get()
                    key=|field| (field.name.clone(), field.label.clone())
                    children=move |field| row.with_value(|row| row_field(bench, &field, name, row))
                />
            </div>
            <p class="row-actions">
                <button type="button" class="quiet" data-action="row-up" aria-label=named(tools::ROW_UP_NAMED) disabled=move || place.get() == 0 on:click=move |_| moves(true)>
                    {text(tools::ROW_UP)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-action="row-down"
                    aria-label=named(tools::ROW_DOWN_NAMED)
                    disabled=move || place.get() + 1 == ids.with(Vec::len)
                    on:click=move |_| moves(false)
                >
                    {text(tools::ROW_DOWN)}
                </button>
                <button type="button" class="quiet" data-action="row-remove" data-once="" aria-label=named(tools::ROW_REMOVE_NAMED) on:click=move |_| bench.remove_row(name, row.get_value())>
                    {text(tools::ROW_REMOVE)}
                </button>
            </p>
        </fieldset>
    }
}
