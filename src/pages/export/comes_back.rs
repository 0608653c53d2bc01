//! The save file of this assessment: the only one that can be opened here again.

use leptos::prelude::*;
use touchstone_domain::document::Document;
use touchstone_domain::preferences::Action;
use touchstone_domain::save_file::{self, SaveFile};

use super::handed_out::HandedOut;
use crate::browser::{clock, file_name, files};
use crate::pages::assessments::name_of;
use crate::pages::report::Findings;
use crate::route::Route;
use crate::state::library::Library;
use crate::state::preferences::PreferencesState;
use crate::words::{export, text};

/// The section.
#[component]
pub fn ComesBack(
    /// What is on the page.
    findings: Findings,
) -> impl IntoView {
    let made = RwSignal::new(None::<String>);
    let preferences = PreferencesState::expect();
    // One of a newer version goes out as it is stored, which the page of all data does.
    let may_save = !Library::expect().is_newer(&findings.id());
    let save = move |_| {
        let name = findings.answering.head.with_untracked(name_of);
        let name = file_name::dated(clock::today(), &name, "json");
        let file = super::document(findings, Document::clone).map(|document| SaveFile::of([document]));
        let taken = file.is_some_and(|file| files::download(&name, "application/json", &save_file::write(&file)));
        if let (true, Some(today)) = (taken, clock::today()) {
            preferences.dispatch(&Action::NoteExport(today));
        }
        made.set(Some(if taken { name } else { String::new() }));
    };
    let button = may_save.then(|| {
        view! { <button type="button" class="primary" data-action="save-this" on:click=save>{text(export::SAVE_THIS)}</button> }
    });
    view! {
        <section class="export-format" data-format="save-file">
            <h2>{text(export::BACK_HEADING)}</h2>
            <p>{text(export::BACK_ABOUT)}</p>
            <p class="actions">
                {button}
                <a class="button" href=Route::Data.href()>{text(export::BACK_ALL)}</a>
            </p>
            <HandedOut name=made />
        </section>
    }
}
