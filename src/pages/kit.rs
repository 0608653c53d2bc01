//! The trainer's kit: a timed day out of activity cards, and every paper that the day needs, all from the same source.

use leptos::prelude::*;
use touchstone_domain::catalog::{Portfolio, Programme, Tool};

use crate::components::loading::Loading;
use crate::components::page::Page;
use crate::pages::tools::bench::{Bench, spec};
use crate::pages::tools::inside;
use crate::pages::tools::spec::Spec;
use crate::route::Route;
use crate::state::content::Content;
use crate::words::{kit, text, tools};

mod cards;
mod choice;
mod forms;
mod papers;
mod script;
mod take_in;

/// The page.
pub fn view() -> impl IntoView {
    let content = Content::expect();
    let load = move || async move {
        let programme: &'static Programme = content.programme().await?;
        // Without it there are no observation and evaluation forms; the day and its cards are here.
        let words = content.file::<Portfolio>("portfolio").await.ok();
        Ok(planner(programme, words).into_any())
    };
    view! {
        <Page title=text(kit::KIT_HEADING) class="page kit">
            <p class="no-print">{text(kit::KIT_LEAD)}</p>
            <Loading load />
            <p class="actions no-print">
                <a href=Route::Portfolio.href()>{text(tools::TO_PORTFOLIO)}</a>
                <a href=Route::Tools.href()>{text(tools::TO_TOOLS)}</a>
            </p>
        </Page>
    }
}

fn planner(programme: &'static Programme, words: Option<&'static Portfolio>) -> impl IntoView {
    let bench = Bench::of(Tool::SessionPlan);
    let mut spec: Spec = spec(Tool::SessionPlan);
    // Here the sample day is the first thing to offer.
    spec.beginnings.reverse();
    let begun = Memo::new(move |_| bench.id.get().is_some());
    let rest = move || {
        begun.get().then(|| {
            view! {
                {take_in::view(bench, programme)}
                {papers::view(bench, programme, words)}
            }
        })
    };
    view! {
        <section class="kit-plan no-print">
            <h2>{text(kit::KIT_PLAN_HEADING)}</h2>
            <div class="tool" data-tool=Tool::SessionPlan.id()>{inside::body(bench, spec, false)}</div>
        </section>
        {rest}
    }
}
