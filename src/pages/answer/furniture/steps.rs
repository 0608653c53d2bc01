//! Undo and redo, and the way to the next unanswered indicator: buttons that the compiler drew.

use leptos::prelude::*;
use touchstone_domain::ids::PrincipleId;

use crate::browser::dom::{self, Piece};
use crate::route::Route;
use crate::state::answering::Answering;
use crate::state::navigation::Navigation;

/// Makes the buttons work.
pub fn follow(current: PrincipleId) {
    let answering = Answering::expect();
    Effect::new(move || {
        let possible = [
            ("undo", answering.can_undo()),
            ("redo", answering.can_redo()),
            ("next-unanswered", true),
        ];
        for (action, possible) in possible {
            if let Some(button) = Piece::find(&format!("main [data-action={action}]")) {
                button.set_attribute("disabled", (!possible).then_some(""));
            }
        }
    });
    dom::on_click("main [data-action=undo]", move |_| answering.undo());
    dom::on_click("main [data-action=redo]", move |_| answering.redo());
    dom::on_click("main [data-action=next-unanswered]", move |_| {
        go_to_unanswered(answering, current);
    });
}

/// Goes to the first unanswered indicator from this principle on, or from the beginning; to the report when all are answered.
fn go_to_unanswered(answering: Answering, current: PrincipleId) {
    let principles = &answering.instrument().principles;
    let place = principles
        .iter()
        .position(|principle| principle.id == current)
        .unwrap_or(0);
    let from_here = principles.iter().skip(place).chain(principles.iter().take(place));
    let unanswered = from_here.flat_map(|principle| &principle.indicators).find(|indicator| {
        let signals = answering.principle(indicator.id.principle());
        signals.is_some_and(|signals| signals.is_unanswered(indicator.id))
    });
    let route = match unanswered {
        Some(indicator) => Route::Answer {
            id: answering.id(),
            principle: indicator.id.principle(),
            indicator: Some(indicator.id.number()),
        },
        None => Route::report(answering.id()),
    };
    Navigation::expect().go(&route);
}
