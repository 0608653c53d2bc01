//! The essentials: how each stands, and what it leaves open.

use leptos::prelude::*;
use touchstone_domain::bands::Band;
use touchstone_domain::instrument::Level;
use touchstone_domain::scoring::{IndicatorScore, Reply};

use super::Findings;
use super::naming::indicator_link;
use crate::components::figures::band_name;
use crate::components::level_mark::LevelMark;
use crate::components::table::named_table;
use crate::words::{common, fill, report, text};

/// The gates of the essentials as a table.
pub fn essentials(findings: Findings) -> impl IntoView {
    let essentials = Memo::new(move |_| {
        findings.principles.with(|principles| {
            let indicators = principles.iter().flat_map(|principle| &principle.indicators);
            indicators
                .filter(|indicator| indicator.essential)
                .copied()
                .collect::<Vec<_>>()
        })
    });
    let rows = move || {
        essentials.with(|essentials| {
            essentials
                .iter()
                .map(|essential| row(findings, essential))
                .collect::<Vec<_>>()
        })
    };
    let [zero, one, two, _, _] = Level::ALL.map(|level| band_name(Band::allowed_by(level)));
    let open = band_name(Band::ALLOWED_BY_UNANSWERED);
    let rule = fill(
        report::ESSENTIALS_RULE,
        &[("zero", zero), ("one", one), ("two", two), ("open", open)],
    );
    let allows = move || {
        fill(
            report::GATES_ALLOW,
            &[(
                "band",
                band_name(findings.answering.score.with(|score| score.gates.allow())),
            )],
        )
    };
    view! {
        <section class="essentials" aria-labelledby="essentials-heading">
            <h2 id="essentials-heading">{text(report::ESSENTIALS_HEADING)}</h2>
            <p>{rule}</p>
            <p class="gates-allow">{allows}</p>
            {named_table("essentials-caption", "essentials-table", report::ESSENTIALS_CAPTION, &[
                report::COLUMN_STATEMENT, report::COLUMN_LEVEL, report::SUPPORTED, report::COLUMN_LIMIT,
            ], rows)}
        </section>
    }
}

fn row(findings: Findings, essential: &IndicatorScore) -> impl IntoView + use<> {
    let supported = match essential.supported {
        Some(level) => view! { <LevelMark level /> }.into_any(),
        None => text(report::NOTHING).into_any(),
    };
    let (limit, limits_to) = limit(essential.reply);
    view! {
        <tr data-essential=essential.id.to_string()>
            <th scope="row">{indicator_link(findings.id(), essential.id)}</th>
            <td>{reply(essential.reply)}</td>
            <td>{supported}</td>
            <td data-limit=limits_to.map_or("", Band::id)>{limit}</td>
        </tr>
    }
}

/// A level with its mark, or what stands in its place.
pub fn reply(reply: Reply) -> AnyView {
    match reply {
        Reply::Level(level) => view! { <LevelMark level /> }.into_any(),
        Reply::NotApplicable => text(report::REPLY_NOT_APPLICABLE).into_any(),
        Reply::Unknown => text(common::UNKNOWN).into_any(),
        Reply::Unanswered => text(report::REPLY_UNANSWERED).into_any(),
    }
}

/// What an essential with this reply leaves open; no band where it does not count.
fn limit(reply: Reply) -> (String, Option<Band>) {
    let at_most = |band: Band, word| (fill(word, &[("band", band_name(band))]), Some(band));
    match reply {
        Reply::NotApplicable => (text(report::LIMIT_LEFT_OUT).to_owned(), None),
        Reply::Unknown | Reply::Unanswered => at_most(Band::ALLOWED_BY_UNANSWERED, report::LIMIT_OPEN),
        Reply::Level(level) => match Band::allowed_by(level) {
            Band::Leading => at_most(Band::Leading, report::LIMIT_NONE),
            band => at_most(band, report::LIMIT_AT_MOST),
        },
    }
}
