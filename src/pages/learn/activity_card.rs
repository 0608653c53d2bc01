//! One activity: what it is for, what it needs, what to do, and what must stay as it is.

use leptos::prelude::*;
use touchstone_domain::catalog::{Activity, Unit};
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::learning_record::Action;

use super::linked::{indicator_href, linked, newest_assessment};
use super::paper_card::parts;
use super::part_page::OnPaper;
use super::place::{foreign, href, unit_name};
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, plural, text};

/// The card.
#[component]
pub fn ActivityCard(
    /// The unit.
    unit: &'static Unit,
    /// The activity.
    activity: &'static Activity,
    /// What goes to the printer.
    on_paper: OnPaper,
) -> impl IntoView {
    let lang = foreign(&unit.language);
    let id = activity.id.as_str();
    let part = move |(word, html): (Word, &'static str)| {
        view! {
            <section class="activity-part">
                <h3>{text(word)}</h3>
                <div class="prose" lang=lang inner_html=linked(html)></div>
            </section>
        }
    };
    let helps = (!activity.indicators.is_empty()).then(|| {
        view! { <dt>{text(learn::HELPS_WITH)}</dt> <dd>{activity.indicators.iter().map(|id| indicator_link(*id)).collect::<Vec<_>>()}</dd> }
    });
    let print_label = fill(learn::PRINT_NAMED, &[("name", &activity.title)]);
    view! {
        <article class="activity-card" class:no-print=move || on_paper.leaves_out(id) id=id data-activity=id>
            <h2 lang=lang tabindex="-1">{activity.title.as_str()}</h2>
            <p class="meta print-only" lang=lang>{unit_name(unit.number, &unit.title)}</p>
            <dl class="activity-facts">
                <dt>{text(learn::TIME)}</dt>
                <dd>{plural(learn::MINUTES, usize::from(activity.minutes), &[])}</dd>
                <dt>{text(learn::GROUP)}</dt>
                <dd>{group_words(activity.group)}</dd>
                <dt>{text(learn::BELONGS_TO)}</dt>
                <dd>{sections(unit, activity)}</dd>
                {helps}
            </dl>
            {parts(activity).map(part).into_iter().collect::<Vec<_>>()}
            {activity.handout.as_ref().map(|html| handout(html, lang))}
            {(!activity.cards.is_empty()).then(|| cards(&activity.cards, lang))}
            <p class="actions no-print">
                <DoneBox unit activity />
                <button type="button" data-action="print-card" aria-label=print_label on:click=move |_| on_paper.print(Some(id))>{text(learn::PRINT)}</button>
            </p>
        </article>
    }
}

/// The whole text that is given out; on paper a page of its own.
fn handout(html: &'static str, lang: Option<&'static str>) -> impl IntoView {
    view! {
        <section class="activity-part handout">
            <h3>{text(learn::HANDOUT)}</h3>
            <div class="prose" lang=lang inner_html=linked(html)></div>
        </section>
    }
}

/// Cards to cut out; on paper a page of their own, with lines to cut along.
fn cards(cards: &'static [String], lang: Option<&'static str>) -> impl IntoView {
    let card = |html: &'static String| view! { <li class="card" inner_html=linked(html)></li> };
    view! {
        <section class="activity-part card-sheet">
            <h3>{text(learn::CARDS)}</h3>
            <p class="hint no-print">{text(learn::CARDS_ABOUT)}</p>
            <ul class="cards" lang=lang>{cards.iter().map(card).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// A link to an indicator, in the assessment that was answered last.
fn indicator_link(id: IndicatorId) -> impl IntoView {
    let newest = newest_assessment();
    let name = id.to_string().to_uppercase();
    view! { <a class="chip" href=indicator_href(newest.as_ref().map(|head| &head.id), id)>{name}</a> " " }
}

fn group_words([smallest, largest]: [u16; 2]) -> String {
    if smallest == largest {
        plural(learn::PEOPLE, usize::from(largest), &[])
    } else {
        fill(
            learn::PEOPLE_RANGE,
            &[("from", &smallest.to_string()), ("to", &largest.to_string())],
        )
    }
}

fn sections(unit: &'static Unit, activity: &'static Activity) -> Vec<impl IntoView> {
    let entry = |id: &'static String| {
        let place = unit.sections.iter().position(|section| section.id == *id)?;
        let name = fill(learn::SECTION_NUMBER, &[("number", &(place + 1).to_string())]);
        Some(view! { <a class="chip" href=href(unit, id, None)>{name}</a> " " })
    };
    activity.sections.iter().filter_map(entry).collect()
}

#[component]
fn DoneBox(
    /// The unit.
    unit: &'static Unit,
    /// The activity.
    activity: &'static Activity,
) -> impl IntoView {
    let learning = Learning::open();
    let record = learning.unit(&unit.id);
    let done = Memo::new(move |_| record.with(|record| record.activities.get(&activity.id) == Some(&true)));
    let mark = move |event| {
        let done = event_target_checked(&event);
        learning.dispatch(Action::MarkActivity {
            unit: unit.id.clone(),
            activity: activity.id.clone(),
            done,
        });
    };
    view! {
        <label class="done-box">
            <input type="checkbox" prop:checked=move || done.get() on:change=mark />
            <span>{text(learn::MARK_ACTIVITY)}</span>
        </label>
    }
}
