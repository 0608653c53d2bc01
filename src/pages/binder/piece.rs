//! One piece of evidence: what it is, its warnings, what it serves, and the file behind it.

use leptos::prelude::*;
use touchstone_domain::binder::{Binder, Piece, Use, Warning};
use touchstone_domain::fingerprint::Entry;
use touchstone_domain::ids::DocumentId;

use super::desk::Desk;
use super::{file, found};
use crate::components::figures::strength_name;
use crate::components::level_mark::LevelMark;
use crate::components::table::wide_table;
use crate::pages::report::essentials::reply;
use crate::pages::report::naming::indicator_link;
use crate::words::{binder as words, common, fill, report, text};

/// The piece that is known by an entry, as it changes. What takes a file stays in its place meanwhile.
pub(super) fn view(desk: Desk, all: Memo<Binder>, entry: Entry) -> impl IntoView {
    let (known, named) = (entry.clone(), entry.clone());
    let piece = Memo::new(move |_| all.with(|binder| found(binder, &entry)));
    let id = desk.findings.id();
    let months = desk.findings.rules().evidence_months;
    let number = move || piece.with(|piece| piece.as_ref().map(|piece| piece.number));
    let described = move || piece.with(|piece| piece.as_ref().map(|piece| described(&id, piece, months)));
    view! {
        <article class="piece keep-together" data-piece=named.1.to_string() data-number=number>
            {described}
            {file::view(desk, piece, known)}
        </article>
    }
}

fn described(assessment: &DocumentId, piece: &Piece, months: u16) -> impl IntoView + use<> {
    let or_nothing = |typed: &str, nothing| {
        if typed.is_empty() {
            text(nothing).to_owned()
        } else {
            typed.to_owned()
        }
    };
    let date = match (piece.date, &piece.unreadable_date) {
        (Some(date), _) => date.to_string(),
        (None, Some(typed)) => typed.clone(),
        (None, None) => text(report::EVIDENCE_NO_DATE).to_owned(),
    };
    let mut strengths: Vec<_> = piece.uses.iter().map(|served| served.strength).collect();
    strengths.sort_unstable();
    strengths.dedup();
    let strengths: Vec<_> = strengths.into_iter().map(strength_name).collect();
    let warnings: Vec<_> = piece
        .warnings
        .iter()
        .map(|warning| warning_view(*warning, months))
        .collect();
    let warnings = (!warnings.is_empty()).then(|| view! { <ul class="piece-warnings">{warnings}</ul> });
    let rows: Vec<_> = piece.uses.iter().map(|served| row(assessment, *served)).collect();
    let caption = fill(words::SERVES, &[("number", &piece.number.to_string())]);
    view! {
        <h3>
            <span class="piece-number" translate="no">{piece.number}</span> " "
            <span class="piece-title" data-typed>{or_nothing(&piece.title, report::EVIDENCE_UNTITLED)}</span>
        </h3>
        <dl class="facts">
            <div><dt>{text(common::EVIDENCE_DATE)}</dt><dd>{date}</dd></div>
            <div><dt>{text(common::EVIDENCE_PLACE)}</dt><dd data-typed>{or_nothing(&piece.place, words::NO_PLACE)}</dd></div>
            <div><dt>{text(common::EVIDENCE_STRENGTH)}</dt><dd>{strengths.join("; ")}</dd></div>
        </dl>
        {warnings}
        {wide_table("serves", caption, &[
            report::COLUMN_STATEMENT, report::CLAIMED, report::SUPPORTED, words::COLUMN_COUNTS,
        ], rows)}
    }
}

fn row(assessment: &DocumentId, served: Use) -> impl IntoView + use<> {
    let claimed = match served.reply {
        Some(given) => reply(given),
        None => text(words::NOT_ASKED).into_any(),
    };
    let supported = match served.supported {
        Some(level) => view! { <LevelMark level /> }.into_any(),
        None => text(report::NOTHING).into_any(),
    };
    let weak = served
        .is_weak
        .then(|| view! { " " <span class="tag weak">{text(words::WEAK_HERE)}</span> });
    view! {
        <tr data-serves=served.indicator.to_string()>
            <th scope="row">{indicator_link(assessment.clone(), served.indicator)}</th>
            <td>{claimed}</td>
            <td>{supported}</td>
            <td data-counts-as=served.counts_as.number()>{strength_name(served.counts_as)} {weak}</td>
        </tr>
    }
}

fn warning_view(warning: Warning, months: u16) -> impl IntoView {
    let (word, name) = match warning {
        Warning::Aged => (words::WARN_AGED, "aged"),
        Warning::Undated => (words::WARN_UNDATED, "undated"),
        Warning::UnreadableDate => (words::WARN_UNREADABLE, "unreadable-date"),
        Warning::Later => (words::WARN_LATER, "later"),
        Warning::Untitled => (words::WARN_UNTITLED, "untitled"),
        Warning::Unplaced => (words::WARN_UNPLACED, "unplaced"),
        Warning::StrengthsDiffer => (words::WARN_STRENGTHS, "strengths-differ"),
        Warning::FilesDiffer => (words::WARN_FILES, "files-differ"),
        Warning::Weak => (words::WARN_WEAK, "weak"),
    };
    view! { <li class="warning" data-warning=name>{fill(word, &[("months", &months.to_string())])}</li> }
}
