//! One activity: what it is for, what it needs, what to do, and what must stay as it is.

use leptos::prelude::*;
use touchstone_domain::catalog::{Activity, Unit};
use touchstone_domain::learning_record::Action;

use super::linked::linked;
use super::place::{foreign, href, unit_name};
use crate::state::learning::Learning;
use crate::words::{Word, fill, learn, plural, text};

/// The card.
#[component]
pub fn ActivityCard<P: Fn(Option<&'static str>) + Copy + 'static>(
    /// The unit.
    unit: &'static Unit,
    /// The activity.
    activity: &'static Activity,
    /// The only card that goes to the printer; nothing: all of them.
    printed: RwSignal<Option<&'static str>>,
    /// Prints one card, or all.
    print: P,
) -> impl IntoView {
    let lang = foreign(&unit.language);
    let id = activity.id.as_str();
    let parts: [(Word, &'static str); 7] = [
        (learn::PURPOSE, &activity.purpose),
        (learn::MATERIAL, &activity.material),
        (learn::STEPS, &activity.steps),
        (learn::DEBRIEF, &activity.debrief),
        (learn::IF_IT_GOES_WRONG, &activity.if_it_goes_wrong),
        (learn::CORE, &activity.core),
        (learn::MAY_CHANGE, &activity.may_change),
    ];
    let parts = parts.map(|(word, html)| {
        view! {
            <section class="activity-part">
                <h3>{text(word)}</h3>
                <div class="prose" lang=lang inner_html=linked(html)></div>
            </section>
        }
    });
    let left_out = move || printed.get().is_some_and(|printed| printed != id);
    let print_label = fill(learn::PRINT_NAMED, &[("name", &activity.title)]);
    view! {
        <article class="activity-card" class:no-print=left_out id=id data-activity=id>
            <h2 lang=lang tabindex="-1">{activity.title.as_str()}</h2>
            <p class="meta print-only" lang=lang>{unit_name(unit.number, &unit.title)}</p>
            <dl class="activity-facts">
                <dt>{text(learn::TIME)}</dt>
                <dd>{plural(learn::MINUTES, usize::from(activity.minutes), &[])}</dd>
                <dt>{text(learn::GROUP)}</dt>
                <dd>{group_words(activity.group)}</dd>
                <dt>{text(learn::BELONGS_TO)}</dt>
                <dd>{sections(unit, activity)}</dd>
            </dl>
            {parts}
            <p class="actions no-print">
                <DoneBox unit activity />
                <button type="button" data-action="print-card" aria-label=print_label on:click=move |_| print(Some(id))>{text(learn::PRINT)}</button>
            </p>
        </article>
    }
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
