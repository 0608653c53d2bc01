//! Tables: their columns, and the region in which a wide one is moved sideways.

use leptos::prelude::*;

use crate::words::{Word, text};

/// The names of the columns.
#[must_use]
pub fn head(columns: &[Word]) -> AnyView {
    let cells = columns.iter().map(|word| view! { <th scope="col">{text(*word)}</th> });
    view! { <thead><tr>{cells.collect::<Vec<_>>()}</tr></thead> }.into_any()
}

/// A wide table, whose region says what its caption says. Its class may be empty.
#[must_use]
pub fn wide_table(
    class: &'static str,
    caption: impl Into<String>,
    columns: &[Word],
    rows: impl IntoView + 'static,
) -> AnyView {
    let caption = caption.into();
    let label = caption.clone();
    let table = table(class, None, caption, columns, rows.into_any());
    view! { <div class="table-scroll" role="region" aria-label=label tabindex="0">{table}</div> }.into_any()
}

/// A wide table, whose region is named by its caption, the element with this id.
#[must_use]
pub fn named_table(
    id: &'static str,
    class: &'static str,
    caption: Word,
    columns: &[Word],
    rows: impl IntoView + 'static,
) -> AnyView {
    let table = table(class, Some(id), text(caption).to_owned(), columns, rows.into_any());
    view! { <div class="table-scroll" role="region" aria-labelledby=id tabindex="0">{table}</div> }.into_any()
}

fn table(
    class: &'static str,
    id: Option<&'static str>,
    caption: String,
    columns: &[Word],
    rows: AnyView,
) -> impl IntoView {
    let class = (!class.is_empty()).then_some(class);
    view! {
        <table class=class>
            <caption id=id>{caption}</caption>
            {head(columns)}
            <tbody>{rows}</tbody>
        </table>
    }
}
