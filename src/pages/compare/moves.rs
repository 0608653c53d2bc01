//! Statement by statement: from which level to which, and whether the move may be called real.

use std::cmp::Ordering;

use leptos::prelude::*;
use touchstone_domain::compare::{ASSESSORS_NEEDED, Moved};

use super::evidence::titles;
use super::versions::{Pair, Versions};
use crate::components::level_mark::LevelMark;
use crate::components::table::named_table;
use crate::pages::report::naming::{essential_mark, indicator_link};
use crate::words::{compare, fill, plural, text};

/// The table, with a choice to see only what moved.
pub fn moves_table(versions: Versions) -> impl IntoView {
    let moved_only = RwSignal::new(true);
    let rows = move || {
        versions.pair.with(|pair| {
            let Some(pair) = pair else { return Vec::new() };
            let only = moved_only.get();
            let shown = pair.comparison.indicators.iter();
            let shown = shown.filter(|moved| !only || moved.direction() != Ordering::Equal);
            shown.map(|moved| row(versions, pair, moved)).collect::<Vec<_>>()
        })
    };
    let body = move || {
        let rows = rows();
        if rows.is_empty() {
            return view! { <p class="empty">{text(compare::MOVES_NONE)}</p> }.into_any();
        }
        view! {
            {named_table("moves-caption", "moves-table", compare::MOVES_CAPTION, &[
                compare::COLUMN_STATEMENT, compare::COLUMN_BEFORE, compare::COLUMN_AFTER, compare::COLUMN_MOVE,
                compare::COLUMN_REAL,
            ], rows)}
        }
        .into_any()
    };
    view! {
        <h3>{text(compare::MOVES_HEADING)}</h3>
        <p class="no-print">
            <label class="check">
                <input type="checkbox" name="moved-only" prop:checked=moved_only on:change=move |event| moved_only.set(event_target_checked(&event)) />
                <span>{text(compare::MOVED_ONLY)}</span>
            </label>
        </p>
        {body}
    }
}

fn row(versions: Versions, pair: &Pair, moved: &Moved) -> impl IntoView + use<> {
    let (change, said) = change(moved);
    view! {
        <tr data-moved=moved.indicator.to_string() data-change=change data-real=moved.is_real().to_string()>
            <th scope="row">{indicator_link(versions.findings.id(), moved.indicator)} {essential_mark(moved.essential)}</th>
            <td><LevelMark level=moved.from /></td>
            <td><LevelMark level=moved.to /></td>
            <td class="move">{said}</td>
            <td>{why(pair, moved)}</td>
        </tr>
    }
}

/// The direction in files and in words.
fn change(moved: &Moved) -> (&'static str, String) {
    let steps = moved.from.number().abs_diff(moved.to.number()).to_string();
    match moved.direction() {
        Ordering::Greater => ("up", fill(compare::MOVE_UP, &[("steps", &steps)])),
        Ordering::Equal => ("same", text(compare::MOVE_SAME).to_owned()),
        Ordering::Less => ("down", fill(compare::MOVE_DOWN, &[("steps", &steps)])),
    }
}

/// Why a move counts as real, or why not yet.
fn why(pair: &Pair, moved: &Moved) -> AnyView {
    if moved.direction() == Ordering::Equal {
        return ().into_any();
    }
    if !moved.is_real() {
        return view! { <span class="not-real">{text(compare::NOT_REAL)}</span> }.into_any();
    }
    let assessors = (moved.assessors >= ASSESSORS_NEEDED).then(|| {
        let count = usize::try_from(moved.assessors).unwrap_or(usize::MAX);
        view! { <li>{plural(compare::REAL_ASSESSORS, count, &[])}</li> }
    });
    let evidence: Vec<_> = titles(pair, moved.indicator)
        .into_iter()
        .map(|title| view! { <li>{text(compare::REAL_EVIDENCE)} " " <bdi>{title}</bdi></li> })
        .collect();
    view! {
        <strong>{text(compare::REAL)}</strong>
        <ul class="why-real">{evidence} {assessors}</ul>
    }
    .into_any()
}
