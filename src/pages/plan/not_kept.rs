//! Says when the plan is not kept.

use leptos::prelude::*;

use super::Planner;
use crate::components::not_kept::{NotKeptWords, not_kept_notice};
use crate::words::plan;

/// The notice.
#[component]
pub fn NotKeptNotice(
    /// The plan.
    planner: Planner,
) -> impl IntoView {
    let words = NotKeptWords {
        full: plan::NOT_KEPT_FULL,
        blocked: plan::NOT_KEPT_BLOCKED,
        newer: plan::NOT_KEPT_NEWER,
    };
    not_kept_notice(planner.state.keeping, "plan", words)
}
