//! The save file of this assessment, with its plan and its frozen versions: the only one that can be opened here again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::backup;
use touchstone_domain::document::Document;
use touchstone_domain::preferences::Action;
use touchstone_domain::save_file::{self, SaveFile};
use touchstone_store::Kind;

use super::handed_out::HandedOut;
use crate::browser::{clock, file_name, files};
use crate::pages::assessments::name_of;
use crate::pages::report::Findings;
use crate::route::Route;
use crate::state::library::Library;
use crate::state::preferences::PreferencesState;
use crate::state::shelf;
use crate::words::{export, text};

/// The section.
pub fn comes_back(findings: Findings) -> impl IntoView {
    let made = RwSignal::new(None::<String>);
    let preferences = PreferencesState::expect();
    // One of a newer version goes out as it is stored, which the page of all data does.
    let library = Library::expect();
    let may_save = !library.is_newer(&findings.id());
    let save = move |_| {
        let name = findings.answering.head.with_untracked(name_of);
        let name = file_name::dated(clock::today(), &name, "json");
        let Some(document) = super::document(findings, Document::clone) else {
            return made.set(Some(String::new()));
        };
        spawn_local(async move {
            let shelved = [
                shelf::export(library, Kind::ImprovementPlan).await,
                shelf::export(library, Kind::Snapshots).await,
            ];
            let own = shelved
                .into_iter()
                .flatten()
                .map(|all| backup::about(&all, &document.id));
            let own: Vec<Document> = own.filter(|part| !part.registers.is_empty()).collect();
            let file = SaveFile::of(own.into_iter().chain([document]));
            let taken = files::download(&name, "application/json", &save_file::write(&file));
            if let (true, Some(today)) = (taken, clock::today()) {
                preferences.dispatch(&Action::NoteExport(today));
            }
            made.try_set(Some(if taken { name } else { String::new() }));
        });
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
