//! Answering: one page for each principle.
//!
//! The page itself was drawn by the compiler (`crates/content/src/start_pages/principle.rs`); here it follows a person's
//! answers. What stands beside the choices (evidence, notes, filter, search) is furniture that arrives a moment later.

use leptos::prelude::*;
use touchstone_domain::assessment::Answer;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::assessment::read;
use touchstone_domain::ids::{DocumentId, IndicatorId, PrincipleId};
use touchstone_domain::instrument::Level;
use touchstone_store::Kind;

use crate::browser::dom::{self, Piece};
use crate::browser::{clock, fetch, navigation, random};
use crate::effect::effect;
use crate::parts;
use crate::route::Route;
use crate::spot::{self, Spot};
use crate::state::answering::Answering;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::{self as place, Navigation};

mod choices;
pub mod furniture;
mod running_result;
mod ways;

/// A new assessment, its first indicator at once. It is kept, and gets its address, with the first answer.
pub fn start() {
    let (Some(id), Some(principle)) = (new_draft(), PrincipleId::new(1)) else {
        return;
    };
    let Some(answering) = Answering::open(&id) else { return };
    effect(move || {
        if answering.can_undo() {
            let here = Route::Answer {
                id: id.clone(),
                principle,
                indicator: None,
            };
            if Navigation::expect().route.get_untracked() == Route::Start {
                Navigation::expect().rename(here);
            }
        }
    });
    checklist(answering, principle);
}

fn new_draft() -> Option<DocumentId> {
    let library = Library::expect();
    let id: DocumentId = random::hex_id().ok()?;
    let mut document = action::new(id.clone());
    action::apply(&mut document, &Action::SetCreatedOn(clock::today()), &library.writer()?);
    library.take_draft(Kind::Assessment, document);
    Some(id)
}

/// A principle of an assessment on this device. It may come a moment later, from its second copy or from another tab, and
/// another tab may delete it.
pub fn show(id: DocumentId, principle: PrincipleId) {
    let library = Library::expect();
    let wanted = id.clone();
    let is_here = RwSignal::new(false);
    effect(move || {
        library.revision.track();
        let now = library.with(&wanted, |document| !read::head(document).deleted) == Some(true);
        if is_here.get_untracked() != now {
            is_here.set(now);
        }
    });
    effect(move || {
        let answering = is_here.get().then(|| Answering::open(&id)).flatten();
        match answering.filter(|answering| answering.principle(principle).is_some()) {
            Some(answering) => checklist(answering, principle),
            None => parts::not_here(),
        }
    });
}

/// Puts the principle's page on the screen, unless boot.js has done so already, and brings it to life.
fn checklist(answering: Answering, principle: PrincipleId) {
    if Piece::find(&drawn(principle)).is_some() {
        if let Some(spot) = Spot::find("main") {
            follow(answering, principle, &spot);
        }
        return;
    }
    let content = Content::expect();
    spot::fill("main".to_owned(), move |spot| async move {
        let html = content.principle_page(principle).await?;
        spot.enter(|main| main.set_html(&html));
        follow(answering, principle, &spot);
        Ok(())
    });
}

fn drawn(principle: PrincipleId) -> String {
    format!("main [data-principle-page={principle}]")
}

fn follow(answering: Answering, principle: PrincipleId, spot: &Spot) {
    spot.enter(|main| {
        let Some(signals) = answering.principle(principle) else {
            return;
        };
        choices::follow(answering, main, signals);
        running_result::follow(answering, signals);
        ways::follow(answering, main, principle);
        dom::on_change(".choices input", move |radio| {
            if let Some(name) = radio.attribute("name") {
                rate(answering, &name, &radio.value());
            }
        });
        take_early_answers(answering);
        place::arrive();
        go_to_indicator(principle);
        parts::furnish_principle(principle);
    });
}

/// What a person chose while the app was still on its way.
fn take_early_answers(answering: Answering) {
    let early = fetch::started("early").unwrap_or_default();
    for (name, value) in early.split(';').filter_map(|entry| entry.split_once('=')) {
        rate(answering, name, value);
    }
}

/// Rates by the name and value of a radio button.
fn rate(answering: Answering, name: &str, value: &str) {
    let answer = match value {
        "na" => Some(Answer::NotApplicable),
        "unknown" => Some(Answer::Unknown),
        level => level.parse().ok().and_then(Level::new).map(Answer::Level),
    };
    if let (Ok(indicator), Some(answer)) = (name.parse::<IndicatorId>(), answer) {
        answering.rate(indicator, Some(answer));
    }
}

/// Follows `#/assess/<id>/p4/2` to the second indicator, now and when only that number changes.
fn go_to_indicator(principle: PrincipleId) {
    let route = Navigation::expect().route;
    effect(move || {
        if let Route::Answer {
            principle: here,
            indicator: Some(number),
            ..
        } = route.get()
            && here == principle
            && Navigation::expect().reach()
        {
            let heading = format!("[data-indicator=\"{principle}.{number}\"] h2");
            navigation::after_render(move || navigation::focus(&heading, true));
        }
    });
}
