//! A place on the page that is filled with something that has to be fetched first: a part of the app with its views, or a
//! page that the compiler drew.
//!
//! While it is on its way the place says so; when it does not arrive the person can try again, and after the second
//! failure reload, because a newer build may have replaced the files of this one.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use crate::browser::dom::{self, Piece};
use crate::browser::{navigation, page};
use crate::effect::{effect, spawn};
use crate::state::content::NotLoaded;
use crate::words::{Word, start, text};

/// A place that waits to be filled. It may be gone when what it waits for arrives; then nothing happens.
#[derive(Clone)]
pub struct Spot {
    piece: Piece,
    owner: Owner,
    alive: StoredValue<()>,
}

impl Spot {
    /// The place that fits the selector, for as long as the calling owner lives.
    #[must_use]
    pub fn find(selector: &str) -> Option<Self> {
        Some(Self {
            piece: Piece::find(selector)?,
            owner: Owner::current()?,
            alive: StoredValue::new(()),
        })
    }

    /// Runs the work with the contexts of this place, unless it is gone.
    pub fn enter(&self, work: impl FnOnce(&Piece)) {
        if self.alive.try_get_value().is_some() {
            self.owner.with(|| work(&self.piece));
        }
    }

    /// Puts a view in the place of what is there. It goes when the place goes. Only parts of the app call this: the start
    /// has no code that draws views.
    pub fn mount<V: IntoView + 'static>(&self, draw: impl FnOnce() -> V + 'static) {
        self.enter(|piece| {
            piece.set_html("");
            let mounted = leptos::mount::mount_to(piece.element(), draw);
            StoredValue::new_local(mounted);
        });
    }

    /// Puts a view into each of several places inside: the selector of a place and its view.
    pub fn mount_inside<V: IntoView + 'static>(&self, selector: &str, draw: impl FnOnce() -> V + 'static) {
        self.enter(|piece| {
            if let Some(inner) = piece.inside(selector) {
                inner.set_html("");
                StoredValue::new_local(leptos::mount::mount_to(inner.element(), draw));
            }
        });
    }
}

/// Fills the place that fits the selector with what `load` brings; `load` is called again for each try.
pub fn fill<F, L>(selector: String, load: F)
where
    F: Fn(Spot) -> L + 'static,
    L: Future<Output = Result<(), NotLoaded>> + 'static,
{
    fill_boxed(selector, Box::new(move |spot| Box::pin(load(spot))));
}

/// What is on its way to a place.
pub type Arriving = Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>>;

/// Boxed, so that all places share one piece of code.
fn fill_boxed(selector: String, load: Box<dyn Fn(Spot) -> Arriving>) {
    let tries = RwSignal::new(0_u32);
    dom::on_click("[data-action=try-again]", move |_| tries.update(|tries| *tries += 1));
    dom::on_click("[data-action=reload]", |_| page::reload());
    effect(move || {
        let number = tries.get();
        let Some(spot) = Spot::find(&selector) else { return };
        if !clear(&spot.piece) {
            say(&spot.piece, "waiting", start::WAITING);
        }
        let arriving = load(spot.clone());
        spawn(async move {
            if arriving.await.is_err() {
                spot.enter(|piece| say_not_loaded(piece, number));
            }
        });
    });
}

/// Takes away what stands in a place, but for the text that boot.js has drawn of this very page: that can be read until the
/// page is there, also where it does not arrive. Says whether there is such a text.
fn clear(piece: &Piece) -> bool {
    let drawn = piece.inside("[data-drawn]");
    let stays = drawn.is_some_and(|drawn| drawn.attribute("data-drawn") == Some(navigation::hash()));
    if !stays {
        piece.set_html("");
    } else if let Some(notice) = piece.inside("[data-notice]") {
        notice.remove();
    }
    stays
}

fn say(piece: &Piece, class: &str, word: Word) {
    if let Some(sentence) = piece.add("p") {
        sentence.set_attribute("class", Some(class));
        sentence.set_attribute("role", Some("status"));
        sentence.set_text(text(word));
    }
}

fn say_not_loaded(piece: &Piece, number: u32) {
    clear(piece);
    let Some(notice) = piece.add("div") else { return };
    notice.set_attribute("class", Some("notice"));
    notice.set_attribute("role", Some("alert"));
    notice.set_attribute("data-notice", Some("not-loaded"));
    let add = |tag, word, action| {
        if let Some(piece) = notice.add(tag) {
            piece.set_text(text(word));
            piece.set_attribute("data-action", action);
            if action.is_some() {
                piece.set_attribute("type", Some("button"));
            }
        }
    };
    add("p", start::NOT_LOADED, None);
    add("button", start::TRY_AGAIN, Some("try-again"));
    if number > 0 {
        add("p", start::NOT_LOADED_AGAIN, None);
        add("button", start::RELOAD, Some("reload"));
    }
}
