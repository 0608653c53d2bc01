//! One artefact: what it is for, its open criteria with a self-check, what belongs to it, and whether it is finished.

use leptos::prelude::*;
use touchstone_domain::catalog::{Artefact, Criterion, Portfolio, Tool};
use touchstone_domain::portfolio::{self, Action, Judgement, ProductHead};
use touchstone_domain::tools::artefact_of;

use super::Shown;
use super::evidence::TakeOver;
use crate::browser::{clock, intl};
use crate::components::none_yet::none_yet;
use crate::pages::tools::field::FieldView;
use crate::pages::tools::named::{sheet_name, tool_title};
use crate::pages::tools::spec::Kind;
use crate::route::Route;
use crate::state::examples::own_heads;
use crate::state::library::Library;
use crate::words::{Word, common, fill, fill_with, kit, language, text};

/// The artefact that an assessment on this device makes.
const SELF_ASSESSMENT: &str = "self-assessment";

/// The card.
#[component]
pub fn ArtefactCard(
    /// What the page shows.
    shown: Shown,
    /// The words of the programme.
    words: &'static Portfolio,
    /// The artefact.
    artefact: &'static Artefact,
) -> impl IntoView {
    let id = artefact.id.as_str();
    let record = Memo::new(move |_| {
        shown
            .portfolio
            .document
            .with(|document| portfolio::artefact(document, id))
    });
    let criteria = artefact.criteria.iter().map(move |criterion| {
        let judged = Memo::new(move |_| record.with(|record| record.criteria.get(&criterion.id).copied()));
        view! { <CriterionView shown artefact criterion judged /> }
    });
    let met = move || {
        let met = record.with(|record| {
            let is_met = |criterion: &&Criterion| record.criteria.get(&criterion.id) == Some(&Judgement::Meets);
            artefact.criteria.iter().filter(is_met).count()
        });
        let values = [("met", met.to_string()), ("all", artefact.criteria.len().to_string())];
        fill_with(kit::ARTEFACT_MET, &values)
    };
    let place = Memo::new(move |_| record.with(|record| record.place.clone()));
    let note = Memo::new(move |_| record.with(|record| record.note.clone()));
    let write = move |action: fn(String, String) -> Action| {
        Callback::new(move |text| shown.portfolio.dispatch(action(id.to_owned(), text)))
    };
    let write_place = write(|artefact, text| Action::WritePlace { artefact, text });
    let write_note = write(|artefact, text| Action::WriteNote { artefact, text });
    let finish = move |event| {
        let on = clock::today().filter(|_| event_target_checked(&event));
        shown.portfolio.dispatch(Action::Finish {
            artefact: id.to_owned(),
            on,
        });
    };
    let finished = move || record.with(|record| record.finished_on);
    let on_day =
        move || finished().map(|day| fill(kit::ARTEFACT_FINISHED_ON, &[("date", &intl::date(&language(), day))]));
    view! {
        <article class="artefact" data-artefact=id lang=words.language.as_str()>
            <h3>{artefact.title.as_str()}</h3>
            <p inner_html=artefact.purpose.as_str()></p>
            <p class="meta">
                {text(kit::ARTEFACT_UNIT)} " " <a href=Route::Unit(artefact.unit.clone()).href()>{artefact.unit.to_uppercase()}</a>
            </p>
            <h4>{text(kit::ARTEFACT_CRITERIA)}</h4>
            <ol class="criteria">{criteria.collect::<Vec<_>>()}</ol>
            <p><output>{met}</output></p>
            <h4>{text(kit::ARTEFACT_SHEETS)}</h4>
            {sheets(shown, artefact)}
            <div class="no-print">
                <FieldView name="place" label=text(kit::ARTEFACT_PLACE) kind=Kind::Line value=place write=write_place />
                <FieldView name="note" label=text(kit::ARTEFACT_NOTE) kind=Kind::Lines value=note write=write_note />
                <label class="check">
                    <input type="checkbox" name="finished" prop:checked=move || finished().is_some() on:change=finish />
                    <span>{text(kit::ARTEFACT_FINISHED)}</span>
                </label>
            </div>
            <div class="print-only">
                <p class="typed">{move || place.get()}</p>
                <p class="typed">{move || note.get()}</p>
            </div>
            <p class="meta">{on_day}</p>
            <TakeOver artefact finished=Signal::derive(finished) place />
        </article>
    }
}

#[component]
fn CriterionView(
    /// What the page shows.
    shown: Shown,
    /// The artefact.
    artefact: &'static Artefact,
    /// The criterion.
    criterion: &'static Criterion,
    /// What the person thinks.
    judged: Memo<Option<Judgement>>,
) -> impl IntoView {
    let group = format!("{}-{}", artefact.id, criterion.id);
    let said = format!("{group}-words");
    let labelled = said.clone();
    let answers: [(&str, Word, Option<Judgement>); 3] = [
        ("meets", kit::CRITERION_MEETS, Some(Judgement::Meets)),
        ("not-yet", kit::CRITERION_NOT_YET, Some(Judgement::NotYet)),
        ("open", kit::CRITERION_OPEN, None),
    ];
    let choices = answers.map(|(value, word, judgement)| {
        let judge = move |_| {
            shown.portfolio.dispatch(Action::Judge {
                artefact: artefact.id.clone(),
                criterion: criterion.id.clone(),
                judgement,
            });
        };
        view! {
            <label class="check">
                <input type="radio" name=group.clone() value=value prop:checked=move || judged.get() == judgement on:change=judge />
                <span>{text(word)}</span>
            </label>
        }
    });
    view! {
        <li>
            <p id=said inner_html=criterion.html.as_str()></p>
            <div class="judgement" role="radiogroup" aria-labelledby=labelled>{choices.into_iter().collect::<Vec<_>>()}</div>
        </li>
    }
}

/// What belongs to the artefact: sheets of tools, or assessments on this device.
fn sheets(shown: Shown, artefact: &'static Artefact) -> AnyView {
    if artefact.id == SELF_ASSESSMENT {
        return assessments().into_any();
    }
    let tools = Tool::ALL.into_iter().filter(|tool| artefact_of(*tool) == artefact.id);
    let tools: Vec<Tool> = tools.collect();
    let heads = Memo::new(move |_| shown.portfolio.document.with(portfolio::heads));
    let list = move || {
        let mine = |head: &ProductHead| artefact_of(head.tool) == artefact.id;
        let own: Vec<ProductHead> = heads.get().into_iter().filter(mine).collect();
        let link =
            |tool: Tool, label: String| view! { <li><a href=Route::Tool(tool.id().to_owned()).href()>{label}</a></li> };
        if own.is_empty() {
            let links = tools.iter().map(|tool| link(*tool, tool_title(*tool).to_owned()));
            return view! { <p>{text(kit::ARTEFACT_NO_SHEETS)}</p> <ul>{links.collect::<Vec<_>>()}</ul> }.into_any();
        }
        let links = own.iter().enumerate().map(|(place, head)| {
            let label = [tool_title(head.tool), ": ", &sheet_name(head, place)].concat();
            link(head.tool, label)
        });
        view! { <ul>{links.collect::<Vec<_>>()}</ul> }.into_any()
    };
    view! { {list} }.into_any()
}

fn assessments() -> impl IntoView {
    let library = Library::expect();
    move || {
        let heads = own_heads(library);
        if heads.is_empty() {
            return none_yet(|| view! {
                <p>{text(kit::ARTEFACT_NO_ASSESSMENTS)} " " <a href=Route::NewAssessment.href()>{text(kit::ARTEFACT_BEGIN_ASSESSMENT)}</a></p>
            })
            .into_any();
        }
        let links = heads.into_iter().map(|head| {
            let name = if head.name.trim().is_empty() {
                text(common::UNNAMED).to_owned()
            } else {
                head.name
            };
            view! { <li><a href=Route::report(head.id).href()><bdi>{name}</bdi></a></li> }
        });
        view! { <ul>{links.collect::<Vec<_>>()}</ul> }.into_any()
    }
}
