//! Pagination: a long list comes in pages.

use std::ops::Range;

use leptos::prelude::*;

use crate::words::{data, fill, text};

/// The most on one page of a list.
pub const PAGE: usize = 50;

/// Which part of so many entries is on this page; the last one where there are fewer pages by now.
#[must_use]
pub fn part(page: usize, all: usize) -> Range<usize> {
    let from = page.min(all.saturating_sub(1) / PAGE) * PAGE;
    from..all.min(from + PAGE)
}

/// The ways to the pages before and after, where there is more than one.
#[component]
pub fn Paging(
    /// How many entries there are.
    #[prop(into)]
    all: Signal<usize>,
    /// The page that is shown, from 0.
    page: RwSignal<usize>,
) -> impl IntoView {
    let shown = move || part(page.get(), all.get());
    let turn = move |by: isize| {
        let here = untrack(shown).start / PAGE;
        page.set(here.saturating_add_signed(by));
    };
    let range = move || {
        let range = shown();
        let numbers = [range.start + 1, range.end, all.get()].map(|number| number.to_string());
        let [from, to, all] = numbers.each_ref();
        fill(data::LIST_RANGE, &[("from", from), ("to", to), ("all", all)])
    };
    let is_long = Memo::new(move |_| all.get() > PAGE);
    move || {
        is_long.get().then(|| {
            view! {
                <p class="actions paging">
                    <button type="button" data-action="previous-page" disabled=move || shown().start == 0 on:click=move |_| turn(-1)>
                        {text(data::LIST_PREVIOUS)}
                    </button>
                    <span role="status">{range}</span>
                    <button type="button" data-action="next-page" disabled=move || shown().end == all.get() on:click=move |_| turn(1)>
                        {text(data::LIST_NEXT)}
                    </button>
                </p>
            }
        })
    }
}
