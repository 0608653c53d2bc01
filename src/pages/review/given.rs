//! What everybody gave to one statement, and what that comes to: on screen and on paper.

use leptos::prelude::*;
use touchstone_domain::ids::RaterId;
use touchstone_domain::review::{Compared, Talk, Voice};

use super::naming::{answer_mark, voice_title};
use crate::words::{Word, fill, fill_with, report, review, text};

/// Everybody's reply with reason, comment and note, in the order of the voices.
pub fn given_list(compared: &Compared, voices: &[Voice]) -> AnyView {
    let rows = voices.iter().filter_map(|voice| {
        let answer = compared.given_by(&voice.id);
        let said = words_of(compared, &voice.id);
        if answer.is_none() && said.is_empty() {
            return None;
        }
        let said: Vec<_> = said
            .into_iter()
            .map(|text| view! { <p class="typed">{text}</p> })
            .collect();
        Some(view! {
            <li data-given-by=voice.id.to_string()>
                <p class="given-level"><bdi class="given-name">{voice_title(voice)}</bdi> {answer_mark(answer)}</p>
                {said}
            </li>
        })
    });
    view! { <ul class="given">{rows.collect::<Vec<_>>()}</ul> }.into_any()
}

/// What somebody wrote: why it does not apply, a comment, and for the provider the note.
fn words_of(compared: &Compared, rater: &RaterId) -> Vec<String> {
    let said = &compared.said;
    let reason = said.reasons.get(rater).map(String::as_str);
    let note = (*rater == RaterId::own()).then_some(said.note.as_str());
    let comment = compared.comments.get(rater).map(String::as_str);
    let filled = |word: Word, name: &str, text: Option<&str>| {
        let text = text.filter(|text| !text.trim().is_empty())?;
        Some(fill(word, &[(name, text)]))
    };
    let texts = [
        filled(report::REASON_GIVEN, "reason", reason),
        filled(review::COMMENT_GIVEN, "comment", comment),
        filled(report::NOTE_GIVEN, "note", note),
    ];
    texts.into_iter().flatten().collect()
}

/// Lowest, lower middle and highest level; nothing where fewer than two gave one.
#[must_use]
pub fn spread_words(compared: &Compared) -> Option<String> {
    let spread = compared.spread.filter(|spread| spread.count > 1)?;
    let values = [
        ("lowest", spread.lowest.to_string()),
        ("median", spread.median.to_string()),
        ("highest", spread.highest.to_string()),
        ("count", spread.count.to_string()),
    ];
    Some(fill_with(review::SPREAD, &values))
}

/// Why to talk about it.
#[must_use]
pub fn talk_words(talk: Talk) -> &'static str {
    text(match talk {
        Talk::FarApart => review::TALK_FAR,
        Talk::AcrossGate => review::TALK_GATE,
        Talk::WhetherItApplies => review::TALK_APPLIES,
    })
}

/// What counts now, and why; with the reason of the talk where one was written down.
pub fn outcome(compared: &Compared) -> AnyView {
    let reason = compared.agreed_reason.trim();
    let reason = (!reason.is_empty()).then(|| fill(review::AGREED_BECAUSE, &[("reason", reason)]));
    let reason = reason.map(|reason| view! { <p class="typed">{reason}</p> });
    let (word, answer) = match &compared.said.agreed {
        Some(agreed) => (review::COUNTS_AGREED, Some(agreed.answer)),
        None if compared.is_settled() => (review::COUNTS_NO_AGREEMENT, compared.without_agreement()),
        None => (review::COUNTS_MEDIAN, compared.without_agreement()),
    };
    view! {
        <div class="what-counts">
            <p>{text(word)} " " {answer_mark(answer)}</p>
            {reason}
        </div>
    }
    .into_any()
}
