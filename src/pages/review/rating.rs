//! A reviewer's own ratings, principle by principle, with what is left to do.

use leptos::prelude::*;
use touchstone_domain::ids::{IndicatorId, PrincipleId, RaterId};

use super::rating_card::RatingCard;
use super::round::Round;
use crate::browser::navigation;
use crate::pages::answer::furniture::keys::listen_for_choices;
use crate::pages::report::naming::{principle_title, principle_words};
use crate::words::{common, fill, review, text};

/// The ratings.
#[component]
pub fn Rating(
    /// What the page shows.
    round: Round,
    /// The reviewer.
    me: RaterId,
) -> impl IntoView {
    let me = StoredValue::new(me);
    listen_for_choices(move |indicator, answer| round.rate(me.get_value(), indicator, Some(answer)));
    let all = Memo::new(move |_| me.with_value(|me| round.progress(me, |_| true)));
    let first = all.with_untracked(|all| all.next).map(IndicatorId::principle);
    let principles = &round.findings.instrument().principles;
    let first = first.or_else(|| principles.first().map(|principle| principle.id));
    let Some(first) = first else { return ().into_any() };
    let shown = RwSignal::new(first);
    let rated = move || all.with(|all| all.rated.to_string());
    let asked = move || all.with(|all| all.asked.to_string());
    let progress = move || fill(review::RATED, &[("rated", &rated()), ("asked", &asked())]);
    let next = move |_| {
        if let Some(indicator) = all.with_untracked(|all| all.next) {
            shown.set(indicator.principle());
            let heading = format!("[data-rate=\"{indicator}\"] h4");
            navigation::after_render(move || navigation::focus(&heading, true));
        }
    };
    let done = move || all.with(|all| all.next.is_none());
    view! {
        <section class="rating" aria-labelledby="rating-heading">
            <h2 id="rating-heading">{text(review::RATE_HEADING)}</h2>
            <p>{text(review::RATE_ABOUT)}</p>
            <p class="rating-progress" data-rated=rated data-asked=asked>
                <progress max=asked value=rated aria-label=text(review::RATE_HEADING)></progress> " " <span>{progress}</span>
            </p>
            {move || done().then(|| view! { <p role="status">{text(review::RATE_ALL_DONE)}</p> })}
            {ways(round, me, shown)}
            {move || cards(round, me, shown.get())}
            <p class="actions">
                <button type="button" data-action="next-unrated" disabled=done on:click=next>{text(review::RATE_NEXT)}</button>
            </p>
        </section>
    }
    .into_any()
}

/// The principles that are asked, each with how far one is.
fn ways(round: Round, me: StoredValue<RaterId>, shown: RwSignal<PrincipleId>) -> impl IntoView {
    let way = move |id: PrincipleId| {
        let progress = Memo::new(move |_| me.with_value(|me| round.progress(me, |one| one.principle() == id)));
        let counts = move || {
            let (rated, asked) = progress.with(|progress| (progress.rated.to_string(), progress.asked.to_string()));
            fill(review::RATED_SHORT, &[("rated", &rated), ("asked", &asked)])
        };
        let go = move |_| {
            shown.set(id);
            navigation::after_render(|| navigation::focus("#rated-principle", true));
        };
        let current = move || (shown.get() == id).then_some("true");
        let lang = principle_words(id).and_then(|(_, language)| language);
        view! {
            <li>
                <button type="button" data-rate-principle=id.to_string() aria-current=current on:click=go>
                    <span lang=lang>{principle_title(id)}</span> " " <span class="counts">{counts}</span>
                </button>
            </li>
        }
    };
    let ways: Vec<_> = asked_principles(round).into_iter().map(way).collect();
    view! { <nav class="rate-principles" aria-label=text(review::RATE_PRINCIPLES)><ul>{ways}</ul></nav> }
}

fn asked_principles(round: Round) -> Vec<PrincipleId> {
    let mut principles: Vec<PrincipleId> = round.compared.with_untracked(|compared| {
        let all = compared.iter().map(|compared| compared.indicator.principle());
        all.collect()
    });
    principles.dedup();
    principles
}

fn cards(round: Round, me: StoredValue<RaterId>, principle: PrincipleId) -> impl IntoView {
    let asked: Vec<IndicatorId> = round.compared.with_untracked(|compared| {
        let of_it = compared.iter().map(|compared| compared.indicator);
        of_it.filter(|indicator| indicator.principle() == principle).collect()
    });
    let lang = principle_words(principle).and_then(|(_, language)| language);
    let cards: Vec<_> = asked
        .into_iter()
        .map(|id| view! { <RatingCard round me id /> })
        .collect();
    let empty = cards
        .is_empty()
        .then(|| view! { <p class="empty">{text(common::FILTER_EMPTY)}</p> });
    view! {
        <h3 id="rated-principle" tabindex="-1" lang=lang>{principle_title(principle)}</h3>
        {empty}
        {cards}
    }
}
