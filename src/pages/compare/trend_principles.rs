//! Each principle over the newest versions: figures, and a small line beside them.

use leptos::prelude::*;
use touchstone_domain::bands::Figure;
use touchstone_domain::ids::PrincipleId;
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::PrincipleScore;

use super::trend::{Point, version_words};
use crate::components::figures::figure_or_none;
use crate::pages::report::naming::principle_title;
use crate::state::content::Content;
use crate::words::{compare, plural, text};

/// So many versions have room on a page of paper.
const MOST: usize = 6;

/// The table.
pub fn principles(points: Memo<Vec<Point>>) -> impl IntoView {
    move || points.with(|points| table(points))
}

fn table(points: &[Point]) -> impl IntoView + use<> {
    let skipped = points.len().saturating_sub(MOST);
    let newest: Vec<(u32, &Point)> = (1..).zip(points).skip(skipped).collect();
    let note = (skipped > 0).then(|| view! { <p class="hint">{plural(compare::TREND_SKIPPED, MOST, &[])}</p> });
    let columns: Vec<_> = newest
        .iter()
        .map(|(number, point)| {
            let whole = version_words(*number, point);
            view! { <th scope="col" class="figure"><abbr title=whole>{number.to_string()}</abbr></th> }
        })
        .collect();
    let principles = points.last().map(|last| last.principles.as_slice()).unwrap_or_default();
    let rows: Vec<_> = principles.iter().map(|principle| row(principle.id, &newest)).collect();
    view! {
        <h3>{text(compare::TREND_PRINCIPLES)}</h3>
        {note}
        <div class="table-scroll" role="region" aria-labelledby="trend-principles-caption" tabindex="0">
            <table class="trend-principles">
                <caption id="trend-principles-caption">{text(compare::TREND_PRINCIPLES_CAPTION)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(compare::COLUMN_PRINCIPLE)}</th>
                        {columns}
                        <th scope="col">{text(compare::COLUMN_LINE)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(id: PrincipleId, points: &[(u32, &Point)]) -> impl IntoView + use<> {
    let rules = &Content::expect().checklist().instrument.rules;
    let index = |point: &Point| {
        let mut of_it = point.principles.iter();
        let score: Option<&PrincipleScore> = of_it.find(|principle| principle.id == id);
        score.and_then(|score| score.index)
    };
    let values: Vec<Option<Ratio>> = points.iter().map(|(_, point)| index(point)).collect();
    let cells: Vec<_> = values
        .iter()
        .map(|value| view! { <td class="figure">{figure_or_none(*value, Figure::Principle, rules)}</td> })
        .collect();
    view! {
        <tr data-trend=id.to_string()>
            <th scope="row">{principle_title(id)}</th>
            {cells}
            <td class="spark-cell">{spark(&values)}</td>
        </tr>
    }
}

/// Ten units are one point across, two of the index up.
fn spark(values: &[Option<Ratio>]) -> impl IntoView + use<> {
    let steps = values.len().saturating_sub(1).max(1);
    let place = |place: usize, value: Ratio| {
        let across = 10 + 220 * place / steps;
        let up = value.numerator().saturating_mul(48) / value.denominator().saturating_mul(100).max(1);
        (across, 56_u64.saturating_sub(up))
    };
    let points: Vec<Option<(usize, u64)>> = values
        .iter()
        .enumerate()
        .map(|(at, value)| value.map(|value| place(at, value)))
        .collect();
    let runs = points.split(Option::is_none).filter(|run| run.len() > 1);
    let path: String = runs
        .map(|run| {
            let run: Vec<String> = run.iter().flatten().map(|(x, y)| format!("{x} {y}")).collect();
            format!("M{}", run.join("L"))
        })
        .collect();
    let marks: Vec<_> = points
        .iter()
        .flatten()
        .map(|(x, y)| view! { <circle cx=*x cy=*y r="5" fill="currentColor" /> })
        .collect();
    view! {
        <svg class="spark" viewBox="0 0 240 64" aria-hidden="true">
            <line x1="0" y1="56" x2="240" y2="56" stroke="currentColor" stroke-opacity="0.3" stroke-width="1.5" />
            <line x1="0" y1="8" x2="240" y2="8" stroke="currentColor" stroke-opacity="0.3" stroke-width="1.5" />
            <path d=path fill="none" stroke="currentColor" stroke-width="4" stroke-linejoin="round" />
            {marks}
        </svg>
    }
}
