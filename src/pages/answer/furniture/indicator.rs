//! What stands beside the choices of one indicator: hint and reason below them, then evidence, note and explanations.

use leptos::prelude::*;
use touchstone_domain::assessment::action::Action;
use touchstone_domain::assessment::{Answer, IndicatorAnswer, keys};
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::{IndicatorId, PrincipleId, RaterId};
use touchstone_domain::instrument::Indicator;
use touchstone_domain::small_code::SmallMap;

use super::evidence_list::EvidenceList;
use super::explanations::{BeforeYouChoose, Explanations};
use crate::components::also_written::AlsoWritten;
use crate::components::typed_field::{Shape, TypedField};
use crate::pages::answer::choices::own_answer;
use crate::spot::Spot;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::state::texts::InstrumentTexts;
use crate::words::{common, text};

/// Furnishes every indicator of a principle.
pub fn place_all(principle: PrincipleId, signals: PrincipleSignals, page: &Spot) {
    let catalog = InstrumentTexts::expect().words;
    let words = catalog.principles.iter().find(|words| words.id == principle);
    for words in words.into_iter().flat_map(|principle| &principle.indicators) {
        let Some(indicator) = catalog.instrument.indicator(words.id) else {
            continue;
        };
        let said = Memo::new(move |_| {
            let read = |answers: &SmallMap<IndicatorId, IndicatorAnswer>| answers.get(&words.id).cloned();
            signals.answers.with(read).unwrap_or_default()
        });
        let slot = |name: &str| format!("[data-indicator=\"{}\"] [data-slot={name}]", words.id);
        page.mount_inside(&slot("choice"), move || below_choices(indicator, words, said));
        page.mount_inside(&slot("more"), move || more(words, said));
    }
}

/// The hint for the level that is chosen, and the reason for N/A.
fn below_choices(
    indicator: &'static Indicator,
    words: &'static IndicatorWords,
    said: Memo<IndicatorAnswer>,
) -> impl IntoView {
    let answering = Answering::expect();
    let id = words.id;
    let chosen = Memo::new(move |_| said.with(own_answer));
    let reason_key = keys::reason(id, &RaterId::own());
    let reason = move || {
        (chosen.get() == Some(Answer::NotApplicable)).then(|| {
            let key = reason_key.clone();
            view! { {reason(words, said)} <AlsoWritten key /> }
        })
    };
    let profile_needed = move || {
        let missing = answering.head.with(|head| head.profile.is_none());
        (missing && !indicator.not_applicable_for.is_empty())
            .then(|| view! { <p class="hint">{text(common::NOT_APPLICABLE_NEEDS_PROFILE)}</p> })
    };
    view! { {profile_needed} <BeforeYouChoose id chosen /> {reason} }
}

/// Evidence, note and explanations.
fn more(words: &'static IndicatorWords, said: Memo<IndicatorAnswer>) -> impl IntoView {
    let answering = Answering::expect();
    let id = words.id;
    let note = Signal::derive(move || said.with(|said| said.note.clone()));
    let write_note = move |text| answering.dispatch(&Action::WriteNote { indicator: id, text });
    let note_open = said.with_untracked(|said| !said.note.is_empty());
    view! {
        <EvidenceList id said />
        <details class="note" open=note_open>
            <summary>{text(common::NOTE)}</summary>
            <TypedField label=text(common::NOTE_LABEL) shape=Shape::Lines(3) value=note write=write_note />
            <AlsoWritten key=keys::note(id) />
        </details>
        <Explanations id />
    }
}

/// Why it does not apply: N/A counts only with a reason.
fn reason(words: &'static IndicatorWords, said: Memo<IndicatorAnswer>) -> impl IntoView {
    let answering = Answering::expect();
    let id = words.id;
    let reason =
        Signal::derive(move || said.with(|said| said.reasons.get(&RaterId::own()).cloned().unwrap_or_default()));
    let write = move |text| {
        answering.dispatch(&Action::GiveReason {
            indicator: id,
            rater: RaterId::own(),
            text,
        });
    };
    // It keeps its place when the reason is given: a press on what stands below must not miss.
    let given = move || reason.with(|reason| !reason.trim().is_empty());
    let when = words
        .not_applicable_when
        .as_deref()
        .map(|when| view! { <p class="hint" inner_html=when></p> });
    view! {
        <div class="reason">
            {when}
            <TypedField label=text(common::REASON_LABEL) value=reason write />
            <p class="warning" class:met=given>{text(common::REASON_MISSING)}</p>
        </div>
    }
}
