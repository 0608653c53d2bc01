//! The frame of every part of a unit: the heading, what comes before the text, and the ways on.

use leptos::ev;
use leptos::prelude::*;
use touchstone_domain::catalog::Unit;

use super::contents::{Contents, PartPager, UnitNavigation};
use super::notices::OtherLanguage;
use super::section::note_visit;
use crate::browser::{navigation, page};
use crate::components::page::Page;
use crate::words::{Word, fill};

/// The page of a part.
#[component]
pub fn PartPage(
    /// The unit and the part.
    contents: Contents,
    /// The page's title.
    title: String,
    /// The page's class.
    class: &'static str,
    /// What stands before the text.
    lead: AnyView,
    /// The part itself.
    children: Children,
) -> impl IntoView {
    let unit = contents.unit;
    if let Some(place) = contents.current {
        note_visit(unit, place.name());
    }
    view! {
        <Page title class>
            {lead}
            <OtherLanguage language=unit.language.as_str() />
            <div class="learn-layout">
                <div class="learn-main">
                    {children()}
                    <PartPager contents />
                </div>
                <UnitNavigation contents />
            </div>
        </Page>
    }
}

/// A title that names the unit by its number.
#[must_use]
pub fn numbered(title: Word, unit: &Unit) -> String {
    fill(title, &[("number", &unit.number.to_string())])
}

/// Which one of the pieces of a page goes to the printer: one, or all where none is chosen.
#[derive(Clone, Copy)]
pub struct OnPaper(RwSignal<Option<&'static str>>);

impl OnPaper {
    /// All of them. What was chosen is forgotten once it is printed.
    #[must_use]
    pub fn all() -> Self {
        let chosen = RwSignal::new(None);
        let after = window_event_listener(ev::afterprint, move |_| chosen.set(None));
        on_cleanup(move || after.remove());
        Self(chosen)
    }

    /// Prints the piece of this id, or all.
    pub fn print(self, piece: Option<&'static str>) {
        self.0.set(piece);
        navigation::after_render(page::print);
    }

    /// Whether a piece stays off the paper, because another one is printed.
    #[must_use]
    pub fn leaves_out(self, piece: &str) -> bool {
        self.0.get().is_some_and(|chosen| chosen != piece)
    }
}
