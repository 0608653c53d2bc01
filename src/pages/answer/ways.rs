//! The ways on from a principle: all principles with their progress, the one before and the next, and the report.

use touchstone_domain::ids::PrincipleId;

use crate::browser::dom::Piece;
use crate::effect::effect;
use crate::route::Route;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::state::content::Content;
use crate::words::{Word, fill, start};

/// Fills in the links, and makes the progress follow the answers.
pub fn follow(answering: Answering, page: &Piece, current: PrincipleId) {
    let report = Route::report(answering.id()).href();
    for link in page.all_inside("[data-link=report]") {
        link.set_attribute("href", Some(&report));
    }
    list_principles(answering, current);
    link_neighbours(answering, page, current);
}

fn list_principles(answering: Answering, current: PrincipleId) {
    let Some(list) = Piece::find("#principle-list") else {
        return;
    };
    list.set_html("");
    for principle in &answering.instrument().principles {
        let entry = list.add("li").and_then(|item| item.add("a"));
        let (Some(link), Some(signals)) = (entry, answering.principle(principle.id)) else {
            continue;
        };
        let address = href(answering, principle.id);
        link.set_attribute("href", Some(&address));
        link.set_attribute("aria-current", (principle.id == current).then_some("page"));
        let add = |class: &str, text: &str| {
            let piece = link.add("span")?;
            piece.set_attribute("class", Some(class));
            piece.set_text(text);
            Some(piece)
        };
        add("principle-id", &format!("P{}", principle.id.number()));
        add("principle-name", Content::expect().principle_name(principle.id));
        if let Some(progress) = add("principle-progress", "") {
            follow_progress(signals, link, progress);
        }
    }
}

fn follow_progress(signals: PrincipleSignals, link: Piece, progress: Piece) {
    let mut before = None;
    effect(move || {
        let now = signals.progress();
        if before != Some(now) {
            let (settled, asked) = (now.0.to_string(), now.1.to_string());
            progress.set_text(&fill(start::PROGRESS, &[("settled", &settled), ("asked", &asked)]));
            link.set_attribute("data-complete", Some(if now.0 == now.1 { "true" } else { "false" }));
            before = Some(now);
        }
    });
}

fn href(answering: Answering, principle: PrincipleId) -> String {
    Route::Answer {
        id: answering.id(),
        principle,
        indicator: None,
    }
    .href()
}

fn link_neighbours(answering: Answering, page: &Piece, current: PrincipleId) {
    let principles = &answering.instrument().principles;
    let here = principles
        .iter()
        .position(|principle| principle.id == current)
        .unwrap_or(0);
    let neighbour = |place: Option<usize>| Some(principles.get(place?)?.id);
    let name_link = |link: &Piece, id, word: Word| {
        link.set_text(&fill(word, &[("name", Content::expect().principle_name(id))]));
        link.set_attribute("href", Some(&href(answering, id)));
        link.set_hidden(false);
    };
    if let (Some(id), Some(link)) = (neighbour(here.checked_sub(1)), page.inside("[data-link=previous]")) {
        name_link(&link, id, start::PREVIOUS);
    }
    let Some(link) = page.inside("[data-link=next]") else {
        return;
    };
    match neighbour(Some(here + 1)) {
        Some(id) => name_link(&link, id, start::NEXT),
        None => {
            link.set_text(crate::words::text(start::TO_REPORT));
            link.set_attribute("href", Some(&Route::report(answering.id()).href()));
        }
    }
}
