//! The result of an assessment: the profile first, then the one number, the band with its reasons, and every answer.
//!
//! Everything is drawn from the answers as they stand, so that the page follows another tab. What is on screen is what
//! is printed; only controls are left out on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use touchstone_domain::catalog::Programme;
use touchstone_domain::ids::DocumentId;
use touchstone_domain::instrument::{Instrument, Rules};
use touchstone_domain::scoring::{PrincipleScore, Reply};

use crate::route::{ResultPage, Route};
use crate::state::answering::Answering;
use crate::state::content::Content;
use crate::state::texts::InstrumentTexts;
use crate::words::report;

use result_frame::result_frame;

mod all_answers;
pub mod declaration;
pub mod earlier;
pub mod essentials;
pub mod evidence;
pub mod examples;
mod extremes;
pub mod handover_head;
mod head;
mod limits;
pub mod naming;
pub mod notes;
mod overall;
pub mod printed;
mod profile;
mod profile_sentence;
mod profile_table;
mod radar;
pub mod reasons;
pub mod result_frame;
mod stability;

/// What the sections of the report are drawn from.
#[derive(Clone, Copy)]
pub struct Findings {
    /// The open assessment.
    pub answering: Answering,
    /// The scores of all principles, in the instrument's order.
    pub principles: Memo<Vec<PrincipleScore>>,
    /// The index of the course, once it has arrived: links to it then carry titles.
    pub programme: RwSignal<Option<&'static Programme>>,
}

impl Findings {
    /// What the report of an open assessment is drawn from.
    #[must_use]
    pub fn of(answering: Answering) -> Self {
        let content = Content::expect();
        InstrumentTexts::expect().want_details();
        let principles = Memo::new(move |_| {
            let signals = answering
                .instrument()
                .principles
                .iter()
                .filter_map(|principle| answering.principle(principle.id));
            signals.map(|signals| signals.score.get()).collect::<Vec<_>>()
        });
        let programme = RwSignal::new(None);
        spawn_local(async move {
            // Titles are an addition: without them the links name unit and section by number.
            if let Ok(index) = content.programme::<Programme>().await {
                programme.try_set(Some(index));
            }
        });
        Self {
            answering,
            principles,
            programme,
        }
    }

    /// The assessment's id.
    #[must_use]
    pub fn id(self) -> DocumentId {
        self.answering.id()
    }

    /// The instrument.
    #[must_use]
    pub const fn instrument(self) -> &'static Instrument {
        self.answering.instrument()
    }

    /// The thresholds and floors.
    #[must_use]
    pub const fn rules(self) -> &'static Rules {
        &self.answering.instrument().rules
    }

    /// Where a person goes on: the first unanswered indicator and true, or the first principle and false where none is left.
    #[must_use]
    pub fn way_on(self) -> (Route, bool) {
        let open = self.principles.with(|principles| {
            let mut indicators = principles.iter().flat_map(|principle| &principle.indicators);
            indicators
                .find(|indicator| indicator.reply == Reply::Unanswered)
                .map(|indicator| indicator.id)
        });
        let id = self.id();
        if let Some(indicator) = open {
            let principle = indicator.principle();
            return (
                Route::Answer {
                    id,
                    principle,
                    indicator: Some(indicator.number()),
                },
                true,
            );
        }
        let first = self.instrument().principles.first();
        let route = first.map_or(Route::Assessments, |first| Route::Answer {
            id,
            principle: first.id,
            indicator: None,
        });
        (route, false)
    }
}

/// The report of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Report, report::TITLE, report)
}

fn report(findings: Findings) -> AnyView {
    view! {
        {head::head(findings)}
        {profile::profile(findings)}
        {overall::overall(findings)}
        {essentials::essentials(findings)}
        {extremes::extremes_section(findings)}
        {all_answers::all_answers(findings)}
        {limits::limits(findings)}
    }
    .into_any()
}
