//! A filter over the indicators of a principle, and a search over the whole instrument.

use leptos::prelude::*;
use touchstone_domain::catalog::IndicatorWords;
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::{IndicatorScore, PrincipleScore, Reply};

use crate::browser::dom::Piece;
use crate::route::Route;
use crate::state::answering::{Answering, PrincipleSignals};
use crate::state::texts::InstrumentTexts;
use crate::words::{Word, common, fill, plural, text};

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
    (Filter::All, common::FILTER_ALL),
    (Filter::Unanswered, common::FILTER_UNANSWERED),
    (Filter::Essential, common::FILTER_ESSENTIAL),
    (Filter::BelowTarget, common::FILTER_BELOW),
];

/// Filter and search.
#[component]
pub fn Tools(
    /// What is known about the principle on screen.
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
    Effect::new(move || on_screen.with(|ids| leave_out_others(ids)));
    let buttons = FILTERS.map(|(kind, word)| {
        let pressed = move || (filter.get() == kind).to_string();
        view! { <button type="button" aria-pressed=pressed on:click=move |_| filter.set(kind)>{text(word)}</button> }
    });
    let empty = move || {
        on_screen
            .with(Vec::is_empty)
            .then(|| view! { <p class="empty">{text(common::FILTER_EMPTY)}</p> })
    };
    view! {
        <div class="tools">
            <div class="filters" role="group" aria-label=text(common::FILTER)>{buttons}</div>
            <Search />
        </div>
        {empty}
    }
}

/// Hides the cards that the filter leaves out. Those out of scope are hidden by the page itself.
fn leave_out_others(wanted: &[IndicatorId]) {
    let cards = Piece::find("main").map(|main| main.all_inside("[data-indicator]"));
    for card in cards.into_iter().flatten() {
        let id = card.attribute("data-indicator").and_then(|id| id.parse().ok());
        let fits = id.is_some_and(|id| wanted.contains(&id));
        card.set_attribute("data-left-out", (!fits).then_some(""));
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

/// A search over names, statements and anchors of all indicators.
#[component]
fn Search() -> impl IntoView {
    let wanted = RwSignal::new(String::new());
    let hits = Memo::new(move |_| wanted.with(|wanted| find(&wanted.trim().to_lowercase())));
    let count = move || {
        let typed = wanted.with(|wanted| wanted.trim().chars().count() > 1);
        typed.then(|| plural(common::SEARCH_HITS, hits.with(Vec::len), &[]))
    };
    let list = move || {
        let hits = hits.get();
        (!hits.is_empty())
            .then(|| view! { <ul class="hits">{hits.into_iter().take(MOST_HITS).map(hit).collect::<Vec<_>>()}</ul> })
    };
    view! {
        <div class="search" role="search">
            <label>
                <span class="field-label">{text(common::SEARCH)}</span>
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
    let principles = &InstrumentTexts::expect().words.principles;
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
    let label = fill(common::INDICATOR_ID, &[("id", &id.to_string().replace('p', "P"))]);
    view! { <li><a href=route.href()>{label} {words.name.as_str()}</a></li> }
}
