//! The tools of the course: forms whose sheets lie in the portfolio. Each stands inside a section, and on a page of its
//! own.

use leptos::prelude::*;

use crate::browser::navigation;
use crate::parts;

mod annex_check;
mod annex_check_said;
pub mod bench;
mod cascade_plan;
pub mod field;
mod findings;
pub mod inside;
pub mod keeping;
mod mini_jury;
mod mini_jury_said;
pub mod named;
mod outcome_writer;
pub mod overview;
mod pathway;
mod picker;
mod rows;
mod rubric;
mod session_plan;
pub mod session_plan_said;
mod sheet;
pub mod spec;
mod workload;

/// A tool by its id, such as `workload`, between the paragraphs of a section, as the block with this id. Its code and its
/// words are fetched when it is shown first.
pub fn view(tool: &str, block: String) -> AnyView {
    // The section is made before it is on the page, and a place can only be filled once it is there.
    let there = RwSignal::new(false);
    navigation::after_render(move || {
        there.try_set(true);
    });
    let (tool, place) = (tool.to_owned(), block.clone());
    Effect::new(move || {
        if there.get() {
            let selector = format!("[data-tool-place=\"{place}\"]");
            parts::tool_in_section(selector, tool.clone(), place.clone());
        }
    });
    view! { <div class="tool-place" data-tool-place=block></div> }.into_any()
}
