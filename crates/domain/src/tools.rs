//! The tools inside the course: what a person typed into one, read and judged. Nothing here writes.
//!
//! A tool gets a [`Form`]: fields and lists of rows, as typed. It gives figures and findings. What is no number, negative
//! or far too much is a finding, and the figure that would need it is left out.

use crate::catalog::Tool;

pub mod amount;
pub mod annex_check;
pub mod cascade_plan;
pub mod form;
pub mod mini_jury;
pub mod outcomes;
pub mod pathway;
pub mod rubric;
pub mod session_plan;
mod total;
pub mod wording;
pub mod workload;

/// The artefact of the portfolio that a tool's product belongs to, one of [`crate::catalog::ARTEFACTS`].
#[must_use]
pub const fn artefact_of(tool: Tool) -> &'static str {
    match tool {
        Tool::AnnexCheck | Tool::OutcomeWriter | Tool::Workload | Tool::Pathway => "specification",
        Tool::Rubric | Tool::MiniJury => "assessment-brief",
        Tool::SessionPlan => "session-plan",
        Tool::CascadePlan => "cascade-plan",
    }
}

/// The findings whose condition holds, in their order.
fn holding<F, const N: usize>(findings: [(bool, F); N]) -> impl Iterator<Item = F> {
    let holding = findings.into_iter().filter(|(holds, _)| *holds);
    holding.map(|(_, finding)| finding)
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It cannot stay like this.
    Wrong,
    /// Look at it again; there may be a reason.
    Doubtful,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ARTEFACTS;

    #[test]
    fn every_product_belongs_to_an_artefact() {
        for tool in Tool::ALL {
            assert!(ARTEFACTS.contains(&artefact_of(tool)), "{}", tool.id());
        }
    }
}
