//! One statement for a reviewer: the five anchors, the provider's evidence, and a comment.

use leptos::prelude::*;
use touchstone_domain::assessment::{Answer, keys};
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::{IndicatorId, RaterId};
use touchstone_domain::instrument::{Indicator, Level};
use touchstone_domain::review::{self as several, Action, Compared};

use super::naming::answer_value;
use super::round::Round;
use crate::components::also_written::AlsoWritten;
use crate::components::level_mark::LevelMark;
use crate::components::typed_field::{Shape, TypedField};
use crate::pages::answer::furniture::explanations::BeforeYouChoose;
use crate::pages::report::evidence::evidence_list;
use crate::pages::report::naming::{essential_mark, indicator_code, indicator_words};
use crate::words::{common, report, review, text};

/// The card.
#[component]
pub fn RatingCard(
    /// What the page shows.
    round: Round,
    /// The reviewer: whoever the card was drawn for, also while it goes.
    me: StoredValue<RaterId>,
    /// The statement.
    id: IndicatorId,
) -> impl IntoView {
    let (words, lang) = indicator_words(id)?;
    let indicator = round.findings.instrument().indicator(id)?;
    let said = round.indicator(id);
    let given = Memo::new(move |_| said.with(|said| me.with_value(|me| said.as_ref()?.given_by(me))));
    let evidence = Memo::new(move |_| said.with(|said| said.as_ref().map(|said| said.said.evidence.clone())));
    let evidence =
        move || evidence.with(|entries| evidence_list(round.findings, entries.as_deref().unwrap_or_default()));
    Some(view! {
        <section class="indicator" data-rate=id.to_string()>
            <h4 tabindex="-1">
                <span class="indicator-id">{indicator_code(id)}</span> " " <span lang=lang>{words.name.as_str()}</span> {essential_mark(indicator.essential)}
            </h4>
            <fieldset>
                <legend class="statement" lang=lang inner_html=words.statement.as_str()></legend>
                <p class="why" lang=lang inner_html=words.why.as_str()></p>
                {choices(round, me, indicator, words, lang, given)}
            </fieldset>
            <BeforeYouChoose id chosen=given />
            {move || (given.get() == Some(Answer::NotApplicable)).then(|| reason(round, me, words, said))}
            <h5>{text(review::RATE_EVIDENCE)}</h5>
            {evidence}
            {comment(round, me, id, said)}
        </section>
    })
}

fn choices(
    round: Round,
    me: StoredValue<RaterId>,
    indicator: &'static Indicator,
    words: &'static IndicatorWords,
    lang: Option<&'static str>,
    given: Memo<Option<Answer>>,
) -> impl IntoView {
    let id = words.id;
    let radio = move |answer: Answer| {
        let checked = move || given.get() == Some(answer);
        view! {
            <input type="radio" name=id.to_string() value=answer_value(answer) autocomplete="off" prop:checked=checked on:change=move |_| round.rate(me.get_value(), id, Some(answer)) />
        }
    };
    let anchors = Level::ALL.into_iter().zip(&words.anchors).map(|(level, anchor)| {
        view! {
            <label class="choice" data-level=level.number()>
                {radio(Answer::Level(level))} <LevelMark level /> <span class="anchor" lang=lang>{anchor.as_str()}</span>
            </label>
        }
    });
    let anchors: Vec<_> = anchors.collect();
    let profile = round.findings.answering.head;
    let may_skip = Memo::new(move |_| {
        let profile = profile.with(|head| head.profile);
        let open = profile.is_some_and(|profile| indicator.not_applicable_for.contains(&profile));
        // Shown also where it is chosen and no longer allowed.
        open || given.get() == Some(Answer::NotApplicable)
    });
    let skip = move || {
        may_skip.get().then(|| {
            view! { <label class="choice other">{radio(Answer::NotApplicable)} <span>{text(report::REPLY_NOT_APPLICABLE)}</span></label> }
        })
    };
    view! {
        <div class="choices">
            {anchors}
            <div class="other-choices">
                <label class="choice other">{radio(Answer::Unknown)} <span>{text(review::RATE_UNKNOWN)}</span></label>
                {skip}
                {move || given.get().map(|_| view! {
                    <button type="button" class="quiet" data-action="take-rating-back" data-once="" on:click=move |_| round.rate(me.get_value(), id, None)>{text(review::RATE_TAKE_BACK)}</button>
                })}
            </div>
        </div>
    }
}

/// Why it does not apply: that counts only with a reason.
fn reason(
    round: Round,
    me: StoredValue<RaterId>,
    words: &'static IndicatorWords,
    said: Memo<Option<Compared>>,
) -> impl IntoView {
    let id = words.id;
    let reason = Signal::derive(move || {
        let given = |said: &Option<Compared>| me.with_value(|me| said.as_ref()?.said.reasons.get(me).cloned());
        said.with(given).unwrap_or_default()
    });
    let met = move || reason.with(|reason| !reason.trim().is_empty());
    let write = move |text| round.give_reason(me.get_value(), id, text);
    let key = me.with_value(|me| keys::reason(id, me));
    let when = words
        .not_applicable_when
        .as_deref()
        .map(|when| view! { <p class="hint" inner_html=when></p> });
    view! {
        <div class="reason">
            {when}
            <TypedField label=text(common::REASON_LABEL) value=reason write />
            <AlsoWritten key />
            <p class="warning" class:met=met>{text(common::REASON_MISSING)}</p>
        </div>
    }
}

fn comment(round: Round, me: StoredValue<RaterId>, id: IndicatorId, said: Memo<Option<Compared>>) -> impl IntoView {
    let comment = Signal::derive(move || {
        let written = |said: &Option<Compared>| me.with_value(|me| said.as_ref()?.comments.get(me).cloned());
        said.with(written).unwrap_or_default()
    });
    let write = move |text| {
        round.act(&Action::WriteComment {
            indicator: id,
            rater: me.get_value(),
            text,
        });
    };
    let key = me.with_value(|me| several::keys::comment(id, me));
    view! {
        <TypedField label=text(review::RATE_COMMENT) shape=Shape::Lines(3) value=comment write />
        <AlsoWritten key />
    }
}
