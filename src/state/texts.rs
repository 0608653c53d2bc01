//! The instrument's words and explanations as data, for a page that has asked for them. The start knows neither.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::catalog::{Details, InstrumentWords};

use super::content::{Content, NotLoaded};
use crate::spot::Spot;

/// The texts as a context of a page.
#[derive(Clone, Copy)]
pub struct InstrumentTexts {
    /// Structure and words.
    pub words: &'static InstrumentWords,
    /// What explains them, once it has arrived.
    pub details: RwSignal<Option<&'static Details>>,
}

impl InstrumentTexts {
    /// Fetches the words, and gives them to everything inside a place.
    ///
    /// # Errors
    /// [`NotLoaded`].
    pub async fn bring(content: Content, spot: &Spot) -> Result<(), NotLoaded> {
        let words: &'static InstrumentWords = content.file("instrument").await?;
        spot.enter(|_| {
            provide_context(Self {
                words,
                details: RwSignal::new(None),
            });
        });
        Ok(())
    }

    /// The context.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Fetches the explanations in the background.
    pub fn want_details(self) {
        let content = Content::expect();
        spawn_local(async move {
            // Explanations are an addition: without them the page works, and the next one asks again.
            if let Ok(details) = content.file::<Details>("details").await {
                self.details.try_set(Some(details));
            }
        });
    }
}
