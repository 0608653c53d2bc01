//! Everybody's ratings side by side, once one's own are done: how far they agree, what to talk about, and what counts.

use leptos::prelude::*;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::review::Compared;

use super::compared_card::ComparedCard;
use super::figures::figures;
use super::result_now::result_now;
use super::round::Round;
use crate::browser::page;
use crate::route::Route;
use crate::words::{Word, common, fill, plural, review, text};

/// Which of the statements that several people rated are on screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Talk,
    Settled,
    All,
}

const FILTERS: [(Filter, &str, Word); 3] = [
    (Filter::Talk, "talk", review::FILTER_TALK),
    (Filter::Settled, "settled", review::FILTER_SETTLED),
    (Filter::All, "all", review::FILTER_ALL),
];

impl Filter {
    fn fits(self, compared: &Compared) -> bool {
        compared.has_several()
            && match self {
                Self::Talk => compared.talk.is_some(),
                Self::Settled => compared.is_settled(),
                Self::All => true,
            }
    }
}

/// The section.
pub fn side_by_side(round: Round) -> impl IntoView {
    let blind = Memo::new(move |_| round.is_blind());
    let several = Memo::new(move |_| {
        round
            .compared
            .with(|compared| compared.iter().filter(|one| one.has_several()).count())
    });
    let others = Memo::new(move |_| others_have_rated(round));
    let body = move || match (others.get(), blind.get(), several.get()) {
        (false, ..) => nobody(round).into_any(),
        (true, true, _) => hidden(round).into_any(),
        (true, false, 0) => view! { <p class="empty">{text(review::COMPARE_NONE)}</p> }.into_any(),
        (true, false, _) => shown(round).into_any(),
    };
    view! {
        <section class="side-by-side" aria-labelledby="compare-heading">
            <h2 id="compare-heading" tabindex="-1">{text(review::COMPARE_HEADING)}</h2>
            {body}
        </section>
    }
}

/// Whether somebody else than the person at this device has rated anything.
fn others_have_rated(round: Round) -> bool {
    round.me.with(|me| {
        round.compared.with(|compared| {
            let mut raters = compared.iter().flat_map(|one| one.said.ratings.keys());
            raters.any(|rater| Some(rater) != me.as_ref())
        })
    })
}

fn nobody(round: Round) -> impl IntoView {
    if round.is_provider() {
        view! { <p class="empty">{text(review::COMPARE_NOBODY)} " " <a href=Route::Data.href()>{text(review::TO_DATA)}</a></p> }
            .into_any()
    } else {
        view! { <p class="empty">{text(review::COMPARE_ALONE)}</p> }.into_any()
    }
}

/// Other people's levels would pull one's own.
fn hidden(round: Round) -> impl IntoView {
    let said = move || {
        let me = round.me.get()?;
        let progress = round.progress(&me, |_| true);
        let (rated, asked) = (progress.rated.to_string(), progress.asked.to_string());
        Some(fill(review::BLIND_ABOUT, &[("rated", &rated), ("asked", &asked)]))
    };
    view! {
        <div class="blind" data-blind="">
            <p>{said}</p>
            <p class="actions">
                <button type="button" data-action="look-early" on:click=move |_| round.look_early()>{text(review::BLIND_LOOK)}</button>
            </p>
        </div>
    }
}

fn shown(round: Round) -> impl IntoView {
    let filter = RwSignal::new(Filter::Talk);
    // As it stood when it was chosen: a card must not vanish under the hand that settles it.
    let ids = Memo::new(move |_| {
        let wanted = filter.get();
        round.compared.with(|compared| {
            let fitting = compared.iter().filter(|one| wanted.fits(one));
            fitting.map(|one| one.indicator).collect::<Vec<IndicatorId>>()
        })
    });
    let count = move |wanted: Filter| {
        round
            .compared
            .with(|compared| compared.iter().filter(|one| wanted.fits(one)).count())
    };
    let buttons = FILTERS.map(|(kind, value, word)| {
        let label = move || fill(word, &[("count", &count(kind).to_string())]);
        let pressed = move || (filter.get() == kind).to_string();
        view! { <button type="button" data-filter=value aria-pressed=pressed on:click=move |_| filter.set(kind)>{label}</button> }
    });
    let several = move || plural(review::SEVERAL, count(Filter::All), &[]);
    let empty = move || {
        ids.with(Vec::is_empty)
            .then(|| view! { <p class="empty">{text(common::FILTER_EMPTY)}</p> })
    };
    view! {
        <p>{several}</p>
        {figures(round)}
        {result_now(round)}
        <p class="actions">
            <button type="button" data-action="print" on:click=|_| page::print()>{text(review::PRINT)}</button>
        </p>
        <div class="filters" role="group" aria-label=text(common::FILTER)>{buttons}</div>
        {empty}
        <For each=move || ids.get() key=|id| *id let(id)>
            <ComparedCard round id />
        </For>
    }
}
