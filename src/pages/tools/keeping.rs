//! Says when what a person makes is not kept.

use leptos::prelude::*;

use crate::components::not_kept::{NotKeptWords, not_kept_notice};
use crate::state::portfolio::PortfolioState;
use crate::words::tools;

/// The notice.
#[component]
pub fn NotKeptNotice() -> impl IntoView {
    let words = NotKeptWords {
        full: tools::NOT_KEPT_FULL,
        blocked: tools::NOT_KEPT_BLOCKED,
        newer: tools::NOT_KEPT_NEWER,
    };
    not_kept_notice(PortfolioState::open().keeping, "portfolio", words)
}
