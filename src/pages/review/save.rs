//! Files out: to a reviewer, and back from one.

use leptos::prelude::*;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::{Shown, copy_for};
use touchstone_domain::save_file::{self, SaveFile};

use super::naming::voice_name;
use super::round::Round;
use crate::browser::{clock, file_name, files};
use crate::pages::assessments::name_of;
use crate::words::{fill, review, text};

/// What save files are for the browser.
const KIND: &str = "application/json";

/// Hands the copy for a reviewer to the browser. Gives its name; nothing where the browser did not take it.
pub fn save_for(round: Round, rater: &RaterId, shown: Shown) -> Option<String> {
    untrack(|| {
        // Read as it was written just now, before the page has drawn it.
        let copy = round.read(|document| copy_for(document, rater, shown))?;
        let name = round.findings.answering.head.with(name_of);
        let voices = touchstone_domain::review::voices(&copy);
        let reviewer = voices.iter().find(|voice| voice.id == *rater).map(voice_name)?;
        let title = fill(review::FILE_FOR, &[("reviewer", &reviewer), ("assessment", &name)]);
        let file = file_name::dated(clock::today(), &title, "json");
        let text = save_file::write(&SaveFile::of([copy]));
        files::download(&file, KIND, &text).then_some(file)
    })
}

/// Sending one's ratings back.
#[component]
pub fn SendBack(
    /// What the page shows.
    round: Round,
    /// The reviewer.
    me: RaterId,
) -> impl IntoView {
    let saved = RwSignal::new(None::<Option<String>>);
    let save = move |_| saved.set(Some(save_for(round, &me, Shown::Everything)));
    let said = move || {
        saved.get().map(|saved| match saved {
            Some(file) => fill(review::SEND_BACK_DONE, &[("file", &file)]),
            None => text(review::SAVE_FAILED).to_owned(),
        })
    };
    view! {
        <section class="send-back" aria-labelledby="send-back-heading">
            <h2 id="send-back-heading">{text(review::SEND_BACK_HEADING)}</h2>
            <p>{text(review::SEND_BACK_ABOUT)}</p>
            <p class="actions">
                <button type="button" class="primary" data-action="save-review" on:click=save>{text(review::SEND_BACK_DO)}</button>
            </p>
            <p class="outcome" role="status">{said}</p>
        </section>
    }
}
