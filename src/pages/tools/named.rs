//! What tools and sheets are called, for pages that link to them.

use touchstone_domain::catalog::Tool;
use touchstone_domain::portfolio::ProductHead;

use crate::words::{fill, text, tools};

/// The name of a tool.
#[must_use]
pub fn tool_title(tool: Tool) -> &'static str {
    text(match tool {
        Tool::AnnexCheck => tools::ANNEX_TITLE,
        Tool::OutcomeWriter => tools::OUTCOMES_TITLE,
        Tool::Workload => tools::WORKLOAD_TITLE,
        Tool::Rubric => tools::RUBRIC_TITLE,
        Tool::MiniJury => tools::JURY_TITLE,
        Tool::Pathway => tools::PATHWAY_TITLE,
        Tool::SessionPlan => tools::SESSION_TITLE,
        Tool::CascadePlan => tools::CASCADE_TITLE,
    })
}

/// The name of a sheet for people; `place` counts from 0.
#[must_use]
pub fn sheet_name(head: &ProductHead, place: usize) -> String {
    if head.name.trim().is_empty() {
        fill(tools::UNNAMED, &[("number", &(place + 1).to_string())])
    } else {
        head.name.clone()
    }
}
