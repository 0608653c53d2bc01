//! All evidence of an assessment as one document: each piece once, what it serves, what is wrong with it, and what is
//! missing. The things themselves stay where they are.

use leptos::prelude::*;
use touchstone_domain::binder::{Binder, Piece, binder};
use touchstone_domain::fingerprint::Entry;
use touchstone_domain::ids::DocumentId;

use crate::pages::report::Findings;
use crate::pages::report::handover_head::handover_head;
use crate::pages::report::naming::principle_title;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::state::library::Library;
use crate::words::{binder as words, text};

use desk::Desk;

mod contents;
mod desk;
mod file;
mod piece;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Evidence, words::TITLE, draw)
}

fn draw(findings: Findings) -> AnyView {
    let library = Library::expect();
    let all = Memo::new(move |_| {
        // Fingerprints lie beside what is scored: only the revision tells of them.
        findings.answering.revision.track();
        let principles = findings.principles.get();
        let read = library.with(&findings.id(), |document| {
            binder(document, findings.instrument(), &principles)
        });
        read.unwrap_or_default()
    });
    let desk = Desk::new(findings, library);
    let sections = findings.instrument().principles.iter().map(|principle| {
        let id = principle.id;
        let here = Memo::new(move |_| {
            all.with(|binder| {
                let pieces = binder.pieces.iter().filter(|piece| piece.principle() == Some(id));
                pieces.filter_map(key).collect::<Vec<Entry>>()
            })
        });
        let any = Memo::new(move |_| here.with(|here| !here.is_empty()));
        move || {
            any.get().then(|| {
                view! {
                    <section class="binder-section" data-principle=id.to_string()>
                        <h2>{principle_title(id)}</h2>
                        <For each=move || here.get() key=Entry::clone let(entry)>
                            {piece::view(desk, all, entry)}
                        </For>
                    </section>
                }
            })
        }
    });
    view! {
        <p class="no-print">{text(words::LEAD)}</p>
        {handover_head(findings)}
        {contents::contents(findings, all)}
        {sections.collect::<Vec<_>>()}
        {contents::missing(findings, all)}
        <p class="fingerprint-about">{text(words::FILE_ABOUT)}</p>
    }
    .into_any()
}

/// What a piece is known by on the page: its first entry, whatever is written there.
fn key(piece: &Piece) -> Option<Entry> {
    piece.entries.first().cloned()
}

/// The piece that is known by an entry.
fn found(binder: &Binder, entry: &Entry) -> Option<Piece> {
    let mut pieces = binder.pieces.iter();
    pieces.find(|piece| piece.entries.first() == Some(entry)).cloned()
}
