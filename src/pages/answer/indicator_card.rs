//! One indicator: statement, choices, reason for N/A, evidence and note.

use leptos::prelude::*;
use touchstone_domain::assessment::action::Action;
use touchstone_domain::assessment::{Answer, IndicatorAnswer, keys};
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::RaterId;
use touchstone_domain::instrument::Indicator;

use super::choices::{Choices, own_answer};
use super::evidence_list::EvidenceList;
use super::explanations::{BeforeYouChoose, Explanations};
use super::typed_text::TypedText;
use crate::components::also_written::AlsoWritten;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::words::{fill, start, text};

/// One indicator.
#[component]
pub fn IndicatorCard(
    /// Its structure.
    indicator: &'static Indicator,
    /// Its words.
    words: &'static IndicatorWords,
    /// The language of the words, where it is not the page's.
    lang: Option<&'static str>,
    /// Its principle.
    principle: PrincipleSignals,
) -> impl IntoView {
    let answering = Answering::expect();
    let id = indicator.id;
    let said = Memo::new(move |_| {
        principle
            .answers
            .with(|answers| answers.get(&id).cloned().unwrap_or_default())
    });
    let chosen = Memo::new(move |_| said.with(own_answer));
    let may_skip = Memo::new(move |_| {
        let profile = answering.head.with(|head| head.profile);
        profile.is_some_and(|profile| indicator.not_applicable_for.contains(&profile))
    });
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
            .then(|| view! { <p class="hint">{text(start::NOT_APPLICABLE_NEEDS_PROFILE)}</p> })
    };
    let note = Signal::derive(move || said.with(|said| said.note.clone()));
    let write_note = move |text| answering.dispatch(&Action::WriteNote { indicator: id, text });
    let note_open = said.with_untracked(|said| !said.note.is_empty());
    let essential = indicator
        .essential
        .then(|| view! { <span class="essential">{text(start::ESSENTIAL)}</span> });
    view! {
        <section class="indicator" data-indicator=id.to_string() lang=lang>
            <h2 tabindex="-1">
                <span class="indicator-id">{fill(start::INDICATOR_ID, &[("id", &id.to_string().replace('p', "P"))])}</span>
                {words.name.as_str()} " " {essential}
            </h2>
            <fieldset>
                <legend class="statement" inner_html=words.statement.as_str()></legend>
                <p class="why" inner_html=words.why.as_str()></p>
                <Choices words chosen may_skip />
                {profile_needed}
                <BeforeYouChoose id chosen />
                {reason}
            </fieldset>
            <EvidenceList id said />
            <details class="note" open=note_open>
                <summary>{text(start::NOTE)}</summary>
                <TypedText label=text(start::NOTE_LABEL) text=note multiline=true write=write_note />
                <AlsoWritten key=keys::note(id) />
            </details>
            <Explanations id />
        </section>
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
            <TypedText label=text(start::REASON_LABEL) text=reason write />
            <p class="warning" class:met=given>{text(start::REASON_MISSING)}</p>
        </div>
    }
}
