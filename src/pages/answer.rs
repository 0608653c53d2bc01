//! Answering: one page for each principle.

use leptos::prelude::*;
use touchstone_domain::assessment::action::{self, Action};
use touchstone_domain::ids::{DocumentId, PrincipleId};

use crate::browser::{clock, navigation, random};
use crate::components::open_assessment::open_assessment;
use crate::components::page::Page;
use crate::route::Route;
use crate::state::answering::Answering;
use crate::state::content::Content;
use crate::state::library::Library;
use crate::state::navigation::Navigation;
use crate::words::{fill, start, text};

pub mod about_assessment;
mod choices;
mod evidence_list;
mod explanations;
mod indicator_card;
mod keys;
mod principle_list;
mod running_result;
mod tools;
mod typed_text;

/// A new assessment, its first indicator at once. It is kept, and gets its address, with the first answer.
pub fn start() -> AnyView {
    let Some(id) = new_draft() else { return ().into_any() };
    let Some(principle) = PrincipleId::new(1) else {
        return ().into_any();
    };
    let answering = Answering::open(&id);
    Effect::new(move || {
        if answering.is_some_and(Answering::can_undo) {
            let here = Route::Answer {
                id: id.clone(),
                principle,
                indicator: None,
            };
            if Navigation::expect().route.get_untracked() == Route::Start {
                Navigation::expect().rename(here);
            }
        }
    });
    view! { <Checklist answering principle /> }.into_any()
}

fn new_draft() -> Option<DocumentId> {
    let library = Library::expect();
    let id: DocumentId = random::hex_id().ok()?;
    let mut document = action::new(id.clone());
    action::apply(&mut document, &Action::SetCreatedOn(clock::today()), &library.writer()?);
    library.take_draft(document);
    Some(id)
}

/// A principle of an assessment on this device.
#[component]
pub fn Answer(
    /// The assessment.
    id: DocumentId,
    /// The principle.
    principle: PrincipleId,
) -> impl IntoView {
    open_assessment(id, move |answering| {
        view! { <Checklist answering principle /> }.into_any()
    })
}

#[component]
fn Checklist(
    /// The assessment, unless it is not on this device.
    answering: Option<Answering>,
    /// The principle on screen.
    principle: PrincipleId,
) -> impl IntoView {
    let content = Content::expect();
    content.want_details();
    let Some(signals) = answering.and_then(|answering| answering.principle(principle)) else {
        return not_here().into_any();
    };
    let title = fill(
        start::PRINCIPLE_TITLE,
        &[
            ("number", &principle.number().to_string()),
            ("name", content.principle_name(principle)),
        ],
    );
    go_to_indicator(principle);
    keys::listen();
    view! {
        <Page title class="page answer">
            <div class="answer-layout">
                <principle_list::PrincipleList current=principle />
                <div class="answer-main">
                    <about_assessment::AboutAssessment />
                    <explanations::Introduction principle />
                    <tools::Tools principle signals />
                    <principle_list::Pager current=principle />
                </div>
                <running_result::RunningResult principle=signals />
            </div>
        </Page>
    }
    .into_any()
}

/// Follows `#/assess/<id>/p4/2` to the second indicator, now and when only that number changes.
fn go_to_indicator(principle: PrincipleId) {
    let route = Navigation::expect().route;
    let wanted = Memo::new(move |_| match route.get() {
        Route::Answer {
            principle: here,
            indicator: Some(number),
            ..
        } if here == principle => Some(number),
        _ => None,
    });
    Effect::new(move || {
        if let Some(number) = wanted.get()
            && Navigation::expect().reach()
        {
            let heading = format!("[data-indicator=\"{principle}.{number}\"] h2");
            navigation::after_render(move || navigation::focus(&heading, true));
        }
    });
}

/// The notice for an assessment that is not on this device; the report shows it too.
pub fn not_here() -> impl IntoView {
    view! {
        <Page title=text(start::NOT_HERE_HEADING).to_owned() class="page unknown">
            <p>{text(start::NOT_HERE_TEXT)}</p>
            <ul class="ways-on">
                <li><a href=Route::Assessments.href()>{text(start::NOT_HERE_LIST)}</a></li>
                <li><a href=Route::Data.href()>{text(start::NOT_HERE_FILE)}</a></li>
            </ul>
        </Page>
    }
}
