//! The indicators of a principle behind a filter, and a search over the whole instrument.

use leptos::prelude::*;
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::instrument::{Indicator, Level};
use touchstone_domain::scoring::{IndicatorScore, PrincipleScore, Reply};

use super::indicator_card::IndicatorCard;
use crate::route::Route;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::state::content::Content;
use crate::words::{Word, fill, plural, start, text};

/// The level that an indicator should reach where nobody set another.
const TARGET: Option<Level> = Level::new(3);
/// Hits that the search shows; more would not be read.
const MOST_HITS: usize = 20;

/// Which indicators are on screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Unanswered,
    Essential,
    BelowTarget,
}

const FILTERS: [(Filter, Word); 4] = [
    (Filter::All, start::FILTER_ALL),
    (Filter::Unanswered, start::FILTER_UNANSWERED),
    (Filter::Essential, start::FILTER_ESSENTIAL),
    (Filter::BelowTarget, start::FILTER_BELOW),
];

/// Filter, search and the indicators that fit.
#[component]
pub fn Tools(
    /// The principle on screen.
    principle: PrincipleId,
    /// What is known about it.
    signals: PrincipleSignals,
) -> impl IntoView {
    let filter = RwSignal::new(Filter::All);
    let in_scope = Memo::new(move |_| signals.score.with(|score| score.indicators.len()));
    // The filter looks at the answers once, when it is chosen: a card must not vanish under the hand that answers it.
    let on_screen = Memo::new(move |_| {
        in_scope.track();
        let wanted = filter.get();
        let fitting = |score: &PrincipleScore| {
            let fitting = score.indicators.iter().filter(|indicator| fits(wanted, indicator));
            fitting.map(|indicator| indicator.id).collect::<Vec<_>>()
        };
        signals.score.with_untracked(fitting)
    });
    let buttons = FILTERS.map(|(kind, word)| {
        let pressed = move || (filter.get() == kind).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| filter.set(kind)>{text(word)}</button> }
    });
    let empty = move || {
        on_screen
            .with(Vec::is_empty)
            .then(|| view! { <p class="empty">{text(start::FILTER_EMPTY)}</p> })
    };
    view! {
        <div class="tools">
            <div class="filters" role="group" aria-label=text(start::FILTER)>{buttons}</div>
            <Search />
        </div>
        {empty}
        <For each=move || on_screen.get() key=|id| *id let(id)>
            {card(principle, id, signals)}
        </For>
    }
}

fn fits(filter: Filter, indicator: &IndicatorScore) -> bool {
    match filter {
        Filter::All => true,
        Filter::Unanswered => indicator.reply == Reply::Unanswered,
        Filter::Essential => indicator.essential,
        Filter::BelowTarget => indicator.reply.level().is_some_and(|level| Some(level) < TARGET),
    }
}

fn card(principle: PrincipleId, id: IndicatorId, signals: PrincipleSignals) -> Option<impl IntoView> {
    let content = Content::expect();
    let catalog = content.instrument.get_untracked();
    let words = catalog.principles.iter().find(|words| words.id == principle)?;
    let language = words.language.as_deref().unwrap_or(catalog.language.as_str());
    let lang = (language != content.language.get_untracked()).then_some(language);
    let words: &'static IndicatorWords = words.indicators.iter().find(|words| words.id == id)?;
    let indicator: &'static Indicator = catalog.instrument.indicator(id)?;
    Some(view! { <IndicatorCard indicator words lang principle=signals /> })
}

/// A search over names, statements and anchors of all indicators.
#[component]
fn Search() -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let hits = Memo::new(move |_| wanted.with(|wanted| find(&wanted.trim().to_lowercase())));
    let count = move || {
        let typed = wanted.with(|wanted| wanted.trim().chars().count() > 1);
        typed.then(|| plural(start::SEARCH_HITS, hits.with(Vec::len), &[]))
    };
    let list = move || {
        let hits = hits.get();
        (!hits.is_empty())
            .then(|| view! { <ul class="hits">{hits.into_iter().take(MOST_HITS).map(hit).collect::<Vec<_>>()}</ul> })
    };
    view! {
        <div class="search" role="search">
            <label>
                <span class="field-label">{text(start::SEARCH)}</span>
                <input type="search" autocomplete="off" on:input=move |event| wanted.set(event_target_value(&event)) />
            </label>
            <p class="hit-count" role="status">{count}</p>
            {list}
        </div>
    }
}

fn find(wanted: &str) -> Vec<&'static IndicatorWords> {
    if wanted.chars().count() < 2 {
        return Vec::new();
    }
    let fits = |words: &&IndicatorWords| {
        let has = |text: &str| text.to_lowercase().contains(wanted);
        has(&words.name)
            || has(&words.id.to_string())
            || has(&without_tags(&words.statement))
            || words.anchors.iter().any(|anchor| has(anchor))
    };
    let principles = &Content::expect().instrument.get_untracked().principles;
    principles
        .iter()
        .flat_map(|principle| &principle.indicators)
        .filter(fits)
        .collect()
}

fn without_tags(html: &str) -> String {
    let pieces = html.split('<').enumerate();
    pieces
        .map(|(place, piece)| {
            if place == 0 {
                piece
            } else {
                piece.split_once('>').map_or("", |(_, text)| text)
            }
        })
        .collect()
}

fn hit(words: &'static IndicatorWords) -> impl IntoView {
    let id = words.id;
    let route = Route::Answer {
        id: Answering::expect().id(),
        principle: id.principle(),
        indicator: Some(id.number()),
    };
    let label = fill(start::INDICATOR_ID, &[("id", &id.to_string().replace('p', "P"))]);
    view! { <li><a href=route.href()>{label} {words.name.as_str()}</a></li> }
}
