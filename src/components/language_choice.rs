//! The choice of the language in the frame.

use leptos::task::spawn_local;

use crate::browser::dom::{self, Piece};
use crate::browser::navigation;
use crate::state::content::Content;
use crate::state::preferences::PreferencesState;
use crate::words::{start, text};

/// Follows the choice, until the calling owner goes.
pub fn follow() {
    let content = Content::expect();
    let preferences = PreferencesState::expect();
    dom::on_change("#language", move |field| {
        let wanted = field.value();
        spawn_local(async move {
            match content.speak(&wanted).await {
                Ok(()) => {
                    preferences.set_language(&wanted);
                    navigation::after_render(|| navigation::focus("#language", false));
                }
                Err(_) => {
                    if let Some(notice) = Piece::find("#language-trouble") {
                        notice.set_text(text(start::NOT_LOADED));
                        notice.set_hidden(false);
                    }
                }
            }
        });
    });
}
