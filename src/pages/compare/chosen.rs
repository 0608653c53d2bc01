//! Choosing two versions, and what moved between them.

use leptos::prelude::*;

use super::essentials::essentials;
use super::evidence::new_evidence;
use super::indices::indices;
use super::left_out::left_out_section;
use super::moves::moves_table;
use super::said::said;
use super::versions::{Side, Versions, version_name};
use crate::components::choice_field::choice_field;
use crate::pages::assessments::name_of;
use crate::words::{compare, fill, text};

/// The two choices and the comparison.
pub fn chosen_section(versions: Versions) -> impl IntoView {
    let has_pair = Memo::new(move |_| versions.pair.with(Option::is_some));
    let body = move || {
        if has_pair.get() {
            return view! {
                {said(versions)}
                {indices(versions)}
                {essentials(versions)}
                {moves_table(versions)}
                {new_evidence(versions)}
                {left_out_section(versions)}
            }
            .into_any();
        }
        let word = match versions.before.get() {
            None => compare::NOTHING_EARLIER,
            Some(_) => compare::SAME_VERSION,
        };
        view! { <p class="empty">{text(word)}</p> }.into_any()
    };
    view! {
        <section class="comparison" aria-labelledby="comparison-heading">
            <h2 id="comparison-heading">{move || heading(versions)}</h2>
            <div class="choose-versions no-print">
                <SideChoice versions earlier=true />
                <SideChoice versions earlier=false />
            </div>
            {body}
        </section>
    }
}

fn heading(versions: Versions) -> String {
    let Some(before) = versions.before.get() else {
        return text(compare::COMPARE_HEADING).to_owned();
    };
    let after = versions.after.get();
    // Names of people's own last: what they wrote is not looked at again.
    fill(
        compare::COMPARED_HEADING,
        &[("before", &versions.name(&before)), ("after", &versions.name(&after))],
    )
}

#[component]
fn SideChoice(
    /// The versions.
    versions: Versions,
    /// The earlier side, not the later one.
    earlier: bool,
) -> impl IntoView {
    let (name, label, chosen) = if earlier {
        ("before", compare::CHOOSE_BEFORE, versions.chosen_before)
    } else {
        ("after", compare::CHOOSE_AFTER, versions.chosen_after)
    };
    let selected = Memo::new(move |_| match earlier {
        true => versions.before.get(),
        false => Some(versions.after.get()),
    });
    let choose = move |event| chosen.set(event_target_value(&event).parse().ok());
    let options = move || {
        let option = |side: Side, name: String| {
            let here = side.clone();
            let is_selected = move || selected.with(|selected| selected.as_ref() == Some(&here));
            view! { <option value=side.to_string() selected=is_selected>{name}</option> }
        };
        let none = (earlier && selected.with(Option::is_none))
            .then(|| view! { <option value="" selected=true>{text(compare::CHOOSE_NONE)}</option> });
        let frozen = versions.heads.get().into_iter().rev();
        let frozen: Vec<_> = frozen
            .map(|head| option(Side::Frozen(head.id.clone()), version_name(&head)))
            .collect();
        let others: Vec<_> = versions
            .others
            .get()
            .into_iter()
            .map(|other| option(Side::Other(other.id.clone()), name_of(&other)))
            .collect();
        let others =
            (!others.is_empty()).then(|| view! { <optgroup label=text(compare::CHOOSE_OTHERS)>{others}</optgroup> });
        view! {
            {none}
            {option(Side::Now, text(compare::NOW).to_owned())}
            {frozen}
            {others}
        }
    };
    choice_field(label, name, options, choose)
}
