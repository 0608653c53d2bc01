//! The comparison in sentences and counts.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::compare::Comparison;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::combine::score;

use super::versions::{Pair, Side, Versions};
use crate::browser::intl;
use crate::components::figures::{band_name, figure};
use crate::pages::report::Findings;
use crate::words::{compare, fill, language, plural, text};

/// What moved, in words and as counts.
pub fn said(versions: Versions) -> impl IntoView {
    let other = move || {
        let sides = [versions.before.get(), Some(versions.after.get())];
        let other = sides.iter().any(|side| matches!(side, Some(Side::Other(_))));
        other.then(|| view! { <p class="hint">{text(compare::OTHER_ABOUT)}</p> })
    };
    let body = move || {
        versions.pair.with(|pair| {
            let pair = pair.as_ref()?;
            Some(view! {
                <p class="lead" id="all-over">{sentences(versions.findings, pair)}</p>
                {counts(&pair.comparison)}
            })
        })
    };
    view! {
        {body}
        {other}
        <p>{text(compare::REAL_ABOUT)}</p>
    }
}

fn sentences(findings: Findings, pair: &Pair) -> String {
    let comparison = &pair.comparison;
    let compared = comparison.indicators.len();
    if compared == 0 {
        return text(compare::NOTHING_IN_COMMON).to_owned();
    }
    let (moves, real) = (comparison.moves(), comparison.real_moves());
    let moved = (moves.up + moves.down).to_string();
    let values = [
        ("moved", moved),
        ("up", moves.up.to_string()),
        ("down", moves.down.to_string()),
        ("real", (real.up + real.down).to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let first = match moves.up + moves.down {
        0 => plural(compare::SAID_NOTHING_MOVED, compared, &[]),
        _ => plural(compare::SAID_MOVED, compared, &values),
    };
    let overall = comparison.overall.map(|indices| {
        let shown = [indices.before, indices.after].map(|index| figure(index, Figure::Overall, findings.rules()));
        let [before, after] = shown;
        fill(compare::SAID_OVERALL, &[("before", &before), ("after", &after)])
    });
    let overall = overall.unwrap_or_else(|| text(compare::SAID_NO_OVERALL).to_owned());
    let bands = [&pair.before, &pair.after].map(|version| score(findings.instrument(), version).band);
    let bands = match bands {
        [Some(before), Some(after)] => fill(
            compare::SAID_BANDS,
            &[("before", band_name(before)), ("after", band_name(after))],
        ),
        _ => String::new(),
    };
    [first, overall, bands].join(" ")
}

fn counts(comparison: &Comparison) -> impl IntoView + use<> {
    let (moves, real) = (comparison.moves(), comparison.real_moves());
    let count = |name: &'static str, word, count: u32, real: Option<u32>| {
        let real = real.filter(|_| count > 0).map(|real| {
            let real = plural(compare::COUNT_REAL, usize::try_from(real).unwrap_or(usize::MAX), &[]);
            view! { <span class="count-real">{real}</span> }
        });
        view! { <div data-count=name data-value=count><dt>{text(word)}</dt><dd>{count} {real}</dd></div> }
    };
    view! {
        <dl class="facts move-counts">
            {count("up", compare::COUNT_UP, moves.up, Some(real.up))}
            {count("same", compare::COUNT_SAME, moves.same, None)}
            {count("down", compare::COUNT_DOWN, moves.down, Some(real.down))}
        </dl>
    }
}

/// A difference of two indices with its sign, to one decimal; nothing but 0 where they are equal.
#[must_use]
pub fn difference(before: Ratio, after: Ratio) -> String {
    let distance = intl::decimal(&language(), &after.distance(before).decimals(1));
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => ["+", &distance].concat(),
        std::cmp::Ordering::Equal => distance,
        std::cmp::Ordering::Less => ["\u{2212}", &distance].concat(),
    }
}
