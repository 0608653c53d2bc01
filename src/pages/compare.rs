//! Earlier and now side by side: versions that were frozen, what moved between two of them, and what of it may be called
//! real.
//!
//! Nothing is ranked, and nothing frozen is changed here.

use leptos::prelude::*;
use touchstone_domain::ids::DocumentId;

use crate::pages::report::Findings;
use crate::pages::report::result_frame::result_frame;
use crate::route::ResultPage;
use crate::words::{compare, text};

mod carry;
mod chosen;
mod essentials;
mod evidence;
mod freeze;
mod indices;
mod kept;
mod left_out;
mod moves;
mod said;
mod then_fields;
mod then_shown;
mod then_test;
mod trend;
mod trend_chart;
mod trend_principles;
mod versions;

use versions::Versions;

/// The page of an assessment, or a notice where it is not on this device.
#[must_use]
pub fn view(id: DocumentId) -> AnyView {
    result_frame(id, ResultPage::Compare, compare::TITLE, page)
}

fn page(findings: Findings) -> AnyView {
    let versions = Versions::open(findings);
    let open = Memo::new(move |_| versions.state.is_open());
    let body = move || match open.get() {
        true => sections(versions).into_any(),
        false => view! { <p class="waiting" role="status">{text(compare::OPENING)}</p> }.into_any(),
    };
    view! {
        <p class="lead no-print">{text(compare::LEAD)}</p>
        <p class="self-declared">{text(compare::NO_RANKING)}</p>
        {body}
    }
    .into_any()
}

fn sections(versions: Versions) -> impl IntoView {
    view! {
        {carry::carry_section(versions)}
        {freeze::freeze_section(versions)}
        <kept::KeptSection versions />
        {chosen::chosen_section(versions)}
        {then_test::then_test_section(versions)}
        {trend::trend_section(versions)}
    }
}
