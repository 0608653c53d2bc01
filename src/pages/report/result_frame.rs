//! What the pages of one assessment share: its name in the heading, and the ways between them.

use leptos::prelude::*;
use touchstone_domain::ids::DocumentId;

use super::Findings;
use super::head::print_footer;
use crate::browser::{navigation, scrolling};
use crate::components::example_label::ExampleLabel;
use crate::components::open_assessment::open_assessment;
use crate::components::page::Page;
use crate::pages::assessments::name_of;
use crate::pages::not_here::NotHere;
use crate::route::{ResultPage, Route};
use crate::state::persistence;
use crate::words::{Word, fill, report, text};

/// A page of an assessment, or a notice where it is not on this device. The title's word takes the `name`; what is drawn
/// follows below the ways. On paper each page ends with the report's line.
pub fn result_frame(id: DocumentId, page: ResultPage, title: Word, draw: fn(Findings) -> AnyView) -> AnyView {
    open_assessment(id, move |answering| {
        let Some(answering) = answering else {
            return NotHere().into_any();
        };
        let findings = Findings::of(answering);
        if answering.score.with_untracked(|score| score.counts.answered > 0) {
            persistence::ask_once();
        }
        let head = answering.head;
        let title = Signal::derive(move || fill(title, &[("name", &head.with(name_of))]));
        view! {
            <Page title tab=name_of_way(page) class=class_of(page)>
                <ExampleLabel id=findings.id() />
                <ResultWays id=findings.id() page />
                {draw(findings)}
                {print_footer(findings)}
            </Page>
        }
        .into_any()
    })
}

const fn class_of(page: ResultPage) -> &'static str {
    match page {
        ResultPage::Report => "page report",
        ResultPage::Plan => "page result-page plan",
        ResultPage::Compare => "page result-page compare",
        ResultPage::Frameworks => "page result-page frameworks",
        ResultPage::Evidence => "page result-page binder",
        ResultPage::Review => "page result-page review",
        ResultPage::Tasks => "page result-page tasks",
        ResultPage::Calculation => "page result-page calculation",
        ResultPage::Export => "page result-page export",
    }
}

const fn name_of_way(page: ResultPage) -> Word {
    match page {
        ResultPage::Report => report::WAY_REPORT,
        ResultPage::Plan => report::WAY_PLAN,
        ResultPage::Compare => report::WAY_COMPARE,
        ResultPage::Frameworks => report::WAY_FRAMEWORKS,
        ResultPage::Evidence => report::WAY_EVIDENCE,
        ResultPage::Review => report::WAY_REVIEW,
        ResultPage::Tasks => report::WAY_TASKS,
        ResultPage::Calculation => report::WAY_CALCULATION,
        ResultPage::Export => report::WAY_EXPORT,
    }
}

/// The ways between the pages of one assessment.
#[component]
fn ResultWays(
    /// The assessment.
    id: DocumentId,
    /// The page on screen.
    page: ResultPage,
) -> impl IntoView {
    let ways = ResultPage::ALL.map(|way| {
        let href = Route::Result(id.clone(), way).href();
        let current = (way == page).then_some("page");
        view! { <li><a href=href aria-current=current>{text(name_of_way(way))}</a></li> }
    });
    // On a narrow screen the ways are wider than the page.
    navigation::after_render(|| scrolling::show_inside(".result-ways ul", "[aria-current]"));
    view! {
        <nav class="result-ways no-print" aria-label=text(report::WAYS_LABEL)>
            <ul>{ways}</ul>
        </nav>
    }
}
