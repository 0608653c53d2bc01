//! The head of a page that is handed to somebody else: whose it is, from which day, by which checklist, and who says so.

use leptos::prelude::*;

use super::Findings;
use super::declaration::Declaration;
use super::head::day;
use crate::browser::page;
use crate::pages::assessments::name_of;
use crate::words::{common, report, text};

/// The head, with the button to print.
pub fn handover_head(findings: Findings) -> impl IntoView {
    let head = findings.answering.head;
    view! {
        <div class="handover-head">
            <Declaration findings />
            <dl class="facts">
                <div><dt>{text(report::BLANK_PROVIDER)}</dt><dd>{move || head.with(name_of)}</dd></div>
                <div><dt>{text(common::ASSESSED_ON)}</dt><dd>{move || day(findings)}</dd></div>
                <div><dt>{text(report::INSTRUMENT_VERSION)}</dt><dd>{findings.instrument().version.as_str()}</dd></div>
            </dl>
            <p class="actions no-print">
                <button type="button" class="primary" data-action="print" on:click=|_| page::print()>{text(report::PRINT)}</button>
            </p>
        </div>
    }
}
