//! A sheet as it is printed: what was typed, in plain lists and tables.

use leptos::prelude::*;
use touchstone_domain::tools::form::{Form, Row};

use super::bench::Bench;
use super::spec::{List, Spec};

/// The sheet on paper.
#[component]
pub fn PrintedSheet(
    /// The workplace.
    bench: Bench,
    /// The form.
    spec: StoredValue<Spec>,
) -> impl IntoView {
    let name = move || {
        bench
            .head
            .with(|head| head.as_ref().map(|head| head.name.clone()).unwrap_or_default())
    };
    let content = move || {
        bench.form.with(|form| {
            spec.with_value(|spec| {
                let facts = spec.fields.iter().filter_map(|field| {
                    let value = field.shown(form.get(&field.name), form);
                    (!value.is_empty()).then(|| view! { <dt>{field.label.clone()}</dt> <dd class="typed">{value}</dd> })
                });
                let lists = spec.lists.iter().map(|list| table(list, form));
                view! { <dl class="sheet-facts">{facts.collect::<Vec<_>>()}</dl> {lists.collect::<Vec<_>>()} }
            })
        })
    };
    view! {
        <div class="print-only tool-sheet">
            <p class="tool-sheet-name">{name}</p>
            {content}
        </div>
    }
}

fn table(list: &List, form: &Form) -> Option<AnyView> {
    let rows: Vec<(usize, &Row)> = form.filled(list.name).collect();
    if rows.is_empty() {
        return None;
    }
    let fields = list.all_fields(form);
    let head = fields
        .iter()
        .map(|field| view! { <th scope="col">{field.label.clone()}</th> });
    let body = rows.iter().map(|(number, row)| {
        let cells = fields
            .iter()
            .map(|field| view! { <td class="typed">{field.shown(row.get(&field.name), form)}</td> });
        view! { <tr><th scope="row">{*number}</th> {cells.collect::<Vec<_>>()}</tr> }
    });
    Some(
        view! {
            <table>
                <caption>{list.heading}</caption>
                <thead><tr><td></td> {head.collect::<Vec<_>>()}</tr></thead>
                <tbody>{body.collect::<Vec<_>>()}</tbody>
            </table>
        }
        .into_any(),
    )
}
