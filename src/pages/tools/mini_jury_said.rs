//! How far a jury agrees: in words first, the shares, what to talk about, and the numbers on demand.

use leptos::prelude::*;
use touchstone_domain::agreement::Spread;
use touchstone_domain::tools::Weight;
use touchstone_domain::tools::form::Form;
use touchstone_domain::tools::mini_jury::{FEW_WORKS, Finding, check};

use super::findings::{self, numbered, row_name, too_many_rows};
use crate::components::agreement::{AgreementWords, paragraphs};
use crate::components::table::wide_table;
use crate::words::{text, tools};

/// The sentences about a jury.
const SENTENCES: AgreementWords = AgreementWords {
    strong: tools::JURY_STRONG,
    fair: tools::JURY_FAIR,
    weak: tools::JURY_WEAK,
    little_variation: tools::JURY_LITTLE_VARIATION,
    no_variation: tools::JURY_NO_VARIATION,
    no_pairs: tools::JURY_NO_PAIRS,
    exact: tools::JURY_EXACT,
    within_one: tools::JURY_WITHIN_ONE,
    alpha: tools::JURY_ALPHA,
    ac2: tools::JURY_AC2,
    interval: tools::JURY_INTERVAL,
};

/// The seed of the interval: the same levels give the same interval on every device.
const SEED: u32 = 20_220_616;

/// What the sheet says.
pub fn said(form: Memo<Form>) -> AnyView {
    let found = Memo::new(move |_| form.with(|form| check(form, SEED)));
    let words = move || {
        found.with(|found| {
            found
                .agreement
                .as_ref()
                .map_or_else(not_yet, |agreement| paragraphs(SENTENCES.in_words(agreement)))
        })
    };
    let numbers = move || {
        found.with(|found| {
            found
                .agreement
                .as_ref()
                .map(|agreement| paragraphs(SENTENCES.in_numbers(agreement)))
        })
    };
    let works = move || {
        found.with(|found| {
            let agreement = found.agreement.as_ref()?;
            let named = |form: &Form| {
                found
                    .works
                    .iter()
                    .map(|work| row_name(form, "works", *work))
                    .collect::<Vec<_>>()
            };
            Some(table(&form.with(named), &agreement.spreads))
        })
    };
    let sentences = move || found.with(|found| findings::list(found.findings.iter().copied().map(sentence)));
    view! {
        <output class="tool-figures">{words}</output>
        {works}
        {sentences}
        <details>
            <summary>{text(tools::JURY_NUMBERS)}</summary>
            {numbers}
            <p class="hint">{text(tools::JURY_CUSTOM)}</p>
        </details>
    }
    .into_any()
}

fn not_yet() -> Vec<AnyView> {
    paragraphs(vec![text(tools::JURY_NOT_YET).to_owned()])
}

fn table(names: &[String], spreads: &[Option<Spread>]) -> impl IntoView + use<> {
    let row = |(name, spread): (&String, &Option<Spread>)| {
        let spread = (*spread)?;
        let talk = if spread.flag.is_some() {
            tools::JURY_TALK_YES
        } else {
            tools::JURY_TALK_NO
        };
        Some(view! {
            <tr data-talk=spread.flag.is_some().to_string()>
                <th scope="row">{name.clone()}</th>
                <td>{spread.lowest}</td>
                <td>{spread.median}</td>
                <td>{spread.highest}</td>
                <td>{text(talk)}</td>
            </tr>
        })
    };
    let rows: Vec<_> = names.iter().zip(spreads).filter_map(row).collect();
    view! {
        {wide_table("", text(tools::JURY_TABLE), &[
            tools::JURY_WORK, tools::JURY_LOWEST, tools::JURY_MEDIAN, tools::JURY_HIGHEST, tools::JURY_TALK,
        ], rows)}
    }
}

fn sentence(finding: Finding) -> (Weight, String) {
    let of_level = |word, work: usize, juror: usize| numbered(word, [("work", work), ("juror", juror)]);
    match finding {
        Finding::NoWorks => (Weight::Wrong, text(tools::JURY_NO_WORKS).to_owned()),
        Finding::TooFewJurors => (Weight::Wrong, text(tools::JURY_FEW_JURORS).to_owned()),
        Finding::TooManyRows => (Weight::Wrong, too_many_rows()),
        Finding::NotALevel(work, juror) => (Weight::Wrong, of_level(tools::JURY_NOT_A_LEVEL, work, juror)),
        Finding::NoLevel(work, juror) => (Weight::Doubtful, of_level(tools::JURY_NO_LEVEL, work, juror)),
        Finding::FewWorks => (
            Weight::Doubtful,
            numbered(tools::JURY_FEW_WORKS, [("count", FEW_WORKS)]),
        ),
    }
}
