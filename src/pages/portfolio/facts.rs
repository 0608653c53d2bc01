//! The programme's own fact sheet: the elements of Annex I, as the course teaches them.

use leptos::prelude::*;
use touchstone_domain::catalog::Portfolio;

use crate::words::{kit, text};

/// The section.
pub fn view(words: &'static Portfolio) -> impl IntoView {
    let rows = words.fact_sheet.iter().map(|element| {
        view! {
            <tr data-element=element.id.as_str()>
                <th scope="row">{element.name.as_str()}</th>
                <td inner_html=element.text.as_str()></td>
            </tr>
        }
    });
    view! {
        <section class="fact-sheet">
            <h2>{text(kit::FACTS_HEADING)}</h2>
            <p>{text(kit::FACTS_ABOUT)}</p>
            <table lang=words.language.as_str()>
                <caption>{text(kit::FACTS_HEADING)}</caption>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </section>
    }
}
