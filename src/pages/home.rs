//! The first page: what this is, the two ways in, and where the person left off.

use leptos::prelude::*;

use crate::components::page::Page;
use crate::route::Route;
use crate::state::library::Library;
use crate::words::{fill, start, text};

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let library = Library::expect();
    let last = move || {
        library.heads().into_iter().next().map(|head| {
            let name = if head.name.is_empty() { text(start::UNNAMED).to_owned() } else { head.name.clone() };
            view! {
                <p class="continue">
                    <a class="button" href=Route::Report(head.id).href()>{fill(start::HOME_CONTINUE, &[("name", &name)])}</a>
                </p>
            }
        })
    };
    view! {
        <Page title=text(start::HOME_HEADING).to_owned() class="page home">
            <p class="data-statement">{text(start::DATA_STATEMENT)}</p>
            <p class="lead">{text(start::HOME_LEAD)}</p>
            {last}
            <div class="ways">
                <section class="way">
                    <h2>{text(start::HOME_ASSESS_HEADING)}</h2>
                    <p>{text(start::HOME_ASSESS_TEXT)}</p>
                    <p class="actions">
                        <a class="button primary" href=Route::Start.href()>{text(start::HOME_ASSESS_START)}</a>
                        <a class="button" href=Route::NewAssessment.href()>{text(start::HOME_ASSESS_QUICK)}</a>
                    </p>
                </section>
                <section class="way">
                    <h2>{text(start::HOME_LEARN_HEADING)}</h2>
                    <p>{text(start::HOME_LEARN_TEXT)}</p>
                    <p class="actions"><a class="button" href=Route::Learn.href()>{text(start::HOME_LEARN_START)}</a></p>
                </section>
                <section class="way">
                    <h2>{text(start::HOME_ROOM_HEADING)}</h2>
                    <p>{text(start::HOME_ROOM_TEXT)}</p>
                    <p class="actions"><a class="button" href=Route::BlankChecklist.href()>{text(start::HOME_ROOM_START)}</a></p>
                </section>
            </div>
            <section class="what-it-says">
                <h2>{text(start::HOME_RESULT_HEADING)}</h2>
                <p>{text(start::HOME_RESULT_TEXT)}</p>
                <p>{text(start::HOME_OWN_INSTRUMENT)}</p>
            </section>
        </Page>
    }
}
